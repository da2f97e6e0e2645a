//! `inlay.d.ts`: the elements for TypeScript.
//!
//! The loader exports nothing, so these are interfaces: a class would promise
//! something that can be constructed.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use inlay_widgets::element::{CODES, ELEMENTS, EVENTS, METHODS, Named, PROPERTIES};

use super::data;
use super::schema::{self, DataSchema};

/// A property's type.
#[derive(Debug)]
pub(super) struct Property {
    /// In TypeScript.
    pub text: String,
    /// Whether pages can't set it.
    pub readonly: bool,
}

/// The name of an element's class: `InlayTeamDirectory` for `inlay-team-directory`.
pub(super) fn class(tag: &str) -> String {
    let mut name = String::new();
    for word in tag.split('-') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// What an attribute may be.
pub(super) fn attribute(name: &str) -> &'static str {
    match name {
        "loading" => "'lazy' | 'eager'",
        "theme" => "'auto' | 'light' | 'dark'",
        "heading-level" => "'2' | '3' | '4' | '5' | '6'",
        _ => "string",
    }
}

/// What a property of the widget's element is.
///
/// # Errors
/// When it isn't known here.
pub(super) fn property(name: &str, widget: &str) -> Result<Property> {
    property_of(name, schema::name(widget)?)
}

fn property_of(name: &str, data: &str) -> Result<Property> {
    Ok(match name {
        "data" => Property {
            text: format!("{data} | null | undefined"),
            readonly: false,
        },
        "ready" => Property {
            text: "Promise<void>".to_owned(),
            readonly: true,
        },
        other => bail!("say in xtask/src/manifest/types.rs what the property {other} is"),
    })
}

/// What a method returns.
///
/// # Errors
/// When it isn't known here.
pub(super) fn method(name: &str) -> Result<&'static str> {
    match name {
        "load" => Ok("Promise<void>"),
        other => bail!("say in xtask/src/manifest/types.rs what the method {other} returns"),
    }
}

/// What an event is.
///
/// # Errors
/// When it isn't known here.
pub(super) fn event(name: &str) -> Result<&'static str> {
    match name {
        "inlay-ready" => Ok("CustomEvent<null>"),
        "inlay-error" => Ok("CustomEvent<InlayErrorDetail>"),
        "inlay-change" => Ok("CustomEvent<InlayChangeDetail>"),
        other => bail!("say in xtask/src/manifest/types.rs what the event {other} carries"),
    }
}

/// The whole file.
///
/// # Errors
/// When a member is declared whose type isn't known here, or a schema has a shape
/// for which there is no type yet.
pub(super) fn declarations(schemas: &[DataSchema]) -> Result<String> {
    let mut out = String::from("// Written by `cargo xtask manifest`.\n\n");
    out.push_str("/** What `detail.code` of `inlay-error` may be. */\n");
    out.push_str("export type InlayErrorCode =");
    for code in CODES {
        out.push('\n');
        comment(&mut out, "  ", code.about);
        write!(out, "  | \"{}\"", code.name)?;
    }
    out.push_str(
        ";\n\n\
         /** The detail of `inlay-error`, and the reason of a rejected `ready`. */\n\
         export interface InlayErrorDetail {\n  \
           code: InlayErrorCode;\n  \
           /** For the page's author: what is wrong, where, what to do. */\n  \
           message: string;\n  \
           /** Where in the data, like `rotation[1].zone`; empty for the whole. */\n  \
           path: string;\n\
         }\n\n",
    );
    changes(&mut out)?;
    out.push_str("/** What all elements have in common. */\n");
    out.push_str("export interface InlayElement<Data = unknown> extends HTMLElement {\n");
    for Named { name, about } in PROPERTIES {
        let Property { text, readonly } = property_of(name, "Data")?;
        let readonly = if readonly { "readonly " } else { "" };
        comment(&mut out, "  ", about);
        writeln!(out, "  {readonly}{name}: {text};")?;
    }
    for Named { name, about } in METHODS {
        comment(&mut out, "  ", about);
        writeln!(out, "  {name}(): {};", method(name)?)?;
    }
    out.push_str("}\n\n");
    for element in ELEMENTS {
        comment(&mut out, "", element.about);
        let (class, data) = (class(element.tag), schema::name(element.widget)?);
        writeln!(
            out,
            "export interface {class} extends InlayElement<{data}> {{}}\n"
        )?;
    }
    global(&mut out)?;
    out.push_str(&data::interfaces(schemas)?);
    Ok(out)
}

fn changes(out: &mut String) -> Result<()> {
    out.push_str("/** The detail of `inlay-change`. It never has what a reader typed. */\n");
    out.push_str("export interface InlayChangeDetail {\n  view:");
    for element in ELEMENTS {
        for view in element.views {
            out.push('\n');
            let about = format!("`<{}>`: {}", element.tag, view.about);
            comment(out, "    ", &about);
            write!(out, "    | \"{}\"", view.name)?;
        }
    }
    out.push_str(";\n  value: string;\n}\n\n");
    Ok(())
}

/// Tags for `querySelector` and `createElement`; events for `addEventListener` on
/// elements, documents and windows alike, since they bubble and are composed.
fn global(out: &mut String) -> Result<()> {
    out.push_str("declare global {\n  interface HTMLElementTagNameMap {\n");
    for element in ELEMENTS {
        writeln!(out, "    \"{}\": {};", element.tag, class(element.tag))?;
    }
    out.push_str("  }\n  interface GlobalEventHandlersEventMap {\n");
    for Named { name, about } in EVENTS {
        comment(out, "    ", about);
        writeln!(out, "    \"{name}\": {};", event(name)?)?;
    }
    out.push_str("  }\n}\n");
    Ok(())
}

/// A documentation comment; nothing in `text` ends it early.
pub(super) fn comment(out: &mut String, indent: &str, text: &str) {
    let text = text.replace("*/", "*\u{200b}/");
    let mut lines = text.lines();
    match (lines.next(), lines.next()) {
        (None, _) => {}
        (Some(line), None) => {
            out.extend([indent, "/** ", line, " */\n"]);
        }
        _ => {
            out.extend([indent, "/**\n"]);
            for line in text.lines() {
                out.push_str([indent, " * ", line].concat().trim_end());
                out.push('\n');
            }
            out.extend([indent, " */\n"]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{class, comment};

    #[test]
    fn classes_are_called_by_their_tags() {
        for (tag, expected) in [
            ("inlay-team-directory", "InlayTeamDirectory"),
            ("inlay-contact", "InlayContact"),
        ] {
            assert_eq!(class(tag), expected);
        }
    }

    #[test]
    fn a_comment_ends_where_it_should() {
        for (text, expected) in [
            ("", ""),
            ("One.", "  /** One. */\n"),
            ("a */ b", "  /** a *\u{200b}/ b */\n"),
            ("One,\n\ntwo.", "  /**\n   * One,\n   *\n   * two.\n   */\n"),
        ] {
            let mut out = String::new();
            comment(&mut out, "  ", text);
            assert_eq!(out, expected);
        }
    }
}
