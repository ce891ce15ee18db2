//! Letters that nobody got.
