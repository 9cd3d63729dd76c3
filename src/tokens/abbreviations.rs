//! Words that are written with a full stop which need not end the sentence. The lists are our own.

/// What a full stop after a word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Always before something that belongs to it: "Dr. Osei", "e.g. tea".
    Inner,
    /// An abbreviation that may stand last in a sentence: "Acme Inc. said", "He left Acme Inc."
    Either,
    /// An abbreviation only before a number or another such thing; otherwise a plain word: "No. 5", "the Sun."
    BeforeNumber,
}

/// Looks up a word that stands before a full stop (given without it).
pub(super) fn look_up(word: &str) -> Option<Abbreviation> {
    use Abbreviation::{BeforeNumber, Either, Inner};
    Some(match word {
        // Titles and ranks
        "Mr" | "Mrs" | "Ms" | "Mx" | "Messrs" | "Mme" | "Mmes" | "Mlle" | "Dr" | "Drs" | "Prof" | "Rev" | "Revd"
        | "Fr" | "Hon" | "Pres" | "Gov" | "Govs" | "Sen" | "Sens" | "Rep" | "Reps" | "Amb" | "Gen" | "Lt" | "Col"
        | "Maj" | "Capt" | "Cpt" | "Cmdr" | "Adm" | "Brig" | "Sgt" | "Cpl" | "Pvt" | "Pfc" | "Spc" | "Supt"
        | "Insp" | "Det" | "Atty" | "Asst" | "Assoc" | "Dep" | "MR" | "MRS" | "MS" | "DR" | "SEN" | "GEN" => Inner,
        // Running text
        "vs" | "cf" | "viz" | "eg" | "ie" | "ca" | "Cf" | "Eg" | "Ie" => Inner,
        // After a name
        "Inc" | "Corp" | "Co" | "Cos" | "Ltd" | "Bros" | "Cie" | "Pty" | "Pte" | "plc" | "Jr" | "Sr" | "Esq"
        | "INC" | "CORP" | "LTD" | "CO" => Either,
        // Places; "St. Moritz" and "Main St. The"
        "St" | "Ste" | "Ft" | "Mt" => Either,
        "Ave" | "Blvd" | "Rd" | "Hwy" | "Sq" | "Dept" | "Univ" | "Assn" | "Ala" | "Ariz" | "Ark" | "Calif" | "Colo"
        | "Conn" | "Del" | "Fla" | "Ga" | "Ill" | "Ind" | "Kan" | "Ky" | "La" | "Md" | "Mich" | "Minn" | "Mo"
        | "Mont" | "Neb" | "Nev" | "Okla" | "Ont" | "Ore" | "Penn" | "Que" | "Tenn" | "Tex" | "Va" | "Vt" | "Wis"
        | "Wyo" => Either,
        // Months and days that are no other word
        "Jan" | "Feb" | "Apr" | "Aug" | "Sept" | "Sep" | "Oct" | "Nov" | "Dec" | "Tue" | "Tues" | "Thu" | "Thur"
        | "Thurs" | "Fri" => Either,
        // Measures and the rest
        "etc" | "al" | "approx" | "est" | "esp" | "dept" | "hr" | "hrs" | "yr" | "yrs" | "mins" | "lb" | "lbs"
        | "oz" | "sq" | "incl" | "misc" | "Ph" | "Attn" | "Etc" | "ext" => Either,
        // Before a number, "v" before a name, a day before a month
        "No" | "Nos" | "no" | "nos" | "Nr" | "p" | "pp" | "Art" | "art" | "Arts" | "Fig" | "fig" | "Figs" | "figs"
        | "Sec" | "sec" | "Vol" | "vol" | "Ch" | "ch" | "Eq" | "Para" | "para" | "c" | "v" | "Rs" | "Tk" | "Mar"
        | "Jun" | "Jul" | "Sun" | "Mon" | "Wed" | "Sat" | "Op" | "op" | "Ex" => BeforeNumber,
        _ => return None,
    })
}

/// True when a day or a case may be abbreviated before this: "Sun. Sept. 3", "Roe v. Wade".
pub(super) fn goes_before(word: &str, next: &str) -> bool {
    const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    next.starts_with(|c: char| c.is_ascii_digit())
        || word == "v" && next.starts_with(char::is_uppercase)
        || matches!(word, "Sun" | "Mon" | "Wed" | "Sat") && MONTHS.iter().any(|month| next.starts_with(month))
}

/// True for letters with full stops between them, written without the last one: "U.S", "p.m", "a.k.a", "Ph.D".
pub(super) fn is_dotted(word: &str) -> bool {
    const LONGEST: usize = 16;
    if word.len() > LONGEST || !word.contains('.') {
        return false;
    }
    let mut single = false;
    let short = word.split('.').all(|part| {
        let letters = part.chars().count();
        single |= letters == 1;
        (1..=2).contains(&letters) && part.chars().all(char::is_alphabetic)
    });
    short && single
}

/// See [`opens_sentence`]; an own list.
const OPENERS: &str = "A About According After All Also Although Among An And Another Any Are As At Because Before Both \
    But By Can Critics Despite Did Do Does During Each Earlier Even Every Experts Few Following For \
    Former From Given Had Has Have He Her Here His How However I If In Instead Is It Its Last Later \
    Many Meanwhile More Moreover Most Much My Nearly Neither Next No Nobody None Nor Not Nothing Now \
    Of Officials On Once One Only Or Other Others Our Over People Perhaps Police Previously Several \
    She Since So Some Soon Still Such That The Their Then There Therefore These They This Those \
    Though Through Thus To Today Two Under Unlike Until Was We Were What When Where Whether Which \
    While Who Why Will With Within Without Yes Yesterday Yet You Your";

/// Words that open a sentence far more often than they stand, capitalised, within a name: after "in the U.S." or
/// "Acme Inc." they show that the sentence is over.
pub(super) fn opens_sentence(word: &str) -> bool {
    OPENERS.split(' ').any(|opener| opener == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_words_that_open_sentences() {
        for (word, want) in
            [("A", true), ("Your", true), ("However", true), ("Senate", false), ("the", false), ("", false)]
        {
            assert_eq!(opens_sentence(word), want, "{word}");
        }
    }

    #[test]
    fn letters_between_full_stops_are_an_abbreviation() {
        for (word, want) in
            [("U.S", true), ("p.m", true), ("Ph.D", true), ("example.org", false), ("3.5", false), ("to.do", false)]
        {
            assert_eq!(is_dotted(word), want, "{word}");
        }
    }
}
