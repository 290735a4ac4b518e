//! Where in a JSON text something stands: from a JSON pointer (RFC 6901) to line and column.

use std::collections::HashMap;
use std::fmt;

/// Deeper nesting than this is not followed; the JSON reader refuses it as well.
const DEEPEST: usize = 128;

/// A place in a text: line and column, both counted from one, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from one.
    pub line: usize,
    /// The character within the line, from one.
    pub column: usize,
}

impl Place {
    /// The very beginning.
    pub const START: Place = Place { line: 1, column: 1 };
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Every value of a JSON text and where it stands.
///
/// Of a text that is no JSON, it knows the values before the first slip.
#[derive(Debug)]
pub struct Map<'a> {
    text: &'a str,
    lines: Vec<usize>,
    spots: Vec<Spot>,
    children: HashMap<(usize, Segment), usize>,
    duplicates: Vec<usize>,
}

/// One value. Pointers are put together only when asked for, so that long keys cost nothing.
#[derive(Debug)]
struct Spot {
    parent: usize,
    segment: Segment,
    from: usize,
    start: usize,
    end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Segment {
    Root,
    Key(String),
    Index(usize),
}

impl<'a> Map<'a> {
    /// Reads a text once, from front to back.
    pub fn read(text: &'a str) -> Self {
        let mut scanner = Scanner {
            bytes: text.as_bytes(),
            at: 0,
            open: Vec::new(),
            map: Map {
                text,
                lines: line_starts(text),
                spots: Vec::new(),
                children: HashMap::new(),
                duplicates: Vec::new(),
            },
        };
        scanner.run();
        scanner.map
    }

    /// The place of the value at `pointer`: its field's name, or itself where it has none.
    pub fn place(&self, pointer: &str) -> Option<Place> {
        self.find(pointer)
            .map(|spot| self.place_of(self.spots[spot].from))
    }

    /// Like [`Map::place`]; where nothing stands there, the nearest value around it.
    pub fn nearest(&self, pointer: &str) -> Place {
        let mut rest = pointer;
        loop {
            if let Some(place) = self.place(rest) {
                return place;
            }
            match rest.rfind('/') {
                Some(cut) => rest = &rest[..cut],
                None => return Place::START,
            }
        }
    }

    /// The JSON text of the value at `pointer`.
    pub fn slice(&self, pointer: &str) -> Option<&'a str> {
        let spot = &self.spots[self.find(pointer)?];
        self.text.get(spot.start..spot.end)
    }

    /// The pointer of the innermost value around a byte of the text.
    pub fn pointer_at(&self, offset: usize) -> String {
        let holds = |spot: &&Spot| spot.from <= offset && offset < spot.end;
        // Values are noted when they begin, so the last one that holds the byte is the innermost.
        let innermost = self.spots.iter().rposition(|spot| holds(&spot));
        innermost.map_or_else(String::new, |spot| self.pointer_of(spot))
    }

    /// The byte at a line (from one) and a byte column (from one), kept within the text.
    pub fn offset(&self, line: usize, byte_column: usize) -> usize {
        let start = self
            .lines
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(self.text.len());
        (start + byte_column.saturating_sub(1)).min(self.text.len())
    }

    /// Line and column of a byte of the text.
    pub fn place_of(&self, offset: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines[line - 1];
        let before = self.text.as_bytes().get(start..offset.min(self.text.len()));
        // Bytes that continue a character do not count.
        let column = before.map_or(0, |bytes| {
            bytes.iter().filter(|b| (**b & 0xc0) != 0x80).count()
        });
        Place {
            line,
            column: column + 1,
        }
    }

