//! Guides and names that try to break out of the page.

use outro::export::sheet::{Sheet, file_name};
use outro::guide::{Catalogue, Guide};
use outro::text::clean;
use proptest::prelude::*;
use serde_json::Value;

use super::html::{self, fold};
use super::{TODAY, case, music, started};

/// Fields that hold sentences and labels. Ids stay, so that the guide still fits together.
const TEXTS: [&str; 24] = [
    "title",
    "text",
    "note",
    "label",
    "say",
    "advice",
    "caution",
    "done_when",
    "can_undo",
    "decline",
    "subtitle",
    "billed_by",
    "name",
    "why",
    "needs",
    "you_keep",
    "you_lose",
    "intro",
    "afterwards",
    "takes",
    "steps",
    "ask_proof",
    "older",
    "how_to_tell",
];

/// Puts `evil` into every sentence of a guide.
fn poison(value: &mut Value, evil: &str, is_text: bool) {
    match value {
        Value::String(text) if is_text => evil.clone_into(text),
        Value::Array(items) => {
            for item in items {
                poison(item, evil, is_text);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let text = TEXTS.contains(&name.as_str());
                poison(field, evil, text || (name == "lang"));
            }
        }
        _ => {}
    }
}

fn poisoned(evil: &str) -> Guide {
    let mut value = serde_json::to_value(music()).expect("a guide is JSON");
    for part in [
        "channels", "words", "summary", "backup", "after", "letters", "links", "plans",
    ] {
        poison(&mut value[part], evil, false);
    }
    value["title"] = Value::String(evil.to_owned());
    serde_json::from_value(value).expect("still a guide")
}

fn evil() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "</li></ol></main><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style><style>*{display:none}",
        "</title><script src=https://evil.example/x.js></script>",
        "<!--",
        "]]>",
        "&lt;script&gt;",
        "&#x3c;script>",
        "javascript:alert(1)",
        "<a href=javascript:alert(1)>x</a>",
        "{{account}}",
        "\u{202e}gnp.exe",
        "a\u{0}b\r\nc",
    ]);
    prop_oneof![
        known.prop_map(str::to_owned),
        "\\PC{0,60}",
        "[<>&\"'/=a-z\\u{0}-\\u{20}\\u{80}-\\u{ff}]{1,40}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_text_leaves_its_place(evil in evil(), channel in 0_usize..12) {
        let guide = poisoned(&evil);
        let mut events = started();
        events[1] = outro::case::Event::Named { person: evil.clone() };
        let case = case(events);
        let channel = &guide.channels[channel % guide.channels.len()];
        let sheet = Sheet {
            catalogue: Catalogue::built_in(),
            guide: &guide,
            channel,
            region: guide.region("de"),
            plan: None,
            case: Some(&case),
            with_name: true,
            whole: true,
            today: TODAY,
        };
        // The reader panics at anything that Outro would not write itself.
        let page = html::read(&sheet.page());
        let said = html::words(&page);
        prop_assert!(said.contains(&fold(&clean(&evil))), "{said}");
        let name = file_name(&guide, channel);
        prop_assert!(name.split_once('.').is_some_and(|(_, ending)| ending == "html"), "{name}");
        prop_assert!(name.len() <= 100);
        prop_assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.'), "{name}");
    }
}
