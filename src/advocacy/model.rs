//! A case: what was asked, who has it, whose turn it is, and how it can end.

use serde::{Deserialize, Serialize};

pub use crate::accounts::Colleague;
use crate::accounts::PersonId;
use crate::codes;
pub use crate::promises::{Promise, Turn};
use crate::say;

const DAY: i64 = 24 * 3_600_000;

/// How long a case is kept after its end, in ms: 18 months, as advocacy providers publish it.
pub const KEPT: i64 = 548 * DAY;

codes! {
    /// What it is about. The topics are those that the advocates of Tower Hamlets tell care leavers to come with.
    Topic {
        NoOneCalls = "no_one_calls",
        ChangeAdviser = "change_adviser",
        Housing = "housing",
        Rent = "rent",
        Money = "money",
        PathwayPlan = "pathway_plan",
        Meeting = "meeting",
        Education = "education",
        Immigration = "immigration",
        Health = "health",
        Family = "family",
        Records = "records",
        Complaint = "complaint",
        Else = "else",
        NotSure = "not_sure",
    }
}
codes! {
    /// A way to reach somebody.
    Way { Call = "call", Text = "text", Email = "email", HereOnly = "here_only" }
}
codes! {
    /// What happened in a case.
    Kind {
        Asked = "asked",
        Wrote = "wrote",
        Answered = "answered",
        Note = "note",
        Claimed = "claimed",
        Assigned = "assigned",
        PutBack = "put_back",
        Contacted = "contacted",
        NextStep = "next_step",
        Paused = "paused",
        Objected = "objected",
        NotSorted = "not_sorted",
        Got = "got",
        Closed = "closed",
        Stopped = "stopped",
        Adopted = "adopted",
        WayIn = "way_in",
        ShareOffered = "share_offered",
        Shared = "shared",
        ShareDeclined = "share_declined",
        ShareTakenBack = "share_taken_back",
        CouncilAnswered = "council_answered",
        ComplaintSent = "complaint_sent",
        ComplaintMoved = "complaint_moved",
        Safeguarded = "safeguarded",
        ReadByManager = "read_by_manager",
    }
}
codes! {
    /// How a case can end. `Stopped` is for the young person alone, the others for whoever has the case.
    Ending {
        Done = "done",
        MovedOn = "moved_on",
        Elsewhere = "elsewhere",
        NoAnswer = "no_answer",
        Stopped = "stopped",
    }
}
codes! {
    /// Whether they got what they wanted, as they say.
    Got { Yes = "yes", Partly = "partly", No = "no" }
}
codes! {
    /// Who asked for somebody else.
    AskedBy {
        Adviser = "adviser",
        Carer = "carer",
        Teacher = "teacher",
        Friend = "friend",
        Other = "other",
    }
}

/// What was asked, as it is sealed in the case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub topics: Vec<Topic>,
    /// In their own words.
    pub words: Option<String>,
    /// What they would like to happen.
    pub wish: Option<String>,
    /// They said that they are not safe now.
    pub unsafe_now: bool,
    /// The language they would rather speak, in words; none: English.
    pub language: Option<String>,
    pub interpreter: bool,
    /// An advocate they would like, and one they would not, by id.
    pub prefer: Option<String>,
    pub avoid: Option<String>,
    pub on_behalf: Option<OnBehalf>,
}

/// Somebody who asked for the young person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnBehalf {
    pub by: AskedBy,
    pub name: String,
    /// How to reach whoever asked.
    pub contact: String,
    /// The young person knows and agreed.
    pub agreed: bool,
}

/// How to reach them safely: shown above every way to reach them, and obeyed by the letters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// The name to use.
    pub name: String,
    pub pronouns: Option<String>,
    pub ways: Vec<Way>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub leave_message: bool,
    /// Somebody else may see the phone or the mailbox.
    pub shared: bool,
    /// From one minute of the day to another, in London; none: at any hour.
    pub hours: Option<(i64, i64)>,
    /// Anything else to know before reaching them, in their words.
    pub care: Option<String>,
}

impl Contact {
    pub fn may(&self, way: Way) -> bool {
        self.ways.contains(&way)
    }
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub at: i64,
    pub ending: Ending,
    pub by_young_person: bool,
}

/// What the advocate does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub words: String,
    /// The end of the day by which they do it, in ms since 1970 UTC.
    pub by: i64,
}

/// A case, opened.
#[derive(Clone, Debug)]
pub struct Case {
    pub id: String,
    /// "K7M3-XQ9P"
    pub reference: String,
    /// The account whose it is; none where it is opened by reference and secret alone.
    pub owner: Option<PersonId>,
    pub asked: Asked,
    pub contact: Contact,
    pub asked_at: i64,
    pub changed_at: i64,
    pub due_at: Option<i64>,
    pub paused_at: Option<i64>,
    pub advocate: Option<Colleague>,
    pub next_step: Option<Step>,
    pub end: Option<End>,
    pub got: Option<Got>,
    pub safeguarded_at: Option<i64>,
}

