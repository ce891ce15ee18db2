//! A request to get online: what helps, what happens to it, whose turn it is, and how it can end.

mod status;

use serde::{Deserialize, Serialize};

use crate::accounts::{Colleague, PersonId};
use crate::codes;
use crate::say;

pub use crate::promises::{Promise, Turn};
pub use status::Status;

/// How long a request is kept after it is finished, in ms: 12 months (what it cost stays for six years, and is about nobody).
pub const KEPT: i64 = 365 * 24 * 3_600_000;

codes! {
    /// What would help.
    Help {
        /// Data on the phone they have.
        Data = "data",
        Sim = "sim",
        Broadband = "broadband",
        Router = "router",
        Device = "device",
    }
}
codes! {
    /// How it comes to them.
    Way {
        Post = "post",
        /// They fetch it from the leaving-care office.
        Collect = "collect",
        /// Their personal adviser brings it.
        Adviser = "adviser",
    }
}
codes! {
    /// How they pay for their phone.
    Pays { Monthly = "monthly", AsYouGo = "as_you_go", NotSure = "not_sure" }
}
codes! {
    /// What happened in a request.
    Kind {
        Asked = "asked",
        Wrote = "wrote",
        Replied = "replied",
        /// A question: the promise stands still until it is answered.
        Question = "question",
        Note = "note",
        Claimed = "claimed",
        Assigned = "assigned",
        PutBack = "put_back",
        /// It stands elsewhere from here on.
        Moved = "moved",
        Arrived = "arrived",
        NotArrived = "not_arrived",
        Works = "works",
        DoesNotWork = "does_not_work",
        Lost = "lost",
        /// They put right what they had typed.
        Corrected = "corrected",
        Withdrawn = "withdrawn",
        /// They were told that it ends soon.
        Warned = "warned",
    }
}
codes! {
    /// Who did it.
    By { YoungPerson = "young_person", Staff = "staff", Supplier = "supplier", Clock = "clock" }
}
codes! {
    /// Why somebody cannot have what they asked for.
    WhyNot {
        NotALeaver = "not_a_leaver",
        HasOne = "has_one",
        PaidElsewhere = "paid_elsewhere",
        NotAtTheirAddress = "not_at_their_address",
        NoMoneyNow = "no_money_now",
        Else = "else",
    }
}

impl Help {
    /// As a young person reads it, in the middle of a page.
    pub fn words(self) -> &'static str {
        match self {
            Help::Data => say!("internet_access-help-data"),
            Help::Sim => say!("internet_access-help-sim"),
            Help::Broadband => say!("internet_access-help-broadband"),
            Help::Router => say!("internet_access-help-router"),
            Help::Device => say!("internet_access-help-device"),
        }
    }

    /// As staff read it, in lists.
    pub fn name(self) -> &'static str {
        match self {
            Help::Data => "Data for their phone",
            Help::Sim => "SIM card",
            Help::Broadband => "Home broadband",
            Help::Router => "Mobile router",
            Help::Device => "Phone, tablet or laptop",
        }
    }

    /// Whether something has to get to them; data comes by itself.
    pub fn is_sent(self) -> bool {
        !matches!(self, Help::Data)
    }

    /// Whether it needs their phone's number, network and the name on its account.
    pub fn needs_phone(self) -> bool {
        matches!(self, Help::Data)
    }

    /// Whether it is put in where they live, so that there is no other way to them.
    pub fn is_at_home(self) -> bool {
        matches!(self, Help::Broadband)
    }
}

impl Way {
    /// As a young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Way::Post => say!("internet_access-way-post"),
            Way::Collect => say!("internet_access-way-collect"),
            Way::Adviser => say!("internet_access-way-adviser"),
        }
    }
}

impl Pays {
    /// As a young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Pays::Monthly => say!("internet_access-pays-monthly"),
            Pays::AsYouGo => say!("internet_access-pays-as-you-go"),
            Pays::NotSure => say!("internet_access-pays-not-sure"),
        }
    }
}

impl WhyNot {
    /// As the young person reads it, in plain words.
    pub fn words(self) -> &'static str {
        match self {
            WhyNot::NotALeaver => say!("internet_access-why-not-a-leaver"),
            WhyNot::HasOne => say!("internet_access-why-has-one"),
            WhyNot::PaidElsewhere => say!("internet_access-why-paid-elsewhere"),
            WhyNot::NotAtTheirAddress => say!("internet_access-why-not-at-address"),
            WhyNot::NoMoneyNow => say!("internet_access-why-no-money"),
            WhyNot::Else => say!("internet_access-why-else"),
        }
    }
}

/// What somebody typed, as it is sealed in the request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// A number to reach them on and, for data, the one that gets it: "+447700900123".
    pub phone: Option<String>,
    /// Which network, as a line of the list of networks.
    pub network: Option<String>,
    pub pays: Option<Pays>,
    /// The name on the phone's account, where it is not theirs.
    pub account_name: Option<String>,
    /// What they have to go online with now, in their words.
    pub has: Option<String>,
    pub way: Option<Way>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    /// The first day on which they need it: "2026-12-01".
    pub needed_on: Option<String>,
    /// What for, if they want to say.
    pub why: Option<String>,
}

/// What a young person asks for, checked.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// The page that asked.
    pub once: String,
    pub help: Help,
    pub details: Details,
}

/// A request, opened.
#[derive(Clone, Debug)]
pub struct Request {
    pub id: String,
    /// "K7M3-XQ9P"
    pub reference: String,
    pub person: PersonId,
    /// What to call them.
    pub name: String,
    /// A personal adviser has confirmed who they are; before that nothing is approved.
    pub matched: bool,
    pub help: Help,
    pub details: Details,
    /// The 16 digits that open it without signing in.
    pub digits: String,
    pub status: Status,
    pub status_at: i64,
    pub why_not: Option<WhyNot>,
    pub asked_at: i64,
    pub changed_at: i64,
    pub due_at: Option<i64>,
    pub paused_at: Option<i64>,
    pub holder: Option<Colleague>,
    pub works_until: Option<i64>,
    pub closed_at: Option<i64>,
}

impl Request {
    pub fn turn(&self, now: i64) -> Turn {
        Turn::of(self.closed_at.is_some(), self.due_at, self.paused_at, now)
    }

    /// Where the young person reads it: it says nothing.
    pub fn address(&self) -> String {
        address(&self.id)
    }

    /// Where the team works on it.
    pub fn staff_address(&self) -> String {
        staff_address(&self.id)
    }
}

/// Where the young person reads a request: it says nothing.
pub fn address(request: &str) -> String {
    format!("/i/{request}")
}

/// Where the team works on a request.
pub fn staff_address(request: &str) -> String {
    format!("/internet-access/requests/{request}")
}

/// One thing that was said or done in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub number: i64,
    pub at: i64,
    pub kind: Kind,
    /// What it changed to, where it changed.
    pub status: Option<Status>,
    pub by: By,
    /// Who of the staff, where it was one of them.
    pub staff: Option<Colleague>,
    /// The team alone reads it.
    pub private: bool,
    pub words: Option<String>,
}

/// A request and all that was said and done in it.
#[derive(Clone, Debug)]
pub struct Thread {
    pub request: Request,
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
