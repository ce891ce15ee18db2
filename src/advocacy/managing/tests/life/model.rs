//! What a case is, in plain memory: written from what was promised to people, and not from the code.

use super::super::super::super::model::{Ending, Got, Kind};
use super::super::super::super::store::Outcome;
use super::super::super::super::testing::{DAY, NOON};
use super::Deed;

pub const NAMES: [&str; 3] = ["Vera", "Bo", "Cy"];
/// The place of the manager, who is no advocate.
pub const MANAGER: usize = 3;
/// The promise, in working days.
const DAYS: i64 = 2;

/// What can be seen of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub advocate: Option<usize>,
    pub due_at: Option<i64>,
    pub paused_at: Option<i64>,
    pub ended: Option<(Ending, bool)>,
    pub got: Option<Got>,
    pub next_step_by: Option<i64>,
    pub entries: Vec<(Kind, Option<usize>, bool)>,
    /// Made, due, met, let go.
    pub promises: Vec<(i64, i64, Option<i64>, Option<i64>)>,
}

#[derive(Clone, Debug)]
pub struct Model {
    pub now: i64,
    pub entries: Vec<(Kind, Option<usize>, bool)>,
    seen: Seen,
    unwanted: [bool; 3],
    /// Who, who covers, from, until.
    away: Vec<(usize, usize, i64, i64)>,
    /// What the young person said last, where that was the last thing at all.
    last_words: Option<&'static str>,
}

/// A day counts from Monday to Friday, except Christmas Day, the Monday that stands for Boxing Day, and New Year's Day. It is
/// winter in these sequences, so London's days are those of the clock.
fn counts(day: i64) -> bool {
    let holidays = [30, 33, 37].map(|days| NOON.div_euclid(DAY) + days);
    let weekday = (day + 4).rem_euclid(7); // 1 January 1970 was a Thursday; Sunday is 0
    (1..=5).contains(&weekday) && !holidays.contains(&day)
}

fn due(now: i64, mut days: i64) -> i64 {
    let mut day = now.div_euclid(DAY);
    while days > 0 {
        day += 1;
        days -= i64::from(counts(day));
    }
    (day + 1) * DAY - 1
}

fn left(from: i64, until: i64) -> i64 {
    (from.div_euclid(DAY) + 1..=until.div_euclid(DAY)).filter(|day| counts(*day)).count() as i64
}

impl Model {
    pub fn asked(now: i64) -> Model {
        let mut model = Model {
            now,
            entries: Vec::new(),
            seen: Seen::default(),
            unwanted: [false; 3],
            away: Vec::new(),
            last_words: None,
        };
        model.say(Kind::Asked, None, false);
        model.promise();
        model
    }

    pub fn seen(&self) -> Seen {
        Seen { entries: self.entries.clone(), ..self.seen.clone() }
    }

    /// Does it, and says what comes of it.
    pub fn perform(&mut self, deed: Deed) -> Option<Outcome> {
        match deed {
            Deed::Claim(who) => Some(self.claim(who)),
            Deed::Assign(by, to, words) => self.assign(by, to, words),
            Deed::PutBack(who) => self.while_open(who, |model| {
                model.say(Kind::PutBack, Some(who), true);
                model.seen.advocate = None;
            }),
            Deed::Answer(who, has_read, _) => self.having_read(who, has_read, |model| {
                model.say(Kind::Answered, Some(who), false);
                model.met();
            }),
            Deed::Note(who) => self.works(who).then(|| {
                self.say(Kind::Note, Some(who), true);
                Outcome::Yes
            }),
            Deed::Contacted(who, reached) => self.while_open(who, |model| {
                model.say(Kind::Contacted, Some(who), false);
                if reached {
                    model.met();
                }
            }),
            Deed::Pause(who) => self.while_open(who, |model| {
                if model.seen.due_at.is_some() && model.seen.paused_at.is_none() {
                    model.say(Kind::Paused, Some(who), false);
                    model.seen.paused_at = Some(model.now);
                }
            }),
            Deed::NextStep(who, by) => self.while_open(who, |model| {
                let by = by.map(|by| model.now + by);
                if by != model.seen.next_step_by {
                    model.say(Kind::NextStep, Some(who), false);
                    model.seen.next_step_by = by;
                }
            }),
            Deed::Close(who, has_read, ending) => {
                if self.works(who) && self.seen.ended.is_some_and(|(is, _)| is == ending) {
                    return Some(Outcome::Yes);
                }
                self.having_read(who, has_read, |model| {
                    model.say(Kind::Closed, Some(who), false);
                    model.met();
                    model.end(ending, false);
                })
            }
            own => Some(self.own(own)),
        }
    }

