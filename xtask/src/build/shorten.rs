//! Shortens the names by which the core and its glue know each other.
//!
//! wasm-bindgen makes them unique with a hash each, and a hash doesn't
//! compress: it is paid once in the module and once more in the glue.

use anyhow::{Result, ensure};
use walrus::Module;

/// The module that the imports come from, as wasm-bindgen calls it.
const IMPORTS: &str = "./main_bg.js";

/// Renames in `module` and returns the glue that fits it.
///
/// # Errors
/// When the glue doesn't name what the module does, once for each.
pub(super) fn names(module: &mut Module, glue: &str) -> Result<String> {
    let mut glue = replace(glue, &format!("\"{IMPORTS}\":"), "_:")?;
    let mut count = 0;
    for import in module.imports.iter_mut() {
        if import.module == IMPORTS {
            let name = name(count);
            glue = replace(&glue, &format!("{}:", import.name), &format!("{name}:"))?;
            "_".clone_into(&mut import.module);
            import.name = name;
            count += 1;
        }
    }
    for export in module.exports.iter_mut() {
        // The other exports are named by the runtime and the chunks.
        if export.name.starts_with("wasm_bindgen__") {
            let name = format!("_{}", name(count));
            glue = replace(
                &glue,
                &format!("wasm.{}(", export.name),
                &format!("wasm.{name}("),
            )?;
            export.name = name;
            count += 1;
        }
    }
    Ok(glue)
}

fn replace(glue: &str, from: &str, to: &str) -> Result<String> {
    let found = glue.matches(from).count();
    ensure!(
        found == 1,
        "The glue of wasm-bindgen has changed: `{from}` stands in it {found} times, not once"
    );
    Ok(glue.replacen(from, to, 1))
}

/// A to z, then with a digit behind: short, and never a reserved word.
fn name(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    match number / 26 {
        0 => letter.to_string(),
        more => format!("{letter}{more}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{name, replace};

    #[test]
    fn names_count_on() {
        let check = |number, expect| assert_eq!(name(number), expect);
        check(0, "a");
        check(25, "z");
        check(26, "a1");
        check(300, "o11");
    }

    #[test]
    fn each_stands_once() {
        assert_eq!(replace("a: b:", " b:", " c:").unwrap(), "a: c:");
        assert!(replace("a: b:", "d:", "c:").is_err());
        assert!(replace("a: a:", "a:", "c:").is_err());
    }
}
