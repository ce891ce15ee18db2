//! One case, as its young person sees it.

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
