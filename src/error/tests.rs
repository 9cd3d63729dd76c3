use std::error::Error as _;

use super::*;

impl Error {
    /// The message and its causes, as the program prints them.
    pub(crate) fn told(&self) -> String {
        chain(self).join(": ")
    }
}

/// The message and its causes.
fn chain(error: &(dyn std::error::Error + 'static)) -> Vec<String> {
    std::iter::successors(Some(error), |&e| e.source()).map(ToString::to_string).collect()
}

#[test]
fn a_message_does_not_repeat_its_cause() {
    let error = Error::read("a/b.toml", io::Error::other("the disk is gone"));
    assert_eq!(chain(&error), ["cannot read a/b.toml", "the disk is gone"]);
    let error = Error::output("csv", io::ErrorKind::BrokenPipe.into());
    assert_eq!(chain(&error).len(), 2);
    assert!(!error.to_string().contains("pipe"), "{error}");
    let error = Error::inference("5 values instead of 8");
    assert_eq!(chain(&error)[1], "5 values instead of 8");
}

#[test]
fn what_the_system_said_comes_back() {
    let error = Error::output("csv", io::ErrorKind::BrokenPipe.into());
    assert_eq!((error.kind(), error.io_kind()), (ErrorKind::Write, Some(io::ErrorKind::BrokenPipe)));
    assert_eq!(io::Error::from(error).kind(), io::ErrorKind::BrokenPipe);
    let other = io::Error::from(Error::language("de"));
    assert_eq!(other.kind(), io::ErrorKind::Other);
    assert!(other.to_string().contains("\"de\""), "{other}");
}

#[test]
fn errors_of_values_become_errors_with_their_message_and_no_cause() {
    let date = "2025-02-30".parse::<crate::Date>().unwrap_err();
    let error = Error::from(date.clone());
    assert_eq!((error.kind(), error.to_string()), (ErrorKind::BadDate, date.to_string()));
    assert!(error.source().is_none());
}

#[test]
fn a_bug_says_where_to_report_it() {
    let error = Error::internal("no document came back").to_string();
    assert!(error.contains("bug in factwire") && error.contains("https://"), "{error}");
}

#[test]
fn errors_go_to_other_threads() {
    fn check<T: std::error::Error + Send + Sync + 'static>() {}
    check::<Error>();
    check::<ParseLabelError>();
}

#[test]
fn a_result_is_small() {
    assert_eq!(size_of::<Result<()>>(), size_of::<usize>());
}

#[test]
fn debug_shows_kind_and_message() {
    let shown = format!("{:?}", Error::read("x", io::ErrorKind::NotFound.into()));
    assert!(shown.contains("Read") && shown.contains("cannot read x") && shown.contains("NotFound"), "{shown}");
}
