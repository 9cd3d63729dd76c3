//! JSON lines: an object a line, with the text in a field.

mod wanted;

use std::io::{self, BufRead, Read};

use factwire::Date;
use factwire::facts::DateError;
use wanted::Wanted;

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

/// Bytes of an id; a longer one is no name.
const LONGEST_ID: usize = 4096;

type Read3 = (Option<String>, String, Option<Date>);

/// Id, text and day of a line; `None` for an empty one.
fn document(line: &str, fields: &Fields) -> Result<Option<Read3>, LineFault> {
    if line.is_empty() {
        return Ok(None);
    }
    let read = wanted::read(line, [&*fields.id, &*fields.date, &*fields.text]);
    let wanted::Line { fields: [id, date, text], has } =
        read.map_err(|e| e.map_or(LineFault::NoObject, LineFault::Json))?;
    let id = match id {
        Wanted::Nothing => None,
        Wanted::Text(id) | Wanted::Number(id) if id.len() > LONGEST_ID => {
            return Err(LineFault::LongId { field: fields.id.clone(), longest: LONGEST_ID });
        }
        Wanted::Text(id) | Wanted::Number(id) => Some(id),
        Wanted::Other(_) => return Err(LineFault::NoId { field: fields.id.clone() }),
    };
    let published = match date {
        Wanted::Nothing => None,
        Wanted::Text(date) if date.trim().is_empty() => None,
        Wanted::Text(date) => Some(date.parse().map_err(|e: DateError| no_date(fields, &e))?),
        Wanted::Number(_) => return Err(no_date(fields, &"a number is no date, which is a string")),
        Wanted::Other(other) => return Err(no_date(fields, &format!("{other} is no date, which is a string"))),
    };
    match text {
        Wanted::Text(text) => Ok(Some((id, text, published))),
        _ => {
            let has = if has.is_empty() { "nothing".to_owned() } else { has.join(", ") };
            Err(LineFault::NoText { field: fields.text.clone(), has })
        }
    }
}

fn no_date(fields: &Fields, what: &dyn std::fmt::Display) -> LineFault {
    LineFault::NoDate { field: fields.date.clone(), what: what.to_string() }
}
