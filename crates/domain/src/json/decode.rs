//! Serde's derives over the tree.
//!
//! What is generic is instantiated for every type of the contract, so it holds
//! a `match` and a call; everything else is in functions that aren't generic.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected,
};
use serde::de::{VariantAccess, Visitor};

use super::error::{Problem, entries, push_quoted_list};
use super::node::{Member, Node, Value};
use crate::digits;

/// A name for `deserialize_newtype_struct` with which a type asks for a number
/// as it is written: its visitor gets `visit_str` with the digits of a number,
/// or with the content of a text. Money is read this way, since a float would
/// change it.
pub const AS_WRITTEN: &str = "$inlay::as-written";

impl Node<'_> {
    fn standing(&self) -> Unexpected<'_> {
        match &self.value {
            Value::Null => Unexpected::Unit,
            Value::Bool(value) => Unexpected::Bool(*value),
            Value::Number(text) if text.len() <= 40 => Unexpected::Other(text),
            Value::Number(_) => Unexpected::Other("a number"),
            Value::String(text) if text.chars().count() <= 40 => Unexpected::Str(text),
            Value::String(_) => Unexpected::Other("a text"),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        }
    }

    #[cold]
    fn mismatch(&self, expected: &dyn Expected) -> Problem {
        Problem::invalid_type(self.standing(), expected)
    }

    /// A whole number between two bounds; without floats, so that none of
    /// their code is linked. Returns the sign and the magnitude.
    pub(crate) fn whole(&self, least: i64, greatest: u64) -> Result<(bool, u64), Problem> {
        if let Value::Number(text) = self.value {
            let (negative, digits) = match text.strip_prefix('-') {
                Some(digits) => (true, digits),
                None => (false, text),
            };
            let limit = if negative {
                least.unsigned_abs()
            } else {
                greatest
            };
            if let Some(magnitude) = magnitude(digits).filter(|magnitude| *magnitude <= limit) {
                return Ok((negative && magnitude > 0, magnitude));
            }
        }
        Err(self.not_whole(least, greatest))
    }

    #[cold]
    fn not_whole(&self, least: i64, greatest: u64) -> Problem {
        let mut expected = String::from("a whole number from ");
        digits::push(&mut expected, least);
        expected.push_str(" to ");
        digits::push_padded(&mut expected, greatest, 1);
        self.unlike(&expected)
    }

    #[cold]
    pub(super) fn none_of(&self, allowed: &[&str]) -> Problem {
        let mut expected = String::from("one of ");
        push_quoted_list(&mut expected, allowed);
        self.unlike(&expected)
    }
}

fn magnitude(digits: &str) -> Option<u64> {
    let mut value = 0_u64;
    for byte in digits.bytes() {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        value = value.checked_mul(10)?.checked_add(u64::from(digit))?;
    }
    Some(value)
}

fn signed(negative: bool, magnitude: u64) -> i64 {
    let value = magnitude as i64;
    if negative {
        value.wrapping_neg()
    } else {
        value
    }
}

macro_rules! whole_numbers {
    ($($unsigned:ident $visit_unsigned:ident $u:ty, $signed:ident $visit_signed:ident $i:ty;)*) => {$(
        fn $unsigned<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
            let (_, magnitude) = self.whole(0, <$u>::MAX.into())?;
            visitor.$visit_unsigned(magnitude as $u)
        }

        fn $signed<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
            let (negative, magnitude) = self.whole(<$i>::MIN.into(), <$i>::MAX as u64)?;
            visitor.$visit_signed(signed(negative, magnitude) as $i)
        }
    )*};
}

