//! The words of an argument: the fewest for compact and binary triples, whole phrases for full ones.

use super::knowledge::Knowledge;
use super::surface::{trim, trimmed, verbatim, with_quotes, written};
use super::{name_phrases, restrictions, shared_words};
use crate::lexicon;
use crate::lexicon::vocabulary::{closed_classes, phrases};
use crate::{
    Argument, Clause, Deprel, Entity, EntityKind, Mention, MentionForm, NameLabel, NominalClass, Parse, Span, Upos,
};

/// The argument that a word governs, in the fewest words that say who or what it is: a name, or a phrase without article, clauses
/// and asides. The phrases under it that `others` govern are arguments or modifiers of their own.
pub(super) fn compact(known: &Knowledge, token: usize, others: &[usize]) -> Argument {
    let parse = known.parse;
    if let Some(whole) = of_what_none(parse, token).filter(|w| !others.contains(w)) {
        return compact(known, whole, others);
    }
    if parse.range_end(token).is_some() || is_stretch(parse, token) {
        return range(known, token);
    }
    let is_name = |m: &Mention| m.form == MentionForm::Name && !name_phrases::tells_less(known, token, m, others);
    let named = known.mention(token).filter(|(_, m)| is_name(m));
    let (span, text) = match named {
        Some((_, mention)) => {
            let span = parse.span_of(mention.tokens.clone());
            (span, parse.text[span].to_owned())
        }
        None => compact_phrase(known, token, others),
    };
    with_entity(known, token, span, text)
}

/// "none of the ministers", "neither of them": the ministers and them, of all of whom the polarity denies it.
fn of_what_none(parse: &Parse, token: usize) -> Option<usize> {
    let word = parse.word(token).to_lowercase();
    parse
        .dependents(token, Deprel::Nmod)
        .find(|&n| parse.case_of(n) == "of" && (word == "none" || closed_classes::NEGATIVE_DETERMINERS.has(&word)))
}

/// "from January to June", where the tree has the end under the beginning
fn is_stretch(parse: &Parse, first: usize) -> bool {
    let time = |w: usize| parse.tokens[w].nominal == NominalClass::Time;
    let ends = |w: usize| matches!(&*parse.case_of(w), "to" | "until" | "till" | "through");
    time(first) && parse.case_of(first) == "from" && parse.dependents(first, Deprel::Nmod).any(|n| time(n) && ends(n))
}

/// "1955 and 1969" of "between 1955 and 1969"
fn range(known: &Knowledge, first: usize) -> Argument {
    let parse = known.parse;
    let joined = |c: usize| matches!(parse.tokens[c].deprel, Deprel::Conj | Deprel::Cc);
    let words = parse.subtree_without(first, |c| known.is_outside_phrase(first, c) && !joined(c));
    let (span, text) = written(known, &trimmed(known, words));
    Argument { head: parse.tokens[first].span, phrase: span, ..Argument::new(text, span) }
}

/// All items of a list of which the word governs the first, without what compact arguments leave out and what `others` govern.
pub(super) fn list(known: &Knowledge, first: usize, others: &[usize]) -> Argument {
    let parse = known.parse;
    let joined = |c: usize| matches!(parse.tokens[c].deprel, Deprel::Conj | Deprel::Cc) || parse.word(c) == ",";
    let cut = |c: usize| !joined(c) && known.is_outside_phrase(first, c) || others.contains(&c);
    let (span, text) = written(known, &trimmed(known, kept_words(known, first, first, &cut)));
    Argument { head: parse.tokens[first].span, phrase: span, ..Argument::new(text, span) }
}

/// The argument that is a clause: all its words without quotation marks.
pub(super) fn clause(known: &Knowledge, head: usize) -> Argument {
    of_words(known, head, &clause_words(known, head))
}

/// The argument that is an infinitive or a gerund, in few words: "build the bridge" of "helped to build the bridge".
pub(super) fn deed(known: &Knowledge, head: usize) -> Argument {
    let words = restrictions::fewest_words(known, head, &[]);
    of_words(known, head, &without_conjunction(known, head, words))
}

