//! Lines out, lines in. No colour, no cursor: a screen reader, a pipe and an old terminal all
//! get the same.

use std::borrow::Cow;
use std::io::{self, BufRead, Write};

use unicode_width::UnicodeWidthStr;

use crate::text;

/// The longest line that is read, in bytes; the rest of it is passed over.
const LONGEST: usize = 64 * 1024;

/// The two ends of the conversation.
pub struct Console<'a> {
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    width: Option<usize>,
}

impl<'a> Console<'a> {
    /// Lines are wrapped at `width` columns; none leaves them as they are.
    pub fn new(
        input: &'a mut dyn BufRead,
        output: &'a mut dyn Write,
        width: Option<usize>,
    ) -> Self {
        Self {
            input,
            output,
            width,
        }
    }

    /// An empty line.
    pub fn gap(&mut self) -> io::Result<()> {
        self.output.write_all(b"\n")
    }

    /// One paragraph.
    pub fn tell(&mut self, text: &str) -> io::Result<()> {
        self.tell_after("", text)
    }

    /// One paragraph behind a mark ("1 ", "- "); lines that follow stand below its text.
    pub fn tell_after(&mut self, mark: &str, words: &str) -> io::Result<()> {
        let words = text::clean(words);
        let indent = " ".repeat(mark.width());
        let mut lead = mark;
        for line in words.split('\n') {
            for piece in wrap(line, self.width, mark.width()) {
                self.output
                    .write_all(format!("{lead}{piece}").trim_end().as_bytes())?;
                self.output.write_all(b"\n")?;
                lead = &indent;
            }
        }
        Ok(())
    }

    /// Waits for a line; none when there are no more. What cannot be shown is taken out.
    pub fn hear(&mut self) -> io::Result<Option<String>> {
        self.output.flush()?;
        let mut bytes = Vec::new();
        let mut ended = false;
        while !ended {
            let (used, end) = {
                let chunk = match self.input.fill_buf() {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    chunk => chunk?,
                };
                if chunk.is_empty() {
                    break;
                }
                let end = chunk.iter().position(|byte| *byte == b'\n');
                let used = end.map_or(chunk.len(), |at| at + 1);
                let room = LONGEST.saturating_sub(bytes.len());
                bytes.extend_from_slice(&chunk[..used.min(room)]);
                (used, end.is_some())
            };
            self.input.consume(used);
            ended = end;
        }
        if bytes.is_empty() && !ended {
            return Ok(None);
        }
        let typed = String::from_utf8_lossy(&bytes);
        Ok(Some(text::clean(&typed).trim().to_owned()))
    }

    /// Hands on what was written.
    pub fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

/// Cuts a line at spaces so that it fits behind an indent. A longer word (an address) stands
/// whole on a line of its own, so that it can be copied.
fn wrap(line: &str, width: Option<usize>, indent: usize) -> Vec<Cow<'_, str>> {
    let Some(width) = width else {
        return vec![Cow::Borrowed(line)];
    };
    let room = width.saturating_sub(indent).max(20);
    let options = textwrap::Options::new(room)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    textwrap::wrap(line, options)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    fn told(width: Option<usize>, mark: &str, text: &str) -> String {
        let mut out = Vec::new();
        Console::new(&mut io::empty(), &mut out, width)
            .tell_after(mark, text)
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn long_lines_are_cut_at_spaces_and_stand_below_their_text() {
        let text = "Open the page of your subscriptions and look for the name of the service.";
        assert_eq!(
            told(Some(40), "12 ", text),
            "12 Open the page of your subscriptions\n   and look for the name of the service.\n"
        );
        assert_eq!(told(None, "12 ", text), format!("12 {text}\n"));
    }

    #[test]
    fn an_address_is_never_cut() {
        let address = "https://www.amazon.com/music/settings/with/a/long/path/that/goes/on";
        let text = format!("Open {address} now");
        assert_eq!(told(Some(30), "", &text), format!("Open\n{address}\nnow\n"));
    }

    #[test]
    fn nothing_printed_can_drive_the_terminal() {
        let told = told(None, "", "a\u{1b}[31mred\u{202e}evil\u{7}\rover");
        assert!(!told.contains(['\u{1b}', '\u{202e}', '\u{7}', '\r']));
    }

    #[test]
    fn lines_are_read_whole_cut_when_endless_and_forgiven_bad_bytes() {
        let mut input = Vec::from(&b"one\r\n\nx\xff\n"[..]);
        input.extend(std::iter::repeat_n(b'y', 3 * LONGEST));
        input.extend(b"\nlast");
        let (mut input, mut nowhere) = (&input[..], io::sink());
        let mut console = Console::new(&mut input, &mut nowhere, None);
        assert_eq!(console.hear().unwrap().as_deref(), Some("one"));
        assert_eq!(console.hear().unwrap().as_deref(), Some(""));
        assert_eq!(console.hear().unwrap().as_deref(), Some("x\u{fffd}"));
        assert_eq!(
            console.hear().unwrap().map(|line| line.len()),
            Some(LONGEST)
        );
        assert_eq!(console.hear().unwrap().as_deref(), Some("last"));
        assert_eq!(console.hear().unwrap(), None);
    }
}
