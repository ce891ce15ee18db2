//! Invented numbers of a council with some hundreds of young people. They change slowly, and the parts fit the whole.

use crate::disclosure::{Count, Counted, Rule, Shown, protect};
use crate::words::Quarter;

use super::super::figures::{Days, Quarterly};
use super::super::model::{Late, Measure, Promised, Voice};

const STANDARD: Rule = Rule::Standard;
const THEMES: [(&str, &str); 11] = [
    ("heard", "Being listened to"),
    ("people", "The people who look after me"),
    ("adviser", "My personal adviser or social worker"),
    ("home", "Where I live"),
    ("money", "Money"),
    ("work", "School, college and work"),
    ("health", "My health and feelings"),
    ("family", "Family and friends"),
    ("online", "Getting online"),
    ("leaving", "Leaving care"),
    ("else", "Something else"),
];

/// One quarter; `number` 0 is two years ago.
pub fn quarter(quarter: Quarter, number: i64) -> Quarterly {
    let n = |base: i64, slope: i64| {
        // A little up and down, the same in every demonstration.
        let wave = [0, 2, -1, 1, 3, -2, 1, 0][((number + base) % 8) as usize];
        (base + slope * number + wave).max(0) as u64
    };
    let mut tables = feedback(&n);
    tables.extend(online(&n));
    for (room, base) in [("help", 38), ("letters", 21)] {
        let [asked, answered, in_time] = [n(base, 1), n(base, 1) - 1, n(base, 1) * 8 / 10 + number as u64 / 2];
        let kinds = [
            ("asked", asked, None),
            ("answered", answered, Some("asked")),
            ("in_time", in_time.min(answered), Some("answered")),
        ];
        for (what, count, within) in kinds {
            let table = each(&format!("{room}.{what}"), &[(room, count)]);
            tables.push(match within {
                Some(other) => table.within(&format!("{room}.{other}")),
                None => table,
            });
        }
    }
    tables.push(each(
        "waiting",
        &[("in_time", n(12, 1)), ("late_10", n(14, -1)), ("late_20", n(9, -1)), ("late_more", n(7, -1))],
    ));
    let steps = [("saved", n(74, 4)), ("applied", n(41, 3)), ("interview", n(19, 2)), ("got", n(9, 1))];
    let steps = steps.map(|(code, count)| Count::people(code, count)).into();
    tables.push(Counted::several("work.steps", STANDARD, "work", n(82, 4), n(82, 4), steps));
    tables.push(each("promises", &[("kept", n(96, 5)), ("broken", n(34, -3))]));
    let days = [
        Days::new("online.first", ("online.answered", ""), vec![(6 - number / 3).max(1); 20]),
        Days::new("help.first", ("help.answered", ""), vec![(5 - number / 4).max(1); 20]),
        Days::new("letters.first", ("letters.answered", ""), vec![(4 - number / 4).max(1); 20]),
        Days::new("feedback.first", ("feedback.answered", "named"), vec![(11 - number / 2).max(1); 20]),
        Days::new("online.to_working", ("online.working", ""), vec![(19 - number).max(1); 20]),
    ];
    Quarterly {
        quarter,
        tables,
        given_out: advocacy(&n, quarter),
        days: days.into(),
        spent: Some((n(310, 24) * 10) as i64),
        themes: THEMES.map(|(code, name)| (code.to_owned(), name.to_owned())).into(),
        measures: measures(number as u8),
        voice: voice(number),
        promised: promised(number),
    }
}

/// Many people, none of whom is much of it.
fn each(id: &str, cells: &[(&str, u64)]) -> Counted {
    let all = cells.iter().map(|(_, count)| count).sum();
    let cells = cells.iter().map(|(code, count)| Count::people(code, *count)).collect();
    Counted::each(id, STANDARD, id, all, cells)
}

fn feedback(n: &impl Fn(i64, i64) -> u64) -> Vec<Counted> {
    let bases = [(17, 1), (9, 0), (24, -1), (19, 3), (21, 1), (12, 1), (14, 0), (8, 0), (16, -1), (11, 1), (3, 0)];
    let themes =
        THEMES.iter().zip(bases).map(|((code, _), (base, slope))| Count::people(code, n(base, slope))).collect();
    let feelings = [
        ("great", n(14, 2)),
        ("good", n(25, 2)),
        ("mixed", n(31, 0)),
        ("bad", n(27, -1)),
        ("awful", n(15, -1)),
        ("not_said", n(11, 1)),
    ];
    let all: u64 = feelings.iter().map(|(_, count)| count).sum();
    let (code, nobody) = (n(22, 1), n(31, 1));
    let named = all - code - nobody;
    let table = |id: &str, of: &str, cells: &[(&str, u64)]| {
        let all = cells.iter().map(|(_, count)| count).sum();
        let cells = cells.iter().map(|(code, count)| Count::people(code, *count)).collect();
        Counted::each(id, STANDARD, of, all, cells)
    };
    let (answered, in_time) = (named * 9 / 10, named * 7 / 10 + n(0, 1).min(named / 10));
    vec![
        Counted::several("feedback.themes", STANDARD, "feedback", all, all, themes),
        table("feedback.feelings", "feedback", &feelings),
        table("feedback.ways", "feedback", &[("named", named), ("code", code), ("nobody", nobody)]),
        table("feedback.answered", "feedback.answered", &[("named", answered), ("code", code * 8 / 10)])
            .within("feedback.ways"),
        table("feedback.in_time", "feedback.in_time", &[("named", in_time.min(answered))]).within("feedback.answered"),
    ]
}

