// Statements, roles, and who is who.

function statementRow(statement) {
  const badges = [badge({ direct: "quoted", mixed: "partly quoted" }[statement.kind] ?? "reported", "mode")];
  if (statement.denied && statement.unsaid) badges.push(badge("not denied", "mode"));
  else if (statement.retracted) badges.push(badge("taken back", "no"));
  else if (statement.denied) badges.push(badge("denied", "no"));
  else if (statement.unsaid) badges.push(badge("not said", "no"));
  if (!statement.asserted) badges.push(badge("not held to be so", "note", "Spoken of, wanted or judged; or held by the text itself"));
  badges.push(...noteBadges(statement.notes));
  const outer = statement.via === null ? null : doc.statements[statement.via].source;
  if (outer) badges.push(badge(["as told by ", words(outer.name)], "by"));
  const cue = /[\p{L}\p{N}]/u.test(statement.cue) ? statement.cue : "—";
  return row({
    main: [
      statement.source ? named(statement.source, "s") : "somebody", " ",
      words(cue, { class: "verb" }), ": ", words(clipped(statement.content, 240), { class: "content" }),
    ],
    badges,
    lit: [
      ...(statement.source ? [lit(statement.source.span, "s")] : []),
      lit(statement.cue_span, "p"),
      ...statement.spans.map((span) => lit(span, "o")),
    ],
    sentence: statement.sentence,
    details: () => make("p", { class: "actions" }, button("Tree of the sentence", () => openTree(statement.sentence))),
  });
}

function roleRow(role) {
  const badges = [];
  if (role.status !== "current") badges.push(badge(role.status, "mode"));
  badges.push(...role.fields.map(([name, value]) => badge([make("b", {}, `${name} `), words(value)], "note")));
  if (role.when) badges.push(badge([make("b", {}, "when "), role.when], "note"));
  if (role.source) badges.push(badge(words(role.source.said), "by"));
  return row({
    main: [named(role.holder, "s"), " ", words(role.words, { class: "content" })],
    badges,
    sure: confidenceBadge(role.confidence),
    lit: [...role.spans.map((span) => lit(span, "e")), lit(role.holder.span, "s"), lit(role.span, "o")],
    sentence: role.sentence,
    details: () => make("p", {}, "The office in its bare words: ", words(role.title), "."),
  });
}

function whoRow(number) {
  const { name, kind, roles, mentions } = doc.entities[number];
  const facts = factsAbout(number);
  return row({
    main: named({ name, entity: number }, "s"),
    badges: [
      badge(caption(kind), "mode"),
      ...roles.map((role) => badge(words(role), "note")),
    ],
    sure: badge([plural(mentions.length, "mention"), facts ? `, ${plural(facts, "fact")}` : null], "sure"),
    lit: mentions.map((mention) => lit(mention.span, "e")),
    details: () => [
      make("ul", { class: "mentions" }, mentionsOf(number).map((mention) => make("li", {}, mention))),
      make("p", { class: "actions" }, facts ? button(`Show ${plural(facts, "fact")}`, () => onlyAbout(number)) : null),
    ],
  });
}

function showLists() {
  fillRows($("statements"), doc.statements, statementRow, "Nobody says anything in this text.");
  fillRows($("roles"), doc.roles, roleRow, "The text tells of no roles.");
  const order = doc.entities.map((_, n) => n);
  order.sort((a, b) => doc.entities[b].mentions.length - doc.entities[a].mentions.length || a - b);
  fillRows($("who"), order, whoRow, "The text names nobody and nothing.");
}
