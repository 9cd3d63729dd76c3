// The card of an entity: opened by pointing at a mark, by focus, by a tap; Enter or a click lets it stay and goes into it.

const card = { entity: null, opener: null, pinned: false, timer: 0 };

function openCard(entity, opener, { pinned = false, into = false } = {}) {
  clearTimeout(card.timer);
  if (card.entity !== entity || card.opener !== opener) {
    $("card").replaceChildren(...cardOf(entity));
    $("card").className = kindClass(doc.entities[entity].kind);
  }
  Object.assign(card, { entity, opener, pinned: pinned || (card.pinned && card.opener === opener) });
  $("card").hidden = false;
  $("card").scrollTop = 0;
  placeCard(opener.getBoundingClientRect());
  if (into) $("card").querySelector("button").focus();
}

function closeCard({ back = false } = {}) {
  clearTimeout(card.timer);
  if ($("card").hidden) return;
  const { opener } = card;
  const inside = $("card").contains(document.activeElement);
  Object.assign(card, { entity: null, opener: null, pinned: false });
  $("card").hidden = true;
  if (!(back || inside) || !opener) return;
  const to = opener.isConnected ? opener : tagOf(reader.at); // the line may have been drawn anew
  quietly(() => to?.focus());
}

/** Focus that comes back from the card does not open it again. */
let quiet = false;
function quietly(act) {
  quiet = true;
  act();
  quiet = false;
}

/** Under the mark, or over it where there is no room. */
function placeCard(mark) {
  const element = $("card");
  const { width, height } = element.getBoundingClientRect();
  const left = Math.max(8, Math.min(mark.left, innerWidth - width - 8));
  const under = mark.bottom + 6;
  const top = under + height < innerHeight ? under : Math.max(8, mark.top - height - 6);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}

function cardOf(number) {
  const entity = doc.entities[number];
  const kind = kindName(entity.kind);
  const facts = factsAbout(number);
  const parts = [
    make("div", { class: "cardhead" },
      make("span", { class: "letter", "aria-hidden": "true" }, looksOf(entity.kind).letter),
      make("div", {}, make("h3", { id: "card-name" }, words(entity.name)), make("p", { class: "hint" }, kind)),
      button("×", () => closeCard({ back: true }), { class: "close", "aria-label": "Close" })),
  ];
  const list = (title, items) => {
    if (items.length) parts.push(make("h4", {}, title), make("ul", {}, items.map((item) => make("li", {}, item))));
  };
  list("Roles", entity.roles.map((role) => words(role)));
  list("Members", entity.members.filter((m) => doc.entities[m]).map((m) => words(doc.entities[m].name)));
  const governments = new Set(entity.mentions.map((mention) => mention.government).filter(Boolean));
  list("Stands for the government of", [...governments].map((country) => words(country)));
  list(`Mentioned ${entity.mentions.length === 1 ? "once" : `${entity.mentions.length} times`}`, mentionsOf(number));
  if (facts > 0) {
    parts.push(button(`Show ${plural(facts, "fact")}`, () => {
      closeCard();
      onlyAbout(number);
    }));
  }
  return parts;
}

/** Each a button that goes there; of very many the first. */
function mentionsOf(number, most = 40) {
  const { mentions } = doc.entities[number];
  const items = mentions.slice(0, most).map((mention, m) => {
    const form = mention.form.toLowerCase();
    const told = [form, mention.reason === form ? null : mention.reason, mention.confidence < 1 ? mention.confidence.toFixed(2) : null];
    const go = () => {
      closeCard();
      focusMark(reader.marks.find((mark) => mark.entity === number && mark.mention === m)?.number);
    };
    return [
      button(words(doc.text.slice(...mention.span)), go, { class: "link" }),
      make("span", { class: "hint" }, ` sentence ${sentenceAt(mention.span[0]) + 1}, ${told.filter(Boolean).join(", ")}`),
    ];
  });
  if (mentions.length > most) items.push(`and ${mentions.length - most} more`);
  return items;
}

/** The sentence of an offset: the last that begins before it. */
function sentenceAt(offset) {
  let [low, high] = [0, doc.sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (doc.sentences[middle].span[0] <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

const markAt = (event) => event.target.closest?.(".mark");
const entityOf = (element) => reader.marks[element.dataset.number].entity;

function wireCard() {
  const text = $("text");
  const soon = () => {
    clearTimeout(card.timer);
    card.timer = setTimeout(() => card.pinned || $("card").contains(document.activeElement) || closeCard(), 250);
  };
  text.addEventListener("pointerover", (event) => {
    const mark = markAt(event);
    if (event.pointerType !== "mouse" || card.pinned) return;
    if (!mark) return soon();
    clearTimeout(card.timer);
    card.timer = setTimeout(() => openCard(entityOf(mark), mark.querySelector("button.tag") ?? mark), 120);
  });
  text.addEventListener("pointerleave", soon);
  $("card").addEventListener("pointerenter", () => clearTimeout(card.timer));
  $("card").addEventListener("pointerleave", soon);
  text.addEventListener("click", (event) => {
    const mark = markAt(event);
    if (!mark || String(getSelection())) return;
    const opener = mark.querySelector(":scope > button.tag") ?? mark;
    // a click by a key has no place; a finger or a mouse leaves the focus where it is
    openCard(entityOf(mark), opener, { pinned: true, into: event.detail === 0 });
    event.stopPropagation();
  });
  text.addEventListener("focusin", (event) => {
    if (quiet || !event.target.matches("button.tag") || !event.target.matches(":focus-visible")) return;
    reader.at = Number(event.target.dataset.number);
    openCard(entityOf(event.target), event.target);
  });
  document.addEventListener("focusin", (event) => {
    if (!$("card").hidden && !$("card").contains(event.target) && event.target !== card.opener) closeCard();
  });
  document.addEventListener("click", (event) => {
    if (!$("card").contains(event.target)) closeCard();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !$("card").hidden) {
      event.preventDefault();
      closeCard({ back: true });
    }
  });
  text.addEventListener("scroll", () => card.pinned || closeCard(), true);
  text.addEventListener("keydown", keysOfText);
}
