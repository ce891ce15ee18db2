//! Every room's kinds of letter, joined up for the worker that delivers them.

use crate::mail::{Kind, Kinds};

/// Each room with letters.
const ROOMS: &[&[Kind]] = &[
    crate::accounts::letters::KINDS,
    crate::accounts::staff::letters::KINDS,
    crate::mine::ADDRESS_LETTERS,
    crate::mine::CLOSING_LETTERS,
    crate::mine::COMPLAINT_LETTERS,
    crate::mine::news::KINDS,
    crate::feedback::letters::KINDS,
    crate::advocacy::KINDS,
    crate::advocacy::THREAD_LETTERS,
    crate::internet_access::KINDS,
    crate::feedback::LISTENING_LETTERS,
    crate::opportunities::help_me_apply::KINDS,
    crate::confirmation_letters::KINDS,
    crate::young_people::KINDS,
    crate::said_did::KINDS,
    crate::pulses::KINDS,
    crate::admin::KINDS,
    crate::board::KINDS,
    crate::opportunities::SEARCH_LETTERS,
    crate::opportunities::editor::KINDS,
    #[cfg(test)]
    crate::mail::tests::KINDS,
];

/// All of them.
pub fn kinds() -> Kinds {
    ROOMS.concat().into()
}
