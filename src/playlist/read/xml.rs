//! XML, one element at a time. Entities of a document's own are never opened, nothing is
//! fetched, and neither depth nor length can fill the memory.

use std::io::Read;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::playlist::error::{Halt, Why};
use crate::playlist::read::bytes::{Budget, Metered, Text};

/// Elements within each other; real lists need eight.
const DEEPEST: usize = 64;
/// Bytes of one element's text that are kept.
const LONGEST_TEXT: usize = 64 << 10;

/// What comes next.
pub(in crate::playlist) enum Node {
    /// An element begins; its name without a prefix, in small letters.
    Open(String),
    /// An element ends; [`Xml::text`] is what stood directly before.
    Close(String),
}

/// Reads elements.
pub(in crate::playlist) struct Xml<'t, R: Read> {
    reader: Reader<Metered<'t, R>>,
    budget: Budget,
    buffer: Vec<u8>,
    text: String,
    attributes: Vec<(String, String)>,
    depth: usize,
    empty: Option<String>,
    done: bool,
}

impl<'t, R: Read> Xml<'t, R> {
    pub(in crate::playlist) fn new(text: &'t mut Text<R>) -> Self {
        let budget = text.budget();
        let mut reader = Reader::from_reader(Metered::new(text));
        reader.config_mut().allow_dangling_amp = true;
        Self {
            reader,
            budget,
            buffer: Vec::new(),
            text: String::new(),
            attributes: Vec::new(),
            depth: 0,
            empty: None,
            done: false,
        }
    }

    /// How deep we are: 1 within the root.
    pub(in crate::playlist) fn depth(&self) -> usize {
        self.depth
    }

    /// The text that stood directly before what came last, trimmed.
    pub(in crate::playlist) fn text(&self) -> &str {
        self.text.trim()
    }

    /// An attribute of the element that began last.
    pub(in crate::playlist) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(have, _)| have == name);
        found.map(|(_, value)| value.as_str())
    }

    /// True when the document ended before its elements did.
    pub(in crate::playlist) fn is_cut(&self) -> bool {
        self.depth > 0
    }

    /// The next beginning or end; none when the document ends, cut or not.
    pub(in crate::playlist) fn next(&mut self) -> Result<Option<Node>, Halt> {
        self.text.clear();
        if let Some(name) = self.empty.take() {
            self.depth -= 1;
            return Ok(Some(Node::Close(name)));
        }
        while !self.done {
            self.budget.renew();
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return self.fail(error),
            };
            match event {
                Event::Start(start) => {
                    let name = name(&start);
                    self.attributes = attributes(&start);
                    return self.open(name).map(Some);
                }
                Event::Empty(start) => {
                    let name = name(&start);
                    self.attributes = attributes(&start);
                    self.empty = Some(name.clone());
                    return self.open(name).map(Some);
                }
                Event::End(end) => {
                    let name = end.local_name().as_ref().to_lowercase();
                    // The reader has checked that there is a beginning to it.
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close(name)));
                }
                Event::Text(text) => push(&mut self.text, &text.xml10_content()),
                Event::CData(text) => push(&mut self.text, &text.xml10_content()),
                Event::GeneralRef(name) => {
                    if let Ok(Some(char)) = name.resolve_char_ref() {
                        push(&mut self.text, char.encode_utf8(&mut [0; 4]));
                    } else if let Some(known) = resolve_predefined_entity(&name) {
                        push(&mut self.text, known);
                    }
                }
                Event::Eof => self.done = true,
                _ => {}
            }
        }
        Ok(None)
    }

    fn open(&mut self, name: String) -> Result<Node, Halt> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Why::Damaged.into());
        }
        Ok(Node::Open(name))
    }

    /// An end in the middle of markup is a document that is cut; all else is damage.
    fn fail(&mut self, error: quick_xml::Error) -> Result<Option<Node>, Halt> {
        use quick_xml::errors::IllFormedError;
        self.done = true;
        match error {
            quick_xml::Error::Io(error) => Err(Why::copied(&error).into()),
            quick_xml::Error::Syntax(_)
            | quick_xml::Error::IllFormed(IllFormedError::MissingEndTag(_)) => {
                self.depth = self.depth.max(1);
                Ok(None)
            }
            _ => Err(Why::Damaged.into()),
        }
    }
}

fn push(text: &mut String, more: &str) {
    if text.len() + more.len() <= LONGEST_TEXT {
        text.push_str(more);
    }
}

fn name(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_lowercase()
}

fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    let readable = start.attributes().filter_map(Result::ok).take(32);
    let pair = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let name = attribute.key.local_name().as_ref().to_lowercase();
        Some((
            name,
            attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .ok()?
                .into_owned(),
        ))
    };
    readable.filter_map(pair).collect()
}
