//! What people put around a song in a line: numbers, dots, times; and lines that are no songs.

/// How lines are numbered.
pub(super) struct Numbers {
    /// The number that comes next where they go on without a gap.
    expected: u64,
    /// Nearly every line has one: lines were taken out, or they count anew or backwards.
    all: bool,
}

impl Numbers {
    /// Lines that count from 1, where they are numbered.
    pub(super) fn from_one() -> Self {
        Self {
            expected: 1,
            all: false,
        }
    }

    /// As these lines show it.
    pub(super) fn of(lines: &[&str]) -> Self {
        let numbered = lines.iter().filter(|line| {
            let bare = without_dot(line);
            without_number(bare).len() < bare.len()
        });
        let numbered = numbered.count();
        Self {
            expected: 1,
            all: numbered > 1 && numbered * 5 >= lines.len() * 4,
        }
    }
}

/// A line without its number, its dot and its times. Lines are numbered where that goes on
/// without a gap, or nearly all of them are; `tells` says whether a line has an artist and a title.
pub(super) fn unadorned<'l>(
    line: &'l str,
    numbers: &mut Numbers,
    tells: &dyn Fn(&str) -> bool,
) -> &'l str {
    let line = without_dot(line);
    let line = without_time_before(without_day_before(line));
    let line = unnumbered(line, numbers);
    let line = without_time_before(line);
    without_time_behind(line, tells)
}

/// `1.`, `2)`, `#3`, `4 -`, `05:`; nothing else but the next number counts, unless nearly all lines
/// have one.
fn unnumbered<'l>(line: &'l str, numbers: &mut Numbers) -> &'l str {
    let text = line.strip_prefix('#').unwrap_or(line);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &text[..text.len() - rest.len()];
    if number.parse() != Ok(numbers.expected) {
        return if numbers.all {
            without_number(line)
        } else {
            line
        };
    }
    let signs = [".) ", ". ", ") ", ": ", " - ", " – ", ".\t", ")\t", "\t"];
    let named = signs.iter().find_map(|sign| rest.strip_prefix(sign));
    let named = named.or_else(|| {
        let blank = rest.strip_prefix(' ');
        blank.filter(|_| line.starts_with('#') || number.starts_with('0'))
    });
    match named {
        Some(rest) => {
            numbers.expected += 1;
            rest.trim_start()
        }
        None => line,
    }
}

fn without_dot(line: &str) -> &str {
    const DOTS: [&str; 9] = ["- [ ] ", "- [x] ", "• ", "* ", "▪ ", "● ", "◦ ", "- ", "– "];
    let found = DOTS.iter().find_map(|dot| line.strip_prefix(dot));
    found.map_or(line, str::trim_start)
}

/// `0:00 A - B`, `[1:02:03] A - B`, `(12:34) - A - B`.
fn without_time_before(line: &str) -> &str {
    let inner = line.trim_start_matches(['[', '(']);
    let end = inner.find(|c: char| !c.is_ascii_digit() && c != ':');
    let (time, rest) = inner.split_at(end.unwrap_or(inner.len()));
    let rest = rest.trim_start_matches([']', ')']);
    let opened = line.len() - inner.len();
    if !is_time(time) || opened > 1 || !rest.starts_with([' ', '\t']) {
        return line;
    }
    let rest = rest.trim_start();
    let rest = ["- ", "– ", "| "]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))
        .unwrap_or(rest);
    if rest.is_empty() {
        line
    } else {
        rest.trim_start()
    }
}

/// `[2024-01-02] A - B`, `02.01.2024 A - B`.
fn without_day_before(line: &str) -> &str {
    let inner = line.trim_start_matches(['[', '(']);
    let end = inner.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '.' | '/'));
    let (day, rest) = inner.split_at(end.unwrap_or(inner.len()));
    let rest = rest.trim_start_matches([']', ')', ',', ':']);
    if line.len() - inner.len() > 1 || !is_day(day) || !rest.starts_with([' ', '\t']) {
        return line;
    }
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("- ").unwrap_or(rest).trim_start();
    if rest.is_empty() { line } else { rest }
}

/// `2024-01-02`, `02.01.2024`, `1/2/2024`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    matches!(lengths[..], [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
}

/// A line without a number and the sign behind it, whichever number that is.
pub(super) fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let signs = [". ", ") ", ": "];
    let found = signs.iter().find_map(|sign| rest.strip_prefix(sign));
    found.filter(|_| rest.len() < line.len()).unwrap_or(line)
}

/// `A - B (3:45)`, `A - B [3:45]`, `A - B 3:45`, as long as artist and title are left.
fn without_time_behind<'l>(line: &'l str, tells: &dyn Fn(&str) -> bool) -> &'l str {
    let bare = line.trim_end_matches([')', ']']);
    let start = bare.rfind(|c: char| !c.is_ascii_digit() && c != ':');
    let start = start.map_or(0, |at| {
        at + bare[at..].chars().next().map_or(1, char::len_utf8)
    });
    let (before, time) = bare.split_at(start);
    let is_closed = bare.len() < line.len();
    let is_opened = before.ends_with(['(', '[']);
    if !is_time(time) || is_closed != is_opened || !(is_opened || before.ends_with([' ', '\t'])) {
        return line;
    }
    let left = before.trim_end_matches(['(', '[']).trim_end();
    let left = left.trim_end_matches(['-', '–', '|', '\t']).trim_end();
    if tells(left) || (is_closed && !tells(line) && !left.is_empty()) {
        left
    } else {
        line
    }
}

/// `3:45`, `12:34`, `1:02:03`.
fn is_time(text: &str) -> bool {
    let mut parts = text.split(':');
    let first = parts
        .next()
        .is_some_and(|part| (1..=3).contains(&part.len()));
    let mut others = 0;
    let rest = parts.all(|part| {
        others += 1;
        part.len() == 2
    });
    first && rest && (1..=2).contains(&others)
}

/// True for a line without artist and title that stands over or under songs.
pub(super) fn is_heading(line: &str, after_blank: bool) -> bool {
    let is_title = line.ends_with(':') || line.starts_with("# ") || line.starts_with("## ");
    is_title || is_rule(line) || (after_blank && line.ends_with(['.', '!', '?', '…']))
}

/// True for a line that is drawn and says nothing.
pub(super) fn is_rule(line: &str) -> bool {
    line.chars()
        .all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '—'))
}
