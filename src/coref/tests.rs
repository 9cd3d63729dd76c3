use crate::{mentions, rows};

/// Prints real output: LOOK=file of rows.
#[test]
fn look() {
    let Ok(file) = std::env::var("LOOK") else { return };
    let parse = rows::parse(&std::fs::read_to_string(file).unwrap());
    let mentions = mentions::find(&parse);
    let links = super::link(&parse, &mentions);
    for e in &links.entities {
        println!("{} {} {:?} roles {:?}", e.id, e.kind, e.name, e.roles);
        for m in &e.mentions {
            println!("      {}:{} {:?}", m.span.start, m.text, m.reason);
        }
    }
    for (m, e) in mentions.list.iter().zip(&links.entity_of) {
        if e.is_none() {
            println!("-- {} {}", m.head, parse.word(m.head));
        }
    }
}

#[test]
fn gap() {
    let Ok(file) = std::env::var("GAP") else { return };
    let show = std::env::var("SHOW").is_ok();
    let (mut tp, mut fp, mut fneg, mut tn, mut none) = (0, 0, 0, 0, 0);
    let (mut n, mut right, mut wrong) = (0, 0, 0);
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let j: serde_json::Value = serde_json::from_str(line).unwrap();
        let parse = rows::parse(j["rows"].as_str().unwrap());
        let mentions = mentions::find(&parse);
        let links = super::link(&parse, &mentions);
        let idx = |k: &str| -> Vec<usize> { j[k].as_array().unwrap().iter().map(|v| v.as_u64().unwrap() as usize).collect() };
        let pron = idx("pron");
        let e = mentions.list.iter().position(|m| pron.contains(&m.head) && m.form == crate::MentionForm::Pronoun).and_then(|m| links.entity_of[m]);
        let has = |k: &str| {
            let ix = idx(k);
            e.is_some_and(|e| mentions.list.iter().zip(&links.entity_of).any(|(m, f)| *f == Some(e) && m.form == crate::MentionForm::Name && m.tokens.clone().any(|t| ix.contains(&t)) ))
        };
        none += i32::from(e.is_none());
        let mut ok = true;
        for (k, c) in [("a", "ac"), ("b", "bc")] {
            let (got, want) = (has(k), j[c].as_bool().unwrap());
            ok &= got == want;
            match (got, want) { (true, true) => tp += 1, (true, false) => fp += 1, (false, true) => fneg += 1, _ => tn += 1 }
        }
        n += 1;
        if has("a") && j["ac"].as_bool().unwrap() || has("b") && j["bc"].as_bool().unwrap() { right += 1 } else if e.is_some() { wrong += 1 }
        if show && !ok {
            let w = |k: &str| idx(k).iter().map(|&t| parse.word(t).to_owned()).collect::<Vec<_>>().join(" ");
            println!("{}\n   PRON {:?} A {} {} B {} {} GOT {:?} ({:?})\n", j["text"].as_str().unwrap(), pron.iter().map(|&t| format!("{} {}", t, parse.word(t))).collect::<Vec<_>>(), w("a"), j["ac"], w("b"), j["bc"],
               e.map(|e| links.entities[e.index()].name.clone()), e.map(|e| links.entities[e.index()].mentions.iter().map(|m| m.text.clone()).collect::<Vec<_>>()));
        }
    }
    let (p, r) = (tp as f32 / (tp + fp) as f32, tp as f32 / (tp + fneg) as f32);
    println!("P {p:.3} R {r:.3} F1 {:.3} tn {tn} none {none} of {n}; right {right} wrong {wrong}", 2.0 * p * r / (p + r));
}
