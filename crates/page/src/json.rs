//! The one writer of JSON for what is read from a page.

/// Appends text as JSON has it (RFC 8259, section 7).
pub(crate) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                for digit in [u32::from(c) / 16, u32::from(c) % 16] {
                    out.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// Appends a comma, unless an object or a list has just begun.
pub(crate) fn push_comma(out: &mut String) {
    if !out.ends_with(['{', '[', ':']) {
        out.push(',');
    }
}

/// Appends `"name":` to an object.
pub(crate) fn push_name(out: &mut String, name: &str) {
    push_comma(out);
    push_text(out, name);
    out.push(':');
}

/// Appends a field with a text.
pub(crate) fn push_field(out: &mut String, name: &str, text: &str) {
    push_name(out, name);
    push_text(out, text);
}

/// Appends a field with a list of texts, unless it is empty.
pub(crate) fn push_list(out: &mut String, name: &str, texts: &mut dyn Iterator<Item = &str>) {
    let before = out.len();
    push_name(out, name);
    out.push('[');
    let open = out.len();
    for text in texts {
        push_comma(out);
        push_text(out, text);
    }
    if out.len() == open {
        out.truncate(before);
    } else {
        out.push(']');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_comes_back(text in r#"[\PC"\\\x00-\x1f]{0,20}"#) {
            let mut out = String::new();
            push_text(&mut out, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }

    #[test]
    fn fields_and_lists_are_parted() {
        let mut out = String::from("{");
        push_list(&mut out, "none", &mut [].into_iter());
        push_field(&mut out, "a", "[");
        push_list(&mut out, "b", &mut ["{", "y"].into_iter());
        push_field(&mut out, "c", "1");
        out.push('}');
        assert_eq!(out, r#"{"a":"[","b":["{","y"],"c":"1"}"#);
    }
}
