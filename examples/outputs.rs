//! A text in every output format, a file each: `cargo run --release --example outputs -- FOLDER [TEXT.txt]`

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::PathBuf;

use factwire::output::Format;
use factwire::{Document, Extractor};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().unwrap_or_else(|| std::env::temp_dir().join("factwire-outputs"));
    let file = arguments.next().unwrap_or_else(|| "examples/article.txt".into());
    let (text, name) =
        (fs::read_to_string(&file)?, file.file_name().unwrap_or_default().to_string_lossy().into_owned());

    let extractor = Extractor::builder().build()?;
    let document = Document::new(&text).with_id(&name).with_published("2025-06-04".parse()?);
    for reading in extractor.read_batch(&[document]) {
        let reading = reading?;
        let target = |extension: &str| folder.join(format!("article.{extension}"));
        fs::create_dir_all(&folder)?;
        fs::write(target("txt"), &text)?; // brat wants the text beside its marks
        for format in Format::ALL.iter().filter(|f| f.is_available()) {
            let file = File::create(target(format.extension()))?;
            let mut out = format.writer(BufWriter::new(file))?;
            out.document(&reading)?;
            out.finish()?;
        }
    }
    println!("{} formats in {}", Format::ALL.iter().filter(|f| f.is_available()).count(), folder.display());
    Ok(())
}
