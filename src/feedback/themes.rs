//! What feedback can be about: a short list that the Children in Care Council owns.

use crate::error::Result;
use crate::sql;
use crate::web::Tx;

/// One theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    pub code: String,
    /// In words of young people.
    pub name: String,
    /// In ms since 1970 UTC; since then it is not offered.
    pub retired_at: Option<i64>,
}

/// Every theme, also those that are not offered any more, in their order.
pub async fn themes(tx: &mut Tx) -> Result<Vec<Theme>> {
    Ok(sql!(tx, fetch_all, Theme, "select code, name, retired_at from feedback_themes order by place, code")?)
}
