//! A page of HTML as a tree. Names of elements and attributes are fixed in the program; what
//! comes from elsewhere can only be a text or an attribute's value, and both are escaped.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::text::clean;

/// Elements that have no end.
const VOID: [&str; 2] = ["meta", "br"];

/// A piece of a page.
#[derive(Debug, Clone)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Words.
    Text(String),
    /// A style sheet of our own.
    Style(&'static str),
}

/// An element with its attributes and what it holds.
#[derive(Debug, Clone)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Vec<Node>,
}

/// An element that holds nothing yet.
pub fn element(name: &'static str) -> Element {
    Element {
        name,
        attributes: Vec::new(),
        content: Vec::new(),
    }
}

/// An element that holds these words.
pub fn words(name: &'static str, text: impl Into<String>) -> Element {
    element(name).text(text)
}

impl Element {
    /// With this attribute.
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Of this class.
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// In this language, where it is not the page's own and is written as a language is.
    pub fn lang(self, lang: &str) -> Self {
        let first = lang.split('-').next().unwrap_or_default();
        let is_plain = lang.len() <= 20
            && (2..=3).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_lowercase())
            && lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if is_plain && first != "en" {
            self.set("lang", lang)
        } else {
            self
        }
    }

    /// With these words at its end.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.content.push(Node::Text(text.into()));
        self
    }

    /// With this at its end.
    pub fn with(mut self, node: impl Into<Node>) -> Self {
        self.content.push(node.into());
        self
    }

    /// With all of these at its end.
    pub fn with_all<N: Into<Node>>(mut self, nodes: impl IntoIterator<Item = N>) -> Self {
        self.content.extend(nodes.into_iter().map(Into::into));
        self
    }

    /// Adds this at its end.
    pub fn push(&mut self, node: impl Into<Node>) {
        self.content.push(node.into());
    }

    /// How many words are in it, for whoever reads it aloud. One that is spread over two
    /// elements counts twice.
    pub fn count_words(&self) -> usize {
        let counts = self.content.iter().map(|node| match node {
            Node::Element(element) => element.count_words(),
            Node::Text(text) => text.split_whitespace().count(),
            Node::Style(_) => 0,
        });
        counts.sum()
    }

    /// True when it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    fn write(&self, page: &mut String) {
        page.push('<');
        page.push_str(self.name);
        for (name, value) in &self.attributes {
            page.push(' ');
            page.push_str(name);
            page.push_str("=\"");
            escape(value, page);
            page.push('"');
        }
        page.push('>');
        if VOID.contains(&self.name) {
            return;
        }
        for node in &self.content {
            node.write(page);
        }
        // Cannot fail: a string has always room.
        let _ = write!(page, "</{}>", self.name);
        if is_block(self.name) {
            page.push('\n');
        }
    }
}

/// Elements after which a line ends, so that the file can be read as it is.
fn is_block(name: &str) -> bool {
    !matches!(name, "a" | "b" | "span" | "strong")
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl Node {
    fn write(&self, page: &mut String) {
        match self {
            Self::Element(element) => element.write(page),
            Self::Text(text) => escape(text, page),
            Self::Style(style) => page.push_str(&unix(style)),
        }
    }
}

/// A whole document.
pub fn document(root: &Element) -> String {
    let mut page = String::from("<!doctype html>\n");
    root.write(&mut page);
    page
}

/// The head of a page that stands alone, with its title and its style sheet.
pub fn head(title: &str, css: &'static str) -> Element {
    let meta =
        |name: &str, content: &str| element("meta").set("name", name).set("content", content);
    element("head")
        .with(element("meta").set("charset", "utf-8"))
        .with_all(style(css))
        .with(meta("viewport", "width=device-width, initial-scale=1"))
        .with(meta("referrer", "no-referrer"))
        .with(meta("color-scheme", "light dark"))
        .with(words("title", title))
}

/// A style sheet with the policy that allows it and nothing else: no script, no picture, no
/// frame, no address that the page would fetch by itself.
fn style(css: &'static str) -> [Element; 2] {
    let sum = base64(&Sha256::digest(unix(css).as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{sum}'; base-uri 'none'; form-action 'none'"
    );
    [
        element("meta")
            .set("http-equiv", "Content-Security-Policy")
            .set("content", policy),
        element("style").with(Node::Style(css)),
    ]
}

/// With `\n` alone, as browsers count it, whatever the checkout made of it.
fn unix(css: &str) -> String {
    css.replace('\r', "")
}

/// Writes a text so that a browser shows it and never acts on it.
fn escape(text: &str, page: &mut String) {
    for c in clean(text).chars() {
        match c {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            c => page.push(c),
        }
    }
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at > group.len() {
                '='
            } else {
                char::from(letter)
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_agrees_with_the_examples_of_its_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn words_and_values_cannot_leave_their_place() {
        let evil = "</p><script>a()</script>\" onload='b' &amp;\u{0}\u{202e}";
        let page = document(&words("p", evil).set("title", evil));
        assert_eq!(page.matches('<').count(), 3, "{page}");
        assert_eq!(page.matches('"').count(), 2, "{page}");
        assert!(!page.contains(['\'', '\u{0}', '\u{202e}']), "{page}");
        assert!(page.contains("&amp;amp;"), "{page}");
    }

    #[test]
    fn a_language_is_only_said_where_it_is_one() {
        let lang = |lang: &str| document(&words("b", "x").lang(lang));
        assert!(lang("de").contains("lang=\"de\""));
        assert!(lang("pt-BR").contains("lang=\"pt-BR\""));
        for other in ["en", "en-GB", "", "German", "x", "d\"e", "1234"] {
            assert!(!lang(other).contains("lang"), "{other}");
        }
    }
}
