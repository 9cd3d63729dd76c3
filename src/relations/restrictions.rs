//! Clauses without which a noun says too much or nothing: "the only pilot to land there", "the right to vote".

use super::knowledge::Knowledge;
use super::surface::trim;
use crate::lexicon::vocabulary::{closed_classes, phrases, predicates};
use crate::{Clause, Deprel, EntityKind, Modality, NominalClass, Parse, Polarity, Tense, Upos};

/// Longer clauses than this, in words, are left out: chosen by hand, what a reader takes in at a glance.
pub(super) const LONGEST: usize = 12;

/// The same for the clause behind a noun that names people or things of a kind.
const LONGEST_OF_KIND: usize = 8;

/// True for a clause under a noun that compact arguments keep.
pub(super) fn needs(known: &Knowledge, noun: usize, clause: usize) -> bool {
    is_restriction(known, noun, clause)
        || is_of_some(known, noun, clause)
        || is_content(known, clause)
        || is_of_what(known, noun, clause)
}

/// "Students who fail must repeat the year", "homes built before the war", "those who left": people and things of a kind are known by
/// the clause behind them; without it all of the kind would be meant.
fn is_of_some(known: &Knowledge, noun: usize, clause: usize) -> bool {
    let parse = known.parse;
    let token = &parse.tokens[clause];
    let first = parse.subtree(clause)[0];
    let describes = match token.deprel {
        Deprel::AclRelcl => is_relative(parse, clause, first),
        Deprel::Acl => first == clause && token.upos == Upos::Verb && parse.mark_of(clause).is_empty(),
        _ => false,
    };
    let some = || {
        let kind = is_of_a_kind(parse, noun) || is_of_nation(known, noun);
        kind || is_definite_plural(parse, noun)
            || is_known_by_clause(known, noun)
            || is_denied(known, noun)
            || is_stuff(parse, noun)
    };
    if !describes || !follows(parse, noun, first) || !some() {
        return false;
    }
    let words = of_kind_words(known, clause);
    let divides = |w: usize| {
        let word = parse.word(w);
        parse.tokens[w].upos == Upos::Punct && word != "-" && !closed_classes::QUOTATION_MARKS.has(word)
    };
    words.len() <= LONGEST && !words.iter().any(|&w| divides(w))
}

/// A short clause whole, a longer one without the clauses in it.
fn of_kind_words(known: &Knowledge, clause: usize) -> Vec<usize> {
    let all = known.parse.subtree(clause);
    if all.len() <= LONGEST_OF_KIND { all } else { words_of(known, clause, &[], false) }
}

/// The words of a clause under a noun that compact arguments keep; none where it is left out.
pub(super) fn kept(known: &Knowledge, noun: usize, clause: usize) -> Vec<usize> {
    if is_restriction(known, noun, clause) {
        words_of(known, clause, &[], false)
    } else if is_of_some(known, noun, clause) {
        of_kind_words(known, clause)
    } else if is_content(known, clause) {
        content_words(known, clause)
    } else if is_of_what(known, noun, clause) {
        few_words(known, clause, &[])
    } else {
        Vec::new()
    }
}

/// True for a relative clause by its first words: "who left", "to whom she wrote", "where they live", "they are known by".
fn is_relative(parse: &Parse, clause: usize, first: usize) -> bool {
    let place = parse.word(first).eq_ignore_ascii_case("where");
    let with_case = parse.tokens[first].upos == Upos::Adp
        && parse.tokens.get(first + 1).is_some()
        && parse.is_relative_pronoun(first + 1);
    let subject = || parse.subjects(clause).any(|s| s < clause && parse.subtree(s)[0] == first);
    parse.is_relative_pronoun(first) || place || with_case || parse.tokens[first].upos != Upos::Cconj && subject()
}

/// True where nothing but the phrase of the noun stands between it and `first`: "the families [in Lund] who".
fn follows(parse: &Parse, noun: usize, first: usize) -> bool {
    let of_phrase = |w: usize| {
        let branch = parse.branch(w, noun).map(|b| parse.tokens[b].deprel);
        let beside = matches!(branch, Some(Deprel::Nmod | Deprel::Conj | Deprel::Flat | Deprel::Cc | Deprel::Advmod));
        beside && parse.tokens[w].upos != Upos::Punct
    };
    noun < first && first - noun <= LONGEST && (noun + 1..first).all(of_phrase)
}

