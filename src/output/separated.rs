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

impl<'w> Separated<'w> {
    pub fn new(out: Out<'w>, table: Table, delimiter: u8) -> io::Result<Self> {
        let mut out = lines(out, delimiter);
        out.write_record(columns(table).iter().map(|c| c.name))?;
        Ok(Separated { out, table })
    }
}

impl Sink for Separated<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        for row in rows(self.table, doc) {
            self.out.write_record(row.iter().map(|cell| cell.text().into_owned()))?;
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
