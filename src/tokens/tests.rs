use super::*;

/// Sentences on lines, words between spaces, an empty line between paragraphs.
fn show(text: &str) -> String {
    let mut shown = String::new();
    let mut paragraph = 0;
    for sentence in split(text) {
        if !shown.is_empty() {
            shown.push_str(if sentence.paragraph == paragraph { "\n" } else { "\n\n" });
        }
        paragraph = sentence.paragraph;
        let words: Vec<&str> = sentence.words.iter().map(|&word| &text[word]).collect();
        shown.push_str(&words.join(" "));
    }
    shown
}

#[track_caller]
fn check(text: &str, want: &str) {
    assert_eq!(show(text), want, "{text:?}");
}

#[test]
fn smoke() {
    check("Ada left. Bo didn't.", "Ada left .\nBo did n't .");
}
