//! What the Corporate Parenting Board is told of advocacy: what the provider gave out, and nothing else.

use crate::disclosure::Shown;
use crate::error::Result;
use crate::web::Tx;

use super::release::release;
use super::{Quarter, store};

/// The tables of a quarter as the provider gave them out; none where it has not. How many asked stands in the first of them.
pub async fn given_out(tx: &mut Tx, quarter: Quarter) -> Result<Vec<Shown>> {
    let Some(figures) = store::given_out_of(tx, quarter).await? else { return Ok(Vec::new()) };
    Ok(release(quarter, &figures).tables.into_iter().filter(|shown| shown.id != "advocacy.asked").collect())
}
