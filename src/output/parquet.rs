use std::collections::HashMap;
use std::io::{self, Write};
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::builder::{
    BooleanBuilder, Float32Builder, Float64Builder, Int64Builder, ListBuilder, StringBuilder, StructBuilder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Fields, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use super::Table;
use super::tables::{Cell, Column, ColumnKind, columns, rows};
use super::writer::{Doc, Out, Sink};

/// Rows of a group: what is kept in memory.
const GROUP: usize = 16_384;

/// A table as Parquet, compressed with Snappy.
pub(super) struct Parquet<'w> {
    out: Out<'w>,
    buffer: Buffer,
    /// Taken when the file is finished.
    writer: Option<ArrowWriter<Buffer>>,
    table: Table,
    rows: Vec<Vec<Cell>>,
}

/// What the writer of the crate wants to be sent between threads, which our `out` need not be: bytes wait here for it.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    fn take(&self) -> Vec<u8> {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The Arrow schema of a table; each field has its sentence as the metadata `about`.
///
/// ```
/// use factwire::output::{Table, arrow_schema};
/// assert!(arrow_schema(Table::Entities).field_with_name("name").is_ok());
/// ```
pub fn arrow_schema(table: Table) -> Schema {
    let field = |c: Column| {
        let kind = match c.kind {
            ColumnKind::Text => DataType::Utf8,
            ColumnKind::Number => DataType::Int64,
            ColumnKind::Decimal => DataType::Float64,
            ColumnKind::Probability => DataType::Float32,
            ColumnKind::Flag => DataType::Boolean,
            ColumnKind::Spans => DataType::List(Arc::new(span())),
        };
        Field::new(c.name, kind, c.optional).with_metadata(HashMap::from([("about".to_owned(), c.about.to_owned())]))
    };
    Schema::new(columns(table).into_iter().map(field).collect::<Vec<_>>())
}

fn span() -> Field {
    Field::new("item", DataType::Struct(span_fields()), false)
}

fn span_fields() -> Fields {
    Fields::from(vec![Field::new("start", DataType::Int64, false), Field::new("end", DataType::Int64, false)])
}

impl<'w> Parquet<'w> {
    pub fn new(out: Out<'w>, table: Table) -> io::Result<Self> {
        let buffer = Buffer::default();
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("factwire ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let schema = Arc::new(arrow_schema(table));
        let writer = ArrowWriter::try_new(buffer.clone(), schema, Some(properties)).map_err(io::Error::other)?;
        Ok(Parquet { out, buffer, writer: Some(writer), table, rows: Vec::new() })
    }

    fn group(&mut self) -> io::Result<()> {
        if let Some(writer) = self.writer.as_mut().filter(|_| !self.rows.is_empty()) {
            let batch = batch(self.table, &mem::take(&mut self.rows))?;
            writer.write(&batch).and_then(|()| writer.flush()).map_err(io::Error::other)?;
        }
        self.out.write_all(&self.buffer.take())
    }
}

impl Sink for Parquet<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        self.rows.extend(rows(self.table, doc));
        if self.rows.len() >= GROUP { self.group() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.group()?;
        if let Some(writer) = self.writer.take() {
            writer.close().map_err(io::Error::other)?;
        }
        self.out.write_all(&self.buffer.take())?;
        self.out.flush()
    }
}

fn batch(table: Table, rows: &[Vec<Cell>]) -> io::Result<RecordBatch> {
    let columns = columns(table);
    let arrays = columns.iter().enumerate().map(|(n, c)| array(c.kind, rows.iter().map(|row| &row[n]))).collect();
    RecordBatch::try_new(Arc::new(arrow_schema(table)), arrays).map_err(io::Error::other)
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// One column; a cell of another kind than its column counts as empty.
fn array<'c>(kind: ColumnKind, cells: impl Iterator<Item = &'c Cell>) -> ArrayRef {
    match kind {
        ColumnKind::Text => {
            let mut builder = StringBuilder::new();
            cells.for_each(|c| builder.append_option(if let Cell::Text(text) = c { Some(text) } else { None }));
            Arc::new(builder.finish())
        }
        ColumnKind::Number => {
            let mut builder = Int64Builder::new();
            cells.for_each(|c| builder.append_option(if let Cell::Number(n) = c { Some(number(*n)) } else { None }));
            Arc::new(builder.finish())
        }
        ColumnKind::Decimal => {
            let mut builder = Float64Builder::new();
            cells.for_each(|c| builder.append_option(if let Cell::Decimal(n) = c { Some(n.to_f64()) } else { None }));
            Arc::new(builder.finish())
        }
        ColumnKind::Probability => {
            let mut builder = Float32Builder::new();
            cells.for_each(|c| builder.append_option(if let Cell::Probability(p) = c { Some(p.get()) } else { None }));
            Arc::new(builder.finish())
        }
        ColumnKind::Flag => {
            let mut builder = BooleanBuilder::new();
            cells.for_each(|c| builder.append_option(if let Cell::Flag(flag) = c { Some(*flag) } else { None }));
            Arc::new(builder.finish())
        }
        ColumnKind::Spans => {
            let ends =
                StructBuilder::new(span_fields(), vec![Box::new(Int64Builder::new()), Box::new(Int64Builder::new())]);
            let mut builder = ListBuilder::new(ends).with_field(span());
            for cell in cells {
                if let Cell::Spans(spans) = cell {
                    for span in spans {
                        let one = builder.values();
                        for (n, end) in [span.start, span.end].into_iter().enumerate() {
                            if let Some(numbers) = one.field_builder::<Int64Builder>(n) {
                                numbers.append_value(number(end));
                            }
                        }
                        one.append(true);
                    }
                }
                builder.append(true);
            }
            Arc::new(builder.finish())
        }
    }
}
