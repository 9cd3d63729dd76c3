// The tree of a sentence: words in a row and an arc from each governor to its dependent.

const tree = { at: 0, stale: true };

function openTree(sentence) {
  tree.at = sentence;
  tree.stale = true;
  openTab("tree");
  $("t-sentence").focus();
}

function showTree() {
  tree.stale = false;
  if (!doc.sentences.length) return $("tree").replaceChildren(make("p", {}, "The text has no sentences."));
  tree.at = Math.max(0, Math.min(tree.at, doc.sentences.length - 1));
  const to = (at, id) => {
    tree.at = at;
    showTree();
    $(id).focus();
  };
  const choice = make("select", { id: "t-sentence", on: { change: () => to(Number(choice.value), "t-sentence") } },
    doc.sentences.map((s, n) => make("option", { value: n, selected: n === tree.at }, `${n + 1}. ${clipped(doc.text.slice(...s.span), 70)}`)));
  const sentence = doc.sentences[tree.at];
  $("tree").replaceChildren(
    make("div", { class: "formline" }, make("label", { class: "wide" }, "Sentence ", choice),
      button("Previous", () => to(tree.at - 1, "t-back"), { id: "t-back", disabled: tree.at === 0 }),
      button("Next", () => to(tree.at + 1, "t-next"), { id: "t-next", disabled: tree.at === doc.sentences.length - 1 })),
    make("div", { class: "drawing", tabindex: 0, role: "region", "aria-label": "The tree as arcs" }, treeDrawing(sentence)),
    make("details", { open: false }, make("summary", {}, "The same as a table"), treeTable(sentence)),
  );
}

function treeDrawing({ words: row }) {
  if (!row.length) return make("p", {}, "No words.");
  const text = (word) => doc.text.slice(word[0], word[1]);
  let x = 16;
  const places = row.map((word) => {
    const width = Math.max(widthOf(text(word), 15), widthOf(word[2], 10.5), widthOf(word[3], 11) * 0.8) + 14;
    x += width;
    return x - width / 2;
  });
  const arcs = row.map((word, n) => ({ word: n, head: word[4], label: word[3], low: Math.min(n, word[4]), high: Math.max(n, word[4]) }));
  const levels = levelsOf(arcs.filter((arc) => arc.head >= 0));
  const top = 24 + 24 * Math.max(1, ...levels.values());
  // a little beside the middle of the word, so that arcs of one word do not fall together
  const foot = (n, other) => places[n] + (other > n ? 4 : -4);
  const drawn = arcs.map((arc) => {
    const ofArc = { class: "arc", "data-word": arc.word, "data-head": arc.head };
    if (arc.head < 0) {
      const at = places[arc.word];
      return draw("g", ofArc, draw("path", { d: `M${at} 14V${top - 4}`, "marker-end": "url(#tip)" }), draw("text", { x: at, y: 11 }, "root"));
    }
    const [from, to] = [foot(arc.head, arc.word), foot(arc.word, arc.head)];
    const height = top - 6 - 24 * levels.get(arc);
    const round = Math.min(14, Math.abs(to - from) / 2) * Math.sign(to - from);
    const path = `M${from} ${top - 2}V${height + 10}Q${from} ${height} ${from + round} ${height}H${to - round}Q${to} ${height} ${to} ${height + 10}V${top - 4}`;
    return draw("g", ofArc, draw("path", { d: path, "marker-end": "url(#tip)" }), draw("text", { x: (from + to) / 2, y: height + 4 }, arc.label));
  });
  const shown = row.map((word, n) => draw("g", { class: "word", "data-word": n },
    draw("text", { x: places[n], y: top + 18 }, text(word)), draw("text", { x: places[n], y: top + 35, class: "pos" }, word[2])));
  const [width, height] = [x + 16, top + 46];
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "tree", role: "img",
    "aria-label": `Tree of the sentence: ${row.map((w) => `${text(w)} ${w[3]}${w[4] < 0 ? "" : ` of ${text(row[w[4]] ?? w)}`}`).join("; ")}` },
  draw("defs", {}, draw("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: "auto" },
    draw("path", { d: "M0 0 8 4 0 8z" }))), ...drawn, ...shown);
  svg.addEventListener("pointerover", (event) => {
    const over = event.target.closest?.("[data-word]")?.dataset.word;
    svg.querySelectorAll(".arc").forEach((arc) =>
      arc.classList.toggle("picked", over !== undefined && (arc.dataset.word === over || arc.dataset.head === over)));
  });
  return svg;
}

/** How high each arc goes: over all arcs that it spans. */
function levelsOf(arcs) {
  const levels = new Map();
  const taken = []; // for each level the arcs on it
  for (const arc of [...arcs].sort((a, b) => a.high - a.low - (b.high - b.low) || a.low - b.low)) {
    let level = 1;
    for (const [n, row] of taken.entries()) {
      if (row.some((other) => other.low < arc.high && other.high > arc.low)) level = n + 2;
    }
    levels.set(arc, level);
    (taken[level - 1] ??= []).push(arc);
  }
  return levels;
}

function treeTable({ words: row }) {
  const text = (n) => doc.text.slice(row[n][0], row[n][1]);
  const head = ["#", "word", "lemma", "part of speech", "relation", "governed by"];
  return make("div", { class: "drawing", tabindex: 0, role: "region", "aria-label": "Table of the tree" }, make("table", {},
    make("thead", {}, make("tr", {}, head.map((h) => make("th", { scope: "col" }, h)))),
    make("tbody", {}, row.map(([, , upos, deprel, governor, lemma], n) => make("tr", {},
      [String(n + 1), words(text(n)), words(lemma), upos, deprel, row[governor] ? words(`${governor + 1} ${text(governor)}`) : "—"]
        .map((cell) => make("td", {}, cell)))))));
}
