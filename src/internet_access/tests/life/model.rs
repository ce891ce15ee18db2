//! What two requests and the thing they ask for are, in plain memory: written from what was promised to people, and not from the
//! code. Whatever is done in these sequences is done in winter, so London's hours are those of the clock.

use super::super::super::model::{Help, Kind, Status, Turn};
use super::super::super::store::Outcome;
use super::super::super::testing::{DAY, HOUR, NOON};
use super::Deed;
use crate::promises::{due, is_working_day, left};
use crate::words::{london_day, london_midnight};

/// By when we do what is next, and by when suppliers do, in working days.
const DAYS: u16 = 3;
const SUPPLIER_DAYS: u16 = 10;
/// After this it would be summer.
const LAST: i64 = NOON + 115 * DAY;

/// What can be seen of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub status: Status,
    pub turn: Turn,
    pub closed_at: Option<i64>,
    pub works_until: Option<i64>,
    pub has_holder: bool,
    pub entries: Vec<(Kind, Option<Status>)>,
    /// Made, due, met, let go.
    pub promises: Vec<(i64, i64, Option<i64>, Option<i64>)>,
    pub raised_at: Option<i64>,
    pub warned_at: Option<i64>,
    pub reminded_at: Option<i64>,
}

/// The one thing that both ask for.
#[derive(Clone, Debug)]
pub struct Thing {
    pub start: i64,
    pub counted: bool,
    pub lasts_days: Option<i64>,
    pub in_stock: i64,
    pub reserved: i64,
    pub used: i64,
}

impl Thing {
    pub fn new(start: i64, counted: bool, lasts_days: Option<i64>) -> Thing {
        Thing { start, counted, lasts_days, in_stock: start, reserved: 0, used: 0 }
    }

    /// Sets one aside, if there is one that nobody has.
    fn reserve(&mut self) -> bool {
        let is_there = !self.counted || self.in_stock > self.reserved;
        self.reserved += i64::from(is_there);
        is_there
    }

    fn give(&mut self) {
        self.reserved -= 1;
        self.used += 1;
        self.in_stock -= i64::from(self.counted);
    }
}

#[derive(Clone, Debug)]
pub struct Request {
    pub status: Status,
    help: Help,
    status_at: i64,
    due_at: Option<i64>,
    paused_at: Option<i64>,
    seen: Seen,
}

#[derive(Clone, Debug)]
pub struct Model {
    pub now: i64,
    pub thing: Thing,
    pub requests: [Request; 2],
    is_matched: bool,
}

/// Who takes a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    YoungPerson,
    Staff,
    Time,
}

impl Model {
    pub fn asked(now: i64, is_matched: bool, thing: Thing, helps: [Help; 2]) -> Model {
        let requests = helps.map(|help| {
            let mut request = Request::new(help, now);
            request.say(Kind::Asked, None);
            request.promise(now, DAYS);
            request
        });
        Model { now, thing, requests, is_matched }
    }

    pub fn seen(&self, which: usize) -> Seen {
        let request = &self.requests[which];
        Seen { status: request.status, turn: request.turn(self.now), ..request.seen.clone() }
    }

    /// Does it, and says what comes of it.
    pub fn perform(&mut self, deed: Deed) -> Outcome {
        let now = self.now;
        match deed {
            Deed::Claim(which) => {
                let request = &mut self.requests[which];
                if !std::mem::replace(&mut request.seen.has_holder, true) {
                    request.say(Kind::Claimed, None);
                }
            }
            Deed::Approve(which, has_read) => return self.by_staff(which, Status::Approved, has_read),
            Deed::Move(which, to, has_read) => return self.by_staff(which, to, has_read),
            Deed::Question(_, false) | Deed::Reply(_, false, _) => return Outcome::Crossed,
            Deed::Question(which, true) => {
                let request = &mut self.requests[which];
                request.say(Kind::Question, None);
                request.paused_at = request.paused_at.or(request.due_at.map(|_| now));
            }
            Deed::Reply(which, true, _) => {
                let request = &mut self.requests[which];
                request.say(Kind::Replied, None);
                request.met(now);
                request.owe(now);
            }
            Deed::Renew(which, has_read) => return self.renew(which, has_read),
            Deed::Say(which, kind) => return self.said(which, kind),
            Deed::Write(which, _) => {
                let request = &mut self.requests[which];
                request.say(Kind::Wrote, None);
                if request.seen.closed_at.is_none() {
                    if request.due_at.is_none() { request.promise(now, DAYS) } else { request.go_on(now) }
                }
            }
            Deed::Correct(which, other) => return self.correct(which, other),
            Deed::Withdraw(which) => {
                if self.requests[which].status != Status::Withdrawn {
                    return self.step(which, Status::Withdrawn, Kind::Withdrawn, Who::YoungPerson);
                }
            }
            Deed::Clock => self.clock(),
            Deed::Pass(ms) => self.now = (now + ms).min(LAST),
        }
        Outcome::Yes
    }

