//! Where a draft stands, and who may take it further.

use crate::accounts::PersonId;
use crate::words::Quarter;

use super::super::model::Pack;

/// A pack that is not published yet.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: String,
    pub quarter: Quarter,
    /// Which version of the quarter's pack it is to be.
    pub version: i64,
    pub why: Option<String>,
    pub pack: Pack,
    /// One more at every change.
    pub seen: i64,
    pub counted_at: i64,
    pub stands: Stands,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It can be counted again, and put forward.
    Open,
    /// Somebody looked at it and says that it is right. Another may publish it.
    PutForward { by: Option<String>, at: i64 },
    /// It is published, or thrown away.
    Ended,
}

/// What can be done with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Counts it again: whoever put it forward must look again.
    Count,
    PutForward,
    TakeBack,
    ThrowAway,
    Publish,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum No {
    /// It stands where this cannot follow.
    NotNow,
    /// Whoever put it forward cannot publish it: it takes two.
    TakesTwo,
}

impl Stands {
    /// Whether somebody may do this now.
    pub fn allows(&self, deed: Deed, who: &PersonId) -> Result<(), No> {
        match (self, deed) {
            (Stands::Open, Deed::Count | Deed::PutForward | Deed::ThrowAway) => Ok(()),
            (Stands::PutForward { .. }, Deed::Count | Deed::TakeBack | Deed::ThrowAway) => Ok(()),
            // Nobody knows who put it forward: then it might be the same person.
            (Stands::PutForward { by: None, .. }, Deed::Publish) => Err(No::TakesTwo),
            (Stands::PutForward { by: Some(by), .. }, Deed::Publish) if by == who.as_str() => Err(No::TakesTwo),
            (Stands::PutForward { .. }, Deed::Publish) => Ok(()),
            _ => Err(No::NotNow),
        }
    }

    /// Where it stands after that.
    pub fn after(&self, deed: Deed, who: &PersonId, now: i64) -> Stands {
        match deed {
            Deed::Count | Deed::TakeBack => Stands::Open,
            Deed::PutForward => Stands::PutForward { by: Some(who.as_str().to_owned()), at: now },
            Deed::ThrowAway | Deed::Publish => Stands::Ended,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DEEDS: [Deed; 5] = [Deed::Count, Deed::PutForward, Deed::TakeBack, Deed::ThrowAway, Deed::Publish];

    proptest! {
        #[test]
        fn nothing_is_published_by_one_person(steps in prop::collection::vec((0..5_usize, 0..3_u8), 1..40)) {
            let (mut stands, mut looked) = (Stands::Open, None);
            for (deed, who) in steps {
                let (deed, who) = (DEEDS[deed], PersonId(who.to_string()));
                if stands.allows(deed, &who).is_err() {
                    continue;
                }
                if deed == Deed::Publish {
                    // Of what is published now, another has said that it is right, and it was not counted again since.
                    prop_assert!(looked.as_ref().is_some_and(|other| *other != who));
                }
                stands = stands.after(deed, &who, 1);
                looked = match deed {
                    Deed::PutForward => Some(who),
                    _ => None,
                };
            }
        }
    }

    #[test]
    fn what_has_ended_stays_ended() {
        for deed in DEEDS {
            assert_eq!(Stands::Ended.allows(deed, &PersonId("a".to_owned())), Err(No::NotNow));
        }
    }
}
