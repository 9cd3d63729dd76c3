use std::io;

use super::Table;
use super::tables::{columns, rows};
use super::writer::{Doc, Out, Sink};

/// CSV and TSV.
pub(super) struct Separated<'w> {
    out: csv::Writer<Out<'w>>,
    table: Table,
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

impl<'w> Separated<'w> {
    pub fn new(out: Out<'w>, table: Table, delimiter: u8) -> io::Result<Self> {
        let mut out = lines(out, delimiter);
        record(&mut out, columns(table).iter().map(|c| c.name))?;
        Ok(Separated { out, table })
    }
}

impl Sink for Separated<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        for row in rows(self.table, doc) {
            record(&mut self.out, row.iter().map(|cell| cell.text().into_owned()))?;
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
