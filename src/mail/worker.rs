//! The worker: takes one letter at a time, has it written, hands it over, and notes what became of it. Several may work at
//! once, in one process or in many.

use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

use crate::error::Result;
use crate::forms::EmailAddress;
use crate::web::AppState;
use crate::words::{Language, languages, speaking};

use super::compose::{self, Sheet, Written};
use super::outbox::{self, Taken};
use super::retry::next_try;
use super::smtp::Refused;
use super::{Draft, Kind, Kinds, Smtp, Words, hours, mailbox, stop, wishes};

/// How often an idle worker looks for letters.
const EVERY: Duration = Duration::from_millis(500);
/// How long a writer may take.
const WRITING: Duration = Duration::from_secs(10);
/// How often it is noted again what became of a letter, where the database is away.
const NOTING: usize = 10;
/// How long a letter on its way may take to arrive after a signal to stop.
const STOPPING: Duration = Duration::from_secs(8);

/// Where letters go.
pub enum Carrier {
    /// A mail server. It is large, and there is one.
    Smtp(Box<Smtp>),
    /// The page of a demonstration, and nowhere else.
    Mailbox,
    #[cfg(test)]
    Recorder(Recorder),
}

/// Letters that tests look at.
#[cfg(test)]
pub type Recorder = std::sync::Arc<std::sync::Mutex<Vec<Written>>>;

impl Carrier {
    /// Where this service's letters go. None: nowhere, they wait. Errors are one sentence for whoever runs it.
    pub fn of(app: &AppState) -> std::result::Result<Option<Carrier>, String> {
        match Smtp::of(&app.config)? {
            Some(smtp) => Ok(Some(Carrier::Smtp(Box::new(smtp)))),
            None => Ok(app.config.demo.then_some(Carrier::Mailbox)),
        }
    }
}

/// What became of a letter.
enum Outcome {
    Sent,
    /// It need not be sent; a code says why.
    Unneeded(&'static str),
    /// It waits for its reader's hours.
    Waits(i64),
    Refused(Refused),
    /// Another worker has it.
    Lost,
}

/// One worker.
pub struct Worker {
    app: AppState,
    kinds: Kinds,
    carrier: Carrier,
    /// The letter being seen to.
    held: Option<Taken>,
    /// How long a letter on its way may take to arrive after a signal to stop.
    stops_within: Duration,
}

impl Worker {
    pub fn new(app: AppState, kinds: Kinds, carrier: Carrier) -> Worker {
        Worker { app, kinds, carrier, held: None, stops_within: STOPPING }
    }

    /// Waits no longer than this for a letter on its way when it is told to stop.
    #[cfg(test)]
    pub fn stops_within(&mut self, patience: Duration) {
        self.stops_within = patience;
    }

    /// Looks for letters until told to stop, then lets go of the one it holds.
    pub async fn keep_on(mut self, stopping: watch::Receiver<bool>) {
        let mut tick = tokio::time::interval(EVERY);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let stops_within = self.stops_within;
        let (mut told, mut late) = (stopping.clone(), stopping);
        loop {
            tokio::select! {
                _ = told.wait_for(|stop| *stop) => break,
                _ = tick.tick() => {}
            }
            let now = self.app.now();
            let too_late = async {
                let _ = late.wait_for(|stop| *stop).await;
                tokio::time::sleep(stops_within).await;
            };
            tokio::select! {
                _ = self.see_to_all(now, Some(&told)) => {}
                () = too_late => break,
            }
        }
        self.let_go().await;
    }

    /// Sees to every letter that is due at `now`. Says how many that were.
    pub async fn run_once(&mut self, now: i64) -> usize {
        self.see_to_all(now, None).await
    }