    /// What the young person does, and what time does.
    fn own(&mut self, deed: Deed) -> Outcome {
        match deed {
            Deed::Write(_) => {
                self.say(Kind::Wrote, None, false);
                if self.seen.ended.is_none() {
                    self.our_turn();
                }
            }
            Deed::NotSorted(words) => {
                if self.said_last(Kind::NotSorted) && self.last_words == words {
                    return Outcome::Yes;
                }
                self.say(Kind::NotSorted, None, false);
                self.last_words = words;
                self.seen.ended = None;
                self.our_turn();
            }
            Deed::Object => {
                let Some(advocate) = self.seen.advocate else { return Outcome::Yes };
                if self.seen.ended.is_some() {
                    return Outcome::Over;
                }
                self.say(Kind::Objected, None, false);
                self.unwanted[advocate] = true;
                self.seen.advocate = None;
                self.our_turn();
            }
            Deed::Stop => {
                if self.seen.ended.is_some_and(|(ending, _)| ending == Ending::Stopped) {
                    return Outcome::Yes;
                }
                self.say(Kind::Stopped, None, false);
                for promise in self.seen.promises.iter_mut().filter(|one| one.2.is_none() && one.3.is_none()) {
                    promise.3 = Some(self.now);
                }
                self.nothing_runs();
                self.end(Ending::Stopped, true);
            }
            Deed::Got(got, words) => {
                if self.said_last(Kind::Got) && self.last_words == words && self.seen.got == Some(got) {
                    return Outcome::Yes;
                }
                self.say(Kind::Got, None, false);
                self.last_words = words;
                self.seen.got = Some(got);
            }
            Deed::Away(who, cover, hours) => {
                self.away.push((who, cover, self.now, self.now + hours * super::HOUR));
            }
            Deed::Pass(ms) => self.now += ms,
            _ => unreachable!("{deed:?} is staff's"),
        }
        Outcome::Yes
    }

    fn claim(&mut self, who: usize) -> Outcome {
        match self.seen.advocate {
            Some(advocate) if advocate == who => Outcome::Yes,
            Some(advocate) => Outcome::TakenBy(NAMES[advocate].to_owned()),
            None if self.seen.ended.is_some() => Outcome::Over,
            None if self.unwanted[who] => Outcome::Objected,
            None => {
                self.say(Kind::Claimed, Some(who), false);
                self.seen.advocate = Some(who);
                Outcome::Yes
            }
        }
    }

    fn assign(&mut self, by: usize, to: usize, words: bool) -> Option<Outcome> {
        if by != MANAGER && !self.works(by) {
            return None;
        }
        Some(if self.seen.advocate == Some(to) {
            Outcome::Yes
        } else if self.seen.ended.is_some() {
            Outcome::Over
        } else if to == MANAGER {
            Outcome::NotYours
        } else if self.unwanted[to] {
            Outcome::Objected
        } else {
            self.say(Kind::Assigned, Some(to), false);
            if words {
                self.say(Kind::Note, Some(by), true);
            }
            self.seen.advocate = Some(to);
            Outcome::Yes
        })
    }

    /// Whether somebody may work on it now: they have it, or cover for whoever has; and they are not unwanted.
    fn works(&self, who: usize) -> bool {
        let covers = |away: &&(usize, usize, i64, i64)| {
            Some(away.0) == self.seen.advocate && away.1 == who && (away.2..=away.3).contains(&self.now)
        };
        !self.unwanted[who] && (self.seen.advocate == Some(who) || self.away.iter().any(|away| covers(&away)))
    }

    fn while_open(&mut self, who: usize, deed: impl FnOnce(&mut Model)) -> Option<Outcome> {
        if !self.works(who) {
            return None;
        }
        if self.seen.ended.is_some() {
            return Some(Outcome::Over);
        }
        deed(self);
        Some(Outcome::Yes)
    }

    /// What is said to the young person is said by somebody who has read everything.
    fn having_read(&mut self, who: usize, has_read: bool, deed: impl FnOnce(&mut Model)) -> Option<Outcome> {
        if self.works(who) && self.seen.ended.is_none() && !has_read {
            return Some(Outcome::Crossed);
        }
        self.while_open(who, deed)
    }

    fn say(&mut self, kind: Kind, who: Option<usize>, private: bool) {
        self.entries.push((kind, who, private));
        self.last_words = None;
    }

    fn said_last(&self, kind: Kind) -> bool {
        self.entries.last().is_some_and(|last| last.0 == kind)
    }

    fn promise(&mut self) {
        let due_at = due(self.now, DAYS);
        self.seen.promises.push((self.now, due_at, None, None));
        self.seen.due_at = Some(due_at);
    }

    /// It is our turn: by a new promise, or by the one there is, which goes on where it stood still.
    fn our_turn(&mut self) {
        match (self.seen.due_at, self.seen.paused_at) {
            (None, _) => self.promise(),
            (Some(due_at), Some(paused_at)) => {
                let missed = paused_at > due_at;
                let again = if missed { due_at } else { due(self.now, left(paused_at, due_at).max(1)) };
                self.seen.due_at = Some(again);
                self.seen.paused_at = None;
                if let Some(promise) = self.seen.promises.last_mut() {
                    promise.1 = again;
                }
            }
            (Some(_), None) => {}
        }
    }

    fn met(&mut self) {
        for promise in self.seen.promises.iter_mut().filter(|one| one.2.is_none() && one.3.is_none()) {
            promise.2 = Some(self.now);
        }
        self.nothing_runs();
    }

    fn nothing_runs(&mut self) {
        self.seen.due_at = None;
        self.seen.paused_at = None;
    }

    fn end(&mut self, ending: Ending, by_young_person: bool) {
        self.seen.ended = Some((ending, by_young_person));
        self.seen.next_step_by = None;
    }
}
