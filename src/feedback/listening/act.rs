//! What participation workers do with a piece, and when they can: no database and no clock.

use crate::audit::Deed;

use super::super::model::{Changed, Choice, Chosen, Fit, Piece, Said, Settled, Urgent, Voice, Way};

/// One deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Says what it is about, by codes.
    Themes(Vec<String>),
    Answer {
        words: String,
        /// The page that sends it: sent twice, it is said once.
        once: String,
    },
    /// Somebody is needed now.
    Urgent {
        note: String,
    },
    /// It has been seen to.
    Settle {
        note: String,
    },
    /// Writes the words without what could show whose they are.
    Fit {
        words: String,
    },
    /// Has compared both, and agrees.
    Agree,
    /// Has compared both, and something still shows.
    SendBack {
        why: String,
    },
    /// For the Board's pack of the quarter in which it was said, or left out of it.
    Choose {
        choice: Choice,
        quarter: String,
    },
    Finish,
}

impl Act {
    /// As the audit knows it, and a code that says more.
    pub fn deed(&self) -> (Deed, Option<&'static str>) {
        match self {
            Act::Themes(_) => (Deed::FeedbackThemed, None),
            Act::Answer { .. } => (Deed::FeedbackAnswered, None),
            Act::Urgent { .. } => (Deed::FeedbackUrgent, None),
            Act::Settle { .. } => (Deed::FeedbackUrgent, Some("settled")),
            Act::Fit { .. } => (Deed::FeedbackMadeFit, None),
            Act::Agree => (Deed::FeedbackFitAgreed, None),
            Act::SendBack { .. } => (Deed::FeedbackFitAgreed, Some("sent_back")),
            Act::Choose { choice, .. } => (Deed::FeedbackChosen, Some(choice.code())),
            Act::Finish => (Deed::FeedbackFinished, None),
        }
    }

    /// Does it to a piece. `by` is the worker's id.
    pub fn on(&self, piece: &mut Piece, by: &str, now: i64) -> Changed {
        if !self.can(piece, by) {
            return Changed::NotNow;
        }
        match self.clone() {
            Act::Themes(themes) => piece.themes = themes,
            Act::Answer { words, once } => {
                // A time beside words without a name would tell when their writer looked.
                let at = (piece.way == Way::Named).then_some(now);
                piece.said.push(Said { voice: Voice::Council, words, at, once });
            }
            Act::Urgent { note } => piece.urgent = Some(Urgent { note, by: by.to_owned(), settled: None }),
            Act::Settle { note } => {
                if let Some(urgent) = &mut piece.urgent {
                    urgent.settled = Some(Settled { note, by: by.to_owned() });
                }
            }
            Act::Fit { words } => {
                piece.fit = Some(Fit { words, by: by.to_owned(), agreed_by: None, sent_back: None });
                piece.chosen = None;
            }
            Act::Agree => {
                if let Some(fit) = &mut piece.fit {
                    fit.agreed_by = Some(by.to_owned());
                }
            }
            Act::SendBack { why } => {
                if let Some(fit) = &mut piece.fit {
                    fit.sent_back = Some(why);
                }
            }
            Act::Choose { choice, quarter } => piece.chosen = Some(Chosen { choice, quarter }),
            Act::Finish => piece.finish(),
        }
        Changed::Done
    }

    fn can(&self, piece: &Piece, by: &str) -> bool {
        match self {
            Act::Themes(_) => true,
            Act::Answer { .. } => piece.way != Way::Nobody && !piece.finished,
            Act::Urgent { .. } => !piece.finished && !piece.is_urgent(),
            Act::Settle { .. } => piece.is_urgent(),
            Act::Fit { .. } => piece.may_quote && !piece.finished,
            Act::Agree | Act::SendBack { .. } => !piece.finished && can_check(piece, by),
            Act::Choose { choice: Choice::In, .. } => piece.words_for_others().is_some(),
            Act::Choose { choice: Choice::Out, .. } => true,
            Act::Finish => can_finish(piece),
        }
    }

    /// Whether a piece stands as this would have left it: it was sent twice.
    pub fn is_done(&self, piece: &Piece, by: &str) -> bool {
        let fit = piece.fit.as_ref();
        match self {
            Act::Themes(themes) => piece.themes == *themes,
            Act::Answer { once, .. } => piece.said.iter().any(|said| said.once == *once),
            Act::Urgent { note } => piece.urgent.as_ref().is_some_and(|urgent| urgent.by == by && urgent.note == *note),
            Act::Settle { note } => {
                let settled = piece.urgent.as_ref().and_then(|urgent| urgent.settled.as_ref());
                settled.is_some_and(|settled| settled.by == by && settled.note == *note)
            }
            Act::Fit { words } => fit.is_some_and(|fit| fit.by == by && fit.words == *words),
            Act::Agree => fit.is_some_and(|fit| fit.agreed_by.as_deref() == Some(by)),
            Act::SendBack { why } => fit.is_some_and(|fit| fit.sent_back.as_ref() == Some(why)),
            Act::Choose { choice, .. } => piece.chosen.as_ref().is_some_and(|chosen| chosen.choice == *choice),
            Act::Finish => piece.finished,
        }
    }
}

/// Whether somebody may agree to the words, or send them back: another than whoever wrote them, once (S-23).
pub fn can_check(piece: &Piece, by: &str) -> bool {
    let waits = piece.fit.as_ref().filter(|fit| fit.agreed_by.is_none() && fit.sent_back.is_none());
    piece.may_quote && waits.is_some_and(|fit| fit.by != by)
}