    async fn see_to_all(&mut self, now: i64, stopping: Option<&watch::Receiver<bool>>) -> usize {
        let mut count = 0;
        while !stopping.is_some_and(|stop| *stop.borrow()) {
            match self.see_to_one(now).await {
                Ok(true) => count += 1,
                Ok(false) => break,
                // Logged with its reference where it happened; the lease ends by itself.
                Err(_) => break,
            }
        }
        if let Carrier::Smtp(smtp) = &mut self.carrier {
            smtp.hang_up().await;
        }
        count
    }

    /// Puts the letter in hand back for another worker, after a stop.
    async fn let_go(&mut self) {
        if let Some(letter) = self.held.take()
            && let Err(cause) = outbox::put_back(&self.app.db, &letter, self.app.now()).await
        {
            tracing::warn!(outbox.id = letter.id, %cause, "a letter stays leased for a minute");
        }
    }

    async fn see_to_one(&mut self, now: i64) -> Result<bool> {
        let began = Instant::now();
        let Some(letter) = outbox::take(&self.app.db, now).await? else { return Ok(false) };
        self.held = Some(letter.clone());
        let outcome = self.see_to(&letter, now).await?;
        let now = now + i64::try_from(began.elapsed().as_millis()).unwrap_or_default();
        note_for_sure(&self.app, &letter, &outcome, now).await?;
        self.held = None;
        Ok(true)
    }

    async fn see_to(&mut self, letter: &Taken, now: i64) -> Result<Outcome> {
        let Some(kind) = self.kinds.iter().copied().find(|kind| kind.name == letter.kind) else {
            // While a new version starts beside the old one, its letters wait for it.
            return Ok(Outcome::Refused(Refused::for_now("unknown_kind")));
        };
        if let Some(outcome) = unwanted(&self.app, &kind, letter, now).await? {
            return Ok(outcome);
        }
        let written = match write(&self.app, &kind, letter, now).await {
            Ok(Some(written)) => written,
            Ok(None) => return Ok(Outcome::Unneeded("not_needed")),
            Err(refused) => return Ok(Outcome::Refused(refused)),
        };
        if !outbox::is_still_held(&self.app.db, letter).await? {
            return Ok(Outcome::Lost);
        }
        Ok(match self.carry(letter, written, now).await? {
            Ok(()) => Outcome::Sent,
            Err(refused) => Outcome::Refused(refused),
        })
    }

    async fn carry(&mut self, letter: &Taken, written: Written, now: i64) -> Result<std::result::Result<(), Refused>> {
        match &mut self.carrier {
            Carrier::Smtp(smtp) => Ok(smtp.hand_over(&written).await),
            Carrier::Mailbox => Ok(Ok(mailbox::put_in(&self.app, &letter.id, &written, now).await?)),
            #[cfg(test)]
            Carrier::Recorder(recorder) => {
                recorder.lock().expect("nobody panics while recording").push(written);
                Ok(Ok(()))
            }
        }
    }
}

/// What keeps a letter from being sent now: its reader wants none, no more of its kind, or none at this hour.
async fn unwanted(app: &AppState, kind: &Kind, letter: &Taken, now: i64) -> Result<Option<Outcome>> {
    let mut tx = app.db.read().await?;
    if kind.can_be_stopped && stop::is_stopped(&mut tx, &letter.address_index, kind.name).await? {
        return Ok(Some(Outcome::Unneeded("stopped")));
    }
    if let (true, Some(person)) = (kind.keeps_hours, &letter.person)
        && wishes::wishes_of(&mut tx, person).await?.none
    {
        return Ok(Some(Outcome::Unneeded("no_letters")));
    }
    if let (true, Some(person)) = (kind.keeps_hours, &letter.person)
        && let Some(hours) = hours::hours_of(&mut tx, person).await?
    {
        let begins = hours.begin(now);
        return Ok((begins > now).then_some(Outcome::Waits(begins)));
    }
    Ok(None)
}

/// Has a letter written, outside any transaction. A writer that falls over takes nothing with it.
async fn write(app: &AppState, kind: &Kind, letter: &Taken, now: i64) -> std::result::Result<Option<Written>, Refused> {
    let sealed = |_| Refused::for_now("sealed");
    let address = app.keys.open(outbox::address_place(&letter.id), &letter.address).map_err(sealed)?;
    let payload = app.keys.open(outbox::payload_place(&letter.id), &letter.payload).map_err(sealed)?;
    let to = EmailAddress::parse(&address).map_err(|_| Refused::for_good("address"))?;
    let draft = Draft { id: letter.id.clone(), to: to.clone(), person: letter.person.clone(), payload };
    let language = language_of(app, letter).await.map_err(|_| Refused::for_now("language"))?;
    let Some(words) = written_by(app, kind, draft, language).await? else { return Ok(None) };
    let stop = kind.can_be_stopped.then(|| stop::address(app, &letter.address_index, kind.name));
    let sheet = Sheet { id: &letter.id, to: &to, words: &words, stop: stop.as_deref(), now };
    match speaking(language, async { compose::compose(&app.config, &app.keys, &sheet) }).await {
        Ok(written) => Ok(Some(written)),
        Err(unsendable) => Err(Refused::for_good(unsendable.code())),
    }
}

/// The language that its reader chose; the first one where we do not know them.
async fn language_of(app: &AppState, letter: &Taken) -> Result<&'static Language> {
    let Some(person) = &letter.person else { return Ok(&languages()[0]) };
    let mut tx = app.db.read().await?;
    Ok(wishes::wishes_of(&mut tx, person).await?.language.unwrap_or(&languages()[0]))
}

