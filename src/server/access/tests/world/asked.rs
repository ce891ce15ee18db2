//! What there is of questions to young people: all of every participation worker's, and of everybody who answers.

use super::World;
use crate::pulses::testing::{self, Stage};

impl World {
    /// A pulse at the stage at which this address has something to show.
    pub(super) async fn pulse(&self, route: &str) -> String {
        let stage = match route.rsplit('/').next() {
            Some("change") => Stage::Draft,
            Some("tickets") => Stage::Invited,
            Some("results") if route.starts_with("/pulses/") => Stage::Counted,
            _ => Stage::Open,
        };
        testing::pulse(&self.app, stage).await
    }

    /// A ticket that nobody has used.
    pub(super) async fn ticket(&self) -> String {
        let pulse = testing::pulse(&self.app, Stage::Invited).await;
        testing::ticket(&self.app, &pulse).await
    }
}
