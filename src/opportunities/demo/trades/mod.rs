//! The fifteen trades: one file of plain words for each route of the national service.

mod business;
mod care;
mod catering;
mod construction;
mod creative;
mod digital;
mod education;
mod engineering;
mod hair;
mod health;
mod land;
mod legal;
mod protective;
mod sales;
mod transport;

/// One route in the national service's words, and everything its adverts are put together from.
///
/// In every sentence `{employer}`, `{town}`, `{job}`, `{course}` and `{college}` stand for the advert's own.
pub struct Trade {
    pub route: &'static str,
    /// How many adverts it has beside the others.
    pub weight: u32,
    /// What small firms are called: `{stem}` is a name like "Larkfield", `{one}` and `{two}` are surnames.
    pub firms: &'static [&'static str],
    /// Employers with sites all over England, and whether they are friends of care leavers.
    pub groups: &'static [(&'static str, bool)],
    pub about: &'static [&'static str],
    pub scene: &'static [&'static str],
    pub suits: &'static [&'static str],
    pub consider: &'static [&'static str],
    pub training: &'static [&'static str],
    pub next: &'static [&'static str],
    pub weeks: &'static [&'static str],
    pub skills: &'static [&'static str],
    pub jobs: &'static [Job],
    /// Foundation apprenticeships: a first taste of several jobs in the trade.
    pub foundation: &'static [Job],
}

/// One job in a trade and the course that goes with it.
pub struct Job {
    /// "early years educator"
    pub name: &'static str,
    /// "Early years educator", as the list of courses says it, without its level
    pub course: &'static str,
    pub level: u8,
    /// How long it takes.
    pub months: u32,
    /// Each goes on from "you will …".
    pub tasks: &'static [&'static str],
}

/// In the order of the national service.
pub const TRADES: [&Trade; 15] = [
    &land::TRADE,
    &business::TRADE,
    &care::TRADE,
    &catering::TRADE,
    &construction::TRADE,
    &creative::TRADE,
    &digital::TRADE,
    &education::TRADE,
    &engineering::TRADE,
    &hair::TRADE,
    &health::TRADE,
    &legal::TRADE,
    &protective::TRADE,
    &sales::TRADE,
    &transport::TRADE,
];

const fn job(name: &'static str, course: &'static str, level: u8, months: u32, tasks: &'static [&'static str]) -> Job {
    Job { name, course, level, months, tasks }
}
