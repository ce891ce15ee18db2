//! The three stages of a complaint and their clocks, in working days (SI 2006/1738): the council answers stage 1 within 10, and
//! 20 at most; whoever complains may ask for stage 2 within 20 of that answer; an investigator answers it within 25, and 65 at
//! most; then they may ask for stage 3, a panel of three independent people, which meets within 30.

use crate::promises;

/// How long one may ask for the next stage after an answer.
const TO_ASK: u16 = 20;

/// A complaint, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Word for word.
    pub words: String,
    pub by_name: String,
    pub reply_to: Option<String>,
    pub made_at: i64,
    /// The advocate sends it: the council takes none by email.
    pub by_hand: bool,
    /// In order; none while it waits for the advocate to send it.
    pub stages: Vec<Stage>,
}

/// One stage: begun when the council had what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    pub number: i64,
    pub asked_at: i64,
    pub answered_at: Option<i64>,
}

impl Stage {
    /// By when the council answers, or the panel meets.
    pub fn due(&self) -> i64 {
        promises::due(self.asked_at, [10, 25, 30][self.place()])
    }

    /// By when it must, however hard it is.
    pub fn latest(&self) -> i64 {
        promises::due(self.asked_at, [20, 65, 30][self.place()])
    }

    fn place(&self) -> usize {
        usize::try_from(self.number - 1).unwrap_or(0).min(2)
    }
}

/// Where a complaint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for the advocate to send it.
    ToBeSent,
    /// The council has time until `due`.
    Running { stage: i64, due: i64, latest: i64 },
    /// The usual time is over; the council may take until `latest` where it is hard.
    Slow { stage: i64, due: i64, latest: i64 },
    /// The council is late, whatever it says.
    Late { stage: i64, latest: i64 },
    /// Answered; the next stage may be asked for until then.
    Answered { stage: i64, ask_by: i64 },
    /// The time to ask for the next stage is over.
    Over { stage: i64, ask_by: i64 },
    /// The panel has answered: the Ombudsman is all that is left.
    Finished,
}

impl Complaint {
    pub fn standing(&self, now: i64) -> Standing {
        let Some(last) = self.stages.last() else { return Standing::ToBeSent };
        let (stage, due, latest) = (last.number, last.due(), last.latest());
        match last.answered_at {
            Some(_) if stage == 3 => Standing::Finished,
            Some(at) => {
                let ask_by = promises::due(at, TO_ASK);
                if now <= ask_by { Standing::Answered { stage, ask_by } } else { Standing::Over { stage, ask_by } }
            }
            None if now <= due => Standing::Running { stage, due, latest },
            None if now <= latest => Standing::Slow { stage, due, latest },
            None => Standing::Late { stage, latest },
        }
    }

    /// The stage that may be asked for now: after an answer, and where the council is late. One who asks after the 20 days may be
    /// refused by the council, and not by us.
    pub fn next_stage(&self, now: i64) -> Option<i64> {
        match self.standing(now) {
            Standing::Answered { stage, .. } | Standing::Over { stage, .. } => Some(stage + 1),
            Standing::Late { stage, .. } if stage < 3 => Some(stage + 1),
            _ => None,
        }
    }

    /// The stage that waits for an answer.
    pub fn waits(&self) -> Option<&Stage> {
        self.stages.last().filter(|stage| stage.answered_at.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{london_day, london_midnight};

    fn at(day: &str) -> i64 {
        london_midnight(day.parse().expect("a day")) + 12 * 3_600_000
    }

    fn day(at: i64) -> String {
        london_day(at).to_string()
    }

    fn complaint(stages: &[(i64, &str, Option<&str>)]) -> Complaint {
        let stages = stages.iter().map(|(number, asked, answered)| Stage {
            number: *number,
            asked_at: at(asked),
            answered_at: answered.map(at),
        });
        Complaint {
            words: String::new(),
            by_name: String::new(),
            reply_to: None,
            made_at: 0,
            by_hand: false,
            stages: stages.collect(),
        }
    }

    #[test]
    fn each_stage_has_its_working_days_and_bank_holidays_do_not_count() {
        let stage = |number| Stage { number, asked_at: at("2026-11-25"), answered_at: None };
        let days = |number| (day(stage(number).due()), day(stage(number).latest()));
        // Christmas Day, the day for Boxing Day, and New Year's Day are none.
        assert_eq!(days(1), ("2026-12-09".to_owned(), "2026-12-23".to_owned()));
        assert_eq!(days(2), ("2027-01-04".to_owned(), "2027-03-01".to_owned()));
        assert_eq!(days(3), ("2027-01-11".to_owned(), "2027-01-11".to_owned()));
    }

    #[test]
    fn a_complaint_runs_is_slow_and_is_late() {
        let one = complaint(&[(1, "2026-11-25", None)]);
        assert!(matches!(one.standing(at("2026-12-09")), Standing::Running { stage: 1, .. }));
        assert!(matches!(one.standing(at("2026-12-10")), Standing::Slow { stage: 1, .. }));
        assert!(matches!(one.standing(at("2026-12-24")), Standing::Late { stage: 1, .. }));
        assert_eq!(one.next_stage(at("2026-12-10")), None);
        assert_eq!(one.next_stage(at("2026-12-24")), Some(2), "nobody waits for ever");
        assert_eq!(complaint(&[]).standing(0), Standing::ToBeSent);
    }

    #[test]
    fn the_next_stage_is_asked_for_within_20_working_days_of_the_answer() {
        let one = complaint(&[(1, "2026-11-02", Some("2026-11-25"))]);
        let Standing::Answered { stage: 1, ask_by } = one.standing(at("2026-11-26")) else { panic!("answered") };
        assert_eq!(day(ask_by), "2026-12-23");
        assert_eq!(one.next_stage(at("2026-12-23")), Some(2));
        assert!(matches!(one.standing(at("2026-12-24")), Standing::Over { stage: 1, .. }));
        assert_eq!(one.next_stage(at("2026-12-24")), Some(2), "the council decides whether that is too late");
    }

    #[test]
    fn after_the_panel_there_is_no_stage_more() {
        let stages =
            [(1, "2026-05-01", Some("2026-05-11")), (2, "2026-05-12", Some("2026-06-12")), (3, "2026-06-15", None)];
        let three = complaint(&stages);
        assert!(matches!(three.standing(at("2026-06-16")), Standing::Running { stage: 3, .. }));
        assert!(matches!(three.standing(at("2026-09-16")), Standing::Late { stage: 3, .. }));
        assert_eq!(three.next_stage(at("2026-09-16")), None);
        let answered = complaint(&[(3, "2026-06-15", Some("2026-07-15"))]);
        assert_eq!(
            (answered.standing(at("2026-07-16")), answered.next_stage(at("2026-07-16"))),
            (Standing::Finished, None)
        );
    }
}
