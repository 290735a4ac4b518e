//! What is said about a thing besides its name.

use crate::app::ui::semantics::{Role, Tree};

/// For each node what else is said about it, if anything.
pub fn descriptions(view: &Tree) -> Vec<Option<String>> {
    view.nodes
        .iter()
        .map(|node| {
            let semantics = &node.semantics;
            let value = (semantics.role != Role::TextField)
                .then_some(semantics.value.as_deref())
                .flatten();
            let parts: Vec<&str> = [value, semantics.description.as_deref()]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            (!parts.is_empty()).then(|| parts.join(". "))
        })
        .collect()
}
