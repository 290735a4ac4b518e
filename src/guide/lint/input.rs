//! The files under check, read once for every rule.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use super::super::catalogue::{self, PartSet};
use super::super::position::{self, Map, Place};
use super::super::problem::Problem;
use super::super::{Channel, Guide, Part, Step};
use super::{Finding, Report, format};

/// Everything that is checked together.
pub(super) struct LintInput<'a> {
    pub docs: Vec<Doc<'a>>,
    /// Files are judged as of this day.
    pub today: Date,
}

/// One file.
pub(super) struct Doc<'a> {
    pub path: &'a str,
    /// The file's name without `.json`.
    pub name: &'a str,
    pub map: Map<'a>,
    pub value: Value,
    pub body: Body,
}

/// What a file holds.
pub(super) enum Body {
    /// A guide as it is written, and with its parts taken in where that works.
    Guide {
        raw: Box<Guide>,
        whole: Option<Box<Guide>>,
    },
    /// A part.
    Part(Box<Part>),
    /// Ids that were released, by guide.
    Released(BTreeMap<String, Vec<String>>),
}

/// The steps of one channel, and where they are written.
pub(super) struct Flow<'a> {
    pub channel: &'a Channel,
    pub steps: &'a [Step],
    /// The file in which the steps are written: the guide's or a part's.
    pub home: &'a Doc<'a>,
    /// The pointer of their list in that file.
    pub base: String,
}

impl Flow<'_> {
    /// The pointer of a step.
    pub fn at(&self, step: usize) -> String {
        format!("{}/{step}", self.base)
    }
}

impl<'a> LintInput<'a> {
    /// Reads the files; what cannot be read is reported and left out.
    pub fn read(files: &'a [(String, Vec<u8>)], today: Date, report: &mut Report) -> Self {
        let mut shelf = PartSet::default();
        for (path, bytes) in files {
            if let (Some(name), true) = (json_name(path), is_part(path)) {
                shelf.add(name, path, bytes);
            }
        }
        let docs = files
            .iter()
            .filter_map(|(path, bytes)| Doc::read(path, bytes, &shelf, report));
        LintInput {
            docs: docs.collect(),
            today,
        }
    }

    /// The guides whose parts were taken in, each with its file.
    pub fn guides(&self) -> impl Iterator<Item = (&Doc<'a>, &Guide)> {
        self.docs.iter().filter_map(|doc| match &doc.body {
            Body::Guide {
                whole: Some(whole), ..
            } => Some((doc, whole.as_ref())),
            _ => None,
        })
    }

    /// The guides as they are written.
    pub fn raw_guides(&self) -> impl Iterator<Item = (&Doc<'a>, &Guide)> {
        self.docs.iter().filter_map(|doc| match &doc.body {
            Body::Guide { raw, .. } => Some((doc, raw.as_ref())),
            _ => None,
        })
    }

    /// The parts, each with its file.
    pub fn parts(&self) -> impl Iterator<Item = (&Doc<'a>, &Part)> {
        self.docs.iter().filter_map(|doc| match &doc.body {
            Body::Part(part) => Some((doc, part.as_ref())),
            _ => None,
        })
    }

    /// Every list of steps as it is written: its file, pointer and steps.
    pub fn step_lists(&self) -> Vec<(&Doc<'a>, String, &[Step])> {
        let mut lists = Vec::new();
        for (doc, guide) in self.raw_guides() {
            for (index, channel) in guide.channels.iter().enumerate() {
                lists.push((
                    doc,
                    format!("/channels/{index}/steps"),
                    channel.steps.as_slice(),
                ));
            }
        }
        for (doc, part) in self.parts() {
            for (name, steps) in &part.flows {
                lists.push((
                    doc,
                    format!("/flows/{}", position::escape(name)),
                    steps.as_slice(),
                ));
            }
        }
        lists
    }

    /// Every step as it is written.
    pub fn steps(&self) -> Vec<(&Doc<'a>, String, &Step)> {
        let lists = self.step_lists().into_iter();
        let each = lists.flat_map(|(doc, base, steps)| {
            steps
                .iter()
                .enumerate()
                .map(move |(index, step)| (doc, format!("{base}/{index}"), step))
        });
        each.collect()
    }

