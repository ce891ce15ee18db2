//! Puts sentences together into the paragraphs of an advert.

use super::plan::Plan;
use super::words;

/// What the curly words in a sentence stand for.
pub struct Names {
    employer: String,
    town: String,
    job: &'static str,
    course: String,
    college: &'static str,
}

/// How an advert's longer texts are written down.
#[derive(Clone, Copy)]
pub enum Style {
    Html,
    Plain,
}

/// One advert's texts in the making: each sentence is used at most once.
pub struct Writer<'a> {
    pub plan: &'a Plan,
    pub dice: fastrand::Rng,
    pub names: Names,
    pub style: Style,
}

/// A part of a longer text.
enum Part {
    Paragraph(String),
    List(Vec<String>),
}

impl<'a> Writer<'a> {
    pub fn new(plan: &'a Plan, mut dice: fastrand::Rng) -> Writer<'a> {
        let names = Names {
            employer: plan.spoken_employer.clone(),
            town: plan.spoken_place.clone(),
            job: plan.job.name,
            course: plan.course(),
            college: words::COLLEGES[dice.usize(..words::COLLEGES.len())],
        };
        let style = if dice.u8(..10) < 6 { Style::Html } else { Style::Plain };
        Writer { plan, dice, names, style }
    }

    pub fn college(&self) -> &'static str {
        self.names.college
    }

    /// A sentence or two for the list of results, with no tags; at most 350 characters.
    pub fn summary(&mut self) -> String {
        let mut tasks = self.some(self.plan.job.tasks, 3).into_iter();
        let mut next = || tasks.next().unwrap_or_default();
        let (a, b, c) = (next(), next(), next());
        let pattern = self.one(&words::SUMMARIES).replace("{a}", a).replace("{b}", b).replace("{c}", c);
        let first = self.names.fill(&pattern);
        let end = self.one(&words::SUMMARY_ENDS);
        let both = format!("{first} {end}");
        if both.chars().count() <= 350 { both.trim_end().to_owned() } else { first }
    }

    pub fn what_you_would_do(&mut self) -> String {
        let trade = self.plan.trade();
        let scenes = self.some(trade.scene, 3);
        let tasks = self.plan.job.tasks.len();
        let tasks = self.some(self.plan.job.tasks, tasks).into_iter().map(capitalised).collect();
        let opening = [self.one(&words::OPENINGS), scenes[0]];
        let heading = Part::Paragraph(self.one(&words::HEADINGS).to_owned());
        let support = self.some(&words::SUPPORT, 3);
        let more = self.some(&words::SUITS, 2);
        let suits = [self.one(trade.suits), more[0], more[1]];
        let closing = self.some(&words::CLOSINGS, 2);
        let closing = [scenes[1], scenes[2], closing[0], closing[1]];
        let opening = self.said(&opening);
        let parts = [opening, heading, Part::List(tasks), self.said(&support), self.said(&suits), self.said(&closing)];
        self.written(&parts)
    }

    pub fn training(&mut self) -> String {
        let first = [self.one(&words::TRAINING), self.one(self.plan.trade().training)];
        let days = self.some(&words::TRAINING_DAYS, 3);
        let parts = [self.said(&first), self.said(&days)];
        self.written(&parts)
    }

    pub fn more_training(&mut self) -> String {
        self.paragraph_from(&words::MORE_TRAINING, 3)
    }

    pub fn afterwards(&mut self) -> String {
        let own = self.one(self.plan.trade().next);
        let more = self.some(&words::AFTERWARDS, 2);
        let parts = [self.said(&[own, more[0], more[1]])];
        self.written(&parts)
    }

    pub fn considerations(&mut self) -> String {
        let own = self.one(self.plan.trade().consider);
        let more = self.some(&words::CONSIDER, 2);
        let mut parts = vec![self.said(&[own, more[0]]), self.said(&[more[1]])];
        if self.plan.foundation {
            parts.push(self.said(&[FOUNDATION]));
        }
        self.written(&parts)
    }

    pub fn benefits(&mut self) -> String {
        let count = self.dice.usize(4..=7);
        let items = self.some(&words::BENEFITS, count).into_iter().map(capitalised).collect();
        self.written(&[Part::List(items)])
    }

    /// The same for every advert of an employer.
    pub fn about_employer(&mut self) -> String {
        let own_dice = fastrand::Rng::with_seed(self.plan.employer.seed);
        let advert_dice = std::mem::replace(&mut self.dice, own_dice);
        let own = self.some(self.plan.trade().about, 2);
        let more = self.some(&words::ABOUT, 3);
        self.dice = advert_dice;
        let parts = [self.said(&own), self.said(&more)];
        self.written(&parts)
    }

    pub fn paragraph_from(&mut self, bank: &[&'static str], count: usize) -> String {
        let sentences = self.some(bank, count);
        let parts = [self.said(&sentences)];
        self.written(&parts)
    }

    pub fn one(&mut self, bank: &[&'static str]) -> &'static str {
        bank[self.dice.usize(..bank.len())]
    }

    /// Picks some of a bank, each once, in any order.
    pub fn some(&mut self, bank: &[&'static str], count: usize) -> Vec<&'static str> {
        let mut all = bank.to_vec();
        self.dice.shuffle(&mut all);
        all.truncate(count);
        all
    }

    fn said(&self, sentences: &[&str]) -> Part {
        let filled: Vec<String> = sentences.iter().map(|sentence| self.names.fill(sentence)).collect();
        Part::Paragraph(filled.join(" "))
    }

    fn written(&self, parts: &[Part]) -> String {
        match self.style {
            Style::Html => parts.iter().map(Part::html).collect(),
            Style::Plain => parts.iter().map(Part::plain).collect::<Vec<_>>().join("\n\n"),
        }
    }
}

/// Who may take a foundation apprenticeship.
const FOUNDATION: &str = "Foundation apprenticeships are for people aged 16 to 21. If you have been in care, have an \
    education, health and care plan, or have been in prison, you can start one up to the age of 24.";

impl Names {
    /// Puts the names into a sentence and gives it a capital letter.
    fn fill(&self, pattern: &str) -> String {
        let mut text = String::with_capacity(pattern.len() + 40);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            self.push(name, &mut text);
            rest = after;
        }
        text.push_str(rest);
        capitalised(&text)
    }

    fn push(&self, name: &str, text: &mut String) {
        match name {
            "employer" => text.push_str(&self.employer),
            "town" => text.push_str(&self.town),
            "course" => text.push_str(&self.course),
            "college" => text.push_str(self.college),
            "a_job" => text.extend([article(self.job), self.job]),
            _ => text.push_str(self.job),
        }
    }
}

impl Part {
    fn html(&self) -> String {
        match self {
            Part::Paragraph(text) => format!("<p>{}</p>", escaped(text)),
            Part::List(items) => {
                let items: String = items.iter().map(|item| format!("<li>{}</li>", escaped(item))).collect();
                format!("<ul>{items}</ul>")
            }
        }
    }

    fn plain(&self) -> String {
        match self {
            Part::Paragraph(text) => text.clone(),
            Part::List(items) => items.iter().map(|item| format!("* {item}")).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// Gives a text a capital letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u', 'I']) { "an " } else { "a " }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
