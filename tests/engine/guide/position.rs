//! The scanner finds every value where the JSON reader does.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use outro::guide::position::{Map, Place, escape};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use serde_json::Value;

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|n| Value::from(f64::from(n) / 8.0)),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map("[a-z~/é\"\\\\0-9]{0,6}", inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), out);
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                pointers(item, &format!("{at}/{}", escape(key)), out);
            }
        }
        _ => {}
    }
}

fn agrees(value: &Value, text: &str) {
    let map = Map::read(text);
    let mut all = Vec::new();
    pointers(value, "", &mut all);
    for pointer in all {
        let slice = map
            .slice(&pointer)
            .unwrap_or_else(|| panic!("{pointer} in {text}"));
        let found: Value = serde_json::from_str(slice).unwrap();
        assert_eq!(Some(&found), value.pointer(&pointer), "{pointer} in {text}");
        let place = map.place(&pointer).unwrap();
        let line = text.split('\n').nth(place.line - 1).unwrap();
        let rest: String = line.chars().skip(place.column - 1).collect();
        let key = pointer
            .rsplit('/')
            .next()
            .unwrap()
            .replace("~1", "/")
            .replace("~0", "~");
        let quoted = serde_json::to_string(&key).unwrap();
        assert!(
            rest.starts_with(&quoted)
                || slice.starts_with(rest.trim_end())
                || rest.starts_with(slice)
        );
    }
    assert_eq!(map.duplicates().count(), 0);
}

proptest! {
    #[test]
    fn every_value_is_found_where_it_stands(value in json()) {
        // Numbers read back from text are what the text says, not what was put in.
        let text = serde_json::to_string_pretty(&value).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        agrees(&value, &text);
        agrees(&value, &serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>(), offset in 0usize..400, line in 0usize..50) {
        let map = Map::read(&text);
        map.pointer_at(offset);
        map.place_of(offset);
        map.place_of(map.offset(line, offset));
        map.nearest("/a/0/b");
    }

    #[test]
    fn broken_json_is_read_without_a_panic(value in json(), cut in 0usize..200) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        let cut = text.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(text.len());
        let map = Map::read(&text[..cut]);
        map.pointer_at(cut);
        map.nearest("/a/0");
    }
}

#[test]
fn a_field_given_twice_is_named() {
    let text = "{\n \"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2}\n}";
    let map = Map::read(text);
    let found: Vec<_> = map.duplicates().collect();
    assert_eq!(
        found,
        [(
            "/b/c".to_owned(),
            Place {
                line: 3,
                column: 16
            }
        )]
    );
    assert_eq!(map.pointer_at(text.find('2').unwrap()), "/b/c");
    assert_eq!(map.nearest("/b/gone/deeper"), Place { line: 3, column: 2 });
}
