use super::merging::{Unmerged, merged};
use crate::{Argument, EntityId, Evidence, RoleFact, RoleLink, RoleStatus, RuleId, SentenceId, Span, When};

fn argument(text: &str, entity: Option<EntityId>) -> Argument {
    let span = Span::new(0, text.len());
    Argument { entity, ..Argument::new(text, span) }
}

/// "Holm | former mayor | Sweden | 2010/2014", with "he" for somebody unknown, "became mayor" where nothing tells whether the role
/// is still held, and "the leader" for a role that stands for its holder.
fn unmerged(row: &str, number: usize) -> Unmerged {
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    let holder = argument(cells[0], (cells[0] != "he").then_some(EntityId(0)));
    let mut words: Vec<&str> = cells[1].split(' ').collect();
    let mut take = |word: &str| words.first() == Some(&word) && !words.remove(0).is_empty();
    let (unsure_if_held, refers) = (take("became"), take("the"));
    let statuses = [("former", RoleStatus::Former), ("acting", RoleStatus::Acting), ("elect", RoleStatus::Elect)];
    let status = statuses.into_iter().find(|(word, _)| take(word)).map_or(RoleStatus::Current, |(_, status)| status);
    let filled = |cell: usize| cells.get(cell).copied().filter(|c| !c.is_empty());
    let when = filled(3).map(|iso| {
        let end = |text: &str, rest: &str| (text != "..").then(|| format!("{text}-{rest}").parse().unwrap());
        let (from, to) = iso.split_once('/').unwrap_or((iso, iso));
        When::Dated { iso: iso.to_owned(), start: end(from, "01-01"), end: end(to, "12-31"), approximate: false }
    });
    let title = words.join(" ");
    let evidence = Evidence::new(SentenceId(0), RuleId::Role);
    let fact = RoleFact {
        status,
        country: filled(2).map(|c| argument(c, None)),
        when,
        link: if refers { RoleLink::Reference } else { RoleLink::Title },
        ..RoleFact::new(holder, title, Span::new(number, number + 1), evidence)
    };
    Unmerged { fact, unsure_if_held }
}

fn shown(fact: &RoleFact) -> String {
    let country = fact.country.as_ref().map_or("", |c| c.text.as_str());
    let when = fact.when.as_ref().map(ToString::to_string).unwrap_or_default();
    let status = if fact.status == RoleStatus::Current { "" } else { &format!("{:?} ", fact.status).to_lowercase() };
    format!("{} | {status}{} | {country} | {when}", fact.holder.text, fact.title)
}

fn check(rows: &[&str], want: &[&str]) {
    let facts = merged(rows.iter().enumerate().map(|(number, row)| unmerged(row, number)).collect());
    assert_eq!(facts.iter().map(shown).collect::<Vec<_>>(), want, "{rows:?}");
}

#[test]
fn a_role_told_twice_is_one_with_the_details_of_both() {
    check(&["Holm | president", "Holm | president | Chile"], &["Holm | president | Chile | "]);
    check(&["Holm | minister | Chile", "Holm | justice minister"], &["Holm | justice minister | Chile | "]);
    check(&["Holm | minister of justice", "Holm | the minister"], &["Holm | minister of justice |  | "]);
    check(&["Holm | acting head", "Holm | head"], &["Holm | acting head |  | "]);
    check(&["Holm | mayor | | 2010/..", "Holm | mayor"], &["Holm | mayor |  | 2010/.."]);
}

#[test]
fn a_beginning_and_an_end_are_one_time() {
    check(
        &["Holm | became mayor | | 2010/..", "Holm | former mayor | | ../2014"],
        &["Holm | former mayor |  | 2010/2014"],
    );
    check(&["Holm | former mayor | | 2012", "Holm | former mayor | | 2010/2014"], &["Holm | former mayor |  | 2012"]);
}

#[test]
fn what_contradicts_itself_stays_apart() {
    for rows in [
        ["Holm | president | Chile | ", "Holm | president | Peru | "],
        ["Holm | former president |  | ", "Holm | president |  | "],
        ["Holm | president |  | ", "Holm | vice president |  | "],
        ["Holm | minister |  | ", "Holm | prime minister |  | "],
        ["Holm | former mayor |  | 2001", "Holm | former mayor |  | 2010"],
        ["he | mayor |  | ", "he | mayor |  | "],
    ] {
        check(&rows, &rows);
    }
}

#[test]
fn what_stands_for_the_holder_adds_to_the_office() {
    check(&["Holm | prime minister | Sunda", "Holm | the premier"], &["Holm | prime minister | Sunda | "]);
    check(&["Holm | president | Chile", "Holm | the leader | Chile"], &["Holm | president | Chile | "]);
    check(&["Holm | elect president", "Holm | the president | Chile"], &["Holm | elect president | Chile | "]);
    check(&["Holm | the president | Chile"], &["Holm | president | Chile | "]);
}
