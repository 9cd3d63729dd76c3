//! Labels as people and as graphs have them; programs are given them as they are.

/// "court_case" → "Court case"
pub(super) fn caption(label: &str) -> String {
    let mut letters = label.chars().map(|c| if c == '_' { ' ' } else { c });
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// "court_case" → "CourtCase", as classes, node labels and annotations are named.
pub(super) fn class(label: &str) -> String {
    label.split('_').map(caption).collect()
}

#[test]
fn labels_become_captions_and_classes() {
    assert_eq!((&*caption("person"), &*caption("court_case"), &*caption("")), ("Person", "Court case", ""));
    assert_eq!((&*class("person"), &*class("court_case")), ("Person", "CourtCase"));
}
