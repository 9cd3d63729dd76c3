// The graph of who did what to whom: of the facts that pass the filters.

const graph = { stale: true, most: 16, roles: false, picked: null };

/** Edges (a pair's facts together), those between the most spoken of first, and their nodes. */
function graphOf() {
  const facts = shownFacts.filter((fact) => graph.roles || fact.predicate.name !== "has_role");
  const nodes = new Map();
  const keyOf = (argument) => (argument.entity === null ? `t:${argument.name.toLowerCase()}` : `e:${argument.entity}`);
  for (const fact of facts) {
    for (const argument of sidesOf(fact)) {
      const key = keyOf(argument);
      const kind = kindOf(argument.entity);
      if (!nodes.has(key)) nodes.set(key, { key, name: argument.name, kind, facts: [] });
      if (!nodes.get(key).facts.includes(fact)) nodes.get(key).facts.push(fact);
    }
  }
  const edges = new Map();
  for (const fact of facts) {
    if (!fact.object) continue;
    const [from, to] = [keyOf(fact.subject), keyOf(fact.object)];
    if (from === to) continue;
    const key = `${from}>${to}`;
    if (!edges.has(key)) edges.set(key, { ends: [from, to], facts: [] });
    edges.get(key).facts.push(fact);
  }
  // A name weighs more than a thing that is spoken of once.
  const weigh = (key) => nodes.get(key).facts.length + (key[0] === "e" ? 0.5 : 0);
  const kept = new Map();
  const drawn = [];
  for (const edge of [...edges.values()].sort((a, b) => weight(b) - weight(a))) {
    const missing = edge.ends.filter((key) => !kept.has(key));
    if (kept.size + missing.length > graph.most) continue;
    for (const key of missing) kept.set(key, kept.size);
    drawn.push({ from: kept.get(edge.ends[0]), to: kept.get(edge.ends[1]), facts: edge.facts });
  }
  function weight({ ends }) {
    return weigh(ends[0]) + weigh(ends[1]);
  }
  return { nodes: [...kept.keys()].map((key) => nodes.get(key)), edges: drawn, left: nodes.size - kept.size };
}

const verbsOf = (facts) => [...new Set(facts.map((f) => (f.negative ? "not " : "") + spaced(f.predicate.name)))];

function showGraph() {
  graph.stale = false;
  const { nodes, edges, left } = graphOf();
  const most = make("select", { id: "g-most", on: { change: () => redraw({ most: Number($("g-most").value) }) } },
    [8, 16, 30, 60].map((n) => make("option", { value: n, selected: n === graph.most }, String(n))));
  const roles = make("input", { type: "checkbox", id: "g-roles", checked: graph.roles,
    on: { change: () => redraw({ roles: $("g-roles").checked }) } });
  const told = `${plural(nodes.length, "node")}, ${plural(edges.length, "edge")}${left ? `; ${left} with fewer facts are left out` : ""}.`;
  $("graph").replaceChildren(
    make("div", { class: "formline" }, make("label", {}, "At most ", most), make("label", {}, roles, " with roles"),
      make("p", { role: "status" }, told)),
    make("p", { class: "hint" }, "Of the facts that the filters let through. Choose a node or an edge to see its facts below. Dashed: denied. Dotted: not told as actual by the text itself."),
    nodes.length ? make("div", { class: "drawing", tabindex: 0, role: "region", "aria-label": "The graph" }, graphDrawing(nodes, edges)) : null,
    make("ol", { id: "g-facts", class: "rows", on: { keydown: keysOfRows } }),
    graphTable(),
  );
}

function redraw(change) {
  Object.assign(graph, change);
  const { activeElement } = document;
  showGraph();
  $(activeElement?.id)?.focus();
}

function graphDrawing(nodes, edges) {
  for (const node of nodes) {
    node.label = clipped(node.name, 26);
    node.width = Math.max(44, widthOf(node.label, 13) + 16);
    node.height = 50;
  }
  const width = nodes.length > 20 ? 1080 : 720;
  const box = place(nodes, edges, width);
  const svg = draw("svg", { viewBox: box.join(" "), role: "group", "aria-label": "Nodes and edges", class: "graph" },
    draw("defs", {}, draw("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" },
      draw("path", { d: "M0 0 8 4 0 8z" }))));
  const taken = nodes.map(({ x, y, width: w, height: h }) => ({ x, y, width: w, height: h }));
  const parts = edges.map((edge) => edgeElement(edge, nodes, edges, taken));
  svg.append(...parts.map(([line]) => line), ...nodes.map((node, n) => nodeElement(node, n, svg)), ...parts.map(([, label]) => label));
  edges.forEach((edge, i) => pickable(parts[i][1], edge.facts, svg, [edge.from, edge.to]));
  return svg;
}

