pub(super) mod feeds;
mod finding;
mod importing;
mod showing;
