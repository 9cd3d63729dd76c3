use std::fs::File;
use std::io::Write as _;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch};
use factwire::Reading;
use factwire::output::{Format, Table, arrow_schema};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use proptest::prelude::*;

use crate::texts::{bytes, hostile, real};

fn read(table: Table, readings: &[Reading]) -> Vec<RecordBatch> {
    let file = bytes(Format::Parquet(table), readings);
    assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
    let builder = ParquetRecordBatchReaderBuilder::try_new(on_disk(&file)).unwrap();
    assert_eq!(builder.schema().fields(), arrow_schema(table).fields());
    builder.build().unwrap().map(Result::unwrap).collect()
}

fn on_disk(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn count(batches: &[RecordBatch]) -> usize {
    batches.iter().map(RecordBatch::num_rows).sum()
}

fn texts(batches: &[RecordBatch], column: &str) -> Vec<Option<String>> {
    let of = |b: &RecordBatch| {
        let array = b.column_by_name(column).unwrap().as_string::<i32>().clone();
        (0..array.len()).map(move |n| array.is_valid(n).then(|| array.value(n).to_owned())).collect::<Vec<_>>()
    };
    batches.iter().flat_map(of).collect()
}

#[test]
fn four_tables_have_their_rows_and_their_schema() {
    let sum = |of: fn(&Reading) -> usize| real().iter().map(of).sum::<usize>();
    assert_eq!(count(&read(Table::Triples, real())), sum(|r| r.extraction.triples.len()));
    assert_eq!(count(&read(Table::Entities, real())), sum(|r| r.extraction.entities.len()));
    assert_eq!(count(&read(Table::Statements, real())), sum(|r| r.extraction.statements.len()));
    assert_eq!(count(&read(Table::Roles, real())), sum(|r| r.extraction.roles.len()));
    assert_eq!(count(&read(Table::Roles, &[])), 0);
}

#[test]
fn a_list_of_spans_is_a_list() {
    let batches = read(Table::Entities, &real()[..1]);
    let lists = batches[0].column_by_name("spans").unwrap().as_list::<i32>();
    for (n, entity) in real()[0].extraction.entities.iter().enumerate() {
        let spans = lists.value(n);
        let starts = spans.as_struct().column_by_name("start").unwrap().as_primitive::<Int64Type>().values().to_vec();
        assert_eq!(starts, entity.mentions.iter().map(|m| m.span.start as i64).collect::<Vec<_>>());
    }
}

#[test]
fn many_documents_are_several_groups_of_rows() {
    let many: Vec<Reading> = std::iter::repeat_n(real()[1].clone(), 1000).collect();
    let file = bytes(Format::Parquet(Table::Triples), &many);
    let builder = ParquetRecordBatchReaderBuilder::try_new(on_disk(&file)).unwrap();
    assert!(builder.metadata().num_row_groups() > 1);
    let rows: i64 = builder.metadata().row_groups().iter().map(|g| g.num_rows()).sum();
    assert_eq!(rows as usize, 1000 * real()[1].extraction.triples.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_back(reading in hostile()) {
        let readings = std::slice::from_ref(&reading);
        let names = texts(&read(Table::Entities, readings), "name");
        prop_assert_eq!(names, reading.extraction.entities.iter().map(|e| Some(e.name.clone())).collect::<Vec<_>>());
        let triples = read(Table::Triples, readings);
        let objects = texts(&triples, "object_text");
        prop_assert_eq!(objects, reading.extraction.triples.iter().map(|t| t.object.as_ref().map(|o| o.text.clone())).collect::<Vec<_>>());
        let kinds = texts(&triples, "subject_kind");
        prop_assert!(kinds.iter().any(Option::is_none));
        for (kind, triple) in kinds.iter().zip(&reading.extraction.triples) {
            prop_assert_eq!(kind.is_some(), triple.subject.entity.is_some());
        }
    }
}
