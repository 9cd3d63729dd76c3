//! The wanted fields of a line of JSON. What else is in it is passed over: a small line can hold millions of values.

use std::fmt;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// What a field holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Wanted {
    /// There is no such field, or it is null.
    Nothing,
    Text(String),
    /// As it is written: no digit of a long number is lost.
    Number(String),
    /// "an array"
    Other(&'static str),
}

/// A line's fields in the order in which they were asked for, and the first names of all that it has.
pub struct Line<const N: usize> {
    pub fields: [Wanted; N],
    pub has: Vec<String>,
}

/// So many names are told where the wanted one is missing.
const NAMES_TOLD: usize = 12;
/// Letters of a name that are told.
const LETTERS_TOLD: usize = 60;

/// Reads an object. A name that begins with a slash is a JSON pointer ("/article/body").
///
/// # Errors
/// It is no JSON; `None`: it is JSON, but no object.
pub fn read<const N: usize>(line: &str, names: [&str; N]) -> Result<Line<N>, Option<serde_json::Error>> {
    if !line.starts_with('{') {
        return Err(serde_json::from_str::<IgnoredAny>(line).err());
    }
    let paths = names.map(path);
    let mut fields = [const { Wanted::Nothing }; N];
    let mut has: Vec<String> = Vec::new();
    members(line, &mut |name, value| {
        if has.len() < NAMES_TOLD {
            has.push(name.chars().take(LETTERS_TOLD).collect());
        }
        for (path, field) in paths.iter().zip(&mut fields) {
            if path.first().is_some_and(|first| first == name) {
                *field = find(value, &path[1..])?.map_or(Ok(Wanted::Nothing), wanted)?;
            }
        }
        Ok(())
    })
    .map_err(Some)?;
    Ok(Line { fields, has })
}

/// The names on the way to a field.
fn path(name: &str) -> Vec<String> {
    match name.strip_prefix('/') {
        Some(rest) => rest.split('/').map(|part| part.replace("~1", "/").replace("~0", "~")).collect(),
        None => vec![name.to_owned()],
    }
}

fn find<'l>(mut value: &'l RawValue, path: &[String]) -> serde_json::Result<Option<&'l RawValue>> {
    for name in path {
        let mut found = None;
        match value.get().as_bytes().first() {
            Some(b'{') => members(value.get(), &mut |other, value| {
                if other == name {
                    found = Some(value);
                }
                Ok(())
            })?,
            Some(b'[') => found = name.parse().map_or(Ok(None), |at| element(value.get(), at))?,
            _ => {}
        }
        match found {
            Some(inner) => value = inner,
            None => return Ok(None),
        }
    }
    Ok(Some(value))
}

fn wanted(value: &RawValue) -> serde_json::Result<Wanted> {
    Ok(match value.get().as_bytes().first() {
        Some(b'"') => Wanted::Text(serde_json::from_str(value.get())?),
        Some(b'-' | b'0'..=b'9') => Wanted::Number(value.get().to_owned()),
        Some(b'{') => Wanted::Other("an object"),
        Some(b'[') => Wanted::Other("an array"),
        Some(b't') => Wanted::Other("true"),
        Some(b'f') => Wanted::Other("false"),
        _ => Wanted::Nothing,
    })
}

/// Hears a member of an object.
type Each<'f, 'l> = &'f mut dyn FnMut(&str, &'l RawValue) -> serde_json::Result<()>;

fn members<'l>(object: &'l str, each: Each<'_, 'l>) -> serde_json::Result<()> {
    let mut reader = serde_json::Deserializer::from_str(object);
    reader.deserialize_map(Members(each))?;
    reader.end()
}

struct Members<'f, 'l>(Each<'f, 'l>);

impl<'l> Visitor<'l> for Members<'_, 'l> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            (self.0)(&name, map.next_value()?).map_err(serde::de::Error::custom)?;
        }
        Ok(())
    }
}

fn element(array: &str, at: usize) -> serde_json::Result<Option<&RawValue>> {
    let mut reader = serde_json::Deserializer::from_str(array);
    let found = reader.deserialize_seq(Element(at))?;
    reader.end()?;
    Ok(found)
}

struct Element(usize);

impl<'l> Visitor<'l> for Element {
    type Value = Option<&'l RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'l>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        for _ in 0..self.0 {
            if seq.next_element::<IgnoredAny>()?.is_none() {
                return Ok(None);
            }
        }
        let found = seq.next_element()?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, read};

    #[test]
    fn fields_are_found_by_name_and_by_pointer() {
        let line = r#"{"a":"x\n","n":123456789012345678901234567890,"o":{"b/c":[true,{"d":"y"}]},"z":null}"#;
        let names = ["a", "n", "/o/b~1c/1/d", "/o/b~1c/0", "/o/b~1c/2", "z", "none", "/a/x", "o"];
        let told = [
            Wanted::Text("x\n".to_owned()),
            Wanted::Number("123456789012345678901234567890".to_owned()),
            Wanted::Text("y".to_owned()),
            Wanted::Other("true"),
            Wanted::Nothing,
            Wanted::Nothing,
            Wanted::Nothing,
            Wanted::Nothing,
            Wanted::Other("an object"),
        ];
        let line = read(line, names).ok().unwrap();
        assert_eq!((line.fields, line.has.join(" ")), (told, "a n o z".to_owned()));
    }

    #[test]
    fn what_is_no_object_is_told_from_what_is_no_json() {
        for (line, json) in
            [("[1]", true), ("7", true), ("{\"a\":", false), ("{\"a\":1} 2", false), ("x", false), ("", false)]
        {
            let fault = read(line, ["a"]).err().unwrap();
            assert_eq!(fault.is_none(), json, "{line}");
        }
    }

    #[test]
    fn of_two_fields_of_one_name_the_last_counts() {
        let line = read(r#"{"a":1,"a":"x"}"#, ["a"]).ok().unwrap();
        assert_eq!(line.fields, [Wanted::Text("x".to_owned())]);
    }
}
