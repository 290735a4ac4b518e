//! Words that stressed people can follow.

use serde_json::Value;

use crate::guide::lint::input::{Doc, LintInput};
use crate::guide::lint::{Report, Rule};
use crate::text;

pub(in crate::guide::lint) static TITLE_VERB: Rule = Rule::error(
    "title-verb",
    "A title says what to do; it begins with a verb.",
);
pub(in crate::guide::lint) static TITLE_LENGTH: Rule = Rule::error(
    "title-length",
    "A title longer than 60 characters does not fit on its line in large type.",
);
pub(in crate::guide::lint) static SAY_LENGTH: Rule = Rule::error(
    "say-length",
    "Nobody reads more than three sentences before they press, or four when something went wrong.",
);
pub(in crate::guide::lint) static SENTENCE_LENGTH: Rule = Rule::warning(
    "sentence-length",
    "A sentence of more than 22 words has to be read twice.",
);
pub(in crate::guide::lint) static BANNED_WORDS: Rule = Rule::error(
    "banned-words",
    "“Simply” and “just” make people feel stupid when it does not work; “click here” says nothing when read aloud.",
);
pub(in crate::guide::lint) static EMPTY_TEXT: Rule = Rule::error(
    "empty-text",
    "An empty text is a gap on the screen and a silence in the screen reader.",
);
pub(in crate::guide::lint) static HIDDEN_CHARACTERS: Rule = Rule::error(
    "hidden-characters",
    "Control and bidirectional characters can make a text look like another one.",
);

/// Verbs that a title may begin with.
const VERBS: [&str; 111] = [
    "add", "agree", "allow", "answer", "ask", "bring", "call", "cancel", "carry", "change",
    "check", "choose", "click", "close", "collect", "compare", "complete", "confirm", "connect",
    "contact", "continue", "copy", "count", "decide", "decline", "download", "end", "enter",
    "export", "fetch", "fill", "find", "finish", "follow", "get", "give", "go", "have", "hear",
    "import", "install", "keep", "leave", "let", "listen", "log", "look", "make", "manage", "mark",
    "move", "name", "note", "open", "pass", "paste", "pause", "pay", "phone", "pick", "post",
    "prepare", "press", "print", "put", "read", "record", "refuse", "reject", "remember", "remove",
    "repeat", "reply", "report", "request", "return", "review", "save", "say", "scroll", "search",
    "see", "select", "send", "set", "share", "show", "sign", "skip", "speak", "start", "stay",
    "stop", "swipe", "switch", "take", "talk", "tap", "tell", "test", "transfer", "turn", "type",
    "unlock", "update", "use", "view", "visit", "wait", "watch", "write",
];

/// Words that have no place in a guide.
const BANNED: [&str; 6] = [
    "simply",
    "just",
    "easily",
    "click here",
    "please note",
    "obviously",
];

/// Fields whose texts people read.
const PROSE: [&str; 33] = [
    "about",
    "advice",
    "afterwards",
    "answer",
    "ask_proof",
    "can",
    "can_undo",
    "carry",
    "caution",
    "decline",
    "difficulty_why",
    "done_title",
    "done_when",
    "how",
    "how_to_tell",
    "intro",
    "label",
    "needs",
    "note",
    "question",
    "say",
    "steps",
    "subtitle",
    "takes",
    "text",
    "title",
    "who",
    "why",
    "you_keep",
    "you_lose",
    "billed_by",
    "name",
    "publisher",
];

/// The longest title, in characters.
const LONGEST_TITLE: usize = 60;

/// The longest sentence, in words.
const LONGEST_SENTENCE: usize = 22;

