//! What the Corporate Parenting Board is told of advocacy: what the provider gave out, and nothing else.

use crate::disclosure::{Rule, Shown, Table};
use crate::error::Result;
use crate::web::Tx;

use super::count::{ABOUT, GOT, PROMISES};
use super::{Quarter, store};

/// The tables of a quarter as the provider gave them out; none where it has not.
pub async fn given_out(tx: &mut Tx, quarter: Quarter) -> Result<Vec<Shown>> {
    let Some(figures) = store::given_out_of(tx, quarter).await? else { return Ok(Vec::new()) };
    Ok(vec![
        shown("advocacy.about", "advocacy.asked", &ABOUT, &figures.about),
        shown("advocacy.promises", "advocacy.promises", &PROMISES, &figures.promises),
        shown("advocacy.got", "advocacy.got", &GOT, &figures.got),
    ])
}

/// The same table, with what a pack says of it.
fn shown(id: &str, of: &str, kinds: &[&str], table: &Table) -> Shown {
    Shown {
        id: id.to_owned(),
        rule: Rule::Protected,
        of: of.to_owned(),
        within: None,
        several: false,
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        rows: Vec::new(),
        table: table.clone(),
    }
}