async fn written_by(
    app: &AppState,
    kind: &Kind,
    draft: Draft,
    language: &'static Language,
) -> std::result::Result<Option<Words>, Refused> {
    let mut writing = tokio::spawn(speaking(language, (kind.write)(app.clone(), draft)));
    match tokio::time::timeout(WRITING, &mut writing).await {
        Ok(Ok(Ok(words))) => Ok(words),
        Ok(_) => Err(Refused::for_now("not_written")),
        Err(_) => {
            writing.abort();
            Err(Refused::for_now("not_written"))
        }
    }
}

/// Notes what became of a letter; while the database is away for a moment, again, or the letter would be sent twice.
async fn note_for_sure(app: &AppState, letter: &Taken, outcome: &Outcome, now: i64) -> Result<()> {
    for _ in 0..NOTING {
        if note(app, letter, outcome, now).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(EVERY).await;
    }
    note(app, letter, outcome, now).await
}

/// Notes what became of a letter, in the outbox and in the log: ids and codes, never an address or a word.
async fn note(app: &AppState, letter: &Taken, outcome: &Outcome, now: i64) -> Result<()> {
    let (db, Taken { id, kind, tries, due_at, .. }) = (&app.db, letter);
    let (noted, said, reason) = match outcome {
        Outcome::Sent => (outbox::note_done(db, letter, None, now).await?, "a letter was handed over", ""),
        Outcome::Unneeded(reason) => {
            (outbox::note_done(db, letter, Some(reason), now).await?, "a letter need not be sent", *reason)
        }
        Outcome::Waits(until) => (outbox::put_back(db, letter, *until).await?, "a letter waits for its hours", ""),
        Outcome::Refused(Refused { reason, for_good }) => match next_try(*tries, *due_at, now).filter(|_| !for_good) {
            Some(next) => (
                outbox::note_retry(db, letter, reason, next).await?,
                "a letter was not taken; it is tried again",
                reason.as_str(),
            ),
            None => {
                (outbox::note_failed(db, letter, reason, now).await?, "a letter cannot be delivered", reason.as_str())
            }
        },
        Outcome::Lost => (false, "", ""),
    };
    if noted {
        tracing::info!(outbox.id = id, kind, tries, reason, "{said}");
    } else {
        tracing::warn!(outbox.id = id, kind, tries, reason, "another worker has taken this letter over");
    }
    Ok(())
}
