//! Numbers by which announced things stay the same from one view to the next.

use std::collections::{HashMap, HashSet};

use super::Tree;

/// The number that no announced thing has: it stands for the window itself.
pub const WINDOW: u64 = 1;

/// FNV-1a, 64 bits: short, without a seed, and the same on every machine.
fn hash(seed: u64, bytes: &[u8]) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    bytes.iter().fold(START ^ seed, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(PRIME)
    })
}

/// A number that goes with another one: that of the text in a field, for example.
pub fn beside(key: u64, what: &str) -> u64 {
    hash(key, what.as_bytes())
}

impl Tree {
    /// One number for each node, all different. What has an id goes by its id, wherever it
    /// stands; anything else by its role and its place among its like.
    pub fn keys(&self) -> Vec<u64> {
        let mut keys: Vec<u64> = Vec::with_capacity(self.nodes.len());
        let mut taken = HashSet::from([WINDOW]);
        let mut places: HashMap<(u64, std::mem::Discriminant<super::Role>), u32> = HashMap::new();
        for node in &self.nodes {
            let semantics = &node.semantics;
            let mut key = if semantics.id.is_empty() {
                let around = node.parent.and_then(|at| keys.get(at)).unwrap_or(&WINDOW);
                let kind = std::mem::discriminant(&semantics.role);
                let place = places.entry((*around, kind)).or_default();
                *place += 1;
                let said = format!("{:?} {place}", semantics.role);
                hash(*around, said.as_bytes())
            } else if node.is_heading() {
                // Other words are the heading of another page. A reader that is on it has to
                // be told, and hears of a focus that moved, not of a name that changed.
                beside(hash(0, semantics.id.as_bytes()), &semantics.name)
            } else {
                hash(0, semantics.id.as_bytes())
            };
            // The platforms must not be told of two things with one number.
            while !taken.insert(key) {
                key = beside(key, "again");
            }
            keys.push(key);
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Node, Role, Semantics};
    use super::*;

    fn node(semantics: Semantics, parent: Option<usize>) -> Node {
        Node {
            semantics,
            bounds: iced::Rectangle::default(),
            visible: None,
            parent,
            scroller: None,
            stop: None,
            focused: false,
            typing: None,
        }
    }

    fn tree(nodes: Vec<Node>) -> Tree {
        Tree {
            nodes,
            scrollers: Vec::new(),
        }
    }

    #[test]
    fn what_has_an_id_keeps_its_number_wherever_it_goes() {
        let button = || Semantics::new(Role::Button, "Go on").id("next");
        let alone = tree(vec![node(button(), None)]);
        let within = tree(vec![
            node(Semantics::new(Role::Group, "Card"), None),
            node(Semantics::new(Role::Text, "Words"), Some(0)),
            node(button(), Some(0)),
        ]);
        assert_eq!(alone.keys()[0], within.keys()[2]);
    }

    #[test]
    fn twins_get_numbers_of_their_own() {
        let same = || Semantics::new(Role::Button, "Copy").id("copy");
        let text = || Semantics::new(Role::Text, "Words");
        let all = tree(vec![
            node(same(), None),
            node(same(), None),
            node(same(), None),
            node(text(), None),
            node(text(), None),
        ]);
        let keys = all.keys();
        let different: HashSet<u64> = keys.iter().copied().collect();
        assert_eq!(different.len(), keys.len());
        assert!(!different.contains(&WINDOW));
        assert_eq!(keys, all.keys());
    }
}