pub(in crate::guide::lint) fn check(library: &LintInput, report: &mut Report) {
    for doc in &library.docs {
        check_hidden(doc, report);
        for (pointer, text) in prose(doc) {
            check_prose(doc, &pointer, text, report);
        }
    }
    for (doc, pointer, step) in library.steps() {
        check_title(doc, &format!("{pointer}/title"), &step.title, report);
        check_count(doc, &format!("{pointer}/say"), &step.say, 3, report);
        for (index, seen) in step.see.iter().enumerate() {
            check_count(
                doc,
                &format!("{pointer}/see/{index}/advice"),
                &seen.advice,
                4,
                report,
            );
        }
    }
    for (doc, guide) in library.raw_guides() {
        for (index, task) in guide.backup.tasks.iter().enumerate() {
            check_title(
                doc,
                &format!("/backup/tasks/{index}/title"),
                &task.title,
                report,
            );
            check_count(
                doc,
                &format!("/backup/tasks/{index}/say"),
                &task.say,
                3,
                report,
            );
        }
        for (index, channel) in guide.channels.iter().enumerate() {
            if let Some(claim) = &channel.good_to_know {
                let pointer = format!("/channels/{index}/good_to_know/text");
                check_count(doc, &pointer, std::slice::from_ref(&claim.text), 2, report);
            }
        }
    }
    check_filled(library, report);
    for doc in &library.docs {
        for (pointer, label) in doc.fields("label") {
            if pointer.starts_with("/links/") {
                check_title(doc, &pointer, label.as_str().unwrap_or_default(), report);
            }
        }
    }
}

/// The texts of a file that people read: our own sentences, not the vendor's labels.
pub(in crate::guide::lint) fn prose<'a>(doc: &'a Doc) -> Vec<(String, &'a str)> {
    let mut found = Vec::new();
    doc.walk(&mut |pointer, value| {
        if let Value::String(text) = value
            && is_prose(pointer)
        {
            found.push((pointer.to_owned(), text.as_str()));
        }
    });
    found
}

fn is_prose(pointer: &str) -> bool {
    let mut names = pointer
        .split('/')
        .filter(|name| name.parse::<usize>().is_err());
    let first = names.by_ref().find(|name| !name.is_empty());
    let last = pointer
        .rsplit('/')
        .find(|name| name.parse::<usize>().is_err());
    let foreign = matches!(first, Some("words" | "sources" | "changelog"));
    let last = last.unwrap_or_default();
    // `how` is a sentence in one place and a word of the format in another, and so is `steps`.
    let format_word = pointer.ends_with("/checked/how")
        || last == "steps" && !pointer.contains("/ways/")
        || last == "say" && pointer.contains("/checked/");
    PROSE.contains(&last) && !foreign && !format_word
}

fn check_prose(doc: &Doc, pointer: &str, text: &str, report: &mut Report) {
    if text.trim().is_empty() {
        report.add(
            &EMPTY_TEXT,
            doc,
            pointer,
            "There is no text here.",
            "Write one, or take the field out.",
        );
    }
    let own = without_quotes(text).to_lowercase();
    for word in BANNED.iter().filter(|word| has_word(&own, word)) {
        report.add(
            &BANNED_WORDS,
            doc,
            pointer,
            format!("“{word}” has no place in a guide."),
            "Leave it out, or say what to press.",
        );
    }
    for sentence in sentences(text) {
        let words = sentence.split_whitespace().count();
        if words > LONGEST_SENTENCE && !pointer.starts_with("/letters/") {
            let message = format!(
                "A sentence of {words} words begins with “{}”.",
                first_words(sentence)
            );
            report.add(&SENTENCE_LENGTH, doc, pointer, message, "Make two of it.");
        }
    }
}

fn check_hidden(doc: &Doc, report: &mut Report) {
    let mut found = Vec::new();
    doc.walk(&mut |pointer, value| {
        let dirty = match value {
            Value::String(text) => !text::is_clean(text),
            Value::Object(fields) => fields.keys().any(|name| !text::is_clean(name)),
            _ => false,
        };
        if dirty {
            found.push(pointer.to_owned());
        }
    });
    for pointer in found {
        report.add(
            &HIDDEN_CHARACTERS,
            doc,
            &pointer,
            "A character that does not show is in this text.",
            "Type the text again by hand.",
        );
    }
}

