//! Every room's kinds of letter, joined up for the worker that delivers them.

use crate::mail::{Kind, Kinds};

/// Each room with letters.
const ROOMS: &[&[Kind]] = &[
    crate::accounts::letters::KINDS,
    crate::accounts::staff::letters::KINDS,
    crate::young_people::KINDS,
    #[cfg(test)]
    crate::mail::tests::KINDS,
];

/// All of them.
pub fn kinds() -> Kinds {
    ROOMS.concat().into()
}
