//! Word lists and what is looked up in them. The header of each list, or `SOURCES.md`, says its source and licence.

mod epithets;
mod lemma;
mod lists;
mod name_words;
mod nations;
mod normalized;
mod number_words;
mod office_kinds;
mod people;
mod ranks;
mod small_letters;
mod spellings;
pub(crate) mod vocabulary;
mod words;

pub(crate) use epithets::{epithet, home};
pub(crate) use lemma::lemma;
pub(crate) use name_words::{
    TimeWord, is_company, is_currency, is_event, is_organization_suffix, may_be_company, time_word,
};
pub(crate) use nations::{Nation, NationWord, country, is_formal_name, nation_of, title_case};
pub(crate) use normalized::normalized;
pub(crate) use number_words::{cardinal, number_word, ordinal};
pub(crate) use office_kinds::{country_of_office, office, offices_meant};
pub(crate) use people::{
    given_name, honorific, is_double_title, is_doubtful_role, is_family, is_family_name, is_group, is_person, is_rank,
    is_rank_of_several, is_role, is_top_role, noun_gender, role_status, surname_gender, unprefixed,
};
pub(crate) use ranks::long_rank;
pub(crate) use small_letters::small_letters;
pub(crate) use spellings::same_given_name;
pub(crate) use words::Words;
