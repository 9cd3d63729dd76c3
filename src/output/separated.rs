use std::io;

use super::Table;
use super::format::Options;
use super::tables::{columns, rows};
use super::writer::{Doc, Out, Sink};

/// CSV and TSV.
pub(super) struct Separated<'w> {
    out: csv::Writer<Out<'w>>,
    table: Table,
    no_formulas: bool,
}

/// A writer whose lines end as Unix has it.
pub(super) fn lines<'w>(out: Out<'w>, delimiter: u8) -> csv::Writer<Out<'w>> {
    csv::WriterBuilder::new().delimiter(delimiter).from_writer(out)
}

/// Writes a row. An error of `out` stays what it is: a reader who has left a pipe must be told from a full disk.
pub(super) fn record<I, T>(out: &mut csv::Writer<Out<'_>>, cells: I) -> io::Result<()>
where
    I: IntoIterator<Item = T>,
    T: AsRef<[u8]>,
{
    out.write_record(cells).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    })
}

/// What a spreadsheet would calculate, with an apostrophe before it.
fn no_formula(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err() {
        format!("'{text}")
    } else {
        text
    }
}

impl<'w> Separated<'w> {
    pub fn new(out: Out<'w>, table: Table, delimiter: u8, options: &Options) -> io::Result<Self> {
        let mut out = lines(out, delimiter);
        record(&mut out, columns(table).iter().map(|c| c.name))?;
        Ok(Separated { out, table, no_formulas: options.no_formulas })
    }
}

impl Sink for Separated<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        for row in rows(self.table, doc) {
            let written = |text: String| if self.no_formulas { no_formula(text) } else { text };
            record(&mut self.out, row.iter().map(|cell| written(cell.text().into_owned())))?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::no_formula;

    #[test]
    fn only_what_is_a_formula_gets_an_apostrophe() {
        let told = |text: &str| no_formula(text.to_owned());
        for formula in ["=1+1", "+47 22", "-@SUM(A1)", "@home", "\t=1", "\r=1"] {
            assert_eq!(told(formula), format!("'{formula}"));
        }
        for plain in ["", "Okoro", "1=1", "-3.5", "+7", "'=1"] {
            assert_eq!(told(plain), plain);
        }
    }
}
