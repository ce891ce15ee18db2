//! What was saved, and the steps somebody took with it. No database, no clock.

use jiff::civil::Date;

use crate::words::london_day;

/// One step of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Saved,
    Applied,
    Interview,
    Got,
    Not,
}

/// When each step was taken, in ms since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Story {
    pub saved_at: i64,
    pub applied_at: Option<i64>,
    pub interview_at: Option<i64>,
    pub got_at: Option<i64>,
    pub not_at: Option<i64>,
}

/// One thing on somebody's list, opened.
#[derive(Clone, Debug)]
pub struct Saved {
    pub id: String,
    /// The advert, where it is one and still there.
    pub opportunity: Option<i64>,
    pub title: String,
    pub employer: Option<String>,
    /// A link, or where they found it.
    pub place: Option<String>,
    /// The last day to apply.
    pub closes_on: Option<Date>,
    /// The advert was taken out of the list, or is no more.
    pub gone: bool,
    pub note: Option<String>,
    pub story: Story,
}

impl Step {
    /// Those that one can tell us of, in their order.
    pub const TOLD: [Step; 4] = [Step::Applied, Step::Interview, Step::Got, Step::Not];

    /// As forms and columns spell it.
    pub fn code(self) -> &'static str {
        match self {
            Step::Saved => "saved",
            Step::Applied => "applied",
            Step::Interview => "interview",
            Step::Got => "got",
            Step::Not => "not",
        }
    }

    pub fn from_code(code: &str) -> Option<Step> {
        Step::TOLD.into_iter().find(|step| step.code() == code)
    }

    /// Where the way ends.
    pub fn is_end(self) -> bool {
        matches!(self, Step::Got | Step::Not)
    }
}

impl Story {
    fn at(&self, step: Step) -> Option<i64> {
        match step {
            Step::Saved => Some(self.saved_at),
            Step::Applied => self.applied_at,
            Step::Interview => self.interview_at,
            Step::Got => self.got_at,
            Step::Not => self.not_at,
        }
    }

    /// Every step taken and when, the first first.
    pub fn steps(&self) -> Vec<(Step, i64)> {
        let told = Step::TOLD.into_iter().filter_map(|step| Some((step, self.at(step)?)));
        let mut steps: Vec<_> = std::iter::once((Step::Saved, self.saved_at)).chain(told).collect();
        steps.sort_by_key(|(_, at)| *at); // stable: of two in one moment the later on the way stands last
        steps
    }

    /// The step taken last.
    pub fn state(&self) -> Step {
        self.steps().last().map_or(Step::Saved, |(step, _)| *step)
    }

    /// The steps that may come next.
    pub fn next(&self) -> &'static [Step] {
        match self.state() {
            Step::Saved => &Step::TOLD,
            Step::Applied => &[Step::Interview, Step::Got, Step::Not],
            Step::Interview => &[Step::Got, Step::Not],
            Step::Got | Step::Not => &[],
        }
    }
}

impl Saved {
    /// True where nobody can apply any more at `now`.
    pub fn is_closed(&self, now: i64) -> bool {
        self.gone || self.closes_on.is_some_and(|day| day < london_day(now))
    }

    /// True for what folds away: it has ended, or it closed before they applied.
    pub fn is_done(&self, now: i64) -> bool {
        let state = self.story.state();
        state.is_end() || (state == Step::Saved && self.is_closed(now))
    }

    /// Soonest to close first, then the newest.
    pub fn order(&self) -> (Date, std::cmp::Reverse<i64>) {
        (self.closes_on.unwrap_or(Date::MAX), std::cmp::Reverse(self.story.saved_at))
    }

    /// Where they found it, if that is a link.
    pub fn link(&self) -> Option<&str> {
        self.place.as_deref().filter(|place| {
            let is_web = place.starts_with("https://") || place.starts_with("http://");
            is_web && !place.contains(char::is_whitespace)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: Story = Story { saved_at: 1, applied_at: None, interview_at: None, got_at: None, not_at: None };

    #[test]
    fn the_step_taken_last_is_the_state() {
        assert_eq!(SAVED.state(), Step::Saved);
        assert_eq!(Story { applied_at: Some(2), ..SAVED }.state(), Step::Applied);
        assert_eq!(Story { interview_at: Some(3), ..SAVED }.state(), Step::Interview);
        let both = Story { applied_at: Some(2), interview_at: Some(3), not_at: Some(4), ..SAVED };
        assert_eq!(both.state(), Step::Not);
        assert_eq!(Story { applied_at: Some(1), ..SAVED }.state(), Step::Applied, "in the same moment");
    }

    #[test]
    fn a_story_is_told_in_the_order_it_went() {
        let story = Story { applied_at: Some(5), interview_at: Some(3), ..SAVED };
        assert_eq!(story.steps(), [(Step::Saved, 1), (Step::Interview, 3), (Step::Applied, 5)]);
    }

    #[test]
    fn nothing_comes_after_an_end() {
        assert!(Story { got_at: Some(2), ..SAVED }.next().is_empty());
        assert!(Story { not_at: Some(2), ..SAVED }.next().is_empty());
        assert_eq!(Story { interview_at: Some(2), ..SAVED }.next(), [Step::Got, Step::Not]);
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let saved = |place: &str| Saved {
            id: String::new(),
            opportunity: None,
            title: String::new(),
            employer: None,
            place: Some(place.to_owned()),
            closes_on: None,
            gone: false,
            note: None,
            story: SAVED,
        };
        assert!(saved("https://jobs.example/1").link().is_some());
        for place in ["the job centre", "javascript:alert(1)", "https://jobs.example/1 and more", "data:text/html,x"] {
            assert_eq!(saved(place).link(), None, "{place}");
        }
    }
}
