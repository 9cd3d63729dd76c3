use super::*;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn open(files: &[(&str, &[u8])]) -> Result<Model> {
    Model::open(folder(files).path().to_str().unwrap())
}

/// The message that opening a folder with these files ends with holds `wanted`.
fn check_error(files: &[(&str, &[u8])], wanted: &str) {
    let message = open(files).unwrap_err().told();
    assert!(message.contains(wanted), "{message:?} lacks {wanted:?}");
}

const LABELS: &str = r#"{"upos": ["NOUN"], "deprel": ["root", "parataxis"], "nominal": ["none"],
    "ner": ["O", "B-Person", "I-Person"], "ner_conll": ["O", "B-PER", "I-PER"]}"#;

#[test]
fn default_model_is_what_models_toml_says() {
    Model::verify(DEFAULT_MODEL).unwrap();
    let model = Model::open(DEFAULT_MODEL).unwrap();
    assert_eq!(model.name, DEFAULT_MODEL);
    assert!(!model.licence.is_empty() && !model.lineage.is_empty());
    assert_eq!(model.labels.deprel.len(), 51);
}

#[test]
fn names_the_models_it_knows() {
    let message = Model::open("factwire-xx").unwrap_err().told();
    assert!(message.contains("factwire-xx") && message.contains(DEFAULT_MODEL), "{message}");
}

#[test]
fn reads_a_folder_of_bare_files() {
    let model = open(&[("model.onnx", b"x"), ("labels.json", LABELS.as_bytes()), ("tokenizer.json", b"{}")]).unwrap();
    assert_eq!(&model.weights[..], b"x");
    assert_eq!(model.labels.names.len(), 3);
}

#[test]
fn says_which_file_is_missing() {
    check_error(&[], "labels.json");
    check_error(&[("labels.json", LABELS.as_bytes())], "model.onnx");
    check_error(&[("labels.json", LABELS.as_bytes()), ("model.onnx", b"x")], "tokenizer.json");
}

#[test]
fn a_label_stands_for_one_number() {
    let twice = LABELS.replace(r#""ner": ["O","#, r#""ner": ["O", "O","#);
    check_error(&[("labels.json", twice.as_bytes())], "\"O\" is listed twice");
}

#[test]
fn checks_the_files_of_a_folder_with_a_models_toml() {
    let described = |size: usize, sha256: &str| {
        format!(
            r#"[mine]
            backend = "embedded"
            window = 254
            fill = 110
            licence = "MIT"
            lineage = []
            weights = {{ path = "w.onnx", size = {size}, sha256 = "{sha256}" }}
            labels = {{ path = "labels.json" }}
            tokenizer = {{ path = "tokenizer.json" }}"#
        )
    };
    let right = hex(&Sha256::digest(b"weights"));
    let files = |toml: &str, weights: &[u8]| {
        open(&[
            ("models.toml", toml.as_bytes()),
            ("labels.json", LABELS.as_bytes()),
            ("w.onnx", weights),
            ("tokenizer.json", b"{}"),
        ])
    };
    assert_eq!(files(&described(7, &right), b"weights").unwrap().name, "mine");
    let message = |result: Result<Model>| result.unwrap_err().told();
    assert!(message(files(&described(7, &right), b"weight")).contains("it has 6 bytes and should have 7"));
    assert!(message(files(&described(7, &right), b"weighty")).contains("SHA-256"));
    assert!(message(files(&described(7, &right).replace("254", "0"), b"weights")).contains("window"));
    assert!(message(files(&described(7, &right).replace("embedded", "magic"), b"weights")).contains("magic"));
    assert!(message(files("", b"weights")).contains("0 models"));
    assert!(message(files("[", b"weights")).contains("models.toml"));
}

#[test]
fn refuses_labels_that_make_no_sense() {
    let check = |json: &str, wanted: &str| check_error(&[("labels.json", json.as_bytes())], wanted);
    check("", "labels.json");
    check("{}", "upos");
    check(&LABELS.replace("NOUN", "THING"), "THING");
    check(&LABELS.replace("B-Person", "Person"), "Person");
    check(&LABELS.replace("\"root\", ", ""), "root");
    check(&LABELS.replace("[\"NOUN\"]", "[]"), "empty");
}
