//! Where a request can stand, what may follow, and what it means for whom.

use crate::codes;
use crate::say;

use super::{Help, Kind};

codes! {
    /// Where a request stands. Each has a text for the young person and one for the supplier, and says what they do next.
    Status {
        Received = "received",
        Looking = "looking",
        Approved = "approved",
        Ordered = "ordered",
        OnItsWay = "on_its_way",
        ReadyToCollect = "ready_to_collect",
        Arrived = "arrived",
        Working = "working",
        EndingSoon = "ending_soon",
        Ended = "ended",
        NumberNotRecognised = "number_not_recognised",
        WrongNetwork = "wrong_network",
        NameDoesNotMatch = "name_does_not_match",
        AddressNotFound = "address_not_found",
        OutOfStock = "out_of_stock",
        NotEligible = "not_eligible",
        /// It did not arrive, does not work, or is lost or broken.
        LostOrBroken = "lost_or_broken",
        /// They do not need it any more.
        Withdrawn = "withdrawn",
    }
}

impl Status {
    /// What may follow. Only what is listed can happen, whoever does it.
    pub fn next(self) -> &'static [Status] {
        use Status::*;
        match self {
            Received | Looking => &[
                Looking,
                Approved,
                NumberNotRecognised,
                WrongNetwork,
                NameDoesNotMatch,
                AddressNotFound,
                OutOfStock,
                NotEligible,
                Withdrawn,
            ],
            Approved => &[
                Looking,
                Ordered,
                OnItsWay,
                ReadyToCollect,
                Working,
                NumberNotRecognised,
                WrongNetwork,
                NameDoesNotMatch,
                AddressNotFound,
                OutOfStock,
                NotEligible,
                Withdrawn,
            ],
            Ordered => &[
                OnItsWay,
                ReadyToCollect,
                Arrived,
                Working,
                NumberNotRecognised,
                WrongNetwork,
                NameDoesNotMatch,
                AddressNotFound,
                OutOfStock,
                NotEligible,
                Withdrawn,
            ],
            OnItsWay => &[ReadyToCollect, Arrived, Working, AddressNotFound, LostOrBroken],
            ReadyToCollect => &[OnItsWay, Arrived, Working, LostOrBroken],
            Arrived => &[Working, LostOrBroken],
            Working => &[EndingSoon, Ended, LostOrBroken],
            EndingSoon => &[Working, Ended, LostOrBroken],
            NumberNotRecognised | WrongNetwork | NameDoesNotMatch | AddressNotFound | OutOfStock => {
                &[Looking, Approved, OutOfStock, NotEligible, Withdrawn]
            }
            NotEligible => &[Looking],
            LostOrBroken => &[Looking, Approved, OnItsWay, ReadyToCollect, Working, OutOfStock, Ended],
            Ended | Withdrawn => &[],
        }
    }

    pub fn may_become(self, next: Status) -> bool {
        self != next && self.next().contains(&next)
    }

    /// Something is wrong, and the young person can put it right.
    pub fn is_for_them_to_correct(self) -> bool {
        use Status::*;
        matches!(self, NumberNotRecognised | WrongNetwork | NameDoesNotMatch | AddressNotFound)
    }

    /// What they typed may still change.
    pub fn can_be_corrected(self) -> bool {
        use Status::*;
        self.is_for_them_to_correct() || matches!(self, Received | Looking | OutOfStock)
    }

    /// Whether the young person may say this of it: that it came or did not, works or does not, or is lost. Not before something
    /// was on its way; and what works for a while is not begun anew by saying that it works.
    pub fn can_be_said(self, help: Help, said: Kind) -> bool {
        use Status::*;
        let is_coming = matches!(self, OnItsWay | ReadyToCollect);
        match said {
            Kind::Arrived => help.is_sent() && self.may_become(Arrived),
            Kind::NotArrived => help.is_sent() && is_coming,
            Kind::Works => self.may_become(Working) && !matches!(self, Approved | EndingSoon),
            Kind::DoesNotWork => matches!(self, Arrived | Working | EndingSoon) || !help.is_sent() && is_coming,
            Kind::Lost => self.may_become(LostOrBroken),
            _ => false,
        }
    }

    /// It has been sent: whatever was reserved for it is used.
    pub fn is_sent(self) -> bool {
        use Status::*;
        matches!(self, OnItsWay | ReadyToCollect | Arrived | Working | EndingSoon)
    }

    /// Something is reserved for it, which is not sent yet: always, and only, in these.
    pub fn holds_a_reservation(self) -> bool {
        use Status::*;
        matches!(self, Approved | Ordered)
    }

    /// Whether there is nothing more to do; what works for good is finished, and what works for a while is not.
    pub fn is_finished(self, works_until: Option<i64>) -> bool {
        use Status::*;
        matches!(self, Ended | NotEligible | Withdrawn) || (self == Working && works_until.is_none())
    }

    /// Whether we owe something next; if so, `promise_days` says by when.
    pub fn is_ours(self) -> bool {
        use Status::*;
        matches!(self, Received | Looking | Approved | Ordered | OutOfStock | LostOrBroken)
    }

    /// In how many working days something must happen next, where it is our turn. Suppliers need longer than we do.
    pub fn promise_days(self, days: u16, supplier_days: u16) -> Option<u16> {
        use Status::*;
        match self {
            Ordered | OutOfStock => Some(supplier_days),
            _ if self.is_ours() => Some(days),
            _ => None,
        }
    }

    /// As the young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Status::Received => say!("internet_access-status-received"),
            Status::Looking => say!("internet_access-status-looking"),
            Status::Approved => say!("internet_access-status-approved"),
            Status::Ordered => say!("internet_access-status-ordered"),
            Status::OnItsWay => say!("internet_access-status-on-its-way"),
            Status::ReadyToCollect => say!("internet_access-status-ready-to-collect"),
            Status::Arrived => say!("internet_access-status-arrived"),
            Status::Working => say!("internet_access-status-working"),
            Status::EndingSoon => say!("internet_access-status-ending-soon"),
            Status::Ended => say!("internet_access-status-ended"),
            Status::NumberNotRecognised => say!("internet_access-status-number-not-recognised"),
            Status::WrongNetwork => say!("internet_access-status-wrong-network"),
            Status::NameDoesNotMatch => say!("internet_access-status-name-does-not-match"),
            Status::AddressNotFound => say!("internet_access-status-address-not-found"),
            Status::OutOfStock => say!("internet_access-status-out-of-stock"),
            Status::NotEligible => say!("internet_access-status-not-eligible"),
            Status::LostOrBroken => say!("internet_access-status-lost-or-broken"),
            Status::Withdrawn => say!("internet_access-status-withdrawn"),
        }
    }

    /// What the young person does next, in one sentence.
    pub fn what_next(self) -> &'static str {
        match self {
            Status::Received => say!("internet_access-next-received"),
            Status::Looking => say!("internet_access-next-looking"),
            Status::Approved => say!("internet_access-next-approved"),
            Status::Ordered => say!("internet_access-next-ordered"),
            Status::OnItsWay => say!("internet_access-next-on-its-way"),
            Status::ReadyToCollect => say!("internet_access-next-ready-to-collect"),
            Status::Arrived => say!("internet_access-next-arrived"),
            Status::Working => say!("internet_access-next-working"),
            Status::EndingSoon => say!("internet_access-next-ending-soon"),
            Status::Ended => say!("internet_access-next-ended"),
            Status::NumberNotRecognised => say!("internet_access-next-number-not-recognised"),
            Status::WrongNetwork => say!("internet_access-next-wrong-network"),
            Status::NameDoesNotMatch => say!("internet_access-next-name-does-not-match"),
            Status::AddressNotFound => say!("internet_access-next-address-not-found"),
            Status::OutOfStock => say!("internet_access-next-out-of-stock"),
            Status::NotEligible => say!("internet_access-next-not-eligible"),
            Status::LostOrBroken => say!("internet_access-next-lost-or-broken"),
            Status::Withdrawn => say!("internet_access-next-withdrawn"),
        }
    }

    /// As staff read it, in lists.
    pub fn name(self) -> &'static str {
        match self {
            Status::Received => "Received",
            Status::Looking => "Looking at it",
            Status::Approved => "Approved",
            Status::Ordered => "Ordered",
            Status::OnItsWay => "On its way",
            Status::ReadyToCollect => "Ready to collect",
            Status::Arrived => "Arrived",
            Status::Working => "Working",
            Status::EndingSoon => "Ending soon",
            Status::Ended => "Ended",
            Status::NumberNotRecognised => "Number not recognised",
            Status::WrongNetwork => "Wrong network",
            Status::NameDoesNotMatch => "Name does not match",
            Status::AddressNotFound => "Address not found",
            Status::OutOfStock => "Out of stock",
            Status::NotEligible => "Not eligible",
            Status::LostOrBroken => "Lost or broken",
            Status::Withdrawn => "Withdrawn",
        }
    }

    /// As a supplier reads it: what it means for them.
    pub fn for_suppliers(self) -> &'static str {
        match self {
            Status::Received | Status::Looking => "The council has not decided yet. Send nothing.",
            Status::Approved => "The council has agreed to pay. Please send it.",
            Status::Ordered => "You have the order. Please send it, or say what is in the way.",
            Status::OnItsWay => "You have sent it.",
            Status::ReadyToCollect => "It is at the council's office, ready to be collected.",
            Status::Arrived => "The person has it.",
            Status::Working => "The person uses it.",
            Status::EndingSoon => "It ends within 30 days. The council decides whether it goes on.",
            Status::Ended => "It has ended. Charge nothing more.",
            Status::NumberNotRecognised => "The number is not one of your customers'. We ask the person.",
            Status::WrongNetwork => "The number belongs to another network. We ask the person.",
            Status::NameDoesNotMatch => "The name is not the one on the account. We ask the person.",
            Status::AddressNotFound => "You cannot deliver to this address. We ask the person.",
            Status::OutOfStock => "You have none left. Tell us when you have.",
            Status::NotEligible => "The council cannot pay for this. Send nothing.",
            Status::LostOrBroken => "It did not arrive, or does not work. Please send another.",
            Status::Withdrawn => "The person does not need it any more. Send nothing.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_reached_and_only_two_are_the_very_end() {
        let reached = |status: Status| Status::ALL.iter().any(|from| from.may_become(status));
        assert!(Status::ALL.iter().all(|status| *status == Status::Received || reached(*status)));
        let last: Vec<_> = Status::ALL.iter().filter(|status| status.next().is_empty()).collect();
        assert_eq!(last, [&Status::Ended, &Status::Withdrawn]);
    }

    #[test]
    fn nothing_is_sent_twice_and_nothing_sent_is_taken_back() {
        for from in Status::ALL.iter().filter(|from| from.is_sent()) {
            assert!(!from.may_become(Status::Withdrawn) && !from.may_become(Status::Approved), "{from:?}");
        }
        for from in Status::ALL {
            let asks = from.holds_a_reservation() || from.is_sent() || *from == Status::LostOrBroken;
            assert!(asks || !from.may_become(Status::OnItsWay), "{from:?} sends what was never approved");
        }
    }

    #[test]
    fn somebody_owes_something_until_it_is_finished() {
        for status in Status::ALL {
            let promised = status.promise_days(3, 10);
            assert_eq!(promised.is_some(), status.is_ours());
            assert!(!(status.is_ours() && status.is_finished(None)), "{status:?}");
        }
        assert!(Status::Working.is_finished(None) && !Status::Working.is_finished(Some(1)));
    }
}