/// "the crews to work at night" of "allowed the crews to work at night": the noun with what it is to do or is said to be, both in
/// few words; none where that takes many. Phrases under the noun that `others` govern are told elsewhere. Of a `party` to whom
/// something is said the entity is kept.
pub(super) fn with_complement(
    known: &Knowledge,
    noun: usize,
    complement: usize,
    others: &[usize],
    party: bool,
) -> Option<Argument> {
    let words = restrictions::fewest_words(known, complement, &[noun]);
    // "left us wondering how" is cut short
    let whole = words.last().is_some_and(|&w| !closed_classes::QUESTION_WORDS.has(&known.parse.word(w).to_lowercase()));
    let short = whole && words.len() <= restrictions::LONGEST && words.first().is_some_and(|&w| w > noun);
    // "the neglect that they continue to suffer"
    let own_clause = known.parse.branch(complement, noun).into_iter();
    let noun = compact(known, noun, &own_clause.chain(others.iter().copied()).collect::<Vec<_>>());
    if !short || noun.text.is_empty() {
        return None;
    }
    let (span, rest) = written(known, &words);
    let span = Span::new(noun.span.start, span.end);
    Some(Argument {
        entity: noun.entity.filter(|_| party),
        name: noun.name.map(|name| format!("{name} {rest}")),
        phrase: span,
        head: noun.head,
        ..Argument::new(format!("{} {rest}", noun.text), span)
    })
}

/// The words of a clause without its conjunction.
pub(super) fn clause_words(known: &Knowledge, head: usize) -> Vec<usize> {
    let mut words = known.parse.subtree(head);
    trim(known, &mut words);
    without_conjunction(known, head, words)
}

/// The same without the asides in it: "losing the case, which had lasted years".
pub(super) fn clause_without_asides(known: &Knowledge, head: usize) -> Vec<usize> {
    let parse = known.parse;
    let all = parse.subtree(head);
    let mark = |w: usize| parse.tokens[w].upos == Upos::Punct;
    let aside = |c: usize| {
        let ends = || parse.subtree(c).last().is_some_and(|&l| mark(l) || Some(&l) == all.last() || mark(l + 1));
        matches!(parse.tokens[c].deprel, Deprel::AclRelcl | Deprel::Acl | Deprel::Appos)
            && restrictions::is_set_off(known, c)
            && ends()
    };
    let kept = parse.subtree_without(head, aside);
    let cut_behind = |w: usize| all.binary_search(&(w + 1)).is_ok() && kept.binary_search(&(w + 1)).is_err();
    let mut words: Vec<usize> = kept.iter().copied().filter(|&w| !(mark(w) && cut_behind(w))).collect();
    trim(known, &mut words);
    without_conjunction(known, head, words)
}

fn without_conjunction(known: &Knowledge, head: usize, mut words: Vec<usize>) -> Vec<usize> {
    let parse = known.parse;
    let leading = words
        .iter()
        .take_while(|&&w| {
            let token = &parse.tokens[w];
            // "in order to" is one conjunction of several words
            let of_mark = |h: usize| token.deprel == Deprel::Fixed && parse.tokens[h].deprel == Deprel::Mark;
            matches!(token.deprel, Deprel::Mark | Deprel::Cc) && token.head == Some(head)
                || token.head.is_some_and(of_mark)
        })
        .count();
    // "so as not to upset them": the "not" stands within the conjunction
    let starts = |words: &[usize]| words.iter().zip(["so", "as", "not", "to"]).all(|(&w, part)| parse.word(w) == part);
    match words.get(..4).filter(|first| starts(first)) {
        Some(&[_, _, not, _]) => drop(words.splice(..4, [not])),
        _ => drop(words.drain(..leading)),
    }
    words
}

