//! JSON that is nearly JSON, made so on the way: numbers that are none (`NaN`, `Infinity`),
//! Python's words, a comma too many, line ends within texts, marks between joined files, halves of
//! signs where a program cut a text.

use std::io::{self, Read};

/// Bytes that are mended at once.
pub(super) const PIECE: usize = 4096;
/// What stands for a sign of which a half is missing.
const UNKNOWN: u32 = 0xFFFD;

/// Hands on what another reader gives, mended.
pub(super) struct Lenient<R> {
    inner: R,
    state: State,
    depth: usize,
    /// A comma that waits for what follows it.
    comma: bool,
    last: u8,
    /// The first half of a sign, whose second half has to follow.
    half: Option<u32>,
    /// What is mended and not yet handed on, from `at` on.
    ready: Vec<u8>,
    at: usize,
}

#[derive(Clone, Copy)]
enum State {
    Outside,
    /// In a word; true when it is left out.
    Word(bool),
    Text,
    /// Behind a backslash in a text.
    Escape,
    /// In the code of a sign, `\u` and four digits: what it comes to so far, and how many digits.
    Code(u32, u8),
}

impl<R: Read> Lenient<R> {
    pub(super) fn new(inner: R) -> Self {
        Self {
            inner,
            state: State::Outside,
            depth: 0,
            comma: false,
            last: 0,
            half: None,
            ready: Vec::new(),
            at: 0,
        }
    }

    fn push(&mut self, byte: u8) {
        self.ready.push(byte);
    }

    fn push_comma(&mut self) {
        if self.comma {
            self.comma = false;
            self.push(b',');
        }
    }

    fn take(&mut self, byte: u8) {
        match self.state {
            State::Text => self.in_text(byte),
            State::Escape => self.escaped(byte),
            State::Code(code, digits) => self.in_code(code, digits, byte),
            State::Word(left_out) if byte.is_ascii_alphabetic() => {
                self.push(if left_out { b' ' } else { byte });
            }
            State::Word(_) => {
                self.state = State::Outside;
                self.outside(byte);
            }
            State::Outside => self.outside(byte),
        }
        self.last = byte;
    }

    fn escaped(&mut self, byte: u8) {
        if byte == b'u' {
            self.state = State::Code(0, 0);
            return;
        }
        self.push_lone_half();
        if matches!(byte, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') {
            self.push(b'\\');
        }
        self.state = State::Text;
        self.push(if byte < b' ' { b' ' } else { byte });
    }

    fn in_code(&mut self, code: u32, digits: u8, byte: u8) {
        let Some(digit) = char::from(byte).to_digit(16) else {
            // It is no code, which the parser then says.
            self.ready.extend(b"\\u");
            self.state = State::Text;
            return self.in_text(byte);
        };
        let code = code << 4 | digit;
        self.state = if digits < 3 {
            State::Code(code, digits + 1)
        } else {
            self.push_code(code);
            State::Text
        };
    }

    /// Signs beyond the first 65,536 are written as two halves. Where a text was cut between them
    /// one stands alone, which JSON forbids.
    fn push_code(&mut self, code: u32) {
        if let (Some(half), 0xDC00..=0xDFFF) = (self.half, code) {
            self.half = None;
            self.push_escape(half);
            self.push_escape(code);
            return;
        }
        self.push_lone_half();
        match code {
            0xD800..=0xDBFF => self.half = Some(code),
            0xDC00..=0xDFFF => self.push_escape(UNKNOWN),
            _ => self.push_escape(code),
        }
    }

    fn push_lone_half(&mut self) {
        if self.half.take().is_some() {
            self.push_escape(UNKNOWN);
        }
    }

    fn push_escape(&mut self, code: u32) {
        self.ready.extend(format!("\\u{code:04x}").into_bytes());
    }

    fn in_text(&mut self, byte: u8) {
        if byte != b'\\' {
            self.push_lone_half();
        }
        match byte {
            b'\\' => self.state = State::Escape,
            b'"' => {
                self.state = State::Outside;
                self.push(byte);
            }
            // JSON forbids them there; serializers by hand write them.
            0..b' ' => self.push(b' '),
            _ => self.push(byte),
        }
    }

    fn outside(&mut self, byte: u8) {
        match byte {
            b',' if self.depth == 0 => self.push(b' '),
            b',' => {
                self.push_comma();
                self.comma = true;
            }
            b']' | b'}' => {
                self.comma = false;
                self.depth = self.depth.saturating_sub(1);
                self.push(byte);
            }
            // The bytes of a mark, where files were joined.
            b' ' | b'\n' | b'\r' | b'\t' => self.push(byte),
            0xEF | 0xBB | 0xBF => self.push(b' '),
            _ => {
                self.push_comma();
                self.begin(byte);
            }
        }
    }

    /// A value begins, or goes on.
    fn begin(&mut self, byte: u8) {
        match byte {
            b'"' => self.state = State::Text,
            b'[' | b'{' => self.depth += 1,
            b't' | b'f' | b'n' if !self.last.is_ascii_alphanumeric() => {
                self.state = State::Word(false);
            }
            b'N' | b'I' | b'u' | b'T' | b'F' if !self.last.is_ascii_alphanumeric() => {
                // A number that nobody takes for a name.
                self.state = State::Word(true);
                if self.last != b'-' {
                    self.push(b'-');
                }
                self.push(b'0');
                return;
            }
            _ => {}
        }
        self.push(byte);
    }
}

impl<R: Read> Read for Lenient<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if buf.is_empty() {
            return Ok(0);
        }
        while self.at == self.ready.len() {
            self.ready.clear();
            self.at = 0;
            let mut piece = [0; PIECE];
            match self.inner.read(&mut piece) {
                Ok(0) => return Ok(0),
                Ok(read) => piece[..read].iter().for_each(|byte| self.take(*byte)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let given = buf.len().min(self.ready.len() - self.at);
        buf[..given].copy_from_slice(&self.ready[self.at..self.at + given]);
        self.at += given;
        Ok(given)
    }
}
