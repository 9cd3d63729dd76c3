//! Mends trees that the forms of their words contradict.
//!
//! A mender is a file: its head comment says by an example what it mends, its function `mend` looks at one word and gives the
//! changes that this word calls for, its tests stand below. [`MENDERS`] states the order in which they run. A new one is a file
//! and a line there; if it asks for words, they stand in `lexicon/vocabulary/mending.txt`.

mod actives_taken_for_passives;
mod ahead_of;
mod ampersands;
mod appositions_in_lists;
mod base_forms;
mod causative_have;
mod chained_possessors;
mod change;
mod clauses_behind_as;
mod content_clauses;
mod coordinated_pasts;
mod coordinated_reports;
mod days_to_come;
mod due_to_infinitives;
mod dummy_pronouns;
mod finite_verbs_behind_infinitives;
mod forms_of_address;
mod gapped_amounts;
mod gapped_clauses;
mod headlines;
mod hyphenated_verbs;
mod infinitives_behind_senders;
mod infinitives_behind_verbs;
mod inverted_participles;
mod joined_infinitives;
mod lists_before_heads;
mod lists_behind_prepositions;
mod names_behind_nouns;
mod nouns_taken_for_verbs;
mod objects_before_gerunds;
mod objects_behind_prepositions;
mod of_phrases;
mod offices_behind_participles;
mod parallel_places;
mod particles;
mod particles_before_prepositions;
mod people_described;
mod phrases_before_predicates;
mod phrases_behind_adjectives;
mod places_in_lists;
mod places_of_meeting;
mod plus_or_minus;
mod prepositions_taken_for_adverbs;
mod ranked_infinitives;
mod receivers;
mod relative_objects;
mod repeated_words;
mod reports;
mod second_subjects;
mod spaced_abbreviations;
mod standing_of_somebody;
mod state_nouns;
mod subjects_after_conjunctions;
mod subjects_behind_places;
mod subjects_of_content;
mod subjects_of_second_clauses;
mod superlatives_in_appositions;
mod things_given;
mod unlike_conjuncts;
mod verb_forms;
mod weekdays_before_distances;
mod whose_subjects;

use change::Change;

use crate::Parse;

/// What a word calls for: changes that are made together, or `None`.
type Mender = fn(&Parse, usize) -> Option<Vec<Change>>;

/// All menders, by the names of their files, in the order in which they run: each over all words before the next begins.
const MENDERS: &[(&str, Mender)] = &[
    // Words
    ("state_nouns", state_nouns::mend),
    ("base_forms", base_forms::mend),
    ("nouns_taken_for_verbs", nouns_taken_for_verbs::mend),
    ("hyphenated_verbs", hyphenated_verbs::mend),
    ("repeated_words", repeated_words::mend),
    ("standing_of_somebody", standing_of_somebody::mend),
    // The verb of the sentence
    ("coordinated_pasts", coordinated_pasts::mend),
    ("coordinated_reports", coordinated_reports::mend),
    ("inverted_participles", inverted_participles::mend),
    ("headlines/finite_verbs", headlines::finite_verbs::mend),
    ("headlines/participles", headlines::participles::mend),
    ("headlines/bare_infinitives", headlines::bare_infinitives::mend),
    ("headlines/nouns_before_verbs", headlines::nouns_before_verbs::mend),
    ("headlines/infinitives_behind_nouns", headlines::infinitives_behind_nouns::mend),
    ("headlines/bare_nouns_behind_prepositions", headlines::bare_nouns_behind_prepositions::mend),
    // Who says what; this needs the verb
    ("reports/speakers_before_colons", reports::speakers_before_colons::mend),
    ("reports/interrupted", reports::interrupted::mend),
    ("reports/closing", reports::closing::mend),
    ("reports/participles_of_speakers", reports::participles_of_speakers::mend),
    ("reports/pasts_taken_for_participles", reports::pasts_taken_for_participles::mend),
    ("reports/without_copula", reports::without_copula::mend),
    // Clauses
    ("parallel_places", parallel_places::mend),
    ("gapped_clauses", gapped_clauses::mend),
    ("gapped_amounts", gapped_amounts::mend),
    ("due_to_infinitives", due_to_infinitives::mend),
    ("causative_have", causative_have::mend),
    ("offices_behind_participles", offices_behind_participles::mend),
    ("content_clauses", content_clauses::mend),
    // Phrases and what they belong to
    ("receivers", receivers::mend),
    ("things_given", things_given::mend),
    ("ahead_of", ahead_of::mend),
    ("particles_before_prepositions", particles_before_prepositions::mend),
    ("prepositions_taken_for_adverbs", prepositions_taken_for_adverbs::mend),
    ("objects_before_gerunds", objects_before_gerunds::mend),
    ("particles", particles::mend),
    ("objects_behind_prepositions", objects_behind_prepositions::mend),
    ("places_of_meeting", places_of_meeting::mend),
    ("of_phrases", of_phrases::mend),
    ("infinitives_behind_verbs", infinitives_behind_verbs::mend),
    ("joined_infinitives", joined_infinitives::mend),
    ("clauses_behind_as", clauses_behind_as::mend),
    ("subjects_after_conjunctions", subjects_after_conjunctions::mend),
    ("subjects_of_second_clauses", subjects_of_second_clauses::mend),
    ("lists_before_heads", lists_before_heads::mend),
    ("subjects_behind_places", subjects_behind_places::mend),
    ("superlatives_in_appositions", superlatives_in_appositions::mend),
    ("second_subjects", second_subjects::mend),
    ("dummy_pronouns", dummy_pronouns::mend),
    ("unlike_conjuncts", unlike_conjuncts::mend),
    ("finite_verbs_behind_infinitives", finite_verbs_behind_infinitives::mend),
    ("days_to_come", days_to_come::mend),
    ("weekdays_before_distances", weekdays_before_distances::mend),
    ("actives_taken_for_passives", actives_taken_for_passives::mend),
    ("ampersands", ampersands::mend),
    ("plus_or_minus", plus_or_minus::mend),
    ("spaced_abbreviations", spaced_abbreviations::mend),
    ("ranked_infinitives", ranked_infinitives::mend),
    ("infinitives_behind_senders", infinitives_behind_senders::mend),
    ("forms_of_address", forms_of_address::mend),
    ("relative_objects", relative_objects::mend),
    ("subjects_of_content", subjects_of_content::mend),
    ("whose_subjects", whose_subjects::mend),
    ("names_behind_nouns", names_behind_nouns::mend),
    ("chained_possessors", chained_possessors::mend),
    ("appositions_in_lists", appositions_in_lists::mend),
    ("places_in_lists", places_in_lists::mend),
    ("people_described", people_described::mend),
    ("phrases_before_predicates", phrases_before_predicates::mend),
    ("phrases_behind_adjectives", phrases_behind_adjectives::mend),
    ("lists_behind_prepositions", lists_behind_prepositions::mend),
];

