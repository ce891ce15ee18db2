//! Asking for an advocate.

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
