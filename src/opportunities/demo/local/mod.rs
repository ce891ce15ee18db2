//! Local listings, as council staff would type them in: each written by hand in plain words.
//!
//! Hosts are invented, but for Tower Hamlets Council, whose teams stand in for the real ones. Telephone numbers are
//! from
//! the range kept for drama.

mod jobs;
mod supported;
mod tasters;
mod traineeships;

use crate::opportunities::model::{Details, Kind, Opportunity, Pay, Place, Source};

use super::DAY;
use super::places;

/// One listing as it is written down here. Days are counted from today.
struct Listing {
    kind: Kind,
    title: &'static str,
    host: &'static str,
    /// Says who the host is.
    about: &'static str,
    route: &'static str,
    /// District and street: "E3", "4 Ropewalk Mews"
    place: (&'static str, &'static str),
    summary: &'static str,
    pay: &'static str,
    /// Pounds a year, for those whose pay is given by the year.
    yearly: Option<i64>,
    week: &'static str,
    hours: f64,
    lasts: &'static str,
    starts_in: i64,
    closes_in: i64,
    places_open: i64,
    /// Opens "What you would do".
    opening: &'static str,
    tasks: &'static [&'static str],
    /// What you need, in short phrases.
    needs: &'static [&'static str],
    training: &'static str,
    afterwards: &'static str,
    consider: &'static str,
    gets: &'static [&'static str],
    apply: &'static str,
    for_whom: ForWhom,
}

/// What a listing promises to care-experienced young people.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ForWhom {
    /// Anyone local may apply.
    Everyone,
    /// An interview is sure if you meet the basic needs.
    InterviewSure,
    /// Only for care-experienced young people.
    OnlyYou,
    /// Both.
    OnlyYouInterviewSure,
}

/// The 25 local listings of the demo; `today` is in ms since 1970 UTC.
pub fn local_listings(today: i64) -> Vec<Opportunity> {
    let today = today.div_euclid(DAY);
    let all = [traineeships::LISTINGS, supported::LISTINGS, tasters::LISTINGS, jobs::LISTINGS];
    let numbered = (1..).zip(all.into_iter().flatten());
    numbered.map(|(number, listing)| listing.opportunity(number, today)).collect()
}

impl Listing {
    fn opportunity(&self, number: i64, today: i64) -> Opportunity {
        Opportunity {
            reference: format!("TH-{number:04}"),
            source: Source::Local,
            kind: self.kind,
            title: self.title.to_owned(),
            employer: self.host.to_owned(),
            summary: Some(self.summary.to_owned()),
            route: Some(self.route.to_owned()),
            level: None,
            pay: Pay { words: Some(self.pay.to_owned()), yearly_from: self.yearly, yearly_to: None },
            places: vec![self.place(number)],
            national: false,
            // Staff type listings in on different days, at ten in the morning.
            posted_at: Some((today - 1 - number * 5 % 21) * DAY + DAY / 24 * 10),
            closes_at: Some((today + self.closes_in + 1) * DAY - 1000),
            disability_confident: self.host.starts_with("Tower Hamlets") || self.kind == Kind::SupportedInternship,
            ring_fenced: matches!(self.for_whom, ForWhom::OnlyYou | ForWhom::OnlyYouInterviewSure),
            guaranteed_interview: matches!(self.for_whom, ForWhom::InterviewSure | ForWhom::OnlyYouInterviewSure),
            details: self.details(today),
        }
    }

    /// Listings have postcodes that cannot exist, like all places of the demo.
    fn place(&self, number: i64) -> Place {
        let (district, street) = self.place;
        let found = places::postcode_in(district, number as usize);
        let (postcode, at) = found.map_or((None, None), |(postcode, at)| (Some(postcode), Some(at)));
        Place { address: format!("{street}, London"), postcode, at }
    }

    fn details(&self, today: i64) -> Details {
        Details {
            what_you_would_do_html: Some(format!("{}{}", paragraph(self.opening), list(self.tasks))),
            training_html: Some(paragraph(self.training)),
            more_training_html: None,
            afterwards_html: Some(paragraph(self.afterwards)),
            to_consider_html: Some(paragraph(self.consider)),
            benefits_html: Some(list(self.gets)),
            about_employer_html: Some(paragraph(self.about)),
            skills: self.needs.iter().map(|need| (*need).to_owned()).collect(),
            qualifications: Vec::new(),
            working_week: Some(self.week.to_owned()),
            hours_per_week: Some(self.hours),
            duration: Some(self.lasts.to_owned()),
            starts_on: Some((today + self.starts_in) * DAY),
            positions: Some(self.places_open),
            apply_words: Some(self.apply.to_owned()),
            ..Details::default()
        }
    }
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", text.replace('&', "&amp;"))
}

fn list(items: &[&str]) -> String {
    let items: String = items.iter().map(|item| format!("<li>{}</li>", item.replace('&', "&amp;"))).collect();
    format!("<ul>{items}</ul>")
}
