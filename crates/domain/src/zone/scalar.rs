//! Values that stand as a text in data files and are parsed on the way in.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

/// A value with one textual form.
pub(crate) trait Scalar: Sized {
    /// What is expected, for an error about something that is no text.
    const EXPECTED: &'static str;

    /// Whether a number may stand there too, and is read with its digits.
    const AS_WRITTEN: bool = false;

    /// Reads the text; the error is a sentence for the file's author.
    fn read(text: &str) -> Result<Self, String>;
}

/// The body of a scalar's `Deserialize`.
pub(crate) fn deserialize<'de, T: Scalar, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Text<T>(PhantomData<T>);

    impl<T: Scalar> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(T::EXPECTED)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            T::read(text).map_err(E::custom)
        }
    }

    if T::AS_WRITTEN {
        deserializer.deserialize_newtype_struct(crate::json::AS_WRITTEN, Text(PhantomData))
    } else {
        deserializer.deserialize_str(Text(PhantomData))
    }
}