/// "the families", "those towns", "his friends", "the two men"
fn is_definite_plural(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    let plural = token.upos == Upos::Noun && *parse.word(noun).to_lowercase() != *token.lemma;
    let definite = |d: usize| matches!(&*parse.word(d).to_lowercase(), "the" | "these" | "those");
    plural && (parse.dependent(noun, Deprel::NmodPoss).is_some() || parse.dependents(noun, Deprel::Det).any(definite))
}

/// "an apology for what [was done to her]"
fn is_of_what(known: &Knowledge, noun: usize, clause: usize) -> bool {
    let parse = known.parse;
    parse.tokens[clause].deprel == Deprel::AclRelcl
        && closed_classes::FREE_RELATIVES.has(&parse.lower(noun))
        && parse.subtree(clause)[0] == noun + 1
        && few_words(known, clause, &[]).len() <= LONGEST
}

/// "food", "evidence": what is not counted and stands by itself.
fn is_stuff(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    let thing = !matches!(token.nominal, NominalClass::Person | NominalClass::Organization | NominalClass::Place);
    let dressed = [Deprel::Det, Deprel::NmodPoss, Deprel::Nummod];
    token.upos == Upos::Noun
        && thing
        && parse.lower(noun) == *token.lemma
        && dressed.iter().all(|&d| parse.dependent(noun, d).is_none())
}

/// "did not see a house that was whole": houses there were.
fn is_denied(known: &Knowledge, noun: usize) -> bool {
    let clause = || known.clause_above(noun).filter(|c| c.arguments.iter().any(|a| a.head == noun));
    known.parse.tokens[noun].upos == Upos::Noun && clause().is_some_and(|c| c.polarity == Polarity::Negative)
}

/// "The school looks for coaches who speak Finnish", "pupils who do not pass": the clause says which of a kind are meant; told by itself
/// it would be of all of them. What some did once is told: "hired drivers who had left the army".
pub(super) fn only_restricts(known: &Knowledge, clause: &Clause, sides: impl Iterator<Item = usize>) -> bool {
    let parse = known.parse;
    let of_noun = |v: &usize| parse.tokens[*v].deprel == Deprel::AclRelcl;
    let first =
        Some(clause.carrier).filter(|&v| parse.tokens[v].deprel == Deprel::Conj).and_then(|v| parse.tokens[v].head);
    let Some(verb) = Some(clause.carrier).filter(of_noun).or(first.filter(of_noun)) else { return false };
    let of_kind = |noun: usize| {
        let open = |d: usize| !phrases::SOME_OF_A_KIND.has(&parse.word(d).to_lowercase());
        let kind = is_of_a_kind(parse, noun)
            && open(noun)
            && parse.dependents(noun, Deprel::Det).all(open)
            && parse.dependents(noun, Deprel::Amod).all(open);
        kind || is_of_nation(known, noun)
    };
    let above = |&noun: &usize| {
        noun < verb && parse.is_under(verb, noun) && known.mention(noun).is_none_or(|_| parse.name_at(noun).is_none())
    };
    let Some(noun) = sides.filter(above).find(|&noun| of_kind(noun)) else { return false };
    let habit = || clause.tense == Tense::Present && !parse.word(clause.carrier).ends_with("ing");
    let open = |c: &Clause| c.polarity == Polarity::Negative || c.modality != Modality::Actual;
    let governor = || known.clause_above(noun).filter(|c| c.head != clause.head);
    // "no law that forbids it" denies it; "anyone who steals" has its mood
    let told = clause.modality == Modality::Conditional || parse.has_no(noun);
    !told && !is_set_off(known, verb) && (open(clause) || habit() || governor().is_some_and(open))
}

/// "Norwegians living abroad" are not all Norwegians.
pub(super) fn is_part_of_nation(known: &Knowledge, noun: usize) -> bool {
    let clauses = || known.parse.children(noun).iter().filter(|&&c| c > noun);
    is_of_nation(known, noun) && clauses().any(|&c| is_of_some(known, noun, c))
}

/// "Norwegians", not "the Norwegians"
fn is_of_nation(known: &Knowledge, noun: usize) -> bool {
    let parse = known.parse;
    let nation = known.entity(noun).is_some_and(|e| e.kind == EntityKind::Nationality);
    nation && parse.word(noun).ends_with('s') && parse.children(noun).iter().all(|&c| c > noun)
}

/// "the man" of whom the text has no name
fn is_known_by_clause(known: &Knowledge, noun: usize) -> bool {
    let parse = known.parse;
    let named = known.entity(noun).is_some_and(|e| e.mentions.len() > 1);
    let article = |d: usize| parse.word(d).eq_ignore_ascii_case("the");
    parse.tokens[noun].upos == Upos::Noun
        && !named
        && parse.dependent(noun, Deprel::NmodPoss).is_none()
        && parse.dependents(noun, Deprel::Det).any(article)
}

