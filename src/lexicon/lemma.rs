//! The dictionary form of a word: irregular forms first, then endings taken off as WordNet's morphy does it.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

use super::lists;
use super::vocabulary::lemmas;
use crate::Upos;

type Map = LazyLock<HashMap<&'static str, &'static str>>;
type Set = LazyLock<HashSet<&'static str>>;

static VERBS: Set = LazyLock::new(|| lists::set(include_str!("verbs.txt")));
static VERBS_IRREGULAR: Map = LazyLock::new(|| lists::map(include_str!("verbs_irregular.txt")));
static NOUNS_IRREGULAR: Map = LazyLock::new(|| lists::map(include_str!("nouns_irregular.txt")));
static NOUNS_KEPT: Map = LazyLock::new(|| lists::map(include_str!("nouns_kept.txt")));
static ADJECTIVES: Set = LazyLock::new(|| lists::set(include_str!("adjectives.txt")));
static ADJECTIVES_IRREGULAR: Map = LazyLock::new(|| lists::map(include_str!("adjectives_irregular.txt")));

/// The dictionary form of a word as UD English EWT has it ("spoke" → "speak", "n't" → "not", "him" → "he"): lower case
/// unless the word is a name, which is left as it is.
pub(crate) fn lemma(form: &str, upos: Upos) -> String {
    if upos == Upos::Propn {
        return form.to_owned();
    }
    let lower = form.to_lowercase().replace('’', "'");
    match upos {
        Upos::Verb => verb(&lower).into_owned(),
        Upos::Noun => noun(&lower).into_owned(),
        Upos::Adj => adjective(&lower, "good", "bad").into_owned(),
        Upos::Adv => adverb(&lower).into_owned(),
        Upos::Aux => lemmas::AUXILIARIES.get(&lower).unwrap_or(&lower).to_owned(),
        Upos::Pron => lemmas::PRONOUNS.get(&lower).unwrap_or(&lower).to_owned(),
        Upos::Det | Upos::Part => particle(&lower, upos).to_owned(),
        _ => lower,
    }
}

fn verb(form: &str) -> Cow<'_, str> {
    if let Some(lemma) = lemmas::VERBS.get(form) {
        return Cow::Borrowed(lemma);
    }
    if let Some(lemma) = known_verb(form) {
        return lemma;
    }
    // "overreacting", "re-elected", "stonewalled": a prefix before a known verb.
    if let Some((prefix, rest)) = form.rsplit_once('-') {
        return Cow::Owned(format!("{prefix}-{}", verb(rest)));
    }
    for prefix in lemmas::VERB_PREFIXES.iter() {
        if let Some(rest) = form.strip_prefix(prefix).filter(|rest| rest.len() > 3)
            && let Some(lemma) = known_verb(rest)
        {
            return Cow::Owned(format!("{prefix}{lemma}"));
        }
    }
    unknown_verb(form)
}

const VERB_ENDINGS: [(&str, &str); 8] =
    [("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")];

/// The lemma of a form of a verb that is in the list.
fn known_verb(form: &str) -> Option<Cow<'_, str>> {
    if let Some(lemma) = VERBS_IRREGULAR.get(form) {
        return Some(Cow::Borrowed(lemma));
    }
    for (end, put) in VERB_ENDINGS {
        if let Some(stem) = form.strip_suffix(end) {
            let candidate = format!("{stem}{put}");
            if VERBS.contains(candidate.as_str()) {
                return Some(Cow::Owned(candidate));
            }
        }
    }
    VERBS.contains(form).then_some(Cow::Borrowed(form))
}

/// A verb that is in no list ("googled", "livestreaming", "ghosted").
fn unknown_verb(form: &str) -> Cow<'_, str> {
    let long = |stem: &str| stem.chars().count() > 2;
    if let Some(stem) = form.strip_suffix("ies").filter(|s| long(s)) {
        return Cow::Owned(format!("{stem}y"));
    }
    if let Some(stem) = form.strip_suffix("ing").or_else(|| form.strip_suffix("ed")).filter(|s| long(s)) {
        let bytes = stem.as_bytes();
        let (last, before) = (bytes[bytes.len() - 1], bytes[bytes.len() - 2]);
        let vowel = |b: u8| b"aeiou".contains(&b);
        return match last {
            b'i' if form.ends_with("ed") => Cow::Owned(format!("{}y", &stem[..stem.len() - 1])),
            // "vlogging" → "vlog", but "calling" → "call"
            _ if last == before && b"bdgkmnprtv".contains(&last) => Cow::Borrowed(&stem[..stem.len() - 1]),
            // "googl-", "upcycl-", "optimiz-", "gentrifiz-"
            b'v' | b'z' | b'c' | b'u' => Cow::Owned(format!("{stem}e")),
            b'l' if !vowel(before) && !matches!(before, b'l' | b'r' | b'w') => Cow::Owned(format!("{stem}e")),
            _ => Cow::Borrowed(stem),
        };
    }
    match form.strip_suffix('s') {
        Some(stem) if long(stem) && !stem.ends_with('s') => Cow::Borrowed(stem),
        _ => Cow::Borrowed(form),
    }
}

