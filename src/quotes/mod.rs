use crate::Parse;
pub(crate) struct Quote {
    pub(crate) tokens: std::ops::Range<usize>,
}
pub(crate) fn find(parse: &Parse) -> Vec<Quote> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (i, t) in parse.tokens.iter().enumerate() {
        if matches!(&parse.text[t.span], "\"" | "“" | "”" | "„" | "‟") {
            match open {
                Some(s) => {
                    if i > s + 1 {
                        out.push(Quote { tokens: s..i + 1 });
                    }
                    open = None;
                }
                None => open = Some(i),
            }
        }
    }
    out
}
