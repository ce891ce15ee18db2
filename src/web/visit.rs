//! What the request being answered brings that views need without being handed it: the token of its session, and a form
//! that was held while somebody signed in again.

use std::sync::Mutex;

use serde::de::DeserializeOwned;

/// What a view may ask for.
#[derive(Default)]
pub struct Visit {
    /// What every form of a signed-in person carries, so that nobody else can send it (S-39). None for visitors.
    pub form_token: Option<String>,
    /// A form's body that was sent to this address when its session had ended.
    held: Mutex<Option<String>>,
}

impl Visit {
    pub fn new(form_token: Option<String>, held: Option<String>) -> Visit {
        Visit { form_token, held: Mutex::new(held) }
    }

    /// True where a held form came along and no page has taken it.
    fn take_held(&self) -> Option<String> {
        self.held.lock().ok()?.take()
    }
}

tokio::task_local! {
    static VISIT: Visit;
}

/// Answers a request that brings `visit`.
pub async fn visiting<T>(visit: Visit, answer: impl Future<Output = T>) -> T {
    VISIT.scope(visit, answer).await
}

/// The token that forms carry; none for visitors.
pub fn form_token() -> Option<String> {
    VISIT.try_with(|visit| visit.form_token.clone()).ok().flatten()
}

/// What was typed in this page's form when its session ended, if the person who typed it has just come back.
pub fn held_form<F: DeserializeOwned>() -> Option<F> {
    let body = VISIT.try_with(Visit::take_held).ok().flatten()?;
    super::form::read(body.as_bytes()).ok()
}
