use serde_json::Value;

use crate::{Extraction, SCHEMA};

/// The JSON Schema (draft 2020-12) of an [`Extraction`] as factwire writes it; docs/extraction.schema.json is the same.
///
/// ```
/// let schema = factwire::output::schema();
/// assert_eq!(schema["properties"]["schema"]["const"], factwire::facts::SCHEMA);
/// ```
pub fn schema() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema: Value = settings.into_generator().into_root_schema_for::<Extraction>().into();
    clean(&mut schema);
    schema["$id"] = "https://raw.githubusercontent.com/factwire/factwire/main/docs/extraction.schema.json".into();
    schema["properties"]["schema"]["const"] = SCHEMA.into();
    schema
}

/// Descriptions come from the documentation of the types: examples and links of Rust are taken out.
fn clean(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(text)) = map.get_mut("description") {
                *text = plain(text);
                // the documentation of a label names it, and so does the schema
                if map.contains_key("const")
                    && let Some(Value::String(text)) = map.get_mut("description")
                    && let Some((about, _)) = text.split_once("Written `")
                {
                    *text = about.trim_end().to_owned();
                }
            }
            // what a number is wide in Rust is nobody's business
            let width = |f: &Value| f.as_str().is_some_and(|f| f.starts_with("uint") || f == "float");
            if map.get("format").is_some_and(width) {
                map.remove("format");
            }
            map.values_mut().for_each(clean);
        }
        Value::Array(values) => values.iter_mut().for_each(clean),
        _ => {}
    }
}

fn plain(text: &str) -> String {
    let prose: Vec<&str> = text.split("```").step_by(2).map(str::trim).filter(|p| !p.is_empty()).collect();
    let mut rest = &*prose.join("\n\n");
    let mut out = String::new();
    // [`Extraction::roles`](super::Extraction::roles)
    while let Some((before, link)) = rest.split_once("[`") {
        out.push_str(before);
        let Some((name, after)) = link.split_once("`]") else { break };
        out.extend(["`", name, "`"]);
        rest = after.strip_prefix('(').and_then(|a| a.split_once(')')).map_or(after, |(_, after)| after);
    }
    out.push_str(rest);
    out
}