function edgeElement(edge, nodes, edges, taken) {
  const [a, b] = [nodes[edge.from], nodes[edge.to]];
  const both = edges.some((other) => other.from === edge.to && other.to === edge.from);
  const length = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  // of two that go both ways each bends to its right
  const bend = both ? 26 : 0;
  const [mx, my] = [(a.x + b.x) / 2 - uy * bend, (a.y + b.y) / 2 + ux * bend];
  const [x1, y1, x2, y2] = [a.x + ux * 16, a.y + uy * 16 - 8, b.x - ux * 19, b.y - uy * 19 - 8];
  const numbers = [x1, y1, mx, my - 8, x2, y2].map((v) => v.toFixed(1));
  const denied = edge.facts.every((f) => f.negative);
  const doubtful = edge.facts.every((f) => f.source || f.modality !== "actual");
  const verbs = verbsOf(edge.facts);
  const label = clipped(verbs[0], 22) + (verbs.length > 1 ? ` +${verbs.length - 1}` : "");
  const on = (t) => (p, q, r) => (1 - t) * (1 - t) * p + 2 * t * (1 - t) * q + t * t * r;
  const along = (t) => ({ x: on(t)(x1, mx, x2), y: on(t)(y1, my - 8, y2) });
  const spot = freePlace(along, { width: widthOf(label, 11) + 4, height: 14 }, taken);
  const style = denied ? " denied" : doubtful ? " doubtful" : "";
  const ofEdge = { "data-from": edge.from, "data-to": edge.to };
  return [
    draw("path", { d: `M${numbers.slice(0, 2)}Q${numbers.slice(2)}`, class: `edge${style}`, "marker-end": "url(#arrow)", ...ofEdge }),
    draw("g", { class: `verbs${style}`, role: "button", tabindex: 0, "aria-label": `${a.name} ${verbs.join(", ")} ${b.name}`, ...ofEdge },
      draw("text", { x: spot.x.toFixed(1), y: (spot.y + 4).toFixed(1) }, label)),
  ];
}

function nodeElement(node, number, svg) {
  const shapes = {
    circle: draw("circle", { r: 13 }),
    square: draw("rect", { x: -12, y: -12, width: 24, height: 24, rx: 3 }),
    diamond: draw("path", { d: "M0-16 16 0 0 16-16 0z" }),
    triangle: draw("path", { d: "M0-16 16 12-16 12z" }),
    flag: draw("path", { d: "M-14-11H10L15 0 10 11H-14z" }),
  };
  const known = node.key[0] === "e";
  const element = draw("g", {
    class: `node ${known ? kindClass(node.kind) : "plain"}`, transform: `translate(${node.x.toFixed(1)} ${(node.y - 8).toFixed(1)})`,
    role: "button", tabindex: 0, "data-node": number, "aria-label": `${node.name}, ${known ? caption(node.kind) : "words"}, ${plural(node.facts.length, "fact")}`,
  },
  draw("title", {}, node.name),
  known ? shapes[looksOf(node.kind).shape] : draw("circle", { r: 7 }),
  known ? draw("text", { class: "kind", y: 4.5 }, looksOf(node.kind).letter) : null,
  draw("text", { class: "name", y: 28 }, node.label));
  pickable(element, node.facts, svg, [number]);
  return element;
}

/** Click, Enter and space show the facts of a node or an edge, and dim what has nothing to do with it. */
function pickable(element, facts, svg, ends) {
  const pick = () => {
    const again = graph.picked === element;
    svg.querySelectorAll(".picked").forEach((other) => other.classList.remove("picked"));
    svg.classList.toggle("picking", !again);
    graph.picked = again ? null : element;
    if (again) return $("g-facts").replaceChildren();
    element.classList.add("picked");
    for (const line of svg.querySelectorAll("[data-from]")) {
      const own = [Number(line.dataset.from), Number(line.dataset.to)];
      const touched = ends.length === 1 ? own.includes(ends[0]) : own[0] === ends[0] && own[1] === ends[1];
      if (!touched) continue;
      line.classList.add("picked");
      own.forEach((n) => svg.querySelector(`[data-node="${n}"]`).classList.add("picked"));
    }
    fillRows($("g-facts"), facts, factRow, "");
    announce(`${plural(facts.length, "fact")} below the graph.`);
  };
  element.addEventListener("click", pick);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    pick();
  });
}

function graphTable() {
  const table = make("details", { id: "g-table" }, make("summary", {}, "The same as a table"));
  table.addEventListener("toggle", () => {
    if (table.children.length > 1) return;
    const rows = shownFacts.map((f) => make("tr", {}, make("td", {}, words(f.subject.name)),
      make("td", {}, (f.negative ? "not " : "") + spaced(f.predicate.name)), make("td", {}, words(f.object?.name ?? "")),
      make("td", {}, [f.modality === "actual" ? null : f.modality, f.source?.said].filter(Boolean).join("; "))));
    table.append(make("div", { class: "drawing", tabindex: 0, role: "region", "aria-label": "Table of the graph" }, make("table", {},
      make("thead", {}, make("tr", {}, ["Who", "did what", "to whom", "how it is told"].map((h) => make("th", { scope: "col" }, h)))),
      make("tbody", {}, rows))));
  });
  return table;
}

/** How wide text is in a drawing, also where it is not on the screen. */
const pen = document.createElement("canvas").getContext("2d");
function widthOf(text, size) {
  pen.font = `${size}px system-ui, sans-serif`;
  return pen.measureText(text).width;
}
