#![allow(missing_docs)]
use std::fmt::Write as _;
#[test]
fn look() {
    let ex = crate::Extractor::builder().threads(1).build().unwrap();
    let text = std::fs::read_to_string("/tmp/rules_look.txt").unwrap();
    let mut out = String::new();
    let split = if std::env::var("DOCS").is_ok() { "\n=====\n" } else { "\n" };
    for l in text.split(split).filter(|l| !l.trim().is_empty()) {
        let s = ex.zz_settings();
        let sentences = crate::tokens::split(l);
        let parse = s.parser.parse(l, &sentences).unwrap();
        let mentions = crate::mentions::find(&parse);
        let x = crate::pipeline::read(&parse, s);
        writeln!(out, "{l}").unwrap();
        for t in x.triples.iter().filter(|t| std::env::var("CLOSED").is_err() || t.predicate.relation.is_some()) { writeln!(out, "    {t}  [{} {:?} {:?}]", t.evidence.rule, t.factuality.polarity, t.factuality.modality).unwrap(); }
        if std::env::var("TREE").is_ok() {
            let ms: Vec<String> = mentions.list.iter().map(|m| format!("{:?}/{:?}:{}", m.form, m.kind, &l[parse.span_of(m.tokens.clone())])).collect();
            writeln!(out, "    M {}", ms.join("; ")).unwrap();
            for r in &mentions.roles { writeln!(out, "    R {} holder {:?} of {:?}", parse.word(mentions.list[r.role].head), r.holder.map(|h| parse.word(mentions.list[h].head)), r.of.iter().map(|&h| parse.word(mentions.list[h].head)).collect::<Vec<_>>()).unwrap(); }
            write!(out, "   ").unwrap();
            for (i, t) in parse.tokens.iter().enumerate() {
                let h = t.head.map_or("ROOT", |h| parse.word(h));
                write!(out, " {}/{}/{}/{}>{}/{}", parse.word(i), t.lemma, t.upos, t.deprel, h, t.nominal).unwrap();
            }
            out.push('\n');
        }
    }
    std::fs::write("/tmp/rules_out.txt", out).unwrap();
}
impl crate::Extractor { fn zz_settings(&self) -> &crate::pipeline::Settings { self.zz() } }