fn noun(form: &str) -> Cow<'_, str> {
    if let Some(lemma) = lemmas::NOUNS.get(form) {
        return Cow::Borrowed(lemma);
    }
    // "1980s"
    if form.starts_with(|c: char| c.is_ascii_digit()) {
        return Cow::Borrowed(form);
    }
    if let Some(lemma) = NOUNS_KEPT.get(form).or_else(|| NOUNS_IRREGULAR.get(form)) {
        return Cow::Borrowed(lemma);
    }
    // "co-founders", "son-in-law" apart: the last part carries the ending.
    if let Some((first, last)) = form.rsplit_once('-').filter(|(_, last)| last.len() > 3) {
        return Cow::Owned(format!("{first}-{}", noun(last)));
    }
    // "spokeswomen", "gunmen"
    if let Some(stem) =
        form.strip_suffix("men").filter(|stem| stem.len() > 2 && !["abdo", "speci", "acu", "regi"].contains(stem))
    {
        return Cow::Owned(format!("{stem}man"));
    }
    const ENDINGS: [(&str, &str); 8] = [
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
        ("zzes", "zz"),
        ("uses", "us"),
        ("oes", "o"),
        ("ies", "y"),
    ];
    for (end, put) in ENDINGS {
        // "causes", "houses", "uses" are no plurals in "-us"
        if let Some(stem) = form.strip_suffix(end).filter(|s| s.len() > 1) {
            if end == "uses" && stem.ends_with(['a', 'e', 'o', 'm', 'f', 'c', 'p']) && form != "campuses" {
                break;
            }
            return Cow::Owned(format!("{stem}{put}"));
        }
    }
    // "mps" is a plural, "bus", "basis" and "glass" are none.
    let plural = form.len() > 2 && !form.ends_with("ss") && !form.ends_with("us") && !form.ends_with("is");
    match form.strip_suffix('s') {
        Some(stem) if plural && !stem.ends_with('\'') => Cow::Borrowed(stem),
        _ => Cow::Borrowed(form),
    }
}

fn adjective<'a>(form: &'a str, good: &'static str, bad: &'static str) -> Cow<'a, str> {
    match form {
        "better" | "best" => return Cow::Borrowed(good),
        "worse" | "worst" => return Cow::Borrowed(bad),
        _ => {}
    }
    if let Some(lemma) = lemmas::ADJECTIVES.get(form).or_else(|| ADJECTIVES_IRREGULAR.get(form).copied()) {
        return Cow::Borrowed(lemma);
    }
    for end in ["er", "est"] {
        let Some(stem) = form.strip_suffix(end) else { continue };
        let y = stem.strip_suffix('i').map(|s| format!("{s}y"));
        for candidate in y.into_iter().chain([format!("{stem}e"), stem.to_owned()]) {
            if ADJECTIVES.contains(candidate.as_str()) {
                return Cow::Owned(candidate);
            }
        }
    }
    Cow::Borrowed(form)
}

fn adverb(form: &str) -> Cow<'_, str> {
    lemmas::ADVERBS.get(form).map_or_else(|| adjective(form, "well", "badly"), Cow::Borrowed)
}

fn particle(form: &str, upos: Upos) -> &str {
    match form {
        "'" | "s" | "`s" if upos == Upos::Part => "'s",
        "na" | "ta" if upos == Upos::Part => "to",
        _ => lemmas::PARTICLES.get(form).unwrap_or(form),
    }
}

#[cfg(test)]
mod tests {
    use super::lemma;
    use crate::Upos::{self, *};

    fn check(upos: Upos, rows: &str) {
        for row in rows.split_whitespace() {
            let (form, want) = row.split_once('=').expect("form=lemma");
            assert_eq!(lemma(form, upos), want, "{form} as {upos}");
        }
    }

    #[test]
    fn verbs_lose_their_endings() {
        check(Verb, "spoke=speak Said=say met=meet urges=urge urging=urge agreed=agree tried=try carries=carry");
        check(
            Verb,
            "stopped=stop installing=install found=find founded=found led=lead lies=lie dying=die is=be has=have",
        );
    }

    #[test]
    fn verbs_of_no_list_are_guessed() {
        check(
            Verb,
            "livestreamed=livestream vlogging=vlog redeployed=redeploy re-elected=re-elect anonymized=anonymize",
        );
    }

    #[test]
    fn nouns_become_singular() {
        check(Noun, "envoys=envoy ministries=ministry women=woman gunmen=gunman wives=wife children=child buses=bus");
        check(Noun, "news=news talks=talk series=series churches=church heroes=hero houses=house causes=cause");
        check(
            Noun,
            "crisis=crisis crises=crisis glass=glass campus=campus co-founders=co-founder CEOs=ceo 1980s=1980s",
        );
    }

    #[test]
    fn names_stay_as_they_are() {
        check(Propn, "Leaders=Leaders NATO=NATO");
    }

    #[test]
    fn adjectives_and_adverbs_lose_comparison() {
        check(Adj, "bigger=big largest=large happier=happy better=good worst=bad former=former clever=clever");
        check(Adv, "better=well earlier=early never=never n't=not");
    }

    #[test]
    fn clitics_get_their_verb() {
        check(Aux, "'ll=will wo=will ca=can 've=have 'm=be ’re=be 's=be 'd=would were=be did=do could=could");
        check(Part, "n't=not n’t=not ’s='s to=to");
    }

    #[test]
    fn pronouns_lose_their_case() {
        check(Pron, "him=he his=his me=I them=they these=this mine=my herself=herself WE=we");
    }

    #[test]
    fn odd_words_do_no_harm() {
        for upos in Upos::ALL {
            for form in
                ["", "s", "es", "ing", "ed", "-", "—s", "’", "İs", "ßs", "женщины", "'s'", "men", "ies", "éed", "日ing"]
            {
                lemma(form, *upos);
            }
        }
    }
}