fn check_title(doc: &Doc, pointer: &str, title: &str, report: &mut Report) {
    let first = title
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_lowercase();
    if !VERBS.contains(&first.as_str()) {
        let message = format!("“{title}” does not begin with a verb that people know.");
        report.add(
            &TITLE_VERB,
            doc,
            pointer,
            message,
            "Begin with what to do: Open, Press, Find, Say, Wait …",
        );
    }
    // How long it is with its slots filled, only whoever uses the part can tell.
    if !title.contains("{{") {
        check_length(doc, pointer, title, report);
    }
}

fn check_length(doc: &Doc, pointer: &str, title: &str, report: &mut Report) {
    let length = title.chars().count();
    if length > LONGEST_TITLE {
        let message = format!("“{title}” has {length} characters.");
        let hint = format!("{LONGEST_TITLE} at most; say the rest in “say”.");
        report.add(&TITLE_LENGTH, doc, pointer, message, hint);
    }
}

/// Titles of a part as a guide fills them.
fn check_filled(library: &LintInput, report: &mut Report) {
    for (doc, guide) in library.guides() {
        for flow in library.flows(doc, guide) {
            for (index, step) in flow.steps.iter().enumerate() {
                let pointer = format!("{}/title", flow.at(index));
                let raw = flow.home.value.pointer(&pointer).and_then(Value::as_str);
                if raw.is_some_and(|raw| raw.contains("{{")) {
                    check_length(flow.home, &pointer, &step.title, report);
                }
            }
        }
    }
}

fn check_count(doc: &Doc, pointer: &str, said: &[String], most: usize, report: &mut Report) {
    let count = said.iter().flat_map(|text| sentences(text)).count();
    if count > most {
        let message = format!("{count} sentences are here.");
        let hint = format!("{most} at most; the rest belongs in another step.");
        report.add(&SAY_LENGTH, doc, pointer, message, hint);
    }
}

/// Sentences of a text; a point within a number or a name does not end one.
pub(in crate::guide::lint) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(at, c)| {
            let after = at + c.len_utf8();
            let rest = text[after..].trim_start_matches(['”', '"', '’', ')']);
            matches!(c, '.' | '!' | '?' | '…' | '\n')
                && (rest.is_empty() || rest.starts_with(char::is_whitespace) || *c == '\n')
        })
        .map(|(at, c)| at + c.len_utf8())
        .chain([text.len()])
        .collect();
    ends.into_iter()
        .map(move |end| {
            let sentence = &text[start..end];
            start = end;
            sentence.trim_matches(|c: char| c.is_whitespace() || "”\"’)".contains(c))
        })
        .filter(|sentence| sentence.chars().any(char::is_alphanumeric))
}

fn first_words(sentence: &str) -> String {
    sentence
        .split_whitespace()
        .take(4)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The text without what the vendor says in it.
pub(super) fn without_quotes(text: &str) -> String {
    let mut depth = 0_i32;
    let keep = |c: &char| {
        match c {
            '“' => depth += 1,
            '”' => depth = (depth - 1).max(0),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(keep).collect()
}

pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_people_stop() {
        let all: Vec<&str> =
            sentences("It costs 4.99 a month. Press “Cancel?” Then wait… Done").collect();
        assert_eq!(
            all,
            [
                "It costs 4.99 a month.",
                "Press “Cancel?",
                "Then wait…",
                "Done"
            ]
        );
        assert_eq!(sentences(" … ").count(), 0);
    }

    #[test]
    fn only_our_own_words_are_judged() {
        let own = without_quotes("Press “Just cancel” now").to_lowercase();
        assert!(!has_word(&own, "just"));
        assert!(has_word("it is just there", "just"));
        assert!(!has_word("adjust it", "just"));
    }
}