fn online(n: &impl Fn(i64, i64) -> u64) -> Vec<Counted> {
    let asked =
        [("data", n(31, 1)), ("sim", n(22, 0)), ("broadband", n(17, 1)), ("router", n(8, 0)), ("device", n(15, 1))];
    let part = |of: &[(&'static str, u64); 5], tenths: u64| of.map(|(code, count)| (code, count * tenths / 10));
    let approved = part(&asked, 8);
    let working = part(&approved, 9);
    let offline: [(&str, u64); 5] =
        std::array::from_fn(|at| (asked[at].0, (asked[at].1 - working[at].1).saturating_sub(1)));
    let answered = part(&asked, 10);
    let in_time = part(&answered, 8);
    vec![
        each("online.asked", &asked),
        each("online.answered", &answered).within("online.asked"),
        each("online.in_time", &in_time).within("online.answered"),
        each("online.approved", &approved).within("online.asked"),
        each("online.working", &working).within("online.approved"),
        each("online.offline", &offline).within("online.asked"),
    ]
}

/// As the provider would have given it out.
fn advocacy(n: &impl Fn(i64, i64) -> u64, quarter: Quarter) -> Vec<Shown> {
    let table = |id: &str, of: &str, cells: &[(&str, u64)]| {
        let all = cells.iter().map(|(_, count)| count).sum();
        let cells = cells.iter().map(|(code, count)| Count::people(code, *count)).collect();
        Counted::each(id, Rule::Protected, of, all, cells)
    };
    let counted = [
        table(
            "advocacy.about",
            "advocacy",
            &[("adviser", n(21, 1)), ("home_and_money", n(26, 2)), ("life", n(18, 0)), ("else", n(12, 0))],
        ),
        table("advocacy.promises", "advocacy.promises", &[("kept", n(55, 3)), ("missed", n(23, -1))]),
        table(
            "advocacy.got",
            "advocacy.got",
            &[("yes", n(28, 2)), ("partly", n(17, 0)), ("no", n(12, 0)), ("not_said", n(14, 0))],
        ),
    ];
    protect(&quarter.code(), &counted, &[]).release.tables
}

/// Ours are invented. The national ones are old, and say so.
fn measures(number: u8) -> Vec<Measure> {
    const SOURCE: &str = "Department for Education, as reported in the press";
    let national = |code: &str| match code {
        "touch_19_21" => Some((91, "2020/21")),
        "home_19_21" => Some((85, "2019")),
        _ => None,
    };
    let here = [
        ("eet_17_18", 63),
        ("eet_19_21", 52),
        ("home_17_18", 91),
        ("home_19_21", 88),
        ("touch_17_18", 94),
        ("touch_19_21", 92),
    ];
    let measure = |(code, here): (&str, u8)| Measure {
        code: code.to_owned(),
        here: Some(here + number / 2),
        england: national(code).map(|(value, _)| value),
        source: national(code).map_or(String::new(), |_| SOURCE.to_owned()),
        year: national(code).map_or(String::new(), |(_, year)| year.to_owned()),
    };
    here.map(measure).into()
}

fn voice(number: i64) -> Voice {
    let own_words = "We read everything that was said this quarter. More of us say that somebody answered, and sooner than last year. \
                     What we hear most about is where we live: moves that come with a few days\u{2019} notice, and repairs that nobody does.\n\
                     We ask the Board for one thing: tell every young person a month before they move, and in writing.";
    let quotes = [
        ("home", "I was told on a Tuesday that I move on Friday. I did not get to say goodbye."),
        ("adviser", "My new adviser rings when she says she will. That is all I wanted."),
        ("online", "I waited for the router, but now I can do my college work at home."),
    ];
    Voice {
        own_words: own_words.to_owned(),
        quotes: quotes.map(|(theme, words)| (theme.to_owned(), words.to_owned())).into(),
        left_out: 4 + number as u64 % 3,
        not_chosen: 2,
    }
}

fn promised(number: i64) -> Promised {
    let late = vec![Late {
        promised: "Wi-Fi in every shared house, before anybody moves in.".to_owned(),
        by_whom: "The housing team".to_owned(),
        due: "2026-06-30".to_owned(),
        days_late: 106,
    }];
    let late = if number == 0 { late } else { Vec::new() };
    Promised { kept: 2 + number.unsigned_abs() % 3, missed: late.len() as u64, open: 1, late }
}