    /// Pointers of fields that stand twice in their object; the later one is meant.
    pub fn duplicates(&self) -> impl Iterator<Item = (String, Place)> + '_ {
        self.duplicates.iter().map(|spot| {
            (
                self.pointer_of(*spot),
                self.place_of(self.spots[*spot].from),
            )
        })
    }

    fn find(&self, pointer: &str) -> Option<usize> {
        if self.spots.is_empty() {
            return None;
        }
        let mut spot = 0;
        if pointer.is_empty() {
            return Some(spot);
        }
        for part in pointer.strip_prefix('/')?.split('/') {
            let key = Segment::Key(part.replace("~1", "/").replace("~0", "~"));
            let child = self.children.get(&(spot, key)).or_else(|| {
                let index = part.parse().ok()?;
                self.children.get(&(spot, Segment::Index(index)))
            });
            spot = *child?;
        }
        Some(spot)
    }

    fn pointer_of(&self, mut spot: usize) -> String {
        let mut parts = Vec::new();
        loop {
            match &self.spots[spot].segment {
                Segment::Root => break,
                Segment::Key(key) => parts.push(escape(key)),
                Segment::Index(index) => parts.push(index.to_string()),
            }
            spot = self.spots[spot].parent;
        }
        parts
            .iter()
            .rev()
            .fold(String::new(), |pointer, part| pointer + "/" + part)
    }
}

/// A field's name as a part of a pointer.
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0)
        .chain(breaks.map(|(at, _)| at + 1))
        .collect()
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    open: Vec<Open>,
    map: Map<'a>,
}

/// An array or object whose end was not met yet.
struct Open {
    spot: usize,
    /// The number of the next item; `None` in an object.
    next: Option<usize>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        self.space();
        let mut going = self.value(0, Segment::Root, self.at).is_some();
        while going && !self.open.is_empty() {
            going = self.item().is_some();
        }
    }

    /// One item of the innermost open array or object, a comma, or its end.
    fn item(&mut self) -> Option<()> {
        self.space();
        let byte = *self.bytes.get(self.at)?;
        let open = self.open.last_mut()?;
        match (byte, open.next) {
            (b',', _) => self.at += 1,
            (b'}', None) | (b']', Some(_)) => {
                self.at += 1;
                self.map.spots[open.spot].end = self.at;
                self.open.pop();
            }
            (_, Some(index)) => {
                open.next = Some(index + 1);
                let parent = open.spot;
                self.value(parent, Segment::Index(index), self.at)?;
            }
            (b'"', None) => {
                let (parent, from) = (open.spot, self.at);
                let key = self.key()?;
                self.value(parent, Segment::Key(key), from)?;
            }
            _ => return None,
        }
        Some(())
    }

    /// A field's name with its colon and the space after it.
    fn key(&mut self) -> Option<String> {
        let start = self.at;
        self.string()?;
        let key = serde_json::from_slice(&self.bytes[start..self.at]).ok()?;
        self.space();
        if self.bytes.get(self.at) != Some(&b':') {
            return None;
        }
        self.at += 1;
        self.space();
        Some(key)
    }

    /// Notes a value and reads it; of an array or object only its first bracket.
    fn value(&mut self, parent: usize, segment: Segment, from: usize) -> Option<()> {
        let byte = *self.bytes.get(self.at)?;
        let spot = self.note(parent, segment, from);
        match byte {
            b'{' | b'[' if self.open.len() < DEEPEST => {
                let next = (byte == b'[').then_some(0);
                self.open.push(Open { spot, next });
                self.at += 1;
                // Until its end is met, it reaches to the end of the text.
                self.map.spots[spot].end = self.bytes.len();
                return Some(());
            }
            b'"' => self.string()?,
            _ => self.plain()?,
        }
        self.map.spots[spot].end = self.at;
        Some(())
    }

    fn note(&mut self, parent: usize, segment: Segment, from: usize) -> usize {
        let spot = self.map.spots.len();
        self.map.spots.push(Spot {
            parent,
            segment: segment.clone(),
            from,
            start: self.at,
            end: self.at,
        });
        if segment != Segment::Root && self.map.children.insert((parent, segment), spot).is_some() {
            self.map.duplicates.push(spot);
        }
        spot
    }

    /// A number, `true`, `false` or `null`.
    fn plain(&mut self) -> Option<()> {
        let start = self.at;
        while self
            .bytes
            .get(self.at)
            .is_some_and(|b| b.is_ascii_alphanumeric() || b"+-.".contains(b))
        {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.bytes.get(self.at)? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    fn space(&mut self) {
        while self
            .bytes
            .get(self.at)
            .is_some_and(|b| b" \t\r\n".contains(b))
        {
            self.at += 1;
        }
    }
}
