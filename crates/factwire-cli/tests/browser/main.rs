//! The page in a real browser, headless Chromium. `scripts/browser.sh` installs it and runs this.
//!
//! With SHOTS=folder the screenshots are kept; with AXE=axe.min.js the accessibility checks of axe-core run as well.

#[path = "../http/mod.rs"]
mod http;
mod serve;
mod webdriver;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use webdriver::{Browser, key};

/// The page of a text, written by the program.
fn page(folder: &Path, name: &str, text: &str) -> PathBuf {
    let (file, page) = (folder.join(name), folder.join(format!("{name}.html")));
    std::fs::write(&file, text).unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_factwire"))
        .args(["show", "--date", "2025-06-04", "-o"])
        .args([&page, &file])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    page
}

/// A browser with the page of examples/article.txt on a wide screen.
fn article() -> (Browser, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/article.txt")).unwrap();
    let page = page(folder.path(), "article.txt", &text);
    let browser = Browser::start();
    browser.window(1360, 900, false);
    browser.likes("light");
    browser.open_file(&page);
    (browser, folder)
}

/// Nothing was told to the console and nothing was asked for but files of this computer.
fn quiet(browser: &Browser) {
    let (console, asked) = browser.logs();
    assert_eq!(console, [""; 0]);
    let foreign: Vec<_> = asked.iter().filter(|url| !url.starts_with("file:") && !url.starts_with("data:")).collect();
    assert!(foreign.is_empty() && !asked.is_empty(), "{foreign:?}");
}

/// What axe-core finds wrong, if it is there.
fn accessible(browser: &Browser, where_: &str) {
    let Some(axe) = std::env::var_os("AXE").and_then(|path| std::fs::read_to_string(path).ok()) else { return };
    let script = format!(
        "{axe};\nconst found = await axe.run(document, {{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }});
         return found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + n.failureSummary).join(' | '))"
    );
    let found = browser.run(&script);
    assert_eq!(found, json!([]), "{where_}: {found:#}");
}

fn number(browser: &Browser, script: &str) -> u64 {
    browser.run(script).as_u64().unwrap()
}

#[test]
fn the_page_shows_text_entities_and_facts() {
    let (browser, _folder) = article();
    assert_eq!(browser.text("h1"), "article.txt");
    assert!(browser.text("#about").contains("published 2025-06-04"));
    // the letters of the marks are no part of the text, nor of what is copied
    let copied = browser.run(
        "getSelection().selectAllChildren(document.querySelector('#text'));
         const copied = String(getSelection()); getSelection().removeAllRanges(); return copied",
    );
    let line = "Estonia's special envoy for the Baltic ferries, Katrin Lepik, will fly to Helsinki on Thursday";
    assert!(copied.as_str().unwrap().contains(line), "{copied}");
    assert!(browser.count("#text .mark.k-person") > 10 && browser.count("#text .mark .mark") > 3);
    let rows = browser.run("return [...document.querySelectorAll('#facts .says')].map(r => r.textContent)");
    let rows: Vec<&str> = rows.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(rows.contains(&"PKatrin Lepik travels to LHelsinki"), "{rows:?}");
    assert_eq!(browser.text("#f-count"), format!("{0} of {0} facts", rows.len()));
    browser.shot("desktop-light");
    accessible(&browser, "facts");
    quiet(&browser);
}

#[test]
fn filters_work_by_clicks_and_keys() {
    let (browser, _folder) = article();
    let all = browser.count("#facts > li");
    browser.click("#f-search");
    browser.keys("helsinki");
    browser.wait("/^\\d+ of/.test(document.querySelector('#f-count').innerText) && document.querySelectorAll('#facts > li').length < 10");
    let found = browser.count("#facts > li");
    assert!(found > 0 && browser.text("#facts > li").to_lowercase().contains("helsinki"));
    browser.click("#filters [type=reset]");
    browser.wait(&format!("document.querySelectorAll('#facts > li').length === {all}"));
    // by keys alone: the first letter of the choice
    for (field, keys, wanted) in
        [("f-polarity", "D", ".badge.no"), ("f-modality", "F", ".badge.mode"), ("f-source", "O", ".badge.by")]
    {
        browser.run_with("document.getElementById(arguments[0]).focus()", &json!([field]));
        browser.keys(keys);
        browser.wait(&format!("document.querySelectorAll('#facts > li').length < {all}"));
        assert!(browser.count("#facts > li") > 0, "{field}");
        assert_eq!(browser.count("#facts > li"), browser.count(&format!("#facts > li:has({wanted})")), "{field}");
        assert!(browser.text("#f-count").starts_with(&format!("{} of {all} facts", browser.count("#facts > li"))));
        browser.click("#filters [type=reset]");
        browser.wait(&format!("document.querySelectorAll('#facts > li').length === {all}"));
    }
    browser.run("document.getElementById('f-entity').focus()");
    browser.keys("Tor");
    // each letter may choose another entity before the last one does
    let of_tor = "[...document.querySelectorAll('#facts > li')].filter(r => r.querySelector('.says').textContent.includes('Tor Haugland')).length";
    browser.wait(&format!(
        "document.querySelector('#f-entity').selectedOptions[0].text.startsWith('Tor Haugland') && {of_tor} > 0 && {of_tor} === document.querySelectorAll('#facts > li').length"
    ));
    browser.click("#filters [type=reset]");
    browser.run("document.getElementById('f-relation').focus()");
    browser.keys("met");
    browser.wait("document.querySelectorAll('#facts > li').length === 2");
    browser.click("#filters [type=reset]");
    browser.run("document.getElementById('f-confidence').focus()");
    browser.keys(key::END);
    browser.wait("document.querySelector('#facts .empty')");
    assert_eq!(browser.text("#f-count"), format!("0 of {all} facts, confidence from 1.00"));
    quiet(&browser);
}

