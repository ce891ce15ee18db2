//! Where each postcode lies.

use crate::opportunities::model::Point;
use crate::web::{Db, Tx};
use crate::{exec, sql};

struct PointRow {
    lat: f64,
    lon: f64,
}

/// Where a postcode lies, if Code-Point Open has been imported. `postcode` has no space: "E143AB".
pub async fn find_postcode(db: &Db, postcode: &str) -> sqlx::Result<Option<Point>> {
    let mut tx = db.read().await?;
    let row = sql!(&mut tx, fetch_optional, PointRow, "select lat, lon from postcodes where postcode = $1", postcode)?;
    Ok(row.map(|row| Point { lat: row.lat, lon: row.lon }))
}

/// Replaces every postcode with those that `next` hands over, a chunk at a time, as JSON arrays of [postcode, lat, lon].
pub struct PostcodeImport {
    tx: Tx,
    pub kept: u64,
}

impl PostcodeImport {
    pub async fn begin(db: &Db) -> sqlx::Result<PostcodeImport> {
        let mut tx = db.begin().await?;
        exec!(&mut tx, "delete from postcodes")?;
        Ok(PostcodeImport { tx, kept: 0 })
    }

    /// Adds some thousands at once. One that comes twice is kept once.
    pub async fn add(&mut self, chunk: &[(String, Point)]) -> sqlx::Result<()> {
        let rows: Vec<_> = chunk.iter().map(|(postcode, at)| (postcode, at.lat, at.lon)).collect();
        let json = serde_json::to_string(&rows).expect("postcodes are plain data");
        self.kept += exec!(
            &mut self.tx,
            sqlite: "insert into postcodes (postcode, lat, lon)
                     select value ->> 0, value ->> 1, value ->> 2 from json_each($1) where true
                     on conflict (postcode) do nothing",
            pg: "insert into postcodes (postcode, lat, lon)
                 select value ->> 0, (value ->> 1)::double precision, (value ->> 2)::double precision
                 from jsonb_array_elements($1::text::jsonb) on conflict (postcode) do nothing",
            json
        )?;
        Ok(())
    }

    pub async fn finish(self) -> sqlx::Result<u64> {
        self.tx.commit().await?;
        Ok(self.kept)
    }
}