/// "students", "many students", "those", "anyone": none in particular. Not "three students", "the students".
fn is_of_a_kind(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    let lower = parse.word(noun).to_lowercase();
    match token.upos {
        Upos::Noun => {
            let definite = |c: &usize| match parse.tokens[*c].deprel {
                Deprel::Det => !phrases::OF_A_KIND.has(&parse.word(*c).to_lowercase()),
                Deprel::NmodPoss | Deprel::Nummod => true,
                _ => false,
            };
            let quantified = parse.dependent(noun, Deprel::Det).is_some();
            (*lower != *token.lemma || quantified || lower == "people") && !parse.children(noun).iter().any(definite)
        }
        Upos::Pron => phrases::OF_A_KIND.has(&lower),
        _ => false,
    }
}

/// "the only pilot to land there", "the first mayor of Lund who was born abroad", "the largest firm that closed": the noun says too
/// much without its clause.
fn is_restriction(known: &Knowledge, noun: usize, clause: usize) -> bool {
    let parse = known.parse;
    // not "a few", "only an official", "this last phase"
    let definite = |w: usize| {
        let mut articles = parse.dependents(noun, Deprel::Det);
        articles.all(|d| d < w && parse.word(d).eq_ignore_ascii_case("the"))
    };
    let limit = |w: usize| predicates::LIMITING.has(&parse.word(w).to_lowercase()) && definite(w);
    let before = || parse.children(noun).iter().copied().filter(|&w| w < noun);
    let (limited, highest) = (before().any(limit), before().any(|w| says_highest(parse, w) && definite(w)));
    let first = parse.subtree(clause)[0];
    let between = parse.tokens.get(noun + 1..first);
    match parse.tokens[clause].deprel {
        _ if between.is_none() || is_set_off(known, clause) => false,
        Deprel::AclRelcl if limited => between.is_some_and(|b| b.iter().all(|t| t.upos != Upos::Punct)),
        Deprel::AclRelcl => highest && first == noun + 1,
        _ => (limited || highest) && parse.mark_of(clause) == "to",
    }
}

/// "largest", "most expensive", "highest-ranking", "most listened to"
fn says_highest(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let graded = || parse.dependents(word, Deprel::Advmod).any(|w| parse.is_superlative(w));
    match token.upos {
        Upos::Adj => parse.is_superlative(word) || graded(),
        Upos::Verb => token.deprel == Deprel::Amod && graded(),
        _ => false,
    }
}

/// "the right to vote", "plans to sell the mill", "the importance of learning from others": what the noun is of.
fn is_content(known: &Knowledge, clause: usize) -> bool {
    let parse = known.parse;
    let token = &parse.tokens[clause];
    let Some(noun) = token.head else { return false };
    if token.deprel != Deprel::Acl || !follows(parse, noun, parse.subtree(clause)[0]) {
        return false;
    }
    let verb = token.upos == Upos::Verb;
    let named = match parse.mark_of(clause).as_str() {
        "that" | "whether" => true,
        "of" => verb,
        mark => verb && mark.ends_with("to") && is_of_doing(parse, noun),
    };
    named && content_words(known, clause).len() <= LONGEST
}

/// The words of a clause that tells what a noun is of: of a long infinitive only what is to be done, without where and how.
fn content_words(known: &Knowledge, clause: usize) -> Vec<usize> {
    let parse = known.parse;
    let words = few_words(known, clause, &[]);
    if words.len() <= LONGEST || matches!(&*parse.mark_of(clause), "that" | "whether") {
        return words;
    }
    let beside = |c: &usize| match parse.tokens[*c].deprel {
        Deprel::Obl | Deprel::OblUnmarked => true,
        Deprel::Nmod => parse.case_of(*c) != "of",
        _ => false,
    };
    let object = parse.dependent(clause, Deprel::Obj);
    let heads = [Some(clause), object].into_iter().flatten();
    let others: Vec<usize> = heads.flat_map(|h| parse.children(h).iter().copied().filter(beside)).collect();
    if object.is_some() { few_words(known, clause, &others) } else { words }
}

/// Nouns that say little without their infinitive: "right", "plan", "chance".
fn is_of_doing(parse: &Parse, noun: usize) -> bool {
    let lemma = &*parse.tokens[noun].lemma;
    let thought = matches!(parse.tokens[noun].nominal, NominalClass::Abstract | NominalClass::Event);
    thought
        || predicates::OPPORTUNITY.has(lemma)
        || predicates::NOUN_MAKES_FUTURE.has(lemma)
        || predicates::NOUN_MAKES_WANTED.has(lemma)
        || phrases::OF_DOING.has(lemma)
}

