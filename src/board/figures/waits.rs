//! Who asked, who was answered, and who waits.

use std::collections::HashMap;

use crate::disclosure::{Count, Counted};
use crate::promises::{self, Waited};
use crate::words::Quarter;

use super::RULE;

/// All of them as they stood at that moment.
pub fn as_of(mut waited: Vec<Waited>, at: i64) -> Vec<Waited> {
    waited.retain(|one| one.promise.made_at <= at);
    for one in &mut waited {
        one.promise = one.promise.as_of(at);
    }
    waited
}

/// So many, and how many of them are one and the same person's.
pub fn tally<'a>(code: &str, who: impl Iterator<Item = &'a str>) -> Count {
    let mut theirs: HashMap<&str, u64> = HashMap::new();
    for who in who {
        *theirs.entry(who).or_default() += 1;
    }
    Count::events(code, theirs.values().sum(), theirs.values().copied().max().unwrap_or(0))
}

/// How many people are behind them.
pub fn people<'a>(who: impl Iterator<Item = &'a str>) -> u64 {
    who.collect::<std::collections::HashSet<_>>().len() as u64
}

/// True for the first answer to something asked in this quarter.
pub fn is_asked_in(one: &Waited, quarter: Quarter) -> bool {
    one.first && (quarter.from()..quarter.until()).contains(&one.promise.made_at)
}

pub fn is_in_time(one: &Waited) -> bool {
    one.promise.met_at.is_some_and(|met_at| met_at <= one.promise.due_at)
}

/// Of one kind of request: asked, answered of those, and answered in time of those.
pub fn asked_and_answered(room: &str, kind: &str, waited: &[Waited], quarter: Quarter) -> [Counted; 3] {
    let asked: Vec<&Waited> = waited.iter().filter(|one| is_asked_in(one, quarter)).collect();
    let table = |what: &str, is: &dyn Fn(&Waited) -> bool| {
        let id = format!("{room}.{what}");
        let those = || asked.iter().filter(|one| is(one)).map(|one| one.who.as_str());
        Counted::each(&id, RULE, &id, people(those()), vec![tally(kind, those())])
    };
    [
        table("asked", &|_| true),
        table("answered", &|one| one.promise.met_at.is_some()).within(&format!("{room}.asked")),
        table("in_time", &is_in_time).within(&format!("{room}.answered")),
    ]
}

/// More than 20 working days, whatever holidays are among them, in ms: whoever is later than this is not counted day by day.
const SURELY_MORE: i64 = 60 * 86_400_000;

/// Everything asked before the end of the quarter that was not answered when it was looked at, by how late it was.
pub fn waiting(all: &[&Waited], quarter: Quarter, at: i64) -> Counted {
    const KINDS: [&str; 4] = ["in_time", "late_10", "late_20", "late_more"];
    let how = |due_at: i64| match () {
        () if due_at >= at => KINDS[0],
        () if due_at < at - SURELY_MORE => KINDS[3],
        () => match promises::left(due_at, at) {
            0..=10 => KINDS[1],
            11..=20 => KINDS[2],
            _ => KINDS[3],
        },
    };
    let open = all.iter().filter(|one| one.promise.is_open() && one.promise.made_at < quarter.until());
    let open: Vec<_> = open.map(|one| (how(one.promise.due_at), one.who.as_str())).collect();
    let of = |kind: &'static str| open.iter().filter(move |(how, _)| *how == kind).map(|(_, who)| *who);
    let cells = KINDS.into_iter().map(|kind| tally(kind, of(kind))).collect();
    Counted::each("waiting", RULE, "waiting", people(open.iter().map(|(_, who)| *who)), cells)
}
