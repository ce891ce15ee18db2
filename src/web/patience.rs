//! Deeds that may take longer than a page waits.

use std::time::Duration;

use crate::error::{AppError, Reference, Result};

/// How long a page waits for a deed with a long list. The deed goes on by itself, to its end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Does a deed to its end, even where the page that asked for it is answered sooner or its reader has gone. None: it goes on.
pub async fn to_its_end<T: Send + 'static>(
    deed: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<Option<T>> {
    match tokio::time::timeout(PATIENCE, tokio::spawn(deed)).await {
        Ok(Ok(done)) => done.map(Some),
        Ok(Err(cause)) => {
            let reference = Reference::new();
            tracing::error!(%reference, %cause, "a list could not be read or applied");
            Err(AppError::Unexpected(reference))
        }
        Err(_) => Ok(None),
    }
}
