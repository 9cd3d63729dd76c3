//! Bytes → text: which charset they are in, and what stands for bytes that are not in it.
//!
//! A byte order mark goes before all, then what a page declares (in a header that was kept with it, `<meta charset>` or `<meta http-equiv>`).
//! Else it is UTF-8 or, where the bytes cannot be that, windows-1252. A byte that fits nothing becomes U+FFFD: it does not cost the document.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::inputs::Kind;

/// A text, and what was not told plainly by its bytes.
pub struct Decoded {
    pub text: String,
    pub doubt: Option<Doubt>,
}

/// Why the text may not be what was meant.
#[derive(Debug)]
pub enum Doubt {
    /// So many places where bytes did not fit the charset, of which the first is at this byte.
    Replaced { charset: &'static str, count: usize, offset: usize },
    /// No charset was declared, and it is not UTF-8: windows-1252 was taken.
    Guessed { offset: usize },
}

/// Bytes of a page in which its charset must be declared.
const DECLARED_WITHIN: usize = 4096;

/// Bytes at which UTF-16 without a mark is looked for.
const SAMPLE: usize = 400;

/// Of this many characters one may be replaced; more are no text.
const REPLACED_AT_MOST: usize = 10;

/// The text; `Err` has the offset of the first bad byte of what is no text at all.
pub fn decode(bytes: Vec<u8>, kind: Kind) -> Result<Decoded, usize> {
    let (header, body) = if kind == Kind::Html { without_header(&bytes) } else { (None, &bytes[..]) };
    let skipped = bytes.len() - body.len();
    let marked = Encoding::for_bom(body).map(|(encoding, _)| encoding);
    let declared = || header.or_else(|| if kind == Kind::Html { declared(body) } else { None });
    let valid = std::str::from_utf8(body);
    let encoding = marked.or_else(|| utf_16(body)).or_else(declared);
    let encoding = match (encoding, &valid) {
        // declared by habit: no other text happens to be UTF-8
        (Some(encoding), Ok(text)) if encoding == WINDOWS_1252 && !text.is_ascii() => Some(UTF_8),
        (encoding, _) => encoding,
    };
    let Some(encoding) = encoding else {
        let Err(error) = valid else { return Ok(plain(bytes, skipped)) };
        let offset = error.valid_up_to();
        if is_windows_1252(body) {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(body);
            return Ok(Decoded { text: text.into_owned(), doubt: Some(Doubt::Guessed { offset: skipped + offset }) });
        }
        return replaced(body, UTF_8, skipped);
    };
    if encoding == UTF_8 && valid.is_ok() { Ok(plain(bytes, skipped)) } else { replaced(body, encoding, skipped) }
}

/// What is UTF-8, without what stands before it.
fn plain(mut bytes: Vec<u8>, skipped: usize) -> Decoded {
    bytes.drain(..skipped);
    Decoded { text: String::from_utf8(bytes).unwrap_or_default(), doubt: None }
}

fn replaced(body: &[u8], encoding: &'static Encoding, skipped: usize) -> Result<Decoded, usize> {
    let (text, faulty) = encoding.decode_with_bom_removal(body);
    if !faulty {
        return Ok(Decoded { text: text.into_owned(), doubt: None });
    }
    let count = text.matches(char::REPLACEMENT_CHARACTER).count();
    let offset = skipped + first_fault(body, encoding);
    let empty = !text.contains(char::is_alphanumeric);
    if empty || count * REPLACED_AT_MOST > text.chars().count().max(REPLACED_AT_MOST) {
        return Err(offset);
    }
    Ok(Decoded { text: text.into_owned(), doubt: Some(Doubt::Replaced { charset: encoding.name(), count, offset }) })
}

/// The offset of the first byte that does not fit.
fn first_fault(body: &[u8], encoding: &'static Encoding) -> usize {
    if encoding == UTF_8 {
        return std::str::from_utf8(body).err().map_or(0, |e| e.valid_up_to());
    }
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut room = vec![0; 4096];
    let mut at = 0;
    loop {
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(&body[at..], &mut room, true);
        at += read;
        match result {
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::InputEmpty => return at,
            encoding_rs::DecoderResult::Malformed(length, after) => return at - usize::from(length + after).min(at),
        }
    }
}

/// Is it text of one byte a letter? Whatever has a character of UTF-8 in it, or a byte that stands for no letter or mark, is not.
fn is_windows_1252(body: &[u8]) -> bool {
    let mut rest = body;
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => return text.is_ascii(),
            Err(error) => {
                let (good, bad) = rest.split_at(error.valid_up_to());
                if !good.is_ascii() || matches!(bad[0], 0x81 | 0x8d | 0x8f | 0x90 | 0x9d | 0xff) || good.contains(&0) {
                    return false;
                }
                rest = &bad[1..];
            }
        }
    }
}