    fn by_staff(&mut self, which: usize, to: Status, has_read: bool) -> Outcome {
        if !has_read {
            // Their page is one behind: as it is for somebody who presses twice.
            return if self.requests[which].status == to { Outcome::Yes } else { Outcome::Crossed };
        }
        self.step(which, to, Kind::Moved, Who::Staff)
    }

    fn said(&mut self, which: usize, kind: Kind) -> Outcome {
        use Status::*;
        let Request { status, help, .. } = self.requests[which];
        let is_data = help == Help::Data;
        let is_coming = matches!(status, OnItsWay | ReadyToCollect);
        let (to, can) = match kind {
            Kind::Arrived => (Arrived, !is_data && (is_coming || status == Ordered)),
            Kind::NotArrived => (LostOrBroken, !is_data && is_coming),
            Kind::Works => (Working, is_coming || matches!(status, Ordered | Arrived | LostOrBroken)),
            Kind::DoesNotWork => {
                (LostOrBroken, matches!(status, Arrived | Working | EndingSoon) || is_data && is_coming)
            }
            _ => (LostOrBroken, is_coming || matches!(status, Arrived | Working | EndingSoon)),
        };
        if status == to {
            return Outcome::Yes;
        }
        if !can {
            return Outcome::NotNow(status);
        }
        let outcome = self.step(which, to, kind, Who::YoungPerson);
        if to == LostOrBroken {
            self.requests[which].seen.raised_at = Some(self.now);
        }
        outcome
    }

    fn correct(&mut self, which: usize, other: bool) -> Outcome {
        use Status::*;
        let status = self.requests[which].status;
        match status {
            NumberNotRecognised | WrongNetwork | NameDoesNotMatch | AddressNotFound => {
                self.step(which, Looking, Kind::Corrected, Who::YoungPerson)
            }
            Received | Looking | OutOfStock => {
                if other {
                    self.requests[which].say(Kind::Corrected, None);
                    self.requests[which].go_on(self.now);
                }
                Outcome::Yes
            }
            _ => Outcome::NotNow(status),
        }
    }

    fn renew(&mut self, which: usize, has_read: bool) -> Outcome {
        let request = &self.requests[which];
        let (Status::EndingSoon, Some(until)) = (request.status, request.seen.works_until) else {
            return Outcome::NotNow(request.status);
        };
        if !has_read {
            return Outcome::Crossed;
        }
        if !self.thing.reserve() {
            return Outcome::NoneLeft;
        }
        self.thing.give();
        let outcome = self.step(which, Status::Working, Kind::Moved, Who::Staff);
        let seen = &mut self.requests[which].seen;
        seen.works_until = self.thing.lasts_days.map(|days| end_of(until.max(self.now), days));
        seen.warned_at = None;
        outcome
    }

    fn step(&mut self, which: usize, to: Status, kind: Kind, who: Who) -> Outcome {
        let (now, from) = (self.now, self.requests[which].status);
        if !from.may_become(to) {
            return Outcome::NotNow(from);
        }
        if to == Status::Approved && !self.is_matched {
            return Outcome::NotMatched;
        }
        if to == Status::Approved && !self.thing.reserve() {
            return Outcome::NoneLeft;
        }
        let holds = |status| matches!(status, Status::Approved | Status::Ordered);
        if holds(from) && !holds(to) {
            use Status::*;
            if matches!(to, OnItsWay | ReadyToCollect | Arrived | Working) {
                self.thing.give();
            } else {
                self.thing.reserved -= 1;
            }
        }
        let lasts = self.thing.lasts_days;
        let request = &mut self.requests[which];
        match who {
            Who::YoungPerson => request.let_go(now),
            Who::Staff => request.met(now),
            Who::Time => {}
        }
        (request.status, request.status_at) = (to, now);
        request.say(kind, Some(to));
        if to == Status::Working {
            request.seen.works_until = request.seen.works_until.or(lasts.map(|days| end_of(now, days)));
        }
        let works_for_good = to == Status::Working && request.seen.works_until.is_none();
        let is_over = works_for_good || matches!(to, Status::Ended | Status::NotEligible | Status::Withdrawn);
        request.seen.closed_at = is_over.then_some(now);
        request.owe(now);
        Outcome::Yes
    }

