//! A request for help with applying: who has it, whose turn it is, and how it can end.

pub use crate::accounts::Colleague;
use crate::accounts::PersonId;
use crate::codes;
use crate::say;

/// How long a request is kept after its end, in ms: long enough to look up what was said about an application, and the year
/// that a complaint about it may take.
pub const KEPT: i64 = 365 * 24 * 3_600_000;

codes! {
    /// Whom the young person chose.
    SentTo { Adviser = "adviser", Team = "team" }
}
codes! {
    /// What they need help with.
    Need { Cv = "cv", Form = "form", Interview = "interview", Travel = "travel", Care = "care" }
}
codes! {
    /// What happened in a request.
    Kind {
        Asked = "asked",
        Replied = "replied",
        Answered = "answered",
        PassedToTeam = "passed_to_team",
        PassedToAdviser = "passed_to_adviser",
        Closed = "closed",
        Withdrawn = "withdrawn",
    }
}
codes! {
    /// How a request can end. `Done` is for either to say; `Withdrawn` for the young person alone, the others for staff.
    Ending { Done = "done", Cannot = "cannot", Elsewhere = "elsewhere", NoAnswer = "no_answer", Withdrawn = "withdrawn" }
}

impl Ending {
    /// Those that staff may choose, each with how they read it.
    pub const OF_STAFF: &[(Ending, &str)] = &[
        (Ending::Done, "Done: they have what they asked for"),
        (Ending::Cannot, "We cannot help with this, and you say why"),
        (Ending::Elsewhere, "Somebody else helps them with it now"),
        (Ending::NoAnswer, "We asked, and heard nothing back"),
    ];

    /// As the young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Ending::Done => say!("opportunities-help-ended-done"),
            Ending::Cannot => say!("opportunities-help-ended-cannot"),
            Ending::Elsewhere => say!("opportunities-help-ended-elsewhere"),
            Ending::NoAnswer => say!("opportunities-help-ended-no-answer"),
            Ending::Withdrawn => say!("opportunities-help-ended-withdrawn"),
        }
    }
}

impl Need {
    /// As it stands beside its box.
    pub fn words(self) -> &'static str {
        match self {
            Need::Cv => say!("opportunities-help-need-cv"),
            Need::Form => say!("opportunities-help-need-form"),
            Need::Interview => say!("opportunities-help-need-interview"),
            Need::Travel => say!("opportunities-help-need-travel"),
            Need::Care => say!("opportunities-help-need-care"),
        }
    }

    /// The needs in a text of codes with spaces between.
    pub fn from_codes(codes: &str) -> Vec<Need> {
        codes.split(' ').filter_map(Need::from_code).collect()
    }

    pub fn codes(needs: &[Need]) -> String {
        needs.iter().map(|need| need.code()).collect::<Vec<_>>().join(" ")
    }
}

/// What somebody asks for, checked.
pub struct NewRequest {
    /// The page that asked.
    pub once: String,
    pub sent_to: SentTo,
    pub opportunity: Option<i64>,
    /// The opportunity's title, or what they found themselves.
    pub about: Option<String>,
    pub link: Option<String>,
    pub needs: Vec<Need>,
    pub words: Option<String>,
}

/// Who has a request now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    Adviser(Colleague),
    /// The team; and which of them has taken it.
    Team(Option<Colleague>),
}

impl Holder {
    /// As the young person reads it.
    pub fn words(&self) -> String {
        match self {
            Holder::Adviser(adviser) => adviser.name.clone(),
            Holder::Team(Some(taker)) => say!("opportunities-help-team-taken", name = taker.name.as_str()),
            Holder::Team(None) => say!("opportunities-help-team").to_owned(),
        }
    }
}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub at: i64,
    pub ending: Ending,
    pub by_staff: bool,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Ours, by this time.
    Ours(i64),
    /// Ours, and the promise is missed.
    Late(i64),
    Theirs,
    Nobodys,
}

/// A request, opened.
pub struct Request {
    pub id: String,
    pub reference: String,
    pub person: PersonId,
    pub opportunity: Option<i64>,
    pub about: Option<String>,
    pub link: Option<String>,
    pub needs: Vec<Need>,
    pub holder: Holder,
    pub asked_at: i64,
    pub due_at: Option<i64>,
    pub changed_at: i64,
    pub end: Option<End>,
}

impl Request {
    pub fn turn(&self, now: i64) -> Turn {
        match (self.end, self.due_at) {
            (Some(_), _) => Turn::Nobodys,
            (None, Some(due_at)) if now > due_at => Turn::Late(due_at),
            (None, Some(due_at)) => Turn::Ours(due_at),
            (None, None) => Turn::Theirs,
        }
    }

    /// What it is about, in a few words.
    pub fn title(&self) -> String {
        self.about.clone().unwrap_or_else(|| say!("opportunities-help-find").to_owned())
    }
}

/// One thing that was said or done in a request.
pub struct Said {
    pub number: i64,
    pub at: i64,
    pub kind: Kind,
    /// Who of the staff; none for the young person.
    pub staff: Option<Colleague>,
    pub words: Option<String>,
}

/// A request and all that was said in it.
pub struct Thread {
    pub request: Request,
    pub said: Vec<Said>,
}

impl Thread {
    /// The number of what was said last: whoever answers says which one they read.
    pub fn last(&self) -> i64 {
        self.said.last().map_or(0, |said| said.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(due_at: Option<i64>, end: Option<End>) -> Request {
        Request {
            id: String::new(),
            reference: String::new(),
            person: PersonId(String::new()),
            opportunity: None,
            about: None,
            link: None,
            needs: Vec::new(),
            holder: Holder::Team(None),
            asked_at: 0,
            due_at,
            changed_at: 0,
            end,
        }
    }

    #[test]
    fn it_is_somebodys_turn_until_the_end() {
        assert_eq!(request(Some(10), None).turn(10), Turn::Ours(10));
        assert_eq!(request(Some(10), None).turn(11), Turn::Late(10));
        assert_eq!(request(None, None).turn(11), Turn::Theirs);
        let end = End { at: 5, ending: Ending::Done, by_staff: true };
        assert_eq!(request(None, Some(end)).turn(11), Turn::Nobodys);
    }

    #[test]
    fn codes_are_the_same_both_ways() {
        assert_eq!(Need::from_codes(&Need::codes(&[Need::Cv, Need::Care])), [Need::Cv, Need::Care]);
        assert_eq!(Need::from_codes("soup cv"), [Need::Cv]);
        assert_eq!(Ending::from_code("no_answer"), Some(Ending::NoAnswer));
        assert!(Ending::OF_STAFF.iter().all(|(ending, _)| *ending != Ending::Withdrawn));
    }
}
