//! Sentences, through Fluent.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/locales");

/// The language of every sentence (BCP 47).
pub const LANGUAGE: &str = "en";

/// Every sentence, read once.
static MESSAGES: LazyLock<Bundle> = LazyLock::new(|| bundle(LANGUAGE));

type Bundle = FluentBundle<FluentResource>;

/// A value that stands in a sentence.
pub type Value = FluentValue<'static>;

fn bundle(language: &str) -> Bundle {
    let id = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks would be drawn as boxes, and every language here runs left to right.
    bundle.set_use_isolating(false);
    for file in LOCALES.get_dir(language).into_iter().flat_map(Dir::files) {
        let text = file.contents_utf8().unwrap_or_default().to_owned();
        // A slip in a sentence leaves the others; a test reads every file for slips.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The sentence with this id. An unknown id is shown as itself, so that nothing panics; a
/// test looks for such ids.
pub fn tr(id: &str) -> String {
    tr_with(id, &[])
}

/// The sentence with this id, its gaps filled.
pub fn tr_with(id: &str, values: &[(&'static str, Value)]) -> String {
    format(id, values).unwrap_or_else(|| id.to_owned())
}

fn format(id: &str, values: &[(&'static str, Value)]) -> Option<String> {
    let args: FluentArgs<'_> = values
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect();
    let pattern = MESSAGES.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let sentence = MESSAGES.format_pattern(pattern, Some(&args), &mut errors);
    Some(sentence.into_owned())
}

/// True when the sentence exists.
pub fn knows(id: &str) -> bool {
    MESSAGES.has_message(id)
}

/// A text as a value.
pub fn text(value: impl Into<String>) -> Value {
    FluentValue::from(value.into())
}

/// What prints itself, as a value.
pub fn shown(value: impl std::fmt::Display) -> Value {
    text(value.to_string())
}

/// A whole number as a value.
pub fn number(value: usize) -> Value {
    FluentValue::from(value)
}
