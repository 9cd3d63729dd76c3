//! JSON lines: an object a line, with the text in a field.

use std::io::{self, BufRead, Read};

use factwire::Date;
use factwire::facts::DateError;
use serde_json::{Map, Value};

use crate::documents::{Document, Reading, Taker};
use crate::failure::{Fault, LineFault};

/// Which fields tell what. One that begins with a slash is a JSON pointer ("/article/body").
#[derive(Clone, Debug, Default)]
pub struct Fields {
    pub text: String,
    /// Where it is missing, file and line are the name.
    pub id: String,
    /// Empty: none.
    pub date: String,
}

/// A document for each line that is not empty; `name` is for messages, `id` for the names of those without one.
pub fn read<T: Taker>(
    mut content: impl BufRead,
    name: &str,
    id: &str,
    Reading { fields, limit, strict, .. }: &Reading,
    taker: &mut T,
) -> Result<(), T::Stop> {
    let (mut bytes, mut number) = (Vec::new(), 0);
    loop {
        number += 1;
        let mut warning = None;
        let line = match line(&mut content, &mut bytes, *limit) {
            Ok(None) => return Ok(()),
            Ok(Some(line)) => line.and_then(|bytes| {
                let line = String::from_utf8_lossy(bytes);
                let bad = std::str::from_utf8(bytes).err().map(|e| LineFault::NotUtf8(e.valid_up_to()));
                match bad {
                    Some(bad) if *strict => return Err(bad),
                    bad => {
                        warning = bad.map(|what| {
                            Fault::Line { name: name.to_owned(), line: number, what }.to_string()
                                + ": U+FFFD stands for it"
                        })
                    }
                }
                document(line.trim_start_matches('\u{feff}').trim(), fields)
            }),
            Err(source) => {
                return taker.fault(Fault::Read { path: name.into(), source });
            }
        };
        match line {
            Ok(None) => {}
            Ok(Some((own, text, published))) => {
                let id = own.unwrap_or_else(|| format!("{id}:{number}"));
                if taker.wants(&id)? {
                    taker.take(Document { id, text, published, warning })?;
                }
            }
            Err(what) => taker.fault(Fault::Line { name: name.to_owned(), line: number, what })?,
        }
    }
}

/// The next line without its end; `None` behind the last one.
fn line<'b>(
    content: &mut impl BufRead,
    bytes: &'b mut Vec<u8>,
    limit: u64,
) -> io::Result<Option<Result<&'b [u8], LineFault>>> {
    bytes.clear();
    // a line that was long does not keep its room
    bytes.shrink_to(1024 * 1024);
    if content.by_ref().take(limit + 1).read_until(b'\n', bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() as u64 > limit && bytes.last() != Some(&b'\n') {
        content.skip_until(b'\n')?;
        return Ok(Some(Err(LineFault::TooLarge(limit / (1024 * 1024)))));
    }
    Ok(Some(Ok(bytes)))
}

type Read3 = (Option<String>, String, Option<Date>);

/// Id, text and day of a line; `None` for an empty one.
fn document(line: &str, fields: &Fields) -> Result<Option<Read3>, LineFault> {
    if line.is_empty() {
        return Ok(None);
    }
    let value = serde_json::from_str(line).map_err(LineFault::Json)?;
    let Value::Object(mut object) = value else { return Err(LineFault::NoObject) };
    let id = match field(&mut object, &fields.id) {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) => Some(id),
        Some(Value::Number(id)) => Some(id.to_string()),
        Some(_) => return Err(LineFault::NoId { field: fields.id.clone() }),
    };
    let published = match field(&mut object, &fields.date) {
        None | Some(Value::Null) => None,
        Some(Value::String(date)) if date.trim().is_empty() => None,
        Some(Value::String(date)) => Some(date.parse().map_err(|e: DateError| no_date(fields, &e))?),
        Some(other) => return Err(no_date(fields, &format!("{other} is no date, which is a string"))),
    };
    match field(&mut object, &fields.text) {
        Some(Value::String(text)) => Ok(Some((id, text, published))),
        _ => {
            let has: Vec<&str> = object.keys().map(String::as_str).take(12).collect();
            let has = if has.is_empty() { "nothing".to_owned() } else { has.join(", ") };
            Err(LineFault::NoText { field: fields.text.clone(), has })
        }
    }
}

fn no_date(fields: &Fields, what: &dyn std::fmt::Display) -> LineFault {
    LineFault::NoDate { field: fields.date.clone(), what: what.to_string() }
}

fn field(object: &mut Map<String, Value>, name: &str) -> Option<Value> {
    let Some(rest) = name.strip_prefix('/') else { return object.get_mut(name).map(Value::take) };
    let (first, rest) = rest.split_once('/').map_or((rest, None), |(first, rest)| (first, Some(rest)));
    let value = object.get_mut(&first.replace("~1", "/").replace("~0", "~"))?;
    match rest {
        None => Some(value.take()),
        Some(rest) => value.pointer_mut(&format!("/{rest}")).map(Value::take),
    }
}