/// The whole phrase that a word governs, with the conjuncts in `group`, without asides between commas; `others` are arguments
/// of their own.
pub(super) fn whole(known: &Knowledge, token: usize, clause: &Clause, others: &[usize], group: &[usize]) -> Argument {
    let parse = known.parse;
    // "the envoy, who spoke at the dinner": the subject of "spoke" is only "the envoy"
    let relative_clause = parse.branch(clause.carrier, token).filter(|_| clause.carrier != token);
    let words = parse.subtree_without(token, |c| {
        let aside = match parse.tokens[c].deprel {
            Deprel::Parataxis => true,
            Deprel::Appos | Deprel::AclRelcl | Deprel::Acl => restrictions::is_set_off(known, c),
            _ => false,
        };
        let joined =
            group.contains(&c) || group.len() > 1 && matches!(parse.tokens[c].deprel, Deprel::Cc | Deprel::CcPreconj);
        // "not all ministers"
        let denied = &*parse.tokens[c].lemma == "not" && c < token;
        !joined
            && !denied
            && (aside || Some(c) == relative_clause || others.contains(&c) || known.is_outside_phrase(token, c))
    });
    let words = with_quotes(known, words);
    let (span, text) = verbatim(known, &words);
    with_entity(known, token, span, text)
}

/// The argument that is a whole clause, as the text has it.
pub(super) fn whole_clause(known: &Knowledge, head: usize) -> Argument {
    let (span, text) = verbatim(known, &with_quotes(known, clause_words(known, head)));
    with_entity(known, head, span, text)
}

/// A phrase without asides and without the branch that holds `other`.
pub(super) fn without(known: &Knowledge, token: usize, other: usize) -> Argument {
    let parse = known.parse;
    let branch = parse.branch(other, token).filter(|_| other != token);
    let words = parse.subtree_without(token, |c| {
        let further = parse.tokens[c].head == Some(token) && parse.tokens[c].deprel == Deprel::Nmod && c > other;
        is_clause_or_apposition(known, c) || further || Some(c) == branch || known.is_outside_phrase(token, c)
    });
    let owner = parse.tokens[token].deprel == Deprel::NmodPoss;
    let words = words
        .into_iter()
        .filter(|&w| !owner || parse.tokens[w].head != Some(token) || parse.tokens[w].deprel != Deprel::Case);
    of_words(known, token, &trimmed(known, words.collect()))
}

/// The words of a phrase without clauses, appositions and asides, an article in front included.
pub(super) fn minimal(known: &Knowledge, token: usize, others: &[usize]) -> Vec<usize> {
    let words = known.parse.subtree_without(token, |c| {
        is_clause_or_apposition(known, c) || others.contains(&c) && c != token || known.is_outside_phrase(token, c)
    });
    trimmed(known, words)
}

fn is_clause_or_apposition(known: &Knowledge, token: usize) -> bool {
    matches!(known.parse.tokens[token].deprel, Deprel::Appos | Deprel::Parataxis | Deprel::AclRelcl | Deprel::Acl)
}

/// True for "over the river" in "the bridge over the river": words that another preposition than "of" ties to the head.
pub(super) fn is_nested(known: &Knowledge, head: usize, word: usize) -> bool {
    let parse = known.parse;
    let of = |b: usize| b > head && parse.tokens[b].deprel == Deprel::Nmod && parse.case_of(b) != "of";
    parse.branch(word, head).is_some_and(of)
}

/// The argument of these words.
pub(super) fn of_words(known: &Knowledge, token: usize, words: &[usize]) -> Argument {
    let (span, text) = written(known, words);
    with_entity(known, token, span, text)
}

