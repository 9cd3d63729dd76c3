use std::fmt::Write as _;

use crate::{NominalClass, Parse};

/// The words of a parse as rows: number in the sentence, form, lemma, part of speech, number of the governing word (0 for
/// the root), relation, name tag, class of the nominal. Sentences are divided by empty lines.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let parse = factwire::Extractor::builder().build()?.parse("Ada slept.")?;
/// assert!(factwire::output::tree(&parse).starts_with("1\tAda\tAda\tPROPN\t2\tnsubj\tB-Person"));
/// # Ok(()) }
/// ```
pub fn tree(parse: &Parse) -> String {
    let mut names = vec![String::from("_"); parse.tokens.len()];
    for name in &parse.names {
        for i in name.tokens.clone() {
            names[i] = format!("{}-{}", if i == name.tokens.start { "B" } else { "I" }, name.label);
        }
    }
    let mut out = String::new();
    for sentence in &parse.sentences {
        for i in sentence.tokens.clone() {
            let token = &parse.tokens[i];
            let head = token.head.map_or(0, |h| h + 1 - sentence.tokens.start);
            let class = if token.nominal == NominalClass::None { "_" } else { token.nominal.as_str() };
            // Writing to a String cannot fail.
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t{head}\t{}\t{}\t{class}",
                i + 1 - sentence.tokens.start,
                parse.word(i),
                token.lemma,
                token.upos,
                token.deprel,
                names[i],
            );
        }
        out.push('\n');
    }
    out
}