    /// The channels of a guide with the steps that they ended up with.
    pub fn flows<'b>(&'b self, doc: &'b Doc<'a>, guide: &'b Guide) -> Vec<Flow<'b>>
    where
        'a: 'b,
    {
        let each = guide.channels.iter().enumerate().map(|(index, channel)| {
            let taken = channel.part.as_ref().and_then(|wanted| {
                let (home, _) = self.parts().find(|(home, _)| home.name == wanted.part)?;
                Some((home, format!("/flows/{}", position::escape(&wanted.flow))))
            });
            let (home, base) = taken.unwrap_or_else(|| (doc, format!("/channels/{index}/steps")));
            Flow {
                channel,
                steps: &channel.steps,
                home,
                base,
            }
        });
        each.collect()
    }
}

impl<'a> Doc<'a> {
    fn read(path: &'a str, bytes: &'a [u8], shelf: &PartSet, report: &mut Report) -> Option<Self> {
        let name = json_name(path).filter(|name| *name != "guide.schema")?;
        let unreadable = |problem| Finding::of(&format::READABLE, problem);
        let text = catalogue::read_text(path, bytes);
        let text = text
            .map_err(|problem| report.push(unreadable(problem)))
            .ok()?;
        let value: Value = serde_json::from_str(text)
            .map_err(|error| report.push(unreadable(Problem::from_json(path, text, &error))))
            .ok()?;
        let body = Body::read(path, name, bytes, text, shelf, report)?;
        Some(Doc {
            path,
            name,
            map: Map::read(text),
            value,
            body,
        })
    }

    /// Every value with its pointer.
    pub fn walk<'b>(&'b self, visit: &mut dyn FnMut(&str, &'b Value)) {
        walk(&self.value, &mut String::new(), visit);
    }

    /// Every value that stands in a field of this name.
    pub fn fields<'b>(&'b self, name: &str) -> Vec<(String, &'b Value)> {
        let mut found = Vec::new();
        let tail = format!("/{name}");
        self.walk(&mut |pointer, value| {
            if pointer.ends_with(&tail) {
                found.push((pointer.to_owned(), value));
            }
        });
        found
    }
}

impl Body {
    fn read(
        path: &str,
        name: &str,
        bytes: &[u8],
        text: &str,
        shelf: &PartSet,
        report: &mut Report,
    ) -> Option<Self> {
        let wrong = |problem| Finding::of(&format::FORMAT, problem);
        if name == "released-ids" {
            let list = catalogue::read(path, bytes);
            return list
                .map_err(|problem| report.push(wrong(problem)))
                .ok()
                .map(Body::Released);
        }
        if is_part(path) {
            let part = catalogue::read(path, bytes);
            return part
                .map_err(|problem| report.push(wrong(problem)))
                .ok()
                .map(Body::Part);
        }
        let raw: Guide = catalogue::read(path, bytes)
            .map_err(|problem| report.push(wrong(problem)))
            .ok()?;
        let mut whole = Box::new(raw.clone());
        let taken = if format::has_use_and_steps(&raw) {
            None
        } else {
            let taken = catalogue::take_in(&mut whole, path, text, shelf);
            taken
                .map_err(|problem| report.push(Finding::of(&format::PART, problem)))
                .ok()
        };
        Some(Body::Guide {
            raw: Box::new(raw),
            whole: taken.map(|()| whole),
        })
    }
}

impl Finding {
    /// From what the reader said about a file.
    pub(super) fn of(rule: &'static super::Rule, problem: Problem) -> Self {
        Finding {
            rule,
            file: problem.file,
            place: if problem.place.line == 0 {
                Place::START
            } else {
                problem.place
            },
            pointer: problem.pointer.unwrap_or_default(),
            message: problem.reason,
            fix: problem.hint.unwrap_or_default(),
        }
    }
}

fn walk<'v>(value: &'v Value, pointer: &mut String, visit: &mut dyn FnMut(&str, &'v Value)) {
    visit(pointer, value);
    let length = pointer.len();
    let mut inner = |part: &str, item: &'v Value| {
        pointer.push('/');
        pointer.push_str(part);
        walk(item, pointer, visit);
        pointer.truncate(length);
    };
    match value {
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| inner(&index.to_string(), item));
        }
        Value::Object(fields) => {
            fields
                .iter()
                .for_each(|(name, item)| inner(&position::escape(name), item));
        }
        _ => {}
    }
}

/// The file's name without `.json`, where it ends so.
fn json_name(path: &str) -> Option<&str> {
    path.rsplit(['/', '\\'])
        .next()
        .and_then(|name| name.strip_suffix(".json"))
}

/// True for a file in a folder `parts`.
pub(super) fn is_part(path: &str) -> bool {
    path.rsplit(['/', '\\']).nth(1) == Some("parts")
}