/// The argument of these words with its entity, and with the entity's name where that is not what the words say.
fn with_entity(known: &Knowledge, token: usize, span: Span, text: String) -> Argument {
    let entity = known.entity(token).filter(|_| !name_phrases::is_part(known, token));
    // an entity without a name is called by its words anyway
    let named = entity.filter(|e| !e.members.is_empty() || e.mentions.iter().any(|m| m.form == MentionForm::Name));
    let renamed = |e: &&Entity| e.name != text && !name_phrases::is_inside(known, token, e, span, &text);
    let name = named.filter(renamed).map(|e| e.name.clone());
    // "They": "the two firms"
    let pronoun = known.mention(token).is_some_and(|(_, m)| m.form == MentionForm::Pronoun);
    let described = |e: &&Entity| pronoun && e.mentions.iter().any(|m| m.form != MentionForm::Pronoun);
    let name = name.or_else(|| entity.filter(described).map(|e| e.name.clone()));
    // "whose mayor, Ada Lund, complained" has a name; "whose mayor complained" has not
    let of_whom = || of_whom(known, token, &text).or_else(|| name_phrases::of_owner(known, token, &text));
    let name = country(known, token, &text).or(name).or_else(|| of_whom().filter(|_| named.is_none()));
    let (phrase, head) = (whole_span(known, token, span), known.parse.tokens[token].span);
    // a symbol may govern the words that it was trimmed from: "🚢 and left"
    let phrase = Span::new(phrase.start.min(head.start), phrase.end.max(head.end));
    Argument { entity: entity.map(|e| e.id), name, head, phrase, ..Argument::new(text, span) }
}

/// From the first to the last word of the phrase that a word governs, at least over `span`.
fn whole_span(known: &Knowledge, token: usize, span: Span) -> Span {
    let words = known.parse.subtree_without(token, |c| known.is_outside_phrase(token, c));
    let words = trimmed(known, words);
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return span };
    let (first, last) = (known.parse.tokens[first].span, known.parse.tokens[last].span);
    Span::new(first.start.min(span.start), last.end.max(span.end))
}

/// "Ada Okoro, whose bank failed": the bank is Ada Okoro's.
fn of_whom(known: &Knowledge, token: usize, text: &str) -> Option<String> {
    let parse = known.parse;
    parse.dependents(token, Deprel::NmodPoss).find(|&p| parse.word(p).eq_ignore_ascii_case("whose"))?;
    let mut at = token;
    while parse.tokens[at].deprel != Deprel::AclRelcl {
        at = parse.tokens[at].head?;
    }
    let owner = compact(known, parse.tokens[at].head?, &[]);
    let thing = text.strip_prefix("whose ").unwrap_or(text);
    Some(format!("{}'s {thing}", owner.name()))
}

/// "Norwegian Prime Minister": the country that the adjective stands for.
fn country(known: &Knowledge, token: usize, text: &str) -> Option<String> {
    let adjective = matches!(known.parse.tokens[token].deprel, Deprel::Amod | Deprel::Compound);
    known.mention(token).filter(|(_, m)| adjective && m.kind == EntityKind::Nationality)?;
    let nation = lexicon::nation_of(text)?;
    lexicon::country(nation.code).map(str::to_owned)
}

/// "the new deal, which they signed in May, on grain" → "new deal on grain" (compact).
fn compact_phrase(known: &Knowledge, token: usize, others: &[usize]) -> (Span, String) {
    let parse = known.parse;
    // "a search [and] rescue ship"
    let joins_inside = |c: usize| {
        let part = |p: &usize| matches!(parse.tokens[*p].deprel, Deprel::Amod | Deprel::Compound | Deprel::Nummod);
        parse.tokens[c].deprel == Deprel::Cc && parse.children(token).iter().any(|p| *p < c && part(p)) && c < token
    };
    let cut = |c: usize| others.contains(&c) || known.is_outside_phrase(token, c) && !joins_inside(c);
    let mut words = kept_words(known, token, token, &cut);
    trim(known, &mut words);
    let shared = shared_words::of_item(known, token).into_iter();
    for top in shared.filter(|&s| !cut(s) && !others.iter().any(|&o| parse.is_under(o, s))) {
        words.extend(match parse.tokens[top].deprel {
            Deprel::Acl | Deprel::AclRelcl => restrictions::kept(known, parse.first_of_list(token), top),
            _ => kept_words(known, top, token, &cut),
        });
        words.sort_unstable();
    }
    words.extend(compared_with(known, token, words.last().copied()));
    let distance =
        tells_distance(known, token) || known.parse.children(token).iter().any(|&w| tells_distance(known, w));
    if words.len() > 1 && is_article(known, words[0]) && !distance && !is_some_of(known, words[0]) {
        words.remove(0);
    }
    written(known, &words)
}

