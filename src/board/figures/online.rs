//! Getting online: what was asked, what came of it, and what it cost.

use crate::disclosure::{Count, Counted};
use crate::internet_access::Help;
use crate::internet_access::for_board::Went;
use crate::promises::Waited;
use crate::words::Quarter;

use super::waits::{is_asked_in, is_in_time, people, tally};
use super::{Days, RULE, waits};

pub struct Online {
    pub went: Vec<Went>,
    pub waited: Vec<Waited>,
    /// How many things were used, and what they cost, in pence.
    pub spent: (i64, i64),
}

impl Online {
    pub fn as_of(&mut self, at: i64) {
        self.waited = waits::as_of(std::mem::take(&mut self.waited), at);
    }

    pub fn tables(&self, quarter: Quarter) -> Vec<Counted> {
        let went = |id: &str, is: fn(&Went) -> bool| {
            let those = self.went.iter().filter(|one| is(one));
            table(id, those.map(|one| (one.kind, one.who.as_str())))
        };
        let waited = |id: &str, is: fn(&Waited) -> bool| {
            let those = self.waited.iter().filter(|one| is_asked_in(one, quarter) && is(one));
            table(id, those.map(|one| (one.kind, one.who.as_str())))
        };
        vec![
            went("online.asked", |_| true),
            waited("online.answered", |one| one.promise.met_at.is_some()).within("online.asked"),
            waited("online.in_time", is_in_time).within("online.answered"),
            went("online.approved", |one| one.approved).within("online.asked"),
            went("online.working", |one| one.to_working.is_some()).within("online.approved"),
            went("online.offline", |one| one.still_offline).within("online.asked"),
        ]
    }

    pub fn days_to_working(&self) -> Days {
        let days = self.went.iter().filter_map(|one| one.to_working).collect();
        Days::new("online.to_working", ("online.working", ""), days)
    }

    /// What it cost, to the nearest ten pounds; none where that was for so few that it would tell of them.
    pub fn pounds(&self) -> Option<i64> {
        const FEW: i64 = 5;
        let (used, pence) = self.spent;
        (used == 0 || used >= FEW).then(|| (pence + 500) / 1_000 * 10)
    }
}

/// By what was asked for.
fn table<'a>(id: &str, those: impl Iterator<Item = (&'static str, &'a str)>) -> Counted {
    let those: Vec<_> = those.collect();
    let of =
        |help: &Help| tally(help.code(), those.iter().filter(|(kind, _)| *kind == help.code()).map(|(_, who)| *who));
    let cells: Vec<Count> = Help::ALL.iter().map(of).collect();
    Counted::each(id, RULE, id, people(those.iter().map(|(_, who)| *who)), cells)
}