/// The words of a clause with its mark, but without the clauses around it: "to build a ferry" of "to build a ferry, which costs
/// little, when the mill has closed"; a long one also without those beside it. `others` are told elsewhere.
pub(super) fn few_words(known: &Knowledge, clause: usize, others: &[usize]) -> Vec<usize> {
    let all = words_of(known, clause, others, false);
    if all.len() <= LONGEST { all } else { words_of(known, clause, others, true) }
}

/// The same, and of a clause that is still long only as many of the phrases behind its verb as make it short, the first of them:
/// "to draw a pension" of "to draw a pension from ... for ... in ...".
pub(super) fn fewest_words(known: &Knowledge, clause: usize, others: &[usize]) -> Vec<usize> {
    let parse = known.parse;
    let words = few_words(known, clause, others);
    if words.len() <= LONGEST {
        return words;
    }
    let phrase = |c: &usize| {
        *c > clause && matches!(parse.tokens[*c].deprel, Deprel::Obl | Deprel::OblUnmarked | Deprel::Advmod)
    };
    let mut phrases: Vec<usize> = parse.children(clause).iter().copied().filter(phrase).collect();
    let mut others = others.to_vec();
    let mut words = words;
    while words.len() > LONGEST
        && let Some(last) = phrases.pop()
    {
        others.push(last);
        words = few_words(known, clause, &others);
    }
    words
}

fn words_of(known: &Knowledge, clause: usize, others: &[usize], alone: bool) -> Vec<usize> {
    let parse = known.parse;
    let short = parse.subtree(clause).len() <= LONGEST;
    let mut words = parse.subtree_without(clause, |c| {
        let token = &parse.tokens[c];
        others.contains(&c)
            || match token.deprel {
                Deprel::Advcl | Deprel::AdvclRelcl | Deprel::Parataxis | Deprel::Appos => true,
                Deprel::Acl | Deprel::AclRelcl => {
                    (!short || is_set_off(known, c)) && !token.head.is_some_and(|n| is_restriction(known, n, c))
                }
                // "who left and the police came"
                Deprel::Conj if token.head == Some(clause) => {
                    alone || parse.dependent(c, Deprel::Nsubj).is_some_and(|s| s > clause)
                }
                _ => false,
            }
    });
    trim(known, &mut words);
    words
}

/// True for a phrase that a comma, a dash or a bracket sets off; the hyphens of "hole-in-one" do not.
pub(super) fn is_set_off(known: &Knowledge, token: usize) -> bool {
    let parse = known.parse;
    let first = parse.subtree(token)[0];
    let glued = |w: usize| {
        let end = |w: usize| parse.tokens[w].span.end;
        w > 0
            && end(w - 1) == parse.tokens[w].span.start
            && parse.tokens.get(w + 1).is_some_and(|t| t.span.start == end(w))
    };
    let mark = |w: usize| {
        let word = parse.word(w);
        matches!(word, "," | "(") || closed_classes::DASHES.has(word) && !glued(w)
    };
    mark(first) || first > 0 && mark(first - 1)
}

/// ", under the leadership of Okoro," and "including Lund": phrases behind a noun that say more of it, without which it means the same.
pub(super) fn is_aside(known: &Knowledge, phrase: usize) -> bool {
    let parse = known.parse;
    let Some(head) = parse.tokens[phrase].head.filter(|&h| h < phrase) else { return false };
    let first = &*parse.word(parse.subtree(phrase)[0]).to_lowercase();
    let one_name = || parse.name_at(phrase).is_some_and(|n| n.tokens.contains(&head));
    match &*parse.case_of(phrase) {
        "" | "of" => false,
        "including" => true,
        _ => (is_set_off(known, phrase) || phrases::ADVERBS_OF_EXAMPLES.has(first)) && !one_name(),
    }
}

/// "once again, a week", "particularly the north": the adverb is of the sentence.
pub(super) fn is_aside_adverb(known: &Knowledge, noun: usize, adverb: usize) -> bool {
    let words = known.parse.subtree(adverb);
    let behind = words[words.len() - 1] + 1;
    let example = || phrases::ADVERBS_OF_EXAMPLES.has(&known.parse.word(adverb).to_lowercase());
    known.parse.tokens[adverb].head == Some(noun) && behind <= noun && (known.parse.word(behind) == "," || example())
}