/// UTF-16 without a mark: every other byte of a text in Latin letters is zero.
fn utf_16(body: &[u8]) -> Option<&'static Encoding> {
    let sample = &body[..body.len().min(SAMPLE) / 2 * 2];
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, most) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if most < 2 => None,
        () if even == 0 && odd * 10 > most * 8 => Some(UTF_16LE),
        () if odd == 0 && even * 10 > most * 8 => Some(UTF_16BE),
        () => None,
    }
}

/// The charset that a kept HTTP header declares, and what follows it.
fn without_header(bytes: &[u8]) -> (Option<&'static Encoding>, &[u8]) {
    if !bytes.starts_with(b"HTTP/") {
        return (None, bytes);
    }
    let end = |mark: &[u8]| bytes.windows(mark.len()).position(|w| w == mark).map(|at| at + mark.len());
    let Some(end) = end(b"\r\n\r\n").into_iter().chain(end(b"\n\n")).min() else { return (None, bytes) };
    let header = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
    let declared = header.lines().find(|line| line.starts_with("content-type:")).and_then(label);
    (declared, &bytes[end..])
}

/// `<meta charset="iso-8859-1">`, `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">`,
/// `<?xml version="1.0" encoding="iso-8859-1"?>`
fn declared(body: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&body[..body.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let head = without_comments(&head);
    let xml = head.trim_start().strip_prefix("<?xml").and_then(|xml| xml.split("?>").next());
    let xml = xml.filter(|xml| xml.contains("encoding")).map(|xml| xml.replace("encoding", "charset"));
    let tags = head.match_indices("<meta").filter_map(|(at, _)| head[at..].split('>').next());
    let found = tags.filter_map(label).next().or_else(|| xml.as_deref().and_then(label));
    // such a declaration can only be read where it is not true
    found.map(|e| if e == UTF_16LE || e == UTF_16BE { UTF_8 } else { e })
}

fn without_comments(head: &str) -> Cow<'_, str> {
    if !head.contains("<!--") {
        return head.into();
    }
    let mut parts = head.split("<!--");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("-->").map_or("", |(_, rest)| rest)).into()
}

/// What stands behind "charset=".
fn label(text: &str) -> Option<&'static Encoding> {
    text.match_indices("charset").find_map(|(at, word)| {
        let value =
            text[at + word.len()..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end =
            value.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/')).unwrap_or(value.len());
        Encoding::for_label(&value.as_bytes()[..end])
    })
}

/// The beginning of a text as far as its kind shows in it.
pub fn beginning(start: &[u8]) -> Cow<'_, [u8]> {
    let marked = Encoding::for_bom(start).map(|(encoding, _)| encoding);
    match marked.or_else(|| utf_16(start)) {
        Some(encoding) if encoding != UTF_8 => {
            Cow::Owned(encoding.decode_with_bom_removal(start).0.into_owned().into_bytes())
        }
        _ => Cow::Borrowed(start),
    }
}
