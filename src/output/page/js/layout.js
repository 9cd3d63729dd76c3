// Where the nodes of the graph go. No chance in it: the same graph is always drawn alike.

/**
 * Places nodes ({width, height}) with edges ({from, to}: numbers) in a field of that width: they repel each other, edges pull
 * (Fruchterman and Reingold 1991), and at last what overlaps is pushed apart. Sets x and y, gives the part of the field that is used.
 */
function place(nodes, edges, width) {
  const n = nodes.length;
  const height = Math.max(300, Math.min(1500, n * 40));
  const ideal = 0.8 * Math.sqrt((width * height) / Math.max(1, n));
  // a sunflower: even, and without symmetries that hold forces in balance
  nodes.forEach((node, i) => {
    const radius = Math.sqrt((i + 0.5) / n) / 2;
    const angle = i * 2.399963;
    node.x = width * (0.5 + radius * Math.cos(angle));
    node.y = height * (0.5 + radius * Math.sin(angle));
  });
  const rounds = 350;
  for (let round = 0; round < rounds; round++) {
    const step = ideal * 0.5 * (1 - round / rounds) + 0.5;
    const push = nodes.map(() => ({ x: 0, y: 0 }));
    for (let a = 0; a < n; a++) {
      for (let b = a + 1; b < n; b++) {
        const [x, y, distance] = apart(nodes[a], nodes[b]);
        const force = (ideal * ideal) / (distance * distance);
        push[a].x += x * force;
        push[a].y += y * force;
        push[b].x -= x * force;
        push[b].y -= y * force;
      }
    }
    for (const { from, to } of edges) {
      // what stands in the way of an edge, or of its words, goes aside
      const middle = { x: (nodes[from].x + nodes[to].x) / 2, y: (nodes[from].y + nodes[to].y) / 2 };
      for (let a = 0; a < n; a++) {
        if (a === from || a === to) continue;
        const [x, y, distance] = apart(nodes[a], middle);
        const force = (0.4 * ideal * ideal) / (distance * distance);
        push[a].x += x * force;
        push[a].y += y * force;
      }
      const [x, y, distance] = apart(nodes[from], nodes[to]);
      const force = distance / ideal;
      push[from].x -= x * force;
      push[from].y -= y * force;
      push[to].x += x * force;
      push[to].y += y * force;
    }
    nodes.forEach((node, i) => {
      // towards the middle, as strongly as keeps all just within the field: at its walls they would pile up
      const pull = (n * ideal * ideal) / 0.16;
      const x = push[i].x + ((width / 2 - node.x) * pull) / (width * width);
      const y = push[i].y + ((height / 2 - node.y) * pull) / (height * height);
      const length = Math.max(1, Math.hypot(x, y));
      node.x += (x / length) * Math.min(length, step);
      node.y += (y / length) * Math.min(length, step);
      inside(node, width, height);
    });
  }
  for (let round = 0; round < 80 && untangle(nodes); round++) nodes.forEach((node) => inside(node, width, height));
  const [left, top, right, bottom] = [
    Math.min(...nodes.map((node) => node.x - node.width / 2)), Math.min(...nodes.map((node) => node.y - node.height / 2)),
    Math.max(...nodes.map((node) => node.x + node.width / 2)), Math.max(...nodes.map((node) => node.y + node.height / 2)),
  ];
  return [left - 8, top - 8, right - left + 16, bottom - top + 16].map((v) => Math.round(v));
}

function apart(a, b) {
  const x = a.x - b.x || 0.01;
  const y = a.y - b.y || 0.01;
  return [x, y, Math.max(8, Math.hypot(x, y))];
}

function inside(node, width, height) {
  node.x = Math.max(node.width / 2 + 4, Math.min(width - node.width / 2 - 4, node.x));
  node.y = Math.max(node.height / 2 + 4, Math.min(height - node.height / 2 - 4, node.y));
}

/** Pushes overlapping nodes apart, the shorter way; true while there was something to push. */
function untangle(nodes) {
  let moved = false;
  nodes.forEach((a, i) => {
    for (const b of nodes.slice(i + 1)) {
      const x = (a.width + b.width) / 2 + 6 - Math.abs(a.x - b.x);
      const y = (a.height + b.height) / 2 + 6 - Math.abs(a.y - b.y);
      if (x <= 0 || y <= 0) continue;
      moved = true;
      if (y <= x) {
        const way = a.y <= b.y ? -1 : 1;
        a.y += (way * y) / 2;
        b.y -= (way * y) / 2;
      } else {
        const way = a.x <= b.x ? -1 : 1;
        a.x += (way * x) / 2;
        b.x -= (way * x) / 2;
      }
    }
  });
  return moved;
}

/**
 * Where the words of an edge go: of places along it the one that covers least of nodes and of words that are there already
 * ({x, y, width, height}, by their middles).
 */
function freePlace(at, size, taken) {
  let best = null;
  for (const t of [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]) {
    const box = { ...at(t), ...size };
    const covered = taken.reduce((sum, other) => {
      const x = (box.width + other.width) / 2 - Math.abs(box.x - other.x);
      const y = (box.height + other.height) / 2 - Math.abs(box.y - other.y);
      return sum + Math.max(0, x) * Math.max(0, y);
    }, 0);
    if (!best || covered < best.covered) best = { ...box, covered };
  }
  taken.push(best);
  return best;
}