#[test]
fn a_fact_lights_up_its_evidence() {
    let (browser, _folder) = article();
    browser.click("#f-search");
    browser.keys("founded");
    browser.wait("document.querySelectorAll('#facts > li').length === 1");
    browser.keys(&key::TAB.repeat(8)); // the other fields, "Show all", the first row
    assert_eq!(browser.run("return document.activeElement.className"), "row");
    browser.keys(key::ENTER);
    let lit = "return [...document.querySelectorAll('#text mark.lit')].map(m => m.textContent)";
    assert_eq!(browser.run(lit), json!(["Haugland", "founded", "company"]));
    assert!(browser.text("#facts blockquote").starts_with("Haugland, 61, founded the company"));
    assert!(
        browser.text("#facts .explained").contains("pattern 1 of the rule founded"),
        "{}",
        browser.text("#facts .explained")
    );
    assert!(browser.text("#live").contains("sentence"));
    let inside = "const m = document.querySelector('#text mark.lit').getBoundingClientRect(); const p = document.querySelector('#textpanel').getBoundingClientRect(); return m.top >= p.top && m.bottom <= p.bottom";
    assert_eq!(browser.run(inside), json!(true));
    browser.shot("evidence");
    accessible(&browser, "evidence");
    browser.keys(key::ENTER);
    assert_eq!(browser.count("#text mark.lit"), 0);
    // statements and roles do the same
    for tab in ["statements", "roles", "who"] {
        browser.click(&format!("#tab-{tab}"));
        browser.click(&format!("#{tab} .row"));
        assert!(browser.count("#text mark.lit") > 0, "{tab}");
        browser.shot(tab);
        accessible(&browser, tab);
    }
    quiet(&browser);
}

#[test]
fn cards_open_by_mouse_and_keys() {
    let (browser, _folder) = article();
    browser.point_at("#text .tag[aria-label='Person: Juhan Raud']");
    browser.wait("!document.querySelector('#card').hidden");
    assert_eq!(browser.text("#card-name"), "Juhan Raud");
    let card = browser.text("#card");
    assert!(
        card.contains("foreign ministry spokesman") && card.contains("pronoun") && card.contains("Show 5 facts"),
        "{card}"
    );
    browser.keys(key::ESCAPE);
    assert_eq!(browser.count("#card[hidden]"), 1);
    // one stop for Tab, then arrows
    browser.run("document.querySelector('#legend button:last-child').focus()");
    browser.keys(key::TAB);
    browser.wait("!document.querySelector('#card').hidden");
    assert_eq!(browser.text("#card-name"), "Katrin Lepik");
    browser.shot("card");
    accessible(&browser, "card");
    browser.keys(key::RIGHT);
    assert_eq!(browser.text("#card-name"), "Estonian");
    browser.keys(key::HOME);
    browser.keys(key::ENTER);
    assert_eq!(browser.run("return document.activeElement.className"), "close");
    browser.keys(&key::TAB.repeat(3)); // the third mention: "She"
    browser.keys(key::ENTER);
    assert_eq!(browser.run("return document.activeElement.parentElement.textContent"), "She");
    assert_eq!(browser.text("#card-name"), "Katrin Lepik");
    browser.keys(key::ESCAPE);
    assert_eq!(browser.count("#card[hidden]"), 1);
    assert_eq!(browser.run("return document.activeElement.parentElement.textContent"), "She");
    // a kind can be put out
    browser.click("#legend .chip.k-person");
    assert_eq!(
        browser.run("return getComputedStyle(document.querySelector('#text .k-person > .tag')).display"),
        "none"
    );
    quiet(&browser);
}

