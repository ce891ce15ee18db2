//! Every room's routes, joined up, and what each request passes on its way to them.

use std::time::Duration;

use axum::Extension;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use crate::error::AppError;
use crate::opportunities::Shelf;
use crate::web::{AppState, Routes};
use crate::{
    accounts, admin, advocacy, board, confirmation_letters, feedback, help, home, inbox, internet_access, leave, mail,
    mine, opportunities, pulses, said_did, young_people,
};

use super::{
    access, building_blocks, cards, deliver, errors, headers, health, holdings, letters, logging, nameless, personas,
};

/// The most that one form may hold, in bytes.
const LARGEST_FORM: usize = 64 * 1024;

/// The whole service as one router.
pub fn router(app: AppState, shelf: Shelf) -> Router {
    let mut rooms = Routes::new()
        .merge(accounts::routes().layer(Extension(cards::room_cards(&shelf))))
        .merge(mine::routes(holdings::HOLDINGS, home::doors, |app| Box::pin(pulses::open_now(app))))
        .merge(home::routes())
        .merge(help::routes())
        .merge(leave::routes(advocacy::end_opening))
        .merge(mail::routes(letters::kinds()))
        .merge(opportunities::routes(shelf))
        .merge(young_people::routes())
        .merge(confirmation_letters::routes())
        .merge(advocacy::routes())
        .merge(internet_access::routes())
        .merge(feedback::routes())
        .merge(said_did::routes())
        .merge(pulses::routes())
        .merge(admin::routes())
        .merge(board::routes())
        .merge(inbox::routes());
    if app.config.demo {
        rooms = rooms.merge(building_blocks::routes()).merge(mail::mailbox_routes()).merge(personas::routes());
    }
    if app.config.bench {
        rooms = rooms.merge(deliver::fixed_bytes());
    }
    let machines = health::routes();
    access::assert_listed(&rooms);
    access::assert_listed(&machines);
    let delivery = deliver::Delivery::new(&app);
    rooms
        .into_router()
        .route_layer(middleware::from_fn_with_state(app.clone(), access::guard))
        .fallback(async || AppError::NotFound)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(cross_site_posts_refused(&app.config.base_url))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(15)))
        .layer(CatchPanicLayer::custom(errors::after_a_panic))
        .layer(middleware::from_fn_with_state(delivery, deliver::deliver))
        .merge(headers::files(&app.config))
        .merge(machines.into_router())
        .layer(middleware::from_fn(headers::on_everything))
        .layer(middleware::from_fn_with_state(app.clone(), nameless::guard))
        .layer(middleware::from_fn(logging::log_request))
        .with_state(app)
}

/// A post from another site is refused (S-39): by `Sec-Fetch-Site` where the browser sends it, by `Origin` where not.
fn cross_site_posts_refused(base_url: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(base_url).unwrap_or_else(|_| CsrfLayer::new())
}
