// What all parts of the page share. The files of this folder are one module, in the order of mod.rs.
// Text of the document reaches the page as text nodes and attributes only, never as markup.

const $ = (id) => document.getElementById(id);

/** What is shown: the data of one text, as data.rs writes it. */
let doc = null;

/** An element with attributes, listeners (`on: {click}`) and children; strings become text nodes. */
function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, { on = {}, ...attributes }, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Words of the document: isolated, so that text from right to left does not turn what stands around it. */
const words = (text, attributes = {}) => make("bdi", attributes, text);

const button = (text, click, attributes = {}) => make("button", { type: "button", on: { click }, ...attributes }, text);

/** The kinds of entity: a letter, so that the colour is not the only sign, and the shape in the graph. */
const KINDS = {
  person: { letter: "P", shape: "circle" },
  organization: { letter: "O", shape: "square" },
  place: { letter: "L", shape: "diamond", label: "Place (location)" },
  nationality: { letter: "N", shape: "flag" },
  role: { letter: "R", shape: "flag" },
  event: { letter: "E", shape: "triangle" },
  date: { letter: "D", shape: "square" },
  money: { letter: "M", shape: "square" },
  product: { letter: "T", shape: "square", label: "Product (thing)" },
  other: { letter: "X", shape: "circle" },
};
const kindOf = (entity) => (entity !== null && doc.entities[entity] ? doc.entities[entity].kind : "other");
const kindClass = (kind) => `k-${Object.hasOwn(KINDS, kind) ? kind : "other"}`;
/** Of a kind that is none of these: its first letter. */
const looksOf = (kind) => (Object.hasOwn(KINDS, kind) ? KINDS[kind] : { letter: kind[0].toUpperCase(), shape: "circle" });
const kindName = (kind) => looksOf(kind).label ?? caption(kind);

/** "court_case" → "Court case" */
const caption = (label) => label[0].toUpperCase() + spaced(label.slice(1));

/** "spoke_with" → "spoke with" */
const spaced = (name) => name.replaceAll("_", " ");

const plural = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

const clipped = (text, length) => ([...text].length > length ? [...text].slice(0, length - 1).join("") + "…" : text);

/** Says something to those who listen to the page. */
function announce(text) {
  $("live").textContent = text;
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 52rem)");
const scrolling = () => (calm.matches ? "instant" : "smooth");
