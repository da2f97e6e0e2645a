//! Drops the custom sections of a module: names, producers, features,
//! relocations. A browser reads none of them.

use anyhow::{Context as _, Result, ensure};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;

/// The module without its custom sections.
///
/// # Errors
/// When `module` isn't a WebAssembly module of version 1.
pub(super) fn custom_sections(module: &[u8]) -> Result<Vec<u8>> {
    let mut rest = module
        .strip_prefix(HEADER)
        .context("This is no WebAssembly module")?;
    let mut kept = HEADER.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let (length, content) = length(after)?;
        ensure!(length <= content.len(), "A section is cut off");
        let (content, next) = content.split_at(length);
        let (section, _) = rest.split_at(rest.len() - next.len());
        if id != CUSTOM {
            kept.extend_from_slice(section);
        }
        debug_assert!(
            section.ends_with(content),
            "a section ends with its content"
        );
        rest = next;
    }
    Ok(kept)
}

/// Reads an unsigned LEB128 number (WebAssembly core specification, 5.2.2).
fn length(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0u64;
    let mut shift = 0;
    let mut rest = bytes;
    loop {
        let (&byte, after) = rest.split_first().context("A length is cut off")?;
        ensure!(shift < 35, "A length is too long");
        value |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        rest = after;
        if byte & 0x80 == 0 {
            return Ok((usize::try_from(value)?, rest));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::custom_sections;

    #[test]
    fn custom_sections_go_and_the_others_stay() {
        let check = |body: &[u8], expect: Option<&[u8]>| {
            let module = [super::HEADER, body].concat();
            let expect = expect.map(|expect| [super::HEADER, expect].concat());
            assert_eq!(custom_sections(&module).ok(), expect, "{body:?}");
        };
        check(b"", Some(b""));
        check(
            b"\x01\x02ab\x00\x03\x01nx\x0a\x01c",
            Some(b"\x01\x02ab\x0a\x01c"),
        );
        // A length may be padded.
        check(b"\x00\x81\x00x\x03\x80\x00", Some(b"\x03\x80\x00"));
        check(b"\x01", None);
        check(b"\x01\x05ab", None);
        check(b"\x01\xff\xff\xff\xff\xff\xff", None);
        assert!(custom_sections(b"\0asm\x02\0\0\0").is_err());
    }
}
