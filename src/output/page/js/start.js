// Tabs, theme, the form of `factwire serve`, printing, and the beginning.

const TABS = { text: "Text", facts: "Facts", statements: "Statements", roles: "Roles", who: "Who", graph: "Graph", tree: "Tree" };

function showTabs() {
  const sizes = { facts: doc.facts.length, statements: doc.statements.length, roles: doc.roles.length, who: doc.entities.length };
  $("tabs").replaceChildren(...Object.entries(TABS).map(([id, name]) => {
    const count = sizes[id] === undefined ? null : make("span", { class: "count" }, ` ${sizes[id]}`);
    return button([name, count], () => {
      $("back").hidden = true;
      openTab(id);
    }, { id: `tab-${id}`, role: "tab", "aria-controls": id === "text" ? "textpanel" : `pane-${id}` });
  }));
}

/** Shows a view. The text is one only where the screen is narrow. */
function openTab(id) {
  document.body.dataset.tab = id;
  for (const tab of Object.keys(TABS)) {
    const here = tab === id;
    $(`tab-${tab}`).setAttribute("aria-selected", here);
    $(`tab-${tab}`).setAttribute("tabindex", here ? 0 : -1);
    if (tab !== "text") $(`pane-${tab}`).hidden = !here;
  }
  if (id === "graph" && graph.stale) showGraph();
  if (id === "tree" && tree.stale) showTree();
}

function keysOfTabs(event) {
  const tabs = [...$("tabs").children].filter((tab) => tab.offsetParent);
  const at = tabs.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  const tab = tabs[(to + tabs.length) % tabs.length];
  tab.click();
  tab.focus();
}

function show(data) {
  doc = data;
  closeCard();
  opened = null;
  Object.assign(tree, { at: 0, stale: true });
  $("main").hidden = false;
  $("title").textContent = doc.title;
  document.title = `${doc.title} – factwire`;
  const about = [doc.published ? `published ${doc.published}` : null, plural(doc.sentences.length, "sentence"),
    plural(doc.facts.length, "fact"), `model ${doc.model}`];
  if (doc.analysed < 1) about.push(`${(100 * (1 - doc.analysed)).toFixed(1)} % of the words were not analysed`);
  $("about").textContent = about.filter(Boolean).join(" · ");
  showText();
  showLegend();
  showTabs();
  showFacts();
  showLists();
  openTab("facts");
}

/** system → light → dark; kept where the browser lets a page keep something. */
function wireTheme() {
  const themes = ["system", "light", "dark"];
  const kept = () => {
    try {
      return localStorage.getItem("factwire-theme");
    } catch {
      return null;
    }
  };
  const set = (theme) => {
    document.documentElement.dataset.theme = theme;
    $("theme").textContent = `Theme: ${theme}`;
  };
  set(themes.includes(kept()) ? kept() : "system");
  $("theme").addEventListener("click", () => {
    const next = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
    set(next);
    try {
      localStorage.setItem("factwire-theme", next);
    } catch {
      // a page that may keep nothing starts with the system's theme
    }
  });
}

/** The form for a text of one's own, on the page of `factwire serve`. */
function wireForm() {
  const trouble = (text) => {
    $("trouble").hidden = !text;
    $("trouble").textContent = text;
  };
  $("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const submit = $("form").querySelector("[type=submit]");
    submit.disabled = true;
    trouble("");
    $("progress").textContent = "Reading…";
    try {
      const body = JSON.stringify({ text: $("typed").value, date: $("date").value || null });
      const answer = await fetch("/extract", { method: "POST", headers: { "Content-Type": "application/json" }, body });
      const data = await answer.json();
      if (!answer.ok) throw new Error(data.error ?? `The program answered ${answer.status}.`);
      show(data);
      $("progress").textContent = "Read.";
      $("tab-facts").focus({ preventScroll: true });
      $("main").scrollIntoView({ behavior: scrolling() });
    } catch (error) {
      $("progress").textContent = "";
      const gone = error instanceof TypeError ? "The program does not answer. Does factwire serve still run?" : error.message;
      trouble(gone);
    }
    submit.disabled = false;
  });
}

/** On paper everything is drawn, one list after the other. */
function drawAll() {
  if (!doc) return;
  closeCard();
  reader.lines.forEach(drawLine);
  for (const id of ["facts", "statements", "roles", "who"]) $(id).drawAll();
  if (graph.stale) showGraph();
  if (tree.stale) showTree();
}

function start() {
  wireTheme();
  wireCard();
  wireFacts();
  wireForm();
  $("tabs").addEventListener("keydown", keysOfTabs);
  for (const id of ["facts", "statements", "roles", "who"]) $(id).addEventListener("keydown", keysOfRows);
  narrow.addEventListener("change", () => doc && document.body.dataset.tab === "text" && openTab("facts"));
  addEventListener("beforeprint", drawAll);
  const data = JSON.parse($("data").textContent);
  if (data) show(data);
  else $("form").hidden = false;
}

start();