macro_rules! same {
    ($($name:ident => $other:ident;)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
            self.$other(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for &'de Node<'_> {
    type Error = Problem;

    whole_numbers! {
        deserialize_u8 visit_u8 u8, deserialize_i8 visit_i8 i8;
        deserialize_u16 visit_u16 u16, deserialize_i16 visit_i16 i16;
        deserialize_u32 visit_u32 u32, deserialize_i32 visit_i32 i32;
        deserialize_u64 visit_u64 u64, deserialize_i64 visit_i64 i64;
    }

    same! {
        deserialize_string => deserialize_str;
        deserialize_identifier => deserialize_str;
        deserialize_char => deserialize_str;
        deserialize_bytes => deserialize_any;
        deserialize_byte_buf => deserialize_any;
        deserialize_f32 => deserialize_f64;
    }

    /// A number with a fraction, or one beyond 64 bits, comes as an error
    /// here, since a float would link code that only few types need.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::String(text) => visitor.visit_str(text),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
            Value::Number(_) => match self.whole(i64::MIN, u64::MAX) {
                Ok((false, magnitude)) => visitor.visit_u64(magnitude),
                Ok((true, magnitude)) => visitor.visit_i64(signed(true, magnitude)),
                Err(_) => Err(self.mismatch(&visitor)),
            },
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Value::Bool(value) => visitor.visit_bool(value),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    /// Links the parsing of floats (10 KB): only types that ask for one pay.
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        if let Value::Number(text) = self.value
            && let Ok(value) = text.parse::<f64>()
            && value.is_finite()
        {
            return visitor.visit_f64(value);
        }
        Err(self.mismatch(&visitor))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match &self.value {
            Value::String(text) => visitor.visit_str(text),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        if name != AS_WRITTEN {
            return visitor.visit_newtype_struct(self);
        }
        match &self.value {
            Value::Number(text) => visitor.visit_str(text),
            Value::String(text) => visitor.visit_str(text),
            // What is neither says so itself: an answer to a form may be a list.
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let Value::Array(entries) = &self.value else {
            return Err(self.mismatch(&visitor));
        };
        let mut list = List {
            entries: entries.iter(),
        };
        let value = visitor.visit_seq(&mut list)?;
        list.done(entries.len())?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match &self.value {
            Value::Object(members) => visitor.visit_map(Fields {
                members: members.iter(),
                value: None,
            }),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        allowed: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match self.value {
            Value::String(_) => visitor.visit_enum(Word(self)),
            _ => Err(self.none_of(allowed)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_unit()
    }
}

struct List<'de, 'a> {
    entries: std::slice::Iter<'de, Node<'a>>,
}

impl List<'_, '_> {
    /// A pair with a third entry is not a pair.
    fn done(&self, count: usize) -> Result<(), Problem> {
        let left = self.entries.len();
        if left == 0 {
            return Ok(());
        }
        let mut expected = String::new();
        digits::push_padded(&mut expected, (count - left) as u64, 1);
        expected.push_str(" entries");
        Err(Problem::mismatch(&expected, &entries(count)))
    }
}

impl<'de> SeqAccess<'de> for &mut List<'de, '_> {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Problem> {
        let Some(entry) = self.entries.next() else {
            return Ok(None);
        };
        match seed.deserialize(entry) {
            Ok(value) => Ok(Some(value)),
            Err(problem) => Err(problem.at(entry.span.start)),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

struct Fields<'de, 'a> {
    members: std::slice::Iter<'de, Member<'a>>,
    value: Option<&'de Node<'a>>,
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Problem> {
        let Some(member) = self.members.next() else {
            return Ok(None);
        };
        self.value = Some(&member.value);
        match seed.deserialize(&member.key) {
            Ok(value) => Ok(Some(value)),
            Err(problem) => Err(problem.at(member.key.span.start)),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Problem> {
        let Some(value) = self.value.take() else {
            return Err(Problem::new(
                "A value was asked for before its name.".to_owned(),
            ));
        };
        seed.deserialize(value)
            .map_err(|problem| problem.at(value.span.start))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.members.len())
    }
}

/// One of a few words. Variants that carry data aren't part of the contract:
/// where shapes differ, its types have visitors of their own.
struct Word<'de, 'a>(&'de Node<'a>);

impl<'de> EnumAccess<'de> for Word<'de, '_> {
    type Error = Problem;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Problem> {
        let value = seed.deserialize(self.0)?;
        Ok((value, self))
    }
}

impl Word<'_, '_> {
    fn bare(&self) -> Problem {
        self.0.mismatch(&"an object")
    }
}

impl<'de> VariantAccess<'de> for Word<'de, '_> {
    type Error = Problem;

    fn unit_variant(self) -> Result<(), Problem> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Problem> {
        Err(self.bare())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Problem> {
        Err(self.bare())
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Problem> {
        Err(self.bare())
    }
}
