//! Letters, as the tests of every room look at them: `app.deliver().await`, then `app.letters().await`.

use crate::mail::{Carrier, Worker, Written};

use super::TestApp;
use crate::server::letters;

/// A letter that was delivered.
#[derive(Clone, Debug)]
pub struct Sent {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// As a mail server would have got it.
    pub raw: String,
}

impl TestApp {
    /// Runs the worker once, at the app's own time. Says how many letters it saw to.
    pub async fn deliver(&self) -> usize {
        let carrier = Carrier::Recorder(self.recorder.clone());
        Worker::new(self.state.clone(), letters::kinds(), carrier).run_once(self.state.now()).await
    }

    /// Every letter delivered so far, the first first.
    pub async fn letters(&self) -> Vec<Sent> {
        self.recorder.lock().expect("nobody panics while recording").iter().map(Sent::of).collect()
    }
}

impl Sent {
    fn of(letter: &Written) -> Sent {
        Sent {
            to: letter.to.clone(),
            subject: letter.subject.clone(),
            text: letter.text.clone(),
            html: letter.html.clone(),
            raw: String::from_utf8(letter.raw.clone()).expect("letters travel in plain letters"),
        }
    }
}
