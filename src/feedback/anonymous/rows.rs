//! Rows on their way to the disk and back.

use serde::Serialize;

use super::body::Body;

/// So many rows are written at once.
const AT_ONCE: usize = 500;

/// A row as the store keeps it.
pub(super) struct Sealed {
    pub id: String,
    pub body_ct: String,
}

/// The whole of one, to be written; in JSON a list of its columns.
#[derive(Serialize)]
#[serde(into = "(String, String, String, i64)")]
#[derive(Clone)]
pub(super) struct Row {
    pub id: String,
    pub bucket: String,
    pub body_ct: String,
    pub size_class: i64,
}

impl From<Row> for (String, String, String, i64) {
    fn from(row: Row) -> Self {
        (row.id, row.bucket, row.body_ct, row.size_class)
    }
}

impl Row {
    /// None where it is longer than a row can be.
    pub fn of(body: &Body, id: String, seal: impl Fn(&str, &[u8]) -> String) -> Option<Row> {
        let (size_class, bytes) = body.padded()?;
        let body_ct = seal(&id, &bytes);
        Some(Row { id, bucket: body.month.clone(), body_ct, size_class })
    }
}

/// Rows in the order of their names, which are random; some hundreds at once, as JSON.
pub(super) fn chunks(mut rows: Vec<Row>) -> Vec<String> {
    rows.sort_by(|one, other| one.id.cmp(&other.id));
    rows.chunks(AT_ONCE).map(|rows| serde_json::json!(rows).to_string()).collect()
}
