//! What waits, for the first page of staff.

use std::pin::Pin;

use crate::accounts::Staff;
use crate::error::Result;
use crate::web::AppState;

use super::model::COUNTED;
use super::store;

pub fn at_a_glance(app: AppState, staff: Staff) -> Pin<Box<dyn Future<Output = Result<Vec<String>>> + Send>> {
    Box::pin(async move {
        let mut tx = app.db.read_planned().await?;
        let counts = store::counts(&mut tx, &staff, app.now()).await?;
        let mut lines = vec![if counts.ours == 0 {
            "Nothing waits for an answer.".to_owned()
        } else {
            format!("Waiting for an answer: {}.", counted(counts.ours))
        }];
        lines.extend((counts.mine > 0).then(|| format!("Yours: {}.", counted(counts.mine))));
        lines.extend((counts.late > 0).then(|| format!("Late: {}.", counted(counts.late))));
        Ok(lines)
    })
}

/// A count as it is read: it goes no further than it was counted.
pub fn counted(count: i64) -> String {
    if count >= COUNTED { format!("{}+", COUNTED - 1) } else { count.to_string() }
}