/// Whether its words can go: whoever can be answered was, and nobody is needed now.
pub fn can_finish(piece: &Piece) -> bool {
    !piece.finished && !piece.is_urgent() && (piece.way == Way::Nobody || piece.is_answered())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(way: Way) -> Piece {
        Piece { may_quote: true, ..Piece::new(way, "2026-11".to_owned(), "The lift is broken".to_owned()) }
    }

    /// Every deed that has to do with words for others.
    fn steps() -> [Act; 7] {
        let choose = |choice| Act::Choose { choice, quarter: "2026-q4".to_owned() };
        [
            Act::Fit { words: "A lift".to_owned() },
            Act::Fit { words: "Something".to_owned() },
            Act::Agree,
            Act::SendBack { why: "The lift shows it".to_owned() },
            choose(Choice::In),
            choose(Choice::Out),
            Act::Finish,
        ]
    }

    /// Walks every way of so many steps that these workers can take together.
    fn walk(piece: &Piece, workers: &[&str], left: usize, seen: &mut impl FnMut(&Piece)) {
        seen(piece);
        if left == 0 {
            return;
        }
        for (act, by) in steps().iter().flat_map(|act| workers.iter().map(move |by| (act, *by))) {
            let mut next = piece.clone();
            if act.on(&mut next, by, 0) == Changed::Done {
                walk(&next, workers, left - 1, seen);
            }
        }
    }

    #[test]
    fn one_person_alone_never_gets_words_to_others() {
        let mut states = 0;
        walk(&piece(Way::Nobody), &["pia"], 6, &mut |piece| {
            states += 1;
            assert_eq!(piece.words_for_others(), None);
            assert!(piece.chosen.as_ref().is_none_or(|chosen| chosen.choice == Choice::Out));
        });
        assert!(states > 1_000, "{states}");
    }

    #[test]
    fn whatever_two_do_words_for_others_were_written_by_one_and_checked_by_the_other() {
        let (mut agreed, mut left_in) = (0, 0);
        walk(&piece(Way::Nobody), &["pia", "quin"], 4, &mut |piece| {
            if piece.words_for_others().is_some() {
                let fit = piece.fit.as_ref().expect("there are words");
                assert_ne!(Some(&fit.by), fit.agreed_by.as_ref());
                assert_eq!(fit.sent_back, None);
                agreed += 1;
            }
            if piece.chosen.as_ref().is_some_and(|chosen| chosen.choice == Choice::In) {
                assert!(piece.words_for_others().is_some(), "what is in was agreed as it stands");
                left_in += 1;
            }
        });
        assert!(agreed > 0 && left_in > 0);
    }

    #[test]
    fn other_words_need_another_agreement() {
        let mut piece = piece(Way::Code);
        let fit = |words: &str| Act::Fit { words: words.to_owned() };
        assert_eq!(fit("A lift").on(&mut piece, "pia", 0), Changed::Done);
        assert_eq!(Act::Agree.on(&mut piece, "pia", 0), Changed::NotNow);
        assert_eq!(Act::Agree.on(&mut piece, "quin", 0), Changed::Done);
        assert_eq!(piece.words_for_others(), Some("A lift"));
        assert_eq!(fit("Our lift").on(&mut piece, "quin", 0), Changed::Done);
        assert_eq!(piece.words_for_others(), None);
        assert_eq!(Act::Agree.on(&mut piece, "quin", 0), Changed::NotNow, "those are quin's own words now");
        assert_eq!(piece.words, "The lift is broken", "the original stays");
    }

    #[test]
    fn without_leave_to_quote_nothing_is_made_fit() {
        let mut piece = Piece { may_quote: false, ..piece(Way::Named) };
        assert_eq!(Act::Fit { words: "A lift".to_owned() }.on(&mut piece, "pia", 0), Changed::NotNow);
    }

    #[test]
    fn nobody_is_not_answered_and_others_are_before_it_is_finished() {
        let answer = Act::Answer { words: "We hear you".to_owned(), once: "x".to_owned() };
        let (mut nobodys, mut named) = (piece(Way::Nobody), piece(Way::Named));
        assert_eq!(answer.on(&mut nobodys, "pia", 7), Changed::NotNow);
        assert_eq!(Act::Finish.on(&mut nobodys, "pia", 7), Changed::Done);
        assert_eq!(Act::Finish.on(&mut named, "pia", 7), Changed::NotNow);
        assert_eq!(answer.on(&mut named, "pia", 7), Changed::Done);
        assert!(answer.is_done(&named, "pia") && named.said[0].at == Some(7));
        let mut coded = piece(Way::Code);
        assert_eq!(answer.on(&mut coded, "pia", 7), Changed::Done);
        assert_eq!(coded.said[0].at, None);
        let urgent = Act::Urgent { note: "Alone tonight".to_owned() };
        assert_eq!(urgent.on(&mut named, "pia", 7), Changed::Done);
        assert_eq!(Act::Finish.on(&mut named, "pia", 7), Changed::NotNow, "somebody is needed first");
        assert_eq!(Act::Settle { note: "The duty team is there".to_owned() }.on(&mut named, "quin", 8), Changed::Done);
        assert_eq!(Act::Finish.on(&mut named, "pia", 9), Changed::Done);
        assert!(named.words.is_empty() && named.finished);
    }
}
