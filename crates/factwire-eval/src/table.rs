use csv::{ReaderBuilder, StringRecord};

use crate::{Error, Result};

/// A file of comma- or tab-separated values whose first line names the columns.
pub(super) struct Table {
    file: String,
    header: StringRecord,
    /// Each with its line.
    rows: Vec<(usize, StringRecord)>,
}

impl Table {
    /// Reads a table from memory; `file` names it in errors. Quotation marks mean nothing where tabs separate the values.
    ///
    /// # Errors
    /// [`Error::BadData`] when a row has more or fewer values than the header.
    pub(super) fn parse(content: &str, file: &str, delimiter: u8) -> Result<Table> {
        let bad = |line, what| Error::BadData { file: file.to_owned(), line, what };
        let failed = |e: csv::Error| bad(e.position().map_or(1, |p| p.line() as usize), reason(&e));
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).quoting(delimiter != b'\t').from_reader(content.as_bytes());
        let header = reader.headers().map_err(failed)?.clone();
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row.map_err(failed)?;
            rows.push((row.position().map_or(1, |p| p.line() as usize), row));
        }
        Ok(Table { file: file.to_owned(), header, rows })
    }

    /// The rows with the values of these columns.
    ///
    /// # Errors
    /// [`Error::BadData`] when the header lacks one.
    pub(super) fn columns<const N: usize>(&self, names: [&str; N]) -> Result<Vec<Row<'_, N>>> {
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(names) {
            let found = self.header.iter().position(|h| h == name);
            *place = found.ok_or_else(|| self.bad(1, format!("there is no column {name:?}")))?;
        }
        let values = |row: &'_ StringRecord| places.map(|p| row.get(p).unwrap_or_default().to_owned());
        Ok(self.rows.iter().map(|(line, row)| Row { table: self, line: *line, values: values(row) }).collect())
    }

    fn bad(&self, line: usize, what: String) -> Error {
        Error::BadData { file: self.file.clone(), line, what }
    }
}

fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the header has {expected_len} columns, this row has {len}")
        }
        _ => error.to_string(),
    }
}

/// A row of a table.
pub(super) struct Row<'t, const N: usize> {
    table: &'t Table,
    line: usize,
    /// In the order in which they were asked for.
    pub values: [String; N],
}

impl<const N: usize> Row<'_, N> {
    /// An error that names the row.
    pub(super) fn bad(&self, what: impl Into<String>) -> Error {
        self.table.bad(self.line, what.into())
    }

    /// A value that must be a number.
    pub(super) fn number(&self, value: usize) -> Result<usize> {
        let text = &self.values[value];
        text.parse().map_err(|_| self.bad(format!("{text:?} is no number")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str, delimiter: u8) -> Result<Vec<[String; 2]>> {
        let table = Table::parse(content, "f", delimiter)?;
        Ok(table.columns(["b", "a"])?.into_iter().map(|row| row.values).collect())
    }

    #[test]
    fn columns_are_found_by_name() {
        assert_eq!(read("a,x,b\n1,2,\"3, 4\"\n", b',').unwrap(), [["3, 4", "1"]]);
        assert_eq!(read("a\tb\n\"1\t2\n", b'\t').unwrap(), [["2", "\"1"]]);
    }

    #[test]
    fn damage_is_named_with_its_line() {
        assert_eq!(read("a,c\n1,2\n", b',').unwrap_err().to_string(), "f:1: there is no column \"b\"");
        assert_eq!(read("", b',').unwrap_err().to_string(), "f:1: there is no column \"b\"");
        let short = "f:3: the header has 2 columns, this row has 1";
        assert_eq!(read("a,b\n1,2\n3\n", b',').unwrap_err().to_string(), short);
    }
}
