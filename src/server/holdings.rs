//! What every room holds of a young person, joined up for their own pages.

use crate::mine::{self, Holding, Holdings};
use crate::opportunities::{self, eligibility, help_me_apply};
use crate::{confirmation_letters, young_people};

/// What somebody sees, by how they signed in.
pub const HOLDINGS: Holdings = Holdings { all: ALL, let_in_by_adviser: ALL };

/// Each room that holds something, in the order in which somebody's copy tells it.
pub const ALL: &[Holding] = &[
    mine::HOLDING,
    young_people::HOLDING,
    eligibility::HOLDING,
    opportunities::SAVED_HOLDING,
    opportunities::SEARCHES_HOLDING,
    help_me_apply::HOLDING,
    confirmation_letters::HOLDING,
];
