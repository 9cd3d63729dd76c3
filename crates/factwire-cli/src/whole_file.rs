//! Files that are there whole or not at all, whatever ends the run.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

const PREFIX: &str = ".factwire-";
const SUFFIX: &str = ".part";

/// A file that is written beside its place, under a name that nobody can have guessed, and put there at the end. Dropped before, it is
/// gone.
pub struct WholeFile {
    place: PathBuf,
    beside: TempPath,
    file: File,
}

impl WholeFile {
    /// Begins to write what is to stand at a path; through a link, at what it means.
    pub fn begin(path: &Path) -> io::Result<WholeFile> {
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = place.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // those of any new file: the umask takes its part
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let (file, beside) = builder.prefix(PREFIX).suffix(SUFFIX).tempfile_in(folder)?.into_parts();
        // so that `clear` knows that somebody writes to it; where the disk has no locks, it clears nothing either
        let _ = file.try_lock();
        Ok(WholeFile { place, beside, file })
    }

    /// What is written through this is no more than begun until [`WholeFile::put`].
    pub fn writer(&self) -> io::Result<BufWriter<File>> {
        Ok(BufWriter::with_capacity(64 * 1024, self.file.try_clone()?))
    }

    /// All was written: puts it in its place, on the disk and not in a cache alone.
    pub fn put(self) -> io::Result<()> {
        self.file.sync_all()?;
        NamedTempFile::from_parts(self.file, self.beside).persist(self.place)?;
        Ok(())
    }

    /// A file of these bytes. What is no plain file (`/dev/stdout`, a pipe) is written to as it is.
    pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
        if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
            return fs::write(path, bytes);
        }
        let mut whole = WholeFile::begin(path)?;
        whole.file.write_all(bytes)?;
        whole.put()
    }
}

/// Takes away what killed runs have left in a folder: the files beside others that nobody writes to any more.
pub fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        if ours && entry.file_type()?.is_file() && File::open(entry.path())?.try_lock().is_ok() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Whether two paths mean one file, be it by links of either kind.
pub fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let place = |path: &Path| path.metadata().ok().map(|m| (m.dev(), m.ino()));
        place(one).is_some_and(|place_of_one| place(other) == Some(place_of_one))
    }
    #[cfg(not(unix))]
    {
        one.canonicalize().ok().is_some_and(|place| other.canonicalize().ok() == Some(place))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write as _;

    use super::{WholeFile, clear, is_same};

    #[test]
    fn nothing_is_left_of_a_file_that_was_not_put() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let begun = WholeFile::begin(&path).unwrap();
        begun.writer().unwrap().write_all(b"half").unwrap();
        drop(begun);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        WholeFile::write(&path, b"whole").unwrap();
        assert_eq!((fs::read(&path).unwrap(), fs::read_dir(folder.path()).unwrap().count()), (b"whole".to_vec(), 1));
    }

    #[test]
    fn only_what_nobody_writes_to_any_more_is_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let begun = WholeFile::begin(&folder.path().join("a.json")).unwrap();
        let of_others = [".factwire-killed.part", ".other.part", "b.json"].map(|name| folder.path().join(name));
        of_others.iter().for_each(|path| fs::write(path, "{").unwrap());
        clear(folder.path()).unwrap();
        assert_eq!(of_others.map(|path| path.exists()), [false, true, true]);
        begun.put().unwrap();
        assert!(folder.path().join("a.json").exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_of_either_kind_are_the_file_that_they_mean() {
        let folder = tempfile::tempdir().unwrap();
        let [file, hard, soft, other] = ["a", "b", "c", "d"].map(|name| folder.path().join(name));
        fs::write(&file, "a").unwrap();
        fs::write(&other, "a").unwrap();
        fs::hard_link(&file, &hard).unwrap();
        std::os::unix::fs::symlink(&file, &soft).unwrap();
        assert!(is_same(&file, &hard) && is_same(&hard, &soft));
        assert!(!is_same(&file, &other) && !is_same(&file, &folder.path().join("none")));
        WholeFile::write(&soft, b"b").unwrap();
        assert_eq!((fs::read(&file).unwrap(), soft.is_symlink()), (b"b".to_vec(), true));
    }
}
