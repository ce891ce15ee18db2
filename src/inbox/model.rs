//! What waits, and what of it somebody looks at.

use crate::accounts::Colleague;
use crate::codes;
use crate::words::london_day;

/// How many items one page holds.
pub const A_PAGE: usize = 50;
/// Counts go so far, and say "99+" then.
pub const COUNTED: i64 = 100;
/// For how long what is finished is on the list, in ms: 30 days.
pub const LATELY: i64 = 30 * 24 * 3_600_000;
/// A reference has no more letters.
const LONGEST_REFERENCE: usize = 8;

codes! {
    /// Whose room an item is in.
    Room {
        Internet = "internet",
        Help = "help",
        Letter = "letter",
        /// A young person who waits until somebody says who they are.
        Match = "match",
        /// What an advocate's young person shared with one member of staff.
        Share = "share",
        /// What was said to the Children in Care Council under a name.
        Feedback = "feedback",
    }
}
codes! {
    /// Where items stand.
    Show {
        /// It is our turn.
        Ours = "ours",
        /// It is, and the promise is missed.
        Late = "late",
        /// It is the young person's turn.
        Theirs = "theirs",
        /// Finished lately.
        Done = "done",
    }
}
codes! {
    /// Who has them.
    Whose { Anybodys = "anybodys", Mine = "mine", Nobodys = "nobodys" }
}

impl Room {
    pub fn name(self) -> &'static str {
        match self {
            Room::Internet => "Getting online",
            Room::Help => "Help with applying",
            Room::Letter => "Letters to confirm",
            Room::Match => "Waiting to be matched",
            Room::Share => "Shared with you",
            Room::Feedback => "Feedback",
        }
    }
}

impl Show {
    pub fn name(self) -> &'static str {
        match self {
            Show::Ours => "Our turn",
            Show::Late => "Late",
            Show::Theirs => "Waiting on them",
            Show::Done => "Finished lately",
        }
    }
}

impl Whose {
    pub fn name(self) -> &'static str {
        match self {
            Whose::Anybodys => "Anybody",
            Whose::Mine => "Me, or somebody I cover for",
            Whose::Nobodys => "Nobody yet",
        }
    }
}

/// What of the inbox is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    pub show: Show,
    pub whose: Whose,
    pub room: Option<Room>,
    /// The beginning of a reference, in capitals and without its dash. With one nothing else counts: it is looked for everywhere.
    pub find: String,
}

impl Filter {
    pub const fn new(show: Show, whose: Whose) -> Filter {
        Filter { show, whose, room: None, find: String::new() }
    }

    /// As the fields of an address say it; what is not understood is as if it were not there.
    pub fn read(show: &str, whose: &str, room: &str, find: &str) -> Filter {
        let find = find.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase());
        Filter {
            show: Show::from_code(show).unwrap_or(Show::Ours),
            whose: Whose::from_code(whose).unwrap_or(Whose::Anybodys),
            room: Room::from_code(room),
            find: find.take(LONGEST_REFERENCE).collect(),
        }
    }

    /// As an address says it: what is usual is left out.
    pub fn query(&self) -> String {
        if !self.find.is_empty() {
            return format!("find={}", self.find);
        }
        let mut fields = Vec::new();
        if self.show != Show::Ours {
            fields.push(format!("show={}", self.show.code()));
        }
        if self.whose != Whose::Anybodys {
            fields.push(format!("whose={}", self.whose.code()));
        }
        fields.extend(self.room.map(|room| format!("room={}", room.code())));
        fields.join("&")
    }

    /// Where the list is read with it.
    pub fn address(&self) -> String {
        let query = self.query();
        if query.is_empty() { super::INBOX.to_owned() } else { format!("{}?{query}", super::INBOX) }
    }
}

/// The item after which a page begins: by when or since when it is, and its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    pub at: i64,
    pub plain: String,
    pub id: String,
}

impl After {
    pub fn read(typed: &str) -> Option<After> {
        let mut parts = typed.splitn(3, '.');
        let (at, plain, id) = (parts.next()?.parse().ok()?, parts.next()?.to_owned(), parts.next()?.to_owned());
        Some(After { at, plain, id })
    }

    pub fn written(&self) -> String {
        format!("{}.{}.{}", self.at, self.plain, self.id)
    }
}

/// One thing that waits, as the list shows it.
#[derive(Clone, Debug)]
pub struct Item {
    pub room: Room,
    pub id: String,
    /// What exactly, as its room writes it.
    pub kind: String,
    pub status: String,
    pub reference: String,
    /// What to call the young person; none where that is nobody's business.
    pub name: Option<String>,
    pub holder: Option<Colleague>,
    /// Whoever has it may not come in any more.
    pub holder_is_gone: bool,
    /// Whoever looks covers for whoever has it.
    pub covered: bool,
    pub asked_at: i64,
    pub due_at: Option<i64>,
    pub paused: bool,
    pub alarm: bool,
    pub done_at: Option<i64>,
    /// Since when it is their turn.
    pub theirs_at: Option<i64>,
}

/// "today", "tomorrow", "2 days late", by the days of the calendar.
pub fn when(due_at: i64, now: i64) -> String {
    let days = london_day(now).until(london_day(due_at)).map_or(0, |span| span.get_days());
    match days {
        ..-1 => format!("{} days late", -days),
        -1 => "1 day late".to_owned(),
        _ if now > due_at => "late since today".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => format!("in {days} days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_795_608_000_000;
    const DAY: i64 = 24 * 3_600_000;

    #[test]
    fn an_address_says_what_is_looked_at_and_leaves_out_what_is_usual() {
        for (show, whose, room, find, query) in [
            ("", "", "", "", ""),
            ("late", "mine", "help", "", "show=late&whose=mine&room=help"),
            ("nonsense", "ours", "share", "", "room=share"),
            ("late", "mine", "", " k7m-3x ", "find=K7M3X"),
        ] {
            let filter = Filter::read(show, whose, room, find);
            assert_eq!(filter.query(), query);
        }
    }

    #[test]
    fn days_are_counted_by_the_calendar() {
        for (due, words) in [
            (NOON - 2 * DAY, "2 days late"),
            (NOON - DAY, "1 day late"),
            (NOON - 1, "late since today"),
            (NOON + 1, "today"),
            (NOON + DAY, "tomorrow"),
            (NOON + 40 * DAY, "in 40 days"),
        ] {
            assert_eq!(when(due, NOON), words);
        }
    }

    #[test]
    fn a_page_begins_where_the_one_before_ended() {
        let after = After { at: 5, plain: "K7M3".to_owned(), id: "a-b_c".to_owned() };
        assert_eq!(After::read(&after.written()), Some(after));
        assert_eq!(After::read("x.y"), None);
    }
}
