//! What every room holds of a young person, joined up for their own pages.

use crate::mine::{self, Holding, Holdings};
use crate::opportunities::{self, eligibility, help_me_apply};
use crate::{advocacy, confirmation_letters, feedback, internet_access, said_did, young_people};

/// What somebody sees, by how they signed in.
pub const HOLDINGS: Holdings = Holdings { all: ALL, let_in_by_adviser: WITHOUT_ADVOCACY };

/// Each room that holds something, in the order in which somebody's copy tells it; the last is advocacy.
pub const ALL: &[Holding] = &[
    mine::HOLDING,
    young_people::HOLDING,
    eligibility::HOLDING,
    opportunities::SAVED_HOLDING,
    opportunities::SEARCHES_HOLDING,
    help_me_apply::HOLDING,
    confirmation_letters::HOLDING,
    internet_access::HOLDING,
    internet_access::ASKING_HOLDING,
    feedback::HOLDING,
    said_did::HOLDING,
    advocacy::HOLDING,
];

/// Those that somebody may see whom the council let in by a code: all but the last, which the council may not know of.
const WITHOUT_ADVOCACY: &[Holding] = match ALL.split_last() {
    Some((_, rest)) => rest,
    None => &[],
};
