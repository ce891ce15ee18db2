//! The pages of asking: one question each.

use crate::codes;

codes! {
    /// One page.
    Step {
        /// What would help.
        Help = "help",
        /// What they have to go online with: the first of three that choose for them.
        Have = "have",
        /// Whether there is Wi-Fi where they live.
        Home = "home",
        /// Whether they stay there.
        Stay = "stay",
        /// The number and the network of their phone.
        Phone = "phone",
        /// Their network does not do this: a SIM card instead.
        Network = "instead",
        /// How they pay for their phone.
        Account = "pay",
        /// How it comes to them.
        Way = "way",
        Address = "address",
        /// By when they need it, and what for.
        When = "when",
    }
}

pub const CHECK: &str = "/i/ask/check";
/// The first question; as a page links to it that is no page of asking.
pub const FIRST: &str = "/i/ask/help";
/// The first of three questions that choose for them.
pub const CHOOSE: &str = "/i/ask/have";

/// The page to keep of a request.
pub fn sent_address(request: &str) -> String {
    format!("/i/{request}/sent")
}

impl Step {
    pub fn address(self) -> String {
        format!("/i/ask/{}", self.code())
    }

    /// May be left out.
    pub fn is_optional(self) -> bool {
        self == Step::When
    }
}
