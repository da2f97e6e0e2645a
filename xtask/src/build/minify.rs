//! Makes scripts and style sheets small, by the libraries made for it.

use anyhow::{Result, anyhow, bail};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

/// An ES module; names at its top level are shortened too.
///
/// # Errors
/// When the source isn't a module. `name` is what the text calls it.
pub(super) fn module(name: &str, source: &str) -> Result<String> {
    javascript(name, source, SourceType::mjs())
}

/// A classic script.
///
/// # Errors
/// When the source isn't a script. `name` is what the text calls it.
pub(super) fn script(name: &str, source: &str) -> Result<String> {
    javascript(name, source, SourceType::script())
}

fn javascript(name: &str, source: &str, kind: SourceType) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, kind).parse();
    let mut program = parsed.program;
    // The parser alone lets an `export` inside of a function pass.
    let checked = SemanticBuilder::new_compiler().build(&program);
    let mut errors = parsed.diagnostics.into_iter().chain(checked.diagnostics);
    if let Some(error) = errors.next() {
        bail!("{name} isn't JavaScript that we can read:\n{error:?}");
    }
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program);
    let printed = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .build(&program);
    Ok(printed.code)
}

/// A style sheet, as every browser with custom elements and constructable
/// sheets reads it: nothing is prefixed or lowered.
///
/// # Errors
/// When the source isn't CSS. `name` is what the text calls it.
pub(super) fn css(name: &str, source: &str) -> Result<String> {
    let mut sheet = StyleSheet::parse(source, ParserOptions::default())
        .map_err(|error| anyhow!("{name}: {error}"))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| anyhow!("{name}: {error}"))?;
    let options = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    let printed = sheet
        .to_css(options)
        .map_err(|error| anyhow!("{name}: {error}"))?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::{css, module};

    #[test]
    fn unused_names_and_comments_go() {
        let check = |source, expect| assert_eq!(module("test", source).unwrap(), expect);
        check(
            "/** x */ function unused() {} export function f() {}",
            "export function f(){}",
        );
        check(
            "export function create() { function a() { b(); } function b() { a(); } let value = 1; use(value); return { a }; }",
            "export function create(){function e(){t()}function t(){e()}return use(1),{a:e}}",
        );
        assert!(module("test", "let let").is_err());
    }

    #[test]
    fn style_sheets() {
        let check = |source, expect| assert_eq!(css("test", source).unwrap(), expect);
        check(
            ":host { display : block; /* x */ color: var(--inlay-ink, light-dark(#000000, white)) }",
            ":host{color:var(--inlay-ink,light-dark(#000,#fff));display:block}",
        );
        assert!(css("test", "a { color: red").is_err() || css("test", "a {{{ }").is_err());
    }
}