    /// What time does: nothing before eight, and nothing on a day off.
    fn clock(&mut self) {
        let now = self.now;
        if now.rem_euclid(DAY) < 8 * HOUR || !is_working_day(now) {
            return;
        }
        for which in 0..2 {
            use Status::*;
            let request = &mut self.requests[which];
            if request.seen.closed_at.is_some() {
                continue;
            }
            if let (Some(due_at), None) = (request.due_at, request.paused_at)
                && due_at < now
                && request.seen.raised_at.is_none_or(|at| at <= due_at)
            {
                request.seen.raised_at = Some(now);
            }
            let (status, owed) = (request.status, request.due_at.is_some());
            let ends_in = request.seen.works_until.map(|until| until - now);
            let is_silent =
                matches!(status, OnItsWay | ReadyToCollect | Arrived) && now - request.status_at >= 14 * DAY;
            if matches!(status, Working | EndingSoon) && ends_in.is_some_and(|left| left < 0) && !owed {
                self.step(which, Ended, Kind::Moved, Who::Time);
            } else if status == Working
                && ends_in.is_some_and(|left| left < 30 * DAY)
                && request.seen.warned_at.is_none()
            {
                request.seen.warned_at = Some(now);
                self.step(which, EndingSoon, Kind::Warned, Who::Time);
            } else if is_silent && !owed && request.seen.reminded_at.is_none_or(|at| at < request.status_at) {
                request.seen.reminded_at = Some(now);
            }
        }
    }
}

impl Request {
    fn new(help: Help, now: i64) -> Request {
        let seen = Seen {
            status: Status::Received,
            turn: Turn::Theirs,
            closed_at: None,
            works_until: None,
            has_holder: false,
            entries: Vec::new(),
            promises: Vec::new(),
            raised_at: None,
            warned_at: None,
            reminded_at: None,
        };
        Request { status: Status::Received, help, status_at: now, due_at: None, paused_at: None, seen }
    }

    fn turn(&self, now: i64) -> Turn {
        match self.due_at {
            _ if self.seen.closed_at.is_some() => Turn::Nobodys,
            None => Turn::Theirs,
            Some(_) if self.paused_at.is_some() => Turn::Paused,
            Some(due_at) if due_at < now => Turn::Late(due_at),
            Some(due_at) => Turn::Ours(due_at),
        }
    }

    fn say(&mut self, kind: Kind, status: Option<Status>) {
        self.seen.entries.push((kind, status));
    }

    /// What we owe them next, where it stands.
    fn owe(&mut self, now: i64) {
        use Status::*;
        match self.status {
            Received | Looking | Approved | LostOrBroken => self.promise(now, DAYS),
            Ordered | OutOfStock => self.promise(now, SUPPLIER_DAYS),
            _ => {}
        }
    }

    fn promise(&mut self, now: i64, days: u16) {
        let due_at = due(now, days);
        self.seen.promises.push((now, due_at, None, None));
        (self.due_at, self.paused_at, self.seen.raised_at) = (Some(due_at), None, None);
    }

    fn met(&mut self, now: i64) {
        self.in_force().for_each(|promise| promise.2 = Some(now));
        self.nothing_runs();
    }

    fn let_go(&mut self, now: i64) {
        self.in_force().for_each(|promise| promise.3 = Some(now));
        self.nothing_runs();
    }

    fn in_force(&mut self) -> impl Iterator<Item = &mut (i64, i64, Option<i64>, Option<i64>)> {
        self.seen.promises.iter_mut().filter(|one| one.2.is_none() && one.3.is_none())
    }

    fn nothing_runs(&mut self) {
        (self.due_at, self.paused_at, self.seen.raised_at) = (None, None, None);
    }

    /// They are back: as many working days are left as when it stood still. One that was missed stays missed, and told.
    fn go_on(&mut self, now: i64) {
        let (Some(due_at), Some(paused_at)) = (self.due_at, self.paused_at) else { return };
        self.paused_at = None;
        if paused_at > due_at {
            return;
        }
        let again = due(now, left(paused_at, due_at).max(1));
        if again != due_at {
            self.seen.raised_at = None;
        }
        self.due_at = Some(again);
        self.in_force().for_each(|promise| promise.1 = again);
    }
}

/// The last millisecond of the day so many days after this one.
fn end_of(now: i64, days: i64) -> i64 {
    london_midnight(london_day(now).saturating_add(jiff::Span::new().days(days + 1))) - 1
}
