//! Serving: opens what is needed, answers until told to stop, and stops without dropping anybody.

use std::net::SocketAddr;
use std::time::Duration;

use axum::http::{HeaderValue, header};
use axum::middleware::map_response;
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::feedback;
use crate::keys::{self, Keys};
use crate::mail::{Carrier, Worker};
use crate::mine;
use crate::opportunities::{self, Shelf};
use crate::said_did;
use crate::web::{AnonymousDb, AppState, Assets, Config, Db, now};

use super::{holdings, housekeeping, letters, router};

/// How long requests under way may take to finish after a signal to stop.
const DRAIN: Duration = Duration::from_secs(10);
/// How long, after a signal to stop, every answer still says that its connection ends with it: whoever asks again right then
/// opens a new one, and does not send into one that is just being closed.
const LAST_ANSWERS: Duration = Duration::from_millis(250);

/// Serves until SIGTERM or SIGINT. Errors are one sentence for the person at the command line.
pub async fn serve(config: Config) -> Result<(), String> {
    let db = Db::open(&config.database_url).await.map_err(|cause| cause.to_string())?;
    let anonymous = AnonymousDb::open(&config.database_url).await.map_err(|cause| cause.to_string())?;
    if !db.is_current().await || !anonymous.is_current().await {
        return Err("the database is not up to date. Run \"foothold migrate\" first.".to_owned());
    }
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    no_core_dumps();
    let assets = Assets::read(&config.site)?;
    crate::help::check_contacts(&config)?;
    crate::promises::begin(&config)?;
    let listen = config.listen;
    let again = mine::erase::replay(&db, &keys, holdings::ALL, &config.erasures_file, now()).await;
    let again = again.map_err(|_| {
        format!("the ledger of accounts that are gone ({}) cannot be used.", config.erasures_file.display())
    })?;
    if again > 0 {
        tracing::warn!(accounts = again, "this database came from a backup: accounts that are gone were deleted again");
    }
    let app = AppState::new(db.clone(), anonymous.clone(), config, assets, keys);
    let shelf = Shelf::open(&app).await.map_err(|cause| format!("the opportunities cannot be read: {cause}"))?;
    let carrier = Carrier::of(&app)?;
    let listener = TcpListener::bind(listen).await.map_err(|cause| format!("cannot listen on {listen}: {cause}"))?;
    tracing::info!(%listen, engine = db.engine(), opportunities = shelf.len(), "serving");

    let stopping = app.stopping();
    let stop = app.clone();
    let watching = tokio::spawn(shelf.clone().keep_up(app.clone(), stopping.clone()));
    let delivering = match carrier {
        Some(carrier) => {
            Some(tokio::spawn(Worker::new(app.clone(), letters::kinds(), carrier).keep_on(stopping.clone())))
        }
        None => {
            tracing::warn!("FOOTHOLD_SMTP names no mail server: letters wait, and nobody gets one");
            None
        }
    };
    let housekeeping = tokio::spawn(housekeeping::keep_house(app.clone(), stopping.clone()));
    let nights = tokio::spawn(feedback::anonymous::keep_nights(app.clone(), stopping.clone()));
    let holding = tokio::spawn(opportunities::hold_searches(app.clone(), stopping.clone()));
    let promised = tokio::spawn(said_did::keep_up(app.clone(), stopping.clone()));
    let mut drained = stopping.clone();
    let closing = stopping.clone();
    let service = router(app, shelf)
        .layer(map_response(move |answer| std::future::ready(last_answer(answer, *closing.borrow()))))
        .into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop_signal().await;
        tracing::info!("stopping");
        stop.stop();
        tokio::time::sleep(LAST_ANSWERS).await;
    });
    tokio::select! {
        ended = serving.into_future() => ended.map_err(|cause| format!("serving ended: {cause}"))?,
        () = async { let _ = drained.wait_for(|stop| *stop).await; tokio::time::sleep(DRAIN).await } => {
            tracing::warn!("some requests were still under way after {} seconds", DRAIN.as_secs());
        }
    }
    watching.abort();
    holding.abort();
    promised.abort();
    if let Some(delivering) = delivering
        && let Err(cause) = delivering.await
    {
        tracing::warn!(%cause, "the letters' worker fell over");
    }
    housekeeping.abort();
    // A night that is passing ends first; it takes seconds.
    if let Err(cause) = nights.await {
        tracing::warn!(%cause, "the nights fell over");
    }
    anonymous.close().await;
    anonymous.set_times(feedback::anonymous::first_of_month(now()));
    db.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Says in an answer that its connection ends with it, where the service is about to stop.
fn last_answer(mut answer: Response, closing: bool) -> Response {
    if closing {
        answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    answer
}

/// A process that falls over leaves no picture of its memory, keys included, on a disk (D-26).
fn no_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    if let Err(cause) = setrlimit(Resource::Core, none) {
        tracing::warn!(%cause, "core dumps could not be turned off");
    }
}

/// Waits until somebody tells the program to stop.
pub(super) async fn stop_signal() {
    let mut terminate = signal(SignalKind::terminate()).expect("signals can be listened to");
    let mut interrupt = signal(SignalKind::interrupt()).expect("signals can be listened to");
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