/// "more boats [than they can sell]": without what it is compared with an amount says nothing.
fn compared_with(known: &Knowledge, noun: usize, last: Option<usize>) -> Vec<usize> {
    let parse = known.parse;
    let graded = parse.children(noun).iter().any(|&c| matches!(&*parse.lower(c), "more" | "less" | "fewer"));
    let than = last.map(|l| l + 1).filter(|&t| graded && parse.tokens.get(t).is_some() && parse.lower(t) == "than");
    let Some(other) = than.and_then(|t| parse.tokens[t].head).filter(|&o| !parse.is_under(noun, o) || o < noun) else {
        return Vec::new();
    };
    let words = trimmed(known, parse.subtree(other));
    if words.first().copied() == than && words.len() <= restrictions::LONGEST { words } else { Vec::new() }
}

/// The words under `top` in the phrase of `head` without what compact arguments leave out.
fn kept_words(known: &Knowledge, top: usize, head: usize, cut: &impl Fn(usize) -> bool) -> Vec<usize> {
    let parse = known.parse;
    let is_clause = |c: usize| matches!(parse.tokens[c].deprel, Deprel::Acl | Deprel::AclRelcl);
    let mut words = parse.subtree_without(top, |c| cut(c) || is_clause(c) || is_left_out(known, head, c));
    let nouns = words.clone();
    for noun in nouns {
        let clauses = parse.children(noun).iter().copied().filter(|&c| is_clause(c) && !cut(c));
        // what is told elsewhere may stand within the clause
        let kept = clauses.map(|c| restrictions::kept(known, noun, c));
        words.extend(kept.filter(|words| !words.iter().any(|&w| cut(w))).flatten());
    }
    words.sort_unstable();
    words
}

/// Adds the article that stands before the words of an argument.
pub(super) fn with_article(known: &Knowledge, argument: &mut Argument) {
    let parse = known.parse;
    let first = parse.tokens.partition_point(|t| t.span.start < argument.span.start);
    let Some(article) = first.checked_sub(1).filter(|&w| is_article(known, w)) else { return };
    if parse.tokens[article].sentence == parse.tokens[first].sentence {
        argument.text = format!("{} {}", parse.word(article), argument.text);
        argument.span.start = parse.tokens[article].span.start;
        argument.phrase.start = argument.phrase.start.min(argument.span.start);
    }
}

/// A role as the text calls it: "US President's special envoy", "White House press secretary".
pub(super) fn role(known: &Knowledge, mention: &Mention) -> Argument {
    let limited = known.parse.children(mention.head).iter().any(|&c| {
        matches!(known.parse.tokens[c].deprel, Deprel::Acl | Deprel::AclRelcl)
            && restrictions::needs(known, mention.head, c)
    });
    let (span, text) = match limited {
        true => compact_phrase(known, mention.head, &[]),
        false => words_of_role(known, with_name_behind(known, mention)),
    };
    let number = known.number_of(mention);
    let entity = number.and_then(|n| known.links.entity_of[n]).filter(|_| mention.kind == EntityKind::Role);
    let phrase = whole_span(known, mention.head, span);
    Argument { entity, head: known.parse.tokens[mention.head].span, phrase, ..Argument::new(text, span) }
}

/// "head of research at the software giant Datanor": with the name of what a noun in the role calls by its kind.
fn with_name_behind(known: &Knowledge, role: &Mention) -> std::ops::Range<usize> {
    let (parse, tokens) = (known.parse, role.tokens.clone());
    let last = tokens.end.saturating_sub(1);
    let name =
        parse.dependents(last, Deprel::Appos).filter_map(|a| parse.name_at(a)).find(|n| n.tokens.start == tokens.end);
    let name = name.filter(|n| last > role.head && n.label != NameLabel::Person);
    tokens.start..name.map_or(tokens.end, |n| n.tokens.end)
}

