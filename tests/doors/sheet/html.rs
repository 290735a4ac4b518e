//! A strict reader of the pages that Outro writes: whatever is not plainly well formed is a
//! failure.

use std::collections::BTreeMap;

/// What a page is made of, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Start(String, BTreeMap<String, String>),
    End(String),
    Text(String),
}

/// Every element that a page may hold.
const ELEMENTS: [&str; 31] = [
    "html",
    "head",
    "meta",
    "style",
    "title",
    "body",
    "header",
    "nav",
    "main",
    "section",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "span",
    "a",
    "b",
    "br",
    "blockquote",
    "strong",
    "hr",
    "em",
];
/// Every attribute that an element may have.
const ATTRIBUTES: [&str; 13] = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "id",
    "class",
    "href",
    "rel",
    "role",
    "aria-labelledby",
    "aria-hidden",
    "title",
];
const VOID: [&str; 3] = ["meta", "br", "hr"];

/// Reads a page. Panics where it is not what Outro may write.
pub fn read(page: &str) -> Vec<Part> {
    let mut rest = page
        .strip_prefix("<!doctype html>\n")
        .expect("a page says what it is");
    let mut parts = Vec::new();
    let mut open: Vec<String> = Vec::new();
    while !rest.is_empty() {
        if let Some(tag) = rest.strip_prefix('<') {
            let (tag, after) = tag.split_once('>').expect("a tag ends");
            assert!(!tag.contains('<'), "a tag in a tag: <{tag}>");
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(name), "ends another element");
                parts.push(Part::End(name.to_owned()));
                continue;
            }
            let (name, attributes) = start(tag);
            if name == "style" {
                let (_, after) = rest.split_once("</style>").expect("a style ends");
                rest = after.trim_start_matches('\n');
                continue;
            }
            if !VOID.contains(&name.as_str()) {
                open.push(name.clone());
            }
            parts.push(Part::Start(name, attributes));
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            parts.push(Part::Text(unescape(&rest[..end])));
            rest = &rest[end..];
        }
    }
    assert!(open.is_empty(), "never closed: {open:?}");
    parts
}

fn start(tag: &str) -> (String, BTreeMap<String, String>) {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(ELEMENTS.contains(&name), "an element <{name}>");
    let mut attributes = BTreeMap::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_once("=\"").expect("a value in quotes");
        let (value, after) = after.split_once('"').expect("a value that ends");
        assert!(ATTRIBUTES.contains(&key), "an attribute {key}");
        let old = attributes.insert(key.to_owned(), unescape(value));
        assert!(old.is_none(), "{key} twice");
        rest = after.trim_start_matches(' ');
    }
    (name.to_owned(), attributes)
}

/// The text behind its escapes; nothing that would have to be escaped may stand there bare.
fn unescape(text: &str) -> String {
    assert!(!text.contains(['<', '>', '"', '\'']), "bare: {text}");
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').expect("an escape ends");
        plain.push_str(before);
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => panic!("an escape &{other};"),
        });
        rest = after;
    }
    plain + rest
}

/// All words of a page, as somebody reads them, with one space between.
pub fn words(parts: &[Part]) -> String {
    let mut all = String::new();
    for part in parts {
        match part {
            Part::Text(text) => all.push_str(text),
            Part::Start(name, _) | Part::End(name)
                if !matches!(name.as_str(), "b" | "a" | "span" | "strong") =>
            {
                all.push(' ');
            }
            _ => {}
        }
    }
    fold(&all)
}

/// With one space between words.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The start tags with this name.
pub fn starts<'p>(
    parts: &'p [Part],
    wanted: &'p str,
) -> impl Iterator<Item = &'p BTreeMap<String, String>> {
    parts.iter().filter_map(move |part| match part {
        Part::Start(name, attributes) if name == wanted => Some(attributes),
        _ => None,
    })
}
