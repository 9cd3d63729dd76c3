//! A browser that is driven through chromedriver: the few commands of WebDriver that the tests need.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::http;

pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// A new headless Chromium. CHROMEDRIVER names another driver.
    pub fn start() -> Self {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut driver = Command::new(&program)
            .args(["--port=0", "--allowed-ips=127.0.0.1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| panic!("{program}: {e}; scripts/browser.sh installs it"));
        // "ChromeDriver was started successfully on port 41233."
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok())
            .unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        let mut browser = Browser { driver, port, session: String::new() };
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--lang=en",
        ];
        let options = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let answer = browser.call("POST", "", &json!({ "capabilities": { "alwaysMatch": options } }));
        browser.session = format!("/{}", answer["sessionId"].as_str().unwrap());
        browser
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let host = format!("Host: 127.0.0.1:{}", self.port);
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let path = format!("/session{}{path}", self.session);
        let answer = http::request(self.port, method, &path, &[&host, "Content-Type: application/json"], &body);
        let value: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(answer.status, 200, "{method} {path} {}: {value}", body.chars().take(300).collect::<String>());
        value["value"].clone()
    }

    pub fn open(&self, url: &str) {
        self.call("POST", "/url", &json!({ "url": url }));
    }

    pub fn open_file(&self, path: &Path) {
        self.open(&format!("file://{}", path.display()));
    }

    /// What a function body gives; it may await. It is not held to the page's policy.
    pub fn run(&self, script: &str) -> Value {
        self.run_with(script, &json!([]))
    }

    pub fn run_with(&self, script: &str, arguments: &Value) -> Value {
        self.call(
            "POST",
            "/execute/sync",
            &json!({ "script": format!("return (async () => {{ {script} }})()"), "args": arguments }),
        )
    }

    pub fn text(&self, css: &str) -> String {
        let found = self.run_with("return document.querySelector(arguments[0]).innerText", &json!([css]));
        found.as_str().unwrap().to_owned()
    }

    pub fn count(&self, css: &str) -> usize {
        let found = self.run_with("return document.querySelectorAll(arguments[0]).length", &json!([css]));
        usize::try_from(found.as_u64().unwrap()).unwrap()
    }

    fn find(&self, css: &str) -> String {
        let element = self.call("POST", "/element", &json!({ "using": "css selector", "value": css }));
        element.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned()
    }

    /// A real click: the element must be in sight and not covered.
    pub fn click(&self, css: &str) {
        let element = self.find(css);
        self.call("POST", &format!("/element/{element}/click"), &json!({}));
    }

    /// Real keys, to what has the focus. `KEYS` has those without a letter.
    pub fn keys(&self, keys: &str) {
        let mut actions = Vec::new();
        for key in keys.chars() {
            actions.push(json!({ "type": "keyDown", "value": key }));
            actions.push(json!({ "type": "keyUp", "value": key }));
        }
        self.call("POST", "/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] }));
    }

    /// Moves a real mouse over the element.
    pub fn point_at(&self, css: &str) {
        let element = json!({ "element-6066-11e4-a52e-4f735466cecf": self.find(css) });
        let action = json!({ "type": "pointerMove", "origin": element, "x": 0, "y": 0, "duration": 50 });
        let pointer =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [action] });
        self.call("POST", "/actions", &json!({ "actions": [pointer] }));
    }

    /// A command of the browser's own protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.call("POST", "/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    pub fn window(&self, width: u32, height: u32, phone: bool) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": if phone { 2 } else { 1 }, "mobile": phone });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    /// The colours that the reader likes; and no motion, which a screenshot would catch half way.
    pub fn likes(&self, scheme: &str) {
        let feature = |name: &str, value: &str| json!({ "name": name, "value": value });
        let features = [feature("prefers-color-scheme", scheme), feature("prefers-reduced-motion", "reduce")];
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// PNG in base64 into the folder SHOTS, where that is set.
    pub fn shot(&self, name: &str) {
        let Ok(folder) = std::env::var("SHOTS") else { return };
        let png = self.call("GET", "/screenshot", &Value::Null);
        std::fs::write(Path::new(&folder).join(format!("{name}.png.b64")), png.as_str().unwrap()).unwrap();
    }

    /// PDF in base64.
    pub fn printed(&self) -> String {
        self.call("POST", "/print", &json!({ "background": true })).as_str().unwrap().to_owned()
    }

    /// What the console was told, and every address that was asked for, since the last call.
    pub fn logs(&self) -> (Vec<String>, Vec<String>) {
        let log = |kind: &str| self.call("POST", "/se/log", &json!({ "type": kind })).as_array().unwrap().clone();
        let message = |entry: &Value| entry["message"].as_str().unwrap().to_owned();
        let console = log("browser").iter().map(message).collect();
        let events =
            log("performance").iter().map(|e| serde_json::from_str::<Value>(&message(e)).unwrap()).collect::<Vec<_>>();
        let asked = events.iter().filter(|e| e["message"]["method"] == "Network.requestWillBeSent");
        let url = |e: &Value| e["message"]["params"]["request"]["url"].as_str().unwrap().to_owned();
        (console, asked.map(url).collect())
    }

    /// Waits, at most five seconds, until an expression is true.
    pub fn wait(&self, condition: &str) {
        for _ in 0..100 {
            if self.run(&format!("return Boolean({condition})")) == json!(true) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("never came true: {condition}");
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let host = format!("Host: 127.0.0.1:{}", self.port);
            let path = format!("/session{}", self.session);
            http::request(self.port, "DELETE", &path, &[&host], "");
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Keys without a letter, as WebDriver writes them.
pub mod key {
    pub const TAB: &str = "\u{e004}";
    pub const ENTER: &str = "\u{e007}";
    pub const ESCAPE: &str = "\u{e00c}";
    pub const END: &str = "\u{e010}";
    pub const HOME: &str = "\u{e011}";
    pub const RIGHT: &str = "\u{e014}";
    pub const DOWN: &str = "\u{e015}";
}
