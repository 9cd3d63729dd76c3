//! A text in every output format, a file each: `cargo run --release --example outputs -- FOLDER [TEXT.txt]`

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use factwire::output::Format;
use factwire::{Document, Error, Extractor};

fn main() -> factwire::Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().unwrap_or_else(|| std::env::temp_dir().join("factwire-outputs"));
    let file = arguments.next().unwrap_or_else(|| "examples/article.txt".into());
    let read = |path: &Path| fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source });
    let (text, name) = (read(&file)?, file.file_name().unwrap_or_default().to_string_lossy().into_owned());

    let extractor = Extractor::builder().build()?;
    let document = Document::new(&text).with_id(&name).with_published("2025-06-04".parse()?);
    for reading in extractor.read_batch(&[document]) {
        let reading = reading?;
        let target = |extension: &str| folder.join(format!("article.{extension}"));
        let written = |path: PathBuf| move |source| Error::Write { path, source };
        fs::create_dir_all(&folder).map_err(written(folder.clone()))?;
        fs::write(target("txt"), &text).map_err(written(target("txt")))?; // brat wants the text beside its marks
        for format in Format::ALL.iter().filter(|f| f.is_available()) {
            let path = target(format.extension());
            let file = File::create(&path).map_err(written(path))?;
            let mut out = format.writer(BufWriter::new(file))?;
            out.document(&reading)?;
            out.finish()?;
        }
    }
    println!("{} formats in {}", Format::ALL.iter().filter(|f| f.is_available()).count(), folder.display());
    Ok(())
}
