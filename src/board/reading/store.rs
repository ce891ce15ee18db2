//! Packs as they were published.

use serde::de::DeserializeOwned;

use crate::accounts::Names;
use crate::disclosure::Release;
use crate::error::{AppError, Reference, Result};
use crate::sql;
use crate::web::{AppState, Tx};
use crate::words::Quarter;

use super::super::model::{Pack, hash};

/// One pack, and how it came out.
#[derive(Clone, Debug)]
pub struct Published {
    pub quarter: Quarter,
    pub version: i64,
    pub pack: Pack,
    pub hash: String,
    /// The hash fits what is kept.
    pub whole: bool,
    pub published_at: i64,
    /// Who put it forward, and who published it.
    pub by: [String; 2],
}

struct Row {
    quarter: String,
    version: i64,
    pack: String,
    hash: String,
    drafted_by: String,
    published_by: String,
    published_at: i64,
}

impl Row {
    fn open(self) -> Result<Option<Published>> {
        let Some(quarter) = Quarter::parse(&self.quarter) else { return Ok(None) };
        let whole = hash(&self.pack) == self.hash;
        let pack = read_json(&self.pack)?;
        let Row { version, hash, published_at, drafted_by, published_by, .. } = self;
        Ok(Some(Published { quarter, version, pack, hash, whole, published_at, by: [drafted_by, published_by] }))
    }
}

/// Reads what we wrote as JSON ourselves.
pub fn read_json<T: DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|cause| {
        let reference = Reference::new();
        tracing::error!(%reference, category = ?cause.classify(), "a pack cannot be read");
        AppError::Unexpected(reference)
    })
}

struct Latest {
    quarter: String,
    version: i64,
}

/// Every quarter that has a pack, the latest first, and its latest version.
pub async fn quarters(tx: &mut Tx) -> Result<Vec<(Quarter, i64)>> {
    let rows = sql!(
        tx,
        fetch_all,
        Latest,
        r#"select quarter as "quarter!", max(version) as "version!: i64" from board_packs group by quarter order by quarter desc limit 200"#
    )?;
    Ok(rows.into_iter().filter_map(|row| Some((Quarter::parse(&row.quarter)?, row.version))).collect())
}

/// The latest version of a quarter's pack; none: it has none.
pub async fn latest_version(tx: &mut Tx, quarter: &str) -> Result<Option<i64>> {
    let row = sql!(
        tx,
        fetch_optional,
        Latest,
        "select quarter, version from board_packs where quarter = $1 order by version desc limit 1",
        quarter
    )?;
    Ok(row.map(|row| row.version))
}

/// One pack.
pub async fn find(tx: &mut Tx, quarter: Quarter, version: i64) -> Result<Option<Published>> {
    let code = quarter.code();
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select quarter, version, pack, hash, drafted_by, published_by, published_at from board_packs
         where quarter = $1 and version = $2",
        code,
        version
    )?;
    row.map_or(Ok(None), Row::open)
}

/// The latest version of each of the six quarters up to this one, the oldest first; none of a quarter without a pack.
pub async fn six_quarters(tx: &mut Tx, until: Quarter) -> Result<Vec<(Quarter, Option<Published>)>> {
    let mut last: Vec<Quarter> = std::iter::successors(Some(until), |quarter| Some(quarter.before())).take(6).collect();
    last.reverse();
    let (from, to) = (last[0].code(), until.code());
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        "select quarter, version, pack, hash, drafted_by, published_by, published_at from board_packs p
         where quarter >= $1 and quarter <= $2
           and version = (select max(version) from board_packs o where o.quarter = p.quarter)",
        from,
        to
    )?;
    let mut packs = Vec::new();
    for row in rows {
        packs.extend(row.open()?);
    }
    Ok(last.into_iter().map(|quarter| (quarter, packs.iter().find(|pack| pack.quarter == quarter).cloned())).collect())
}

struct Json {
    pack: String,
}

/// All that was ever published, as the check wants it.
pub async fn releases(tx: &mut Tx) -> Result<Vec<Release>> {
    let rows = sql!(tx, fetch_all, Json, "select pack from board_packs order by quarter, version")?;
    rows.iter().map(|row| read_json::<Pack>(&row.pack).map(|pack| pack.release)).collect()
}

/// Who made it, in names: whoever put it forward, and whoever published it.
pub async fn makers(tx: &mut Tx, app: &AppState, published: &Published) -> Result<[String; 2]> {
    let mut names = Names::default();
    let mut found = Vec::new();
    for id in &published.by {
        let name = names.of(tx, &app.keys, Some(id)).await?.map(|colleague| colleague.name);
        found.push(name.unwrap_or_else(|| "somebody who is not here any more".to_owned()));
    }
    Ok([found.remove(0), found.remove(0)])
}
