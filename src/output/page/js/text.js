// The text with its marks. A line is plain text until it comes near the screen: long texts have many thousands of marks.

const reader = {
  lines: [], // {start, end, element, drawn, marks}
  marks: [], // {start, end, entity, mention, line}, in text order, the longer first
  lit: [], // {start, end, as}
  at: 0, // the mark that Tab comes to
  observer: null,
};

function showText() {
  const marks = doc.entities.flatMap((entity, e) =>
    entity.mentions.map((mention, m) => ({ start: mention.span[0], end: mention.span[1], entity: e, mention: m })),
  );
  marks.sort((a, b) => a.start - b.start || b.end - a.end || a.entity - b.entity);
  marks.forEach((mark, n) => (mark.number = n));
  reader.marks = marks;
  reader.lit = [];
  reader.at = 0;
  reader.observer?.disconnect();
  reader.observer = new IntersectionObserver(
    (seen) => seen.filter((s) => s.isIntersecting).forEach((s) => drawLine(reader.lines[s.target.dataset.line])),
    { rootMargin: "800px" },
  );
  let next = 0;
  const open = []; // marks that go on over the end of a line
  reader.lines = doc.lines.map(([start, end, ends], n) => {
    const element = make("p", { dir: "auto", "data-line": n, class: n > 0 && ends < 2 ? "next" : null });
    element.textContent = doc.text.slice(start, end);
    const own = open.filter((mark) => mark.end > start);
    while (next < marks.length && marks[next].start < end) {
      marks[next].line = n;
      own.push(marks[next]);
      if (marks[next].end > end) open.push(marks[next]);
      next += 1;
    }
    reader.observer.observe(element);
    return { start, end, element, drawn: false, marks: own };
  });
  $("text").replaceChildren(...reader.lines.map((line) => line.element));
  reader.lines.slice(0, 12).forEach(drawLine);
}

/** Draws the marks of a line, each in the one that it lies in. */
function drawLine(line) {
  if (!line || line.drawn) return;
  line.drawn = true;
  reader.observer.unobserve(line.element);
  line.element.replaceChildren();
  const open = [{ element: line.element, end: line.end }];
  const top = () => open[open.length - 1];
  let at = line.start;
  const upTo = (end) => {
    top().element.append(...pieces(at, end));
    at = Math.max(at, end);
  };
  for (const mark of line.marks) {
    while (open.length > 1 && top().end <= mark.start) {
      upTo(top().end);
      open.pop();
    }
    const end = Math.min(mark.end, line.end);
    if (end > top().end) continue; // marks that cross cannot be drawn; the card of the entity still leads here
    upTo(Math.max(mark.start, line.start));
    const element = markElement(mark, mark.start >= line.start);
    top().element.append(element);
    open.push({ element, end });
  }
  while (open.length) {
    upTo(top().end);
    open.pop();
  }
}

/** The text from start to end: what is lit up, apart from the rest. */
function pieces(start, end) {
  if (start >= end) return [];
  const touched = reader.lit.filter((lit) => lit.start < end && lit.end > start);
  const cuts = new Set([start, end]);
  for (const lit of touched) {
    if (lit.start > start) cuts.add(lit.start);
    if (lit.end < end) cuts.add(lit.end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((to, i) => {
    const from = sorted[i];
    const as = touched.filter((lit) => lit.start <= from && lit.end >= to).map((lit) => `lit-${lit.as}`);
    const text = doc.text.slice(from, to);
    return as.length ? make("mark", { class: `lit ${[...new Set(as)].join(" ")}` }, text) : document.createTextNode(text);
  });
}

function markElement(mark, first) {
  const { kind, name, mentions } = doc.entities[mark.entity];
  const form = mentions[mark.mention].form.toLowerCase();
  const element = make("span", { class: `mark ${kindClass(kind)} f-${form}${first ? " tagged" : ""}`, "data-number": mark.number });
  if (first) {
    element.append(
      make("button", {
        type: "button",
        class: "tag",
        "data-letter": looksOf(kind).letter,
        "data-number": mark.number,
        tabindex: mark.number === reader.at ? 0 : -1,
        "aria-label": `${caption(kind)}: ${name}`,
        "aria-haspopup": "dialog",
      }),
    );
  }
  return element;
}

const tagOf = (number) => $("text").querySelector(`button.tag[data-number="${number}"]`);

/** Goes to a mark of the text; the one place of the text that Tab comes to. */
function focusMark(number) {
  const mark = reader.marks[number];
  if (!mark || mark.line === undefined) return;
  if (narrow.matches) openTab("text");
  drawLine(reader.lines[mark.line]);
  tagOf(reader.at)?.setAttribute("tabindex", -1);
  reader.at = number;
  const tag = tagOf(number);
  if (!tag) return toLine(mark.line);
  tag.setAttribute("tabindex", 0);
  tag.focus({ preventScroll: true });
  intoView(tag.parentElement);
}

function toLine(n) {
  if (reader.lines[n]) intoView(reader.lines[n].element);
}

function intoView(element) {
  element.scrollIntoView({ block: "center", behavior: scrolling() });
}

const linesWith = (lits) => reader.lines.filter((line) => lits.some((lit) => lit.start < line.end && lit.end > line.start));

/** Lights up pieces of the text ({start, end, as}: s, p, o, e) and scrolls there; an empty list puts all out. */
function lightUp(lits) {
  const changed = new Set([...linesWith(reader.lit), ...linesWith(lits)]);
  reader.lit = lits;
  for (const line of changed) {
    line.drawn = false;
    drawLine(line);
  }
  const first = $("text").querySelector("mark.lit");
  if (first && lits.length) {
    if (narrow.matches) openTab("text");
    intoView(first);
  }
}

function keysOfText(event) {
  if (!event.target.matches("button.tag")) return;
  const at = Number(event.target.dataset.number);
  const last = reader.marks.length - 1;
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
  if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  focusMark(Math.min(Math.max(to, 0), last));
}

/** The kinds as switches over the text. */
function showLegend() {
  const counts = {};
  for (const mark of reader.marks) counts[doc.entities[mark.entity].kind] = (counts[doc.entities[mark.entity].kind] ?? 0) + 1;
  const kinds = [...new Set([...Object.keys(KINDS), ...Object.keys(counts)])].filter((kind) => counts[kind]);
  const off = new Set();
  $("text").className = "";
  $("legend").replaceChildren(
    ...kinds.map((kind) => {
      const name = kindName(kind);
      const toggle = button([make("span", { class: "letter", "aria-hidden": "true" }, looksOf(kind).letter), `${name} `], () => {
        off.has(kind) ? off.delete(kind) : off.add(kind);
        toggle.setAttribute("aria-pressed", !off.has(kind));
        $("text").className = [...off].map((k) => `no-${kindClass(k).slice(2)}`).join(" ");
      }, { class: `chip ${kindClass(kind)}`, "aria-pressed": "true" });
      toggle.append(make("span", { class: "count" }, String(counts[kind])));
      return toggle;
    }),
  );
}
