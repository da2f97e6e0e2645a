//! A file of the library, before it is written.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// A name relative to the folder of the library, and a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// With slashes, on every system.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file that keeps its name from release to release.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
        }
    }

    /// A file whose name tells its content: `stem-<hash>.extension`. The same
    /// source gives the same name, and a changed file never hides behind an
    /// old copy in a cache.
    pub fn hashed(stem: &str, extension: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let digest = Sha256::digest(&bytes);
        // 32 bits: nobody attacks with them, that is what `integrity` is for.
        let hash: String = digest
            .iter()
            .take(4)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self::new(format!("{stem}-{hash}.{extension}"), bytes)
    }

    /// What follows `sha256-` in an `integrity` attribute (Subresource Integrity, 3.5).
    /// The runtime makes the hash of the name from it, too.
    #[must_use]
    pub fn digest(&self) -> String {
        STANDARD.encode(Sha256::digest(&self.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::File;

    #[test]
    fn name_and_digest_follow_the_content() {
        let file = File::hashed("a/b", "txt", "hello\n");
        assert_eq!(file.name, "a/b-5891b5b5.txt");
        let digest = "WJG1tSLV3whtD/CxEPvZ0hu0/HFjrzTQgoai6Eb2vgM=";
        assert_eq!(file.digest(), digest);
    }
}
