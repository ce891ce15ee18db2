pub mod feeds;
mod finding;
mod importing;
mod showing;
