//! What a row holds inside its seal.

use serde::{Deserialize, Serialize};

use crate::error::{AppError, Reference, Result};
use crate::keys::{self, Keys};

use super::super::model::Piece;
use super::kept::join;

/// The sizes that rows have, in bytes: how long a text is cannot be seen (N-6).
const SIZES: [(i64, usize); 3] = [(1, 1_024), (4, 4_096), (16, 16_384)];
/// What stands before the text and its padding: its length.
const LENGTH: usize = 4;

/// How one thing in the store is found, through every night: for staff in an address, for its writer by 16 digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Handle(String);

impl Handle {
    /// What these digits open.
    pub fn of_digits(keys: &Keys, digits: &str) -> Handle {
        Handle(keys.anonymous_index("feedback.digits", digits))
    }

    /// What this page sends: sent twice, it is there once.
    pub fn of_page(keys: &Keys, once: &str) -> Handle {
        Handle(keys.anonymous_index("feedback.once", once))
    }

    pub fn random() -> Handle {
        Handle(keys::random_token())
    }

    /// As an address of staff spells it.
    pub fn parse(typed: &str) -> Handle {
        Handle(typed.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of its row until the night that is called `epoch` is over.
    pub(super) fn row(&self, keys: &Keys, epoch: &str) -> String {
        keys.anonymous_index(epoch, &self.0)
    }
}

/// What somebody sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "nearly all of them are pieces")]
pub enum Kept {
    Piece(Piece),
    /// More words for a piece that was sent before; joined to it when it is delivered.
    More {
        of: Handle,
        words: String,
        once: String,
    },
    /// Answers to a pulse, by its id; their shape is that room's own.
    Answers {
        pulse: String,
        answers: serde_json::Value,
    },
}

/// One row, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    pub handle: Handle,
    /// "2026-11"
    pub month: String,
    pub kept: Kept,
}

impl Body {
    pub fn piece(&self) -> Option<&Piece> {
        match &self.kept {
            Kept::Piece(piece) => Some(piece),
            _ => None,
        }
    }

    /// Whether it holds more words for the piece of that handle.
    pub(super) fn adds_to(&self, handle: &Handle) -> bool {
        matches!(&self.kept, Kept::More { of, .. } if of == handle)
    }

    /// Whether what was added and is not delivered yet can be joined to it.
    pub(super) fn has_room_for(&self, waits: &[Body]) -> bool {
        let mut grown = self.clone();
        if let Kept::Piece(piece) = &mut grown.kept {
            for body in waits {
                if let Kept::More { words, once, .. } = &body.kept {
                    join(piece, words, once);
                }
            }
        }
        grown.padded().is_some()
    }

    /// As bytes of one of three sizes; none where it is longer than the largest.
    pub(super) fn padded(&self) -> Option<(i64, Vec<u8>)> {
        let text = serde_json::to_vec(self).expect("our own values become JSON");
        let (class, size) = SIZES.into_iter().find(|(_, size)| text.len() + LENGTH <= *size)?;
        let mut bytes = Vec::with_capacity(size);
        bytes.extend((text.len() as u32).to_be_bytes());
        bytes.extend(text);
        bytes.resize(size, 0);
        Some((class, bytes))
    }

    pub(super) fn unpadded(bytes: &[u8]) -> Result<Body> {
        let (length, rest) = bytes.split_at_checked(LENGTH).ok_or_else(damaged)?;
        let length = u32::from_be_bytes(length.try_into().map_err(|_| damaged())?) as usize;
        serde_json::from_slice(rest.get(..length).ok_or_else(damaged)?).map_err(|_| damaged())
    }
}

pub(super) fn damaged() -> AppError {
    let reference = Reference::new();
    tracing::error!(%reference, "a row of the anonymous store is damaged");
    AppError::Unexpected(reference)
}
