//! Addresses that may be shown as a link.

use serde::{Deserialize, Deserializer, Serialize};

use crate::zone::scalar::{self, Scalar};

/// An address that is safe to show as a link: `https:`, `http:`, `mailto:`, or
/// relative to the page (`/x`, `x/y`, `?x`, `#x`).
///
/// A browser repairs much before it follows an address: it drops tabs and line
/// breaks, trims spaces, takes `\` for `/`, and decodes a host. So everything
/// that would be repaired is refused, and the text is what is followed. Also
/// refused, though browsers allow them: `//host`, which looks like a path of
/// this site and isn't; a name and password before the host, which disguise
/// it; and host names outside ASCII, whose letters can be look-alikes (their
/// `xn--` form is fine).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct LinkUrl(String);

impl LinkUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence for the author of the page.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.is_empty() {
            return Err("The address is empty; leave the field out instead.");
        }
        for char in text.chars() {
            if let Some(reason) = refused(char) {
                return Err(reason);
            }
        }
        match scheme(text) {
            None if text.starts_with("//") => {
                return Err(
                    "An address that begins with // leads to another site; write https:// in full.",
                );
            }
            None => {}
            Some(_) if text.eq_ignore_ascii_case("mailto:") => {
                return Err("No mail address stands behind mailto:.");
            }
            Some(scheme) if scheme.eq_ignore_ascii_case("mailto") => {}
            Some(scheme)
                if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") =>
            {
                check_host(authority(text))?;
            }
            Some(_) => {
                return Err(
                    "A link begins with https:, http: or mailto:, or is relative to the page, like /handbook/.",
                );
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// The address as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, and its port if one is written: what a button names before it
    /// leaves the page. Mail addresses and relative ones have none.
    ///
    /// ```
    /// use inlay_domain::link::LinkUrl;
    /// let url = LinkUrl::parse("https://gitlab.com/example-group")?;
    /// assert_eq!(url.host(), Some("gitlab.com"));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        if self.is_external() {
            authority(&self.0)
        } else {
            None
        }
    }

    /// Whether it leads to a site by name (`https:` or `http:`), which may be
    /// the page's own.
    #[must_use]
    pub fn is_external(&self) -> bool {
        scheme(&self.0).is_some_and(|scheme| !scheme.eq_ignore_ascii_case("mailto"))
    }

    /// Whether it opens a mail program.
    #[must_use]
    pub fn is_mail(&self) -> bool {
        scheme(&self.0).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto"))
    }
}

/// What stands before the first colon, unless that colon belongs to a path, a
/// query or a fragment (RFC 3986, section 4.2).
fn scheme(text: &str) -> Option<&str> {
    let end = text.find([':', '/', '?', '#'])?;
    let (scheme, rest) = text.split_at_checked(end)?;
    rest.starts_with(':').then_some(scheme)
}

/// Host and port of an address with `://`.
fn authority(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(':')?;
    let rest = rest.strip_prefix("//")?;
    rest.split(['/', '?', '#']).next()
}

fn check_host(authority: Option<&str>) -> Result<(), &'static str> {
    let Some(authority) = authority else {
        return Err("Two slashes and a host follow https:, like https://example.com/.");
    };
    // As a byte: searching for a `char` links a search for any text, 1 KB.
    if authority.as_bytes().contains(&b'@') {
        return Err("A name or password before the host hides where the link leads; remove it.");
    }
    // The colons of an IPv6 address stand in brackets.
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, "0"),
    };
    if host.is_empty() {
        return Err("There is no host in this address, like example.com.");
    }
    let in_brackets = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let good = match in_brackets {
        Some(address) => address
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.')),
        None => host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')),
    };
    if !good {
        return Err(
            "The host of this address has characters that hosts don't have; write an international name in its xn-- form.",
        );
    }
    if port.is_empty() || port.len() > 5 || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("The port of this address is not a number.");
    }
    Ok(())
}

fn refused(char: char) -> Option<&'static str> {
    match char {
        '\\' => Some("An address has no backslash; write / instead."),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
            Some("There is a tab, line break or control character in this address; remove it.")
        }
        ' '
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => {
            Some("There is a space in this address; remove it, or write %20 inside a path.")
        }
        // Marks without a width, and those that turn the direction of text:
        // the address would read as another one.
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Some("There is an invisible character in this address; remove it."),
        _ => None,
    }
}

impl Scalar for LinkUrl {
    const EXPECTED: &'static str = "an address, like \"/handbook/\"";

    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(Into::into)
    }
}

impl<'de> Deserialize<'de> for LinkUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for LinkUrl {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LinkUrl".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "minLength": 1,
            "pattern": "^([hH][tT][tT][pP][sS]?://[A-Za-z0-9._\\[-]|[mM][aA][iI][lL][tT][oO]:.|/($|[^/])|[?#]|[^:/?#]+($|[/?#]))",
            "description": "An address: https:, http:, mailto:, or relative to the page, like /handbook/.",
        })
    }
}
