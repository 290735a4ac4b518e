//! What a person answered to a question that may stay without an answer.

/// An answer to a question that a person may leave open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Reply {
    /// The question was not answered.
    #[default]
    NotYet,
    /// The answer was "not sure" or "rather not say".
    NotSaid,
    /// This was said.
    Said(String),
}

impl Reply {
    /// What was said, if anything.
    pub fn said(&self) -> Option<&str> {
        match self {
            Self::Said(words) => Some(words),
            Self::NotYet | Self::NotSaid => None,
        }
    }

    /// True once there is an answer, be it "not sure".
    pub fn is_given(&self) -> bool {
        *self != Self::NotYet
    }
}

impl From<Option<String>> for Reply {
    /// What an event keeps of the answer.
    fn from(said: Option<String>) -> Self {
        said.map_or(Self::NotSaid, Self::Said)
    }
}