/// How probable the next best governor of a word must at least be to be thought of.
const NEAR: f32 = 0.1;

/// The governor that a word would have if not the one that the tree has, where that is not far from it.
fn next_governor(parse: &Parse, word: usize) -> Option<usize> {
    parse.next_governors.get(word).copied().flatten().filter(|next| next.probability >= NEAR).map(|next| next.word)
}

/// Mends all trees of a parse.
pub(crate) fn trees(parse: &mut Parse) {
    for &(_, mender) in MENDERS {
        run(mender, parse);
    }
}

/// Runs a mender over all words.
fn run(mender: Mender, parse: &mut Parse) {
    for word in 0..parse.tokens.len() {
        if let Some(changes) = mender(parse, word) {
            change::make_all(parse, &changes);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::{MENDERS, Mender, run, trees};
    use crate::Parse;

    /// Each word that was changed: its number, itself, its relation and its governor. The mender must change so much when it runs
    /// alone, and all of them together no more.
    #[track_caller]
    pub(super) fn check(mender: Mender, rows: &str, expected: &str) {
        let before = crate::rows::parse(rows);
        let (mut alone, mut all) = (before.clone(), before.clone());
        run(mender, &mut alone);
        assert_eq!(changed(&before, &alone), expected, "by this mender alone");
        trees(&mut all);
        assert_eq!(changed(&before, &all), expected, "by all menders");
    }

    fn changed(before: &Parse, after: &Parse) -> String {
        let governor = |i: usize| after.tokens[i].head.map_or("-", |h| after.word(h));
        let changed = (0..after.tokens.len()).filter(|&i| after.tokens[i] != before.tokens[i]);
        let row = |i| format!("{} {} {} {}", i + 1, after.word(i), after.tokens[i].deprel, governor(i));
        changed.map(row).collect::<Vec<_>>().join("\n")
    }

    /// Files of a folder and its folders that have a mender.
    fn mender_files(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}{}", path.file_stem().unwrap().to_str().unwrap());
            if path.is_dir() {
                mender_files(&path, &format!("{name}/"), found);
            } else if !path.ends_with("mod.rs") && fs::read_to_string(&path).unwrap().contains("fn mend(") {
                found.insert(name);
            }
        }
    }

    #[test]
    fn every_mender_runs_under_the_name_of_its_file() {
        let mut files = BTreeSet::new();
        mender_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/mend"), "", &mut files);
        let names: Vec<&str> = MENDERS.iter().map(|&(name, _)| name).collect();
        assert_eq!(names.iter().map(|name| name.to_string()).collect::<BTreeSet<_>>(), files);
        assert_eq!(names.len(), files.len(), "one runs twice");
    }
}
