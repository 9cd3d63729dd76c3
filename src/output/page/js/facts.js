// The facts and what filters them.

let shownFacts = [];

const ANY = "any";
const AUTHOR = "author";
const OTHERS = "others";

/** Whether an entity is in a fact. */
const about = (fact, entity) => sidesOf(fact).some((side) => side.entity === entity);

/** Its subject, and its object where it has one. */
const sidesOf = (fact) => [fact.subject, fact.object].filter((side) => side !== null);

/** How many facts an entity is in. */
function factsAbout(entity) {
  doc.factCounts ??= doc.facts.reduce((counts, fact) => {
    for (const e of new Set(sidesOf(fact).map((side) => side.entity))) counts[e] = (counts[e] ?? 0) + 1;
    return counts;
  }, {});
  return doc.factCounts[entity] ?? 0;
}

function factRow(fact) {
  const badges = [];
  if (fact.negative) badges.push(badge("denied", "no"));
  if (fact.modality !== "actual") badges.push(badge(fact.modality, "mode"));
  if (fact.source) badges.push(badge(words(fact.source.said), "by"));
  badges.push(...noteBadges(fact.notes));
  if (fact.when && !fact.notes.some((note) => note.text.includes(fact.when))) {
    badges.push(badge([make("b", {}, "When "), fact.when], "note"));
  }
  const verb = fact.negative ? `not: ${spaced(fact.predicate.name)}` : spaced(fact.predicate.name);
  return row({
    main: [named(fact.subject, "s"), " ", words(verb, { class: "verb" }), ...(fact.object ? [" ", named(fact.object, "o")] : [])],
    badges,
    sure: confidenceBadge(fact.confidence),
    lit: litFact(fact),
    sentence: fact.sentence,
    details: () => [
      make("p", { class: "explained", dir: "auto" }, fact.explained),
      make("p", { class: "actions" },
        sidesOf(fact).filter((a, i, both) => a.entity !== null && (i === 0 || a.entity !== both[0].entity))
          .map((a) => button(["Only ", words(clipped(a.name, 30))], () => onlyAbout(a.entity))),
        button("Tree of the sentence", () => openTree(fact.sentence))),
    ],
  });
}

const litFact = (fact) => [
  ...fact.spans.map((span) => lit(span, "e")),
  lit(fact.subject.span, "s"),
  lit(fact.predicate.span, "p"),
  ...(fact.object ? [lit(fact.object.span, "o")] : []),
];

/** Fills a choice: [value, label, count], the frequent first. */
function choose(id, first, options) {
  const all = [...first, ...options].map(([value, label, count]) =>
    make("option", { value }, count === undefined ? label : `${clipped(label, 50)} (${count})`));
  $(id).replaceChildren(...all);
}

function counted(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1));
}

function showFacts() {
  const { facts } = doc;
  const entities = counted(facts.flatMap((f) => [...new Set(sidesOf(f).map((side) => side.entity))]).filter((e) => e !== null));
  choose("f-entity", [[ANY, "Any"]], entities.map(([e, n]) => [e, doc.entities[e].name, n]));
  const relations = counted(facts.map((f) => f.predicate.name));
  choose("f-relation", [[ANY, "Any"]], relations.map(([name, n]) => [name, spaced(name), n]));
  const own = facts.filter((f) => !f.source).length;
  const sources = counted(facts.flatMap((f) => [...new Set(f.source?.names ?? [])]));
  choose("f-source", [[ANY, "Anyone"], [AUTHOR, "The text itself", own], [OTHERS, "Others", facts.length - own]],
    sources.map(([name, n]) => [`by:${name}`, name, n]));
  const denied = facts.filter((f) => f.negative).length;
  choose("f-polarity", [[ANY, "Any"], ["yes", "Affirmed", facts.length - denied], ["no", "Denied", denied]], []);
  choose("f-modality", [[ANY, "Any"]], counted(facts.map((f) => f.modality)).map(([m, n]) => [m, caption(m), n]));
  $("filters").reset();
  filterFacts();
}

/** The text of a fact that the search looks at. */
const searched = (fact) =>
  [fact.subject.name, fact.subject.text, spaced(fact.predicate.name), fact.predicate.text, fact.object?.name, fact.object?.text,
    fact.source?.said ?? "", ...fact.notes.map((note) => note.text)].join(" ").toLocaleLowerCase();

function filterFacts() {
  const value = (id) => $(id).value;
  const terms = value("f-search").toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const [entity, relation, source, polarity, modality] =
    ["f-entity", "f-relation", "f-source", "f-polarity", "f-modality"].map(value);
  const least = Number(value("f-confidence"));
  const bySource = (fact) =>
    source === ANY || (source === AUTHOR ? !fact.source : source === OTHERS ? fact.source
      : fact.source?.names.includes(source.slice("by:".length)));
  shownFacts = doc.facts.filter((fact) =>
    (entity === ANY || about(fact, Number(entity))) &&
    (relation === ANY || fact.predicate.name === relation) &&
    bySource(fact) &&
    (polarity === ANY || fact.negative === (polarity === "no")) &&
    (modality === ANY || fact.modality === modality) &&
    fact.confidence >= least &&
    (!terms.length || terms.every((term) => searched(fact).includes(term))));
  $("f-confidence").setAttribute("aria-valuetext", least.toFixed(2));
  const from = least > 0 ? `, confidence from ${least.toFixed(2)}` : "";
  $("f-count").textContent = `${shownFacts.length} of ${plural(doc.facts.length, "fact")}${from}`;
  if (opened && $("facts").contains(opened.open)) {
    closeRow();
    lightUp([]);
  }
  fillRows($("facts"), shownFacts, factRow, doc.facts.length ? "No fact is like that. Show all?" : "No facts were read in this text.");
  graph.stale = true;
}

function onlyAbout(entity) {
  $("filters").reset();
  $("f-entity").value = entity;
  filterFacts();
  openTab("facts");
  $("f-entity").focus();
}

function wireFacts() {
  const filters = $("filters");
  let timer = 0;
  filters.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(filterFacts, event.target.type === "search" ? 150 : 0);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  // the fields are empty only after the event
  filters.addEventListener("reset", () => setTimeout(filterFacts));
}
