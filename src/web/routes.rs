//! Routes that know their own names: a room adds its pages and deeds here, and `server` compares the list with the access
//! matrix, so that no route is served that the matrix does not know (S-20).

use std::convert::Infallible;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::response::IntoResponse;
use axum::routing;
use tower::{Layer, Service};

use super::AppState;

/// A room's routes, each with its method and address.
#[derive(Default)]
pub struct Routes {
    router: Router<AppState>,
    listed: Vec<(Method, &'static str)>,
}

impl Routes {
    pub fn new() -> Routes {
        Routes::default()
    }

    /// A page.
    pub fn get<H: Handler<T, AppState>, T: 'static>(mut self, address: &'static str, handler: H) -> Routes {
        self.listed.push((Method::GET, address));
        Routes { router: self.router.route(address, routing::get(handler)), ..self }
    }

    /// A deed.
    pub fn post<H: Handler<T, AppState>, T: 'static>(mut self, address: &'static str, handler: H) -> Routes {
        self.listed.push((Method::POST, address));
        Routes { router: self.router.route(address, routing::post(handler)), ..self }
    }

    /// Adds another room's.
    pub fn merge(mut self, mut other: Routes) -> Routes {
        self.listed.append(&mut other.listed);
        Routes { router: self.router.merge(other.router), ..self }
    }

    /// Puts `layer` round the routes added so far.
    pub fn layer<L>(self, layer: L) -> Routes
    where
        L: Layer<routing::Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        Routes { router: self.router.layer(layer), ..self }
    }

    /// Every route, as `METHOD address`.
    pub fn listed(&self) -> &[(Method, &'static str)] {
        &self.listed
    }

    /// The routes alone.
    pub fn into_router(self) -> Router<AppState> {
        self.router
    }
}
