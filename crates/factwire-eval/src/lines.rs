use std::fs;
use std::path::{Path, PathBuf};

use crate::{Error, Result};
use factwire::Span;

/// The text of a file without a byte order mark.
///
/// # Errors
/// [`Error::Read`]; [`Error::NotUtf8`].
pub(super) fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let text = String::from_utf8(bytes)
        .map_err(|e| Error::NotUtf8 { name: path.display().to_string(), offset: e.utf8_error().valid_up_to() })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// What lies in a folder, by name.
///
/// # Errors
/// [`Error::Read`].
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let trouble = |source| Error::Read { path: folder.to_owned(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(trouble)? {
        found.push(entry.map_err(trouble)?.path());
    }
    found.sort();
    Ok(found)
}

/// Offsets of characters, as annotation tools count them, turned into those of bytes.
pub(super) struct Offsets {
    /// Byte offset of each character, and the length of the text.
    bytes: Vec<usize>,
}

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        Offsets { bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    /// The span of the characters from `start` up to `end`; `None` where the text has no such characters.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        (start < end).then_some(())?;
        Some(Span::new(*self.bytes.get(start)?, *self.bytes.get(end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_bytes() {
        let text = "Zoë saw Åke";
        let offsets = Offsets::new(text);
        assert_eq!(&text[offsets.span(0, 3).unwrap()], "Zoë");
        assert_eq!(&text[offsets.span(8, 11).unwrap()], "Åke");
        assert_eq!(offsets.span(8, 12), None);
        assert_eq!(offsets.span(3, 3), None);
    }

    #[test]
    fn a_file_that_is_no_text_is_named_with_the_offset() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, b"ab\xff").unwrap();
        assert!(matches!(read(&path), Err(Error::NotUtf8 { offset: 2, .. })));
        assert!(matches!(read(&folder.path().join("none")), Err(Error::Read { .. })));
        fs::write(&path, "\u{feff}Sund").unwrap();
        assert_eq!(read(&path).unwrap(), "Sund");
        assert_eq!(entries(folder.path()).unwrap(), [path]);
    }
}
