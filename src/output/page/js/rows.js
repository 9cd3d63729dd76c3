// Lists of facts, statements, roles and entities: rows that open. Long lists are drawn a part at a time.

const PART = 60;

/** The row that is open: {button, details}. */
let opened = null;

/** Draws the first items of a list; the rest as the reader comes to its end or asks for it. */
function fillRows(list, items, rowOf, empty) {
  list.rest?.disconnect();
  list.replaceChildren();
  list.drawAll = () => more(Infinity);
  let drawn = 0;
  const end = make("li", { class: "more" });
  const watch = (list.rest = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && more(PART)));
  function more(count) {
    const part = items.slice(drawn, drawn + count);
    drawn += part.length;
    end.remove();
    list.append(...part.map(rowOf));
    if (drawn < items.length) {
      const show = () => {
        const at = drawn;
        more(PART);
        list.children[at]?.querySelector("button")?.focus();
      };
      end.replaceChildren(button(`Show more (${plural(items.length - drawn, "row")} left)`, show));
      list.append(end);
      watch.observe(end);
    } else {
      watch.disconnect();
    }
  }
  if (!items.length) list.append(make("li", { class: "empty" }, empty));
  more(PART);
}

/** A row: `main` is what it says, `badges` what else is known, `sure` stands at its end, `lit` what lights up, `details()` what opens under it. */
function row({ main, badges = [], sure, lit, sentence, details }) {
  const said = [make("span", { class: "says" }, main), badges.length ? make("span", { class: "badges" }, badges) : null];
  const open = button([make("span", {}, said), sure ?? null], () => toggleRow(item, open, { lit, sentence, details }), {
    class: "row",
    "aria-expanded": "false",
  });
  const item = make("li", {}, open);
  return item;
}

function toggleRow(item, open, { lit, sentence, details }) {
  const again = opened?.open === open;
  closeRow();
  if (again) return lightUp([]);
  const under = make("div", { class: "details" }, sentence === undefined ? null : quotedSentence(sentence, lit), details());
  item.append(under);
  open.setAttribute("aria-expanded", "true");
  opened = { open, under };
  backTo(open);
  lightUp(lit);
  if (sentence !== undefined) announce(`Evidence is lit up in sentence ${sentence + 1} of the text.`);
}

function closeRow() {
  if (!opened) return;
  opened.open.setAttribute("aria-expanded", "false");
  opened.under.remove();
  opened = null;
}

/** On a narrow screen the text takes the place of the list: a button leads back. */
function backTo(element) {
  const tab = document.body.dataset.tab;
  if (!narrow.matches || tab === "text") return;
  $("back").hidden = false;
  $("back").onclick = () => {
    openTab(tab);
    $("back").hidden = true;
    element.focus({ preventScroll: true });
    intoView(element);
  };
}

/** The sentence with what is lit in it, for those who do not look at the text beside. */
function quotedSentence(number, lits) {
  const sentence = doc.sentences[number];
  if (!sentence) return null;
  const [start, end] = sentence.span;
  const kept = reader.lit;
  reader.lit = lits;
  const parts = pieces(start, end);
  reader.lit = kept;
  return make("blockquote", { dir: "auto" }, parts);
}

/** A thing or a word of a row, with its kind where it has one. */
function named(argument, as) {
  if (argument.entity === null) return words(argument.name, { class: `arg as-${as}` });
  const kind = kindOf(argument.entity);
  return words([make("span", { class: "letter", "aria-hidden": "true" }, looksOf(kind).letter), argument.name], {
    class: `arg as-${as} ${kindClass(kind)}`,
  });
}

const badge = (text, kind, title) => make("span", { class: `badge ${kind}`, title }, text);

const noteBadges = (notes) => notes.map((note) => badge([make("b", {}, `${note.kind} `), words(note.text)], "note"));

function confidenceBadge(confidence) {
  const level = Math.round(confidence * 5);
  const bar = make("span", { class: "bar", "aria-hidden": "true" }, "●".repeat(level) + "○".repeat(5 - level));
  return badge([make("span", { class: "unseen" }, "confidence "), bar, ` ${confidence.toFixed(2)}`], "sure");
}

const lit = (span, as) => ({ start: span[0], end: span[1], as });

/** Arrows go from row to row. */
function keysOfRows(event) {
  const rows = [...event.currentTarget.querySelectorAll("button.row")];
  const at = rows.indexOf(event.target);
  if (at < 0) return;
  if (event.key === "Escape" && opened) {
    closeRow();
    lightUp([]);
    return;
  }
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined || !rows[to]) return;
  event.preventDefault();
  rows[to].focus();
}
