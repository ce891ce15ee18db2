//! Cases, as advocates work on them.

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