#[test]
fn graph_and_tree_are_drawn() {
    let (browser, _folder) = article();
    browser.click("#tab-facts");
    browser.keys(&key::RIGHT.repeat(4));
    assert_eq!(browser.run("return document.activeElement.id"), "tab-graph");
    assert_eq!(browser.count("svg.graph .node"), 16);
    assert!(browser.count("svg.graph .edge") > 8);
    let overlap = "const boxes = [...document.querySelectorAll('.node')].map(n => n.getBoundingClientRect());
        return boxes.filter((a, i) => boxes.slice(i + 1).some(b => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length";
    assert_eq!(browser.run(overlap), json!(0));
    let drawn = "return document.querySelector('svg.graph').innerHTML";
    let first = browser.run(drawn);
    browser.shot("graph");
    accessible(&browser, "graph");
    browser.run("document.querySelector('.node[aria-label^=\"Nordvik Lines\"]').focus()");
    browser.keys(key::ENTER);
    assert!(browser.count("#g-facts .row") > 4);
    assert!(browser.count("svg.graph.picking .node.picked") > 2);
    browser.shot("graph-picked");
    browser.click("#g-table summary");
    browser.wait("document.querySelectorAll('#g-table tbody tr').length > 30");
    // by no chance
    browser.run("document.getElementById('g-most').focus()");
    browser.keys(key::HOME);
    browser.wait("document.querySelectorAll('.node').length === 8");
    browser.keys(key::DOWN);
    browser.wait("document.querySelectorAll('.node').length === 16");
    assert_eq!(browser.run(drawn), first);

    browser.click("#tab-tree");
    assert_eq!(browser.count("svg.tree .arc"), browser.count("svg.tree .word"));
    browser.click("#t-next");
    browser.click("#t-next");
    assert!(browser.text("#t-sentence option:checked").starts_with("3. Estonia's special envoy"));
    let label = browser.run("return document.querySelector('svg.tree').getAttribute('aria-label')");
    assert!(label.as_str().unwrap().contains("Helsinki obl of fly"), "{label}");
    browser.click("#tree summary");
    assert_eq!(browser.count("#tree tbody tr"), browser.count("svg.tree .word"));
    browser.run("document.querySelector('#tree details').open = false");
    browser.shot("tree");
    accessible(&browser, "tree");
    quiet(&browser);
}

#[test]
fn dark_and_by_the_button() {
    let (browser, _folder) = article();
    browser.likes("dark");
    let ground = "return getComputedStyle(document.body).backgroundColor";
    let dark = browser.run(ground);
    browser.click("#facts .row");
    browser.shot("desktop-dark");
    accessible(&browser, "dark");
    browser.click("#tab-graph");
    browser.shot("graph-dark");
    accessible(&browser, "dark graph");
    browser.click("#theme");
    assert_eq!(browser.text("#theme"), "Theme: light");
    assert_ne!(browser.run(ground), dark);
    browser.click("#theme");
    assert_eq!(browser.run(ground), dark);
    quiet(&browser);
}

#[test]
fn a_phone_shows_one_view_at_a_time() {
    let (browser, _folder) = article();
    browser.window(390, 844, true);
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    browser.wait("getComputedStyle(document.querySelector('#textpanel')).display === 'none'");
    assert_eq!(browser.run(fits), json!(true));
    browser.shot("phone-facts");
    accessible(&browser, "phone");
    browser.click("#facts > li:nth-child(4) .row");
    assert_eq!(browser.run("return document.body.dataset.tab"), "text");
    assert_eq!(browser.count("#text mark.lit"), 3);
    browser.shot("phone-text");
    accessible(&browser, "phone text");
    browser.click("#back");
    assert_eq!(browser.run("return document.body.dataset.tab"), "facts");
    assert_eq!(browser.run("return document.activeElement.getAttribute('aria-expanded')"), "true");
    browser.click("#tab-text");
    browser.click("#text .tag[aria-label='Person: Aino Salmela']");
    assert_eq!(browser.text("#card-name"), "Aino Salmela");
    browser.shot("phone-card");
    browser.keys(key::ESCAPE);
    browser.click("#tab-graph");
    assert_eq!(browser.run(fits), json!(true));
    browser.shot("phone-graph");
    browser.click("#tab-tree");
    assert_eq!(browser.run(fits), json!(true));
    quiet(&browser);
}

#[test]
fn paper_has_everything() {
    let (browser, _folder) = article();
    let pdf = browser.printed();
    assert!(pdf.starts_with("JVBERi")); // %PDF-
    if let Ok(folder) = std::env::var("SHOTS") {
        std::fs::write(Path::new(&folder).join("print.pdf.b64"), pdf).unwrap();
    }
    assert!(browser.count("svg.graph .node") > 0 && browser.count("svg.tree .word") > 0);
    quiet(&browser);
}

#[test]
fn a_hostile_text_stays_text() {
    let text = "</script><img src=x onerror=\"window.hit=1\"> Mayor <b onmouseover=window.hit=2>Ada Okoro</b> met Tom \"><script>window.hit=3</script> Brandt in Oslo.\n\n\
        <!-- <script> Jon Dahl said “{{script}} ${window.hit=4}” to &lt;Mia Berg&gt; \u{2028}\u{2029}\0 in Turku.\n\n\
        שלום Ada Okoro flew to \u{202e}Helsinki\u{202c} 👩‍👩‍👧‍👦 with Tom Brandt 🇪🇪.\n\njavascript:window.hit=5 <a href=javascript:window.hit=6>Lund</a> <svg/onload=window.hit=7> won.";
    let folder = tempfile::tempdir().unwrap();
    let page = page(folder.path(), "<img src=x onerror=hit=1>.txt", text);
    let browser = Browser::start();
    browser.window(1360, 900, false);
    // the name of the file is a title as well
    browser.open(&format!(
        "file://{}",
        page.display().to_string().replace('<', "%3C").replace('>', "%3E").replace(' ', "%20")
    ));
    assert_eq!(browser.text("h1"), "<img src=x onerror=hit=1>.txt");
    for tab in ["statements", "roles", "who", "graph", "tree", "facts"] {
        browser.click(&format!("#tab-{tab}"));
        browser.run("for (const row of document.querySelectorAll('.row:not([hidden])')) row.click()");
    }
    browser.run("for (const tag of document.querySelectorAll('.tag')) tag.click()");
    assert_eq!(
        browser.run("return [window.hit ?? null, document.images.length, document.scripts.length]"),
        json!([null, 0, 2])
    );
    let shown = browser.run("return document.querySelector('#text').textContent");
    for line in text.lines().filter(|l| !l.is_empty()) {
        assert!(shown.as_str().unwrap().contains(line), "{line:?}\n{shown}");
    }
    // the evidence is where the words are, after emoji and marks of direction as well
    let lit = browser.run(
        "const row = [...document.querySelectorAll('#facts .row')].find(r => r.textContent.includes('travels to'));
         if (row.getAttribute('aria-expanded') !== 'true') row.click();
         return [...document.querySelectorAll('#text mark.lit')].map(m => m.textContent)",
    );
    assert_eq!(lit[0], "Ada Okoro");
    quiet(&browser);
    // scripts and images that are put in have no chance either
    let blocked = "window.blocked = 0; addEventListener('securitypolicyviolation', () => window.blocked++);
        const s = document.createElement('script'); s.textContent = 'window.hit = 8'; document.body.append(s);
        const i = document.createElement('img'); i.src = 'https://example.com/x.png'; document.body.append(i);
        await new Promise(done => setTimeout(done, 300)); return [window.hit ?? null, window.blocked >= 2, i.naturalWidth]";
    assert_eq!(browser.run(blocked), json!([null, true, 0]));
    browser.shot("hostile");
}

#[test]
fn a_text_of_twenty_thousand_words_stays_usable() {
    let article = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/article.txt")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let page = page(folder.path(), "long.txt", &format!("{article}\n\n").repeat(76));
    let browser = Browser::start();
    browser.window(1360, 900, false);
    browser.likes("light");
    browser.open_file(&page);
    let times =
        "const t = performance.getEntriesByType('navigation')[0]; return Math.round(t.domComplete - t.responseEnd)";
    let loaded = number(&browser, times);
    // the marks of most lines are not drawn before they are needed
    assert!(
        number(
            &browser,
            "return [...document.querySelectorAll('#text p')].map(p => p.textContent).join(' ').split(/\\s+/).length"
        ) > 20_000
    );
    assert!(browser.count("#text .mark") < 1000 && browser.count("#facts > li") < 200);
    let took = "const before = performance.now(); ";
    let filtered = number(
        &browser,
        &format!(
            "{took} const s = document.getElementById('f-modality'); s.value = 'Future'; s.dispatchEvent(new Event('input', {{bubbles: true}})); await new Promise(d => setTimeout(d)); await new Promise(requestAnimationFrame); return Math.round(performance.now() - before)"
        ),
    );
    browser.run("document.querySelector('#text .tag').focus()");
    browser.keys(key::END);
    browser.wait("document.activeElement.matches('#text > p:last-child .tag')");
    let graph = number(
        &browser,
        &format!("{took} document.getElementById('tab-graph').click(); return Math.round(performance.now() - before)"),
    );
    browser.click("#tab-facts");
    browser.keys(key::DOWN);
    eprintln!("long text: loaded in {loaded} ms, filtered in {filtered} ms, graph in {graph} ms");
    assert!(loaded < 8000 && filtered < 2000 && graph < 4000, "{loaded} {filtered} {graph}");
    quiet(&browser);
}