impl Case {
    pub fn turn(&self, now: i64) -> Turn {
        Turn::of(self.end.is_some(), self.due_at, self.paused_at, now)
    }

    /// Where the young person reads it: it says nothing.
    pub fn address(&self) -> String {
        address(&self.id)
    }

    pub fn is_stopped(&self) -> bool {
        self.end.is_some_and(|end| end.ending == Ending::Stopped)
    }
}

/// Where the young person reads a case: it says nothing.
pub fn address(case: &str) -> String {
    format!("/r/{case}")
}

/// One thing that was said or done in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub number: i64,
    pub at: i64,
    pub kind: Kind,
    /// Who of the provider; none for the young person.
    pub staff: Option<Colleague>,
    /// Advocates alone read it.
    pub private: bool,
    pub words: Option<String>,
}

/// A case and all that was said and done in it.
#[derive(Clone, Debug)]
pub struct Thread {
    pub case: Case,
    /// In order.
    pub entries: Vec<Entry>,
    /// In order; the last is the one in force, if any is.
    pub promises: Vec<Promise>,
}

impl Thread {
    /// The number of what was said or done last: whoever answers says which one they read.
    pub fn last(&self) -> i64 {
        self.entries.last().map_or(0, |entry| entry.number)
    }
}

impl Topic {
    /// As a young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Topic::NoOneCalls => say!("advocacy-topic-no-one-calls"),
            Topic::ChangeAdviser => say!("advocacy-topic-change-adviser"),
            Topic::Housing => say!("advocacy-topic-housing"),
            Topic::Rent => say!("advocacy-topic-rent"),
            Topic::Money => say!("advocacy-topic-money"),
            Topic::PathwayPlan => say!("advocacy-topic-pathway-plan"),
            Topic::Meeting => say!("advocacy-topic-meeting"),
            Topic::Education => say!("advocacy-topic-education"),
            Topic::Immigration => say!("advocacy-topic-immigration"),
            Topic::Health => say!("advocacy-topic-health"),
            Topic::Family => say!("advocacy-topic-family"),
            Topic::Records => say!("advocacy-topic-records"),
            Topic::Complaint => say!("advocacy-topic-complaint"),
            Topic::Else => say!("advocacy-topic-else"),
            Topic::NotSure => say!("advocacy-topic-not-sure"),
        }
    }
}

impl Way {
    /// As a young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Way::Call => say!("advocacy-way-call"),
            Way::Text => say!("advocacy-way-text"),
            Way::Email => say!("advocacy-way-email"),
            Way::HereOnly => say!("advocacy-way-here"),
        }
    }
}

impl Ending {
    /// Those that advocates may choose, each with how they read it.
    pub const OF_ADVOCATES: &[(Ending, &str)] = &[
        (Ending::Done, "Done: what they asked for is sorted, as far as we can"),
        (Ending::MovedOn, "They have decided to go on without an advocate"),
        (Ending::Elsewhere, "Somebody else helps them with it now, and you say who"),
        (Ending::NoAnswer, "We tried to reach them, and heard nothing back"),
    ];

    /// As the young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Ending::Done => say!("advocacy-ended-done"),
            Ending::MovedOn => say!("advocacy-ended-moved-on"),
            Ending::Elsewhere => say!("advocacy-ended-elsewhere"),
            Ending::NoAnswer => say!("advocacy-ended-no-answer"),
            Ending::Stopped => say!("advocacy-ended-stopped"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(due_at: Option<i64>, paused_at: Option<i64>, end: Option<End>) -> Case {
        Case {
            id: String::new(),
            reference: String::new(),
            owner: None,
            asked: Asked::default(),
            contact: Contact::default(),
            asked_at: 0,
            changed_at: 0,
            due_at,
            paused_at,
            advocate: None,
            next_step: None,
            end,
            got: None,
            safeguarded_at: None,
        }
    }

    #[test]
    fn it_is_somebodys_turn_until_the_end() {
        assert_eq!(case(Some(10), None, None).turn(10), Turn::Ours(10));
        assert_eq!(case(Some(10), None, None).turn(11), Turn::Late(10));
        assert_eq!(case(Some(10), Some(5), None).turn(11), Turn::Paused);
        assert_eq!(case(None, None, None).turn(11), Turn::Theirs);
        let end = End { at: 5, ending: Ending::Done, by_young_person: false };
        assert_eq!(case(None, None, Some(end)).turn(11), Turn::Nobodys);
    }
}
