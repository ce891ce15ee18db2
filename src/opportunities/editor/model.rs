//! What a local listing is to those who write it: a draft, open, to be looked at again, or closed. No database, no clock.

use super::form::ListingForm;

const DAY: i64 = 86_400_000;
/// How long after publishing somebody should look again, unless the editor says otherwise, in days.
pub const REVIEW_AFTER_DAYS: i64 = 28;
/// A listing that nobody has looked at closes by itself this long after its review-by day, in ms.
pub const CLOSES_UNREVIEWED_AFTER: i64 = 14 * DAY;

/// The number of a listing, for those who write it. What young people see has a number of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListingId(pub i64);

/// Why a listing closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Filled,
    Withdrawn,
    Wrong,
    /// By itself: its closing day was over.
    ClosingDay,
    /// By itself: nobody looked at it again in time.
    NotReviewed,
}

/// How things stand with a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Draft,
    Open,
    /// Open, and past its review-by day.
    Due,
    Closed(Why),
}

/// A listing as those who write it see it. Times are in ms since 1970 UTC.
#[derive(Clone, Debug)]
pub struct Listing {
    pub id: ListingId,
    /// What young people see of it; none before it is published.
    pub opportunity: Option<i64>,
    /// As last saved, which may be more than young people see.
    pub typed: ListingForm,
    pub version: i64,
    pub published_version: Option<i64>,
    pub standing: Standing,
    pub changed_at: i64,
}

/// What decides how things stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    pub published: bool,
    pub review_at: Option<i64>,
    pub closes_at: Option<i64>,
    pub closed: Option<Why>,
}

impl Standing {
    pub fn state(&self, now: i64) -> State {
        let over = |at: Option<i64>| at.is_some_and(|at| at < now);
        match self.closed {
            Some(why) => State::Closed(why),
            None if !self.published => State::Draft,
            None if over(self.closes_at) => State::Closed(Why::ClosingDay),
            None if over(self.review_at) => State::Due,
            None => State::Open,
        }
    }
}

impl Listing {
    pub fn state(&self, now: i64) -> State {
        self.standing.state(now)
    }

    /// True where something was saved that young people do not see yet.
    pub fn has_more(&self) -> bool {
        self.published_version.is_some_and(|published| published != self.version)
    }

    pub fn title(&self) -> String {
        self.typed.title_words()
    }
}

impl Why {
    pub const BY_HAND: [Why; 3] = [Why::Filled, Why::Withdrawn, Why::Wrong];
    const ALL: [Why; 5] = [Why::Filled, Why::Withdrawn, Why::Wrong, Why::ClosingDay, Why::NotReviewed];

    pub fn code(self) -> &'static str {
        match self {
            Why::Filled => "filled",
            Why::Withdrawn => "withdrawn",
            Why::Wrong => "wrong",
            Why::ClosingDay => "closing_day",
            Why::NotReviewed => "not_reviewed",
        }
    }

    pub fn from_code(code: &str) -> Option<Why> {
        Why::ALL.into_iter().find(|why| why.code() == code)
    }

    pub fn words(self) -> &'static str {
        match self {
            Why::Filled => "All its places are filled",
            Why::Withdrawn => "The employer withdrew it",
            Why::Wrong => "It should not be here",
            Why::ClosingDay => "Its closing day is over",
            Why::NotReviewed => "Nobody looked at it again in time",
        }
    }
}

impl State {
    pub fn words(self) -> &'static str {
        match self {
            State::Draft => "Draft",
            State::Open => "Open",
            State::Due => "Look at it again",
            State::Closed(_) => "Closed",
        }
    }
}

/// One line of a listing's story.
#[derive(Clone, Debug)]
pub struct Told {
    pub at: i64,
    /// Who did it; none for the service itself, and for somebody who has no account any more.
    pub who: Option<String>,
    pub what: Did,
    pub why: Option<Why>,
    pub version: i64,
    /// The form as it was saved.
    pub typed: Option<ListingForm>,
}

/// What was done with a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    Imported,
    Copied,
    Saved,
    Published,
    Reviewed,
    Closed,
    Reopened,
}

impl Did {
    pub fn code(self) -> &'static str {
        match self {
            Did::Imported => "imported",
            Did::Copied => "copied",
            Did::Saved => "saved",
            Did::Published => "published",
            Did::Reviewed => "reviewed",
            Did::Closed => "closed",
            Did::Reopened => "reopened",
        }
    }

    pub fn from_code(code: &str) -> Did {
        match code {
            "imported" => Did::Imported,
            "copied" => Did::Copied,
            "published" => Did::Published,
            "reviewed" => Did::Reviewed,
            "closed" => Did::Closed,
            "reopened" => Did::Reopened,
            _ => Did::Saved,
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Did::Imported => "Came with an import",
            Did::Copied => "Copied from another",
            Did::Saved => "Saved",
            Did::Published => "Published",
            Did::Reviewed => "Looked at again",
            Did::Closed => "Closed",
            Did::Reopened => "Opened again",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_stands_as_its_dates_and_its_editors_say() {
        let open = Standing { published: true, review_at: Some(100), closes_at: Some(200), closed: None };
        assert_eq!(open.state(100), State::Open, "the review-by day itself is not over");
        assert_eq!(open.state(101), State::Due);
        assert_eq!(open.state(200), State::Due);
        assert_eq!(open.state(201), State::Closed(Why::ClosingDay));
        assert_eq!(Standing { closes_at: None, ..open }.state(i64::MAX), State::Due, "until filled");
        assert_eq!(Standing { closed: Some(Why::Filled), ..open }.state(0), State::Closed(Why::Filled));
        assert_eq!(Standing::default().state(0), State::Draft);
    }

    #[test]
    fn every_reason_has_a_code_of_its_own() {
        for why in Why::ALL {
            assert_eq!(Why::from_code(why.code()), Some(why));
        }
        assert_eq!(Why::from_code("bored"), None);
    }
}
