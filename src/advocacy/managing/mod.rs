//! What the provider answers for: load, promises, figures.

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