/// The words of a role without article or owner in front.
pub(super) fn words_of_role(known: &Knowledge, tokens: std::ops::Range<usize>) -> (Span, String) {
    let mut words: Vec<usize> = tokens.collect();
    while words.len() > 1 && (is_article(known, words[0]) || known.parse.tokens[words[0]].upos == Upos::Pron) {
        words.remove(0);
    }
    trim(known, &mut words);
    written(known, &words)
}

fn is_article(known: &Knowledge, word: usize) -> bool {
    let token = &known.parse.tokens[word];
    token.upos == Upos::Det && closed_classes::ARTICLES.has(&token.lemma.to_lowercase())
}

/// "a year earlier" keeps its article.
fn tells_distance(known: &Knowledge, word: usize) -> bool {
    matches!(&*known.parse.word(word).to_lowercase(), "earlier" | "later" | "ago")
}

/// The "a" of "a little fun" and "a few friends": without it there would be hardly any.
fn is_some_of(known: &Knowledge, article: usize) -> bool {
    let parse = known.parse;
    let next = parse.tokens.get(article + 1).filter(|t| t.sentence == parse.tokens[article].sentence);
    let mass = || {
        let noun = next.and_then(|t| t.head);
        noun.is_some_and(|n| parse.tokens[n].nominal == NominalClass::Abstract)
    };
    parse.word(article).eq_ignore_ascii_case("a")
        && next.is_some_and(|t| &*t.lemma == "few" || &*t.lemma == "little" && mass())
}

/// What compact arguments leave out beside clauses: appositions inside a phrase, what commas set off, an article in front.
fn is_left_out(known: &Knowledge, top: usize, c: usize) -> bool {
    let parse = known.parse;
    let token = &parse.tokens[c];
    match token.deprel {
        Deprel::Appos => !token.head.is_some_and(|noun| tells_its_words(parse, noun, c) || is_called(known, noun, c)),
        Deprel::Parataxis => true,
        Deprel::Det => {
            token.head == Some(top)
                && !is_some_of(known, c)
                && !parse.children(top).iter().any(|&w| w > top && tells_distance(known, w))
                && !parse.tells_of_none(top)
                && (is_empty_determiner(&token.lemma.to_lowercase()) || parse.word(c).eq_ignore_ascii_case("an"))
        }
        Deprel::NmodPoss => token.head == Some(top) && parse.word(c).eq_ignore_ascii_case("whose"),
        Deprel::Nmod | Deprel::Obl => restrictions::is_aside(known, c),
        Deprel::Advmod => parse.tokens[top].upos != Upos::Adj && restrictions::is_aside_adverb(known, top, c),
        // "hours before the start": how long before is no part of the start
        Deprel::NmodUnmarked | Deprel::OblUnmarked => {
            token.head == Some(top) && parse.dependents(top, Deprel::Case).next().is_some_and(|case| c < case)
        }
        _ => false,
    }
}

/// 'under the slogan "Water for all"': the words right behind the noun.
fn tells_its_words(parse: &Parse, noun: usize, apposition: usize) -> bool {
    phrases::NAMES_ITSELF_BY_ITS_WORDS.has(&parse.tokens[noun].lemma)
        && (noun + 1..parse.subtree(apposition)[0]).all(|w| closed_classes::QUOTATION_MARKS.has(parse.word(w)))
}

/// "the state broadcaster NRK": the name right behind the noun, of which it says what it is. An entity has its name anyway.
fn is_called(known: &Knowledge, noun: usize, apposition: usize) -> bool {
    let parse = known.parse;
    let first = parse.subtree(apposition)[0];
    parse.tokens[noun].upos == Upos::Noun
        && noun < first
        && parse.name_at(apposition).is_some_and(|name| name.tokens.start == first || noun + 1 == name.tokens.start)
        && (noun + 1..first).all(|w| closed_classes::QUOTATION_MARKS.has(parse.word(w)))
        && known.entity(noun).is_none()
}

/// Determiners that say nothing of the thing itself: what "no" and "neither" deny is told by the polarity.
fn is_empty_determiner(lemma: &str) -> bool {
    closed_classes::ARTICLES.has(lemma) || matches!(lemma, "no" | "neither" | "which" | "what")
}
