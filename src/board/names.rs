//! What tables and their kinds are called on the page, on paper and in files; and in which order they stand.

use super::model::Pack;

/// One table, as the Board reads it.
pub struct Heading {
    pub id: &'static str,
    pub name: &'static str,
    /// What it counts.
    pub counts: &'static str,
}

/// All tables that a pack can hold, in the order of the page.
pub const TABLES: &[Heading] = &[
    Heading { id: "feedback.themes", name: "What young people spoke about", counts: "Pieces of feedback" },
    Heading { id: "feedback.feelings", name: "How it felt", counts: "Pieces of feedback" },
    Heading { id: "feedback.ways", name: "How they said it", counts: "Pieces of feedback" },
    Heading { id: "feedback.answered", name: "Feedback that was answered", counts: "Pieces of feedback" },
    Heading { id: "feedback.in_time", name: "Feedback that was answered in time", counts: "Pieces of feedback" },
    Heading { id: "online.asked", name: "Asked to get online", counts: "Requests" },
    Heading { id: "online.answered", name: "Getting online: answered", counts: "Requests" },
    Heading { id: "online.in_time", name: "Getting online: answered in time", counts: "Requests" },
    Heading { id: "online.approved", name: "Getting online: approved", counts: "Requests" },
    Heading { id: "online.working", name: "Getting online: it works", counts: "Requests" },
    Heading { id: "online.offline", name: "Getting online: not working after 14 days", counts: "Requests" },
    Heading { id: "help.asked", name: "Asked for help with applying", counts: "Requests" },
    Heading { id: "help.answered", name: "Help with applying: answered", counts: "Requests" },
    Heading { id: "help.in_time", name: "Help with applying: answered in time", counts: "Requests" },
    Heading { id: "letters.asked", name: "Asked for a letter that confirms care", counts: "Requests" },
    Heading { id: "letters.answered", name: "Letters: answered", counts: "Requests" },
    Heading { id: "letters.in_time", name: "Letters: answered in time", counts: "Requests" },
    Heading { id: "waiting", name: "Still waiting two weeks after the quarter", counts: "Requests and feedback" },
    Heading { id: "advocacy.about", name: "What people asked advocates about first", counts: "People" },
    Heading { id: "advocacy.promises", name: "Whether advocates answered when they promised", counts: "People" },
    Heading { id: "advocacy.got", name: "Whether those whose case ended got what they wanted", counts: "People" },
    Heading { id: "work.steps", name: "Work and learning", counts: "People" },
    Heading { id: "promises", name: "Promises that ran out in the quarter", counts: "Promises" },
];

/// The official figures, in their order.
pub const MEASURES: &[(&str, &str)] = &[
    ("eet_17_18", "In education, employment or training, aged 17 to 18"),
    ("eet_19_21", "In education, employment or training, aged 19 to 21"),
    ("home_17_18", "In suitable accommodation, aged 17 to 18"),
    ("home_19_21", "In suitable accommodation, aged 19 to 21"),
    ("touch_17_18", "In touch with the council, aged 17 to 18"),
    ("touch_19_21", "In touch with the council, aged 19 to 21"),
];

/// What is measured in days, and what those are.
pub const MEDIANS: &[(&str, &str)] = &[
    ("online.first", "Getting online: working days to a first answer"),
    ("help.first", "Help with applying: working days to a first answer"),
    ("letters.first", "Letters: working days to an answer"),
    ("feedback.first", "Feedback under a name: working days to a first answer"),
    ("online.to_working", "Getting online: days until it worked"),
];

/// What a table is called.
pub fn of_table(id: &str) -> String {
    TABLES.iter().find(|heading| heading.id == id).map_or(id, |heading| heading.name).to_owned()
}

/// What one kind of a table is called.
pub fn of_kind(pack: &Pack, table: &str, kind: &str) -> String {
    if table == "feedback.themes" {
        return pack.theme(kind).unwrap_or(kind).to_owned();
    }
    let name = match kind {
        "great" => "Great",
        "good" => "Good",
        "mixed" => "Mixed",
        "bad" => "Bad",
        "awful" => "Awful",
        "not_said" if table == "feedback.feelings" => "Did not say",
        "named" => "Under their name",
        "code" => "With a code",
        "nobody" => "As nobody",
        "data" => "Data for a phone",
        "sim" => "A SIM card",
        "broadband" => "Wi-Fi at home",
        "router" => "A router",
        "device" => "A device",
        "help" => "Help with applying",
        "letters" => "Letters",
        "in_time" => "The promise has not run out",
        "late_10" => "Late by up to 10 working days",
        "late_20" => "Late by 11 to 20 working days",
        "late_more" => "Late by more than 20 working days",
        "saved" => "Saved something to apply for",
        "applied" => "Applied",
        "interview" => "Had an interview",
        "got" => "Got it",
        "kept" if table == "promises" => "Kept",
        "broken" => "Broken",
        "adviser" => "Their adviser, their plan, or a meeting",
        "home_and_money" => "A home, rent, or money",
        "life" => "Learning, health, family, or immigration",
        "else" => "A complaint, records, or something else",
        "kept" => "Always in time",
        "missed" => "Too late, once or more often",
        "yes" => "Yes",
        "partly" => "Partly",
        "no" => "No",
        "not_said" => "They did not say",
        other => other,
    };
    name.to_owned()
}
