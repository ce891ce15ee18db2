//! What waits to be delivered. It is safe on the disk before its writer is thanked.

use crate::error::{AppError, Reference, Result};
use crate::keys::{DayKeys, Keys, Place, Refused};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::model::{bounds_of_month, month_of};
use super::body::{Body, Handle, Kept, damaged};
use super::rows::{Row, Sealed, chunks};

/// Keeps what somebody sent; the same handle twice is kept once. False: it is longer than a row can be.
pub async fn put(app: &AppState, handle: Handle, kept: Kept) -> Result<bool> {
    let body = Body { handle, month: month_of(app.now()), kept };
    if body.padded().is_none() {
        return Ok(false);
    }
    if read_day_keys(app)?.is_none() {
        begin(app).await?;
    }
    let mut tx = app.anonymous.begin_long().await?;
    hold_night(&mut tx).await?;
    let day = read_day_keys(app)?.ok_or_else(|| away("it was there a moment ago".to_owned()))?;
    for Row { id, bucket, body_ct, size_class } in seal(&app.keys, &day, &[body]) {
        exec!(
            &mut tx,
            "insert into anonymous_pool (id, bucket, body_ct, size_class) values ($1, $2, $3, $4)
             on conflict (id) do nothing",
            id,
            bucket,
            body_ct,
            size_class
        )?;
    }
    commit(app, tx).await?;
    Ok(true)
}

/// Everything that waits, in no order.
pub async fn waiting(app: &AppState) -> Result<Vec<Body>> {
    let mut waits = Waiting::default();
    for _ in 0..2 {
        let day = read_day_keys(app)?;
        let mut tx = app.anonymous.read().await?;
        waits = open_all(&mut tx, day.as_ref()).await?;
        if waits.lost == 0 {
            break;
        }
        // A night passed between the key and the rows.
    }
    Ok(waits.bodies)
}

/// Makes the key of the day, where there is none.
async fn begin(app: &AppState) -> Result<()> {
    let mut tx = app.anonymous.begin_long().await?;
    hold_night_alone(&mut tx).await?;
    day_keys(app, &mut tx).await?;
    Ok(())
}

/// The keys of the day for whoever holds the night alone; they are made, where there are none. Where something waits they must be
/// there: new ones would not open it, and the file may only have been put elsewhere.
pub(super) async fn day_keys(app: &AppState, tx: &mut Tx) -> Result<DayKeys> {
    if let Some(day) = read_day_keys(app)? {
        return Ok(day);
    }
    let something = sql!(tx, fetch_optional, Sealed, "select id, body_ct from anonymous_pool limit 1")?;
    match something {
        None => DayKeys::make(&app.config.day_key_file).map_err(away),
        Some(_) => Err(away("it is not there, and something that it sealed is".to_owned())),
    }
}

pub(super) fn read_day_keys(app: &AppState) -> Result<Option<DayKeys>> {
    DayKeys::read(&app.config.day_key_file).map_err(away)
}

/// The file of the day's key cannot be used.
pub(super) fn away(cause: String) -> AppError {
    let reference = Reference::new();
    tracing::error!(%reference, %cause, "the key of the day is away");
    AppError::Away(reference)
}

/// Ends a deed, and lets the files' times say no more than the month.
pub(super) async fn commit(app: &AppState, tx: Tx) -> Result<()> {
    tx.commit().await?;
    level_times(app);
    Ok(())
}

/// Sets the times of the store's files to the first of the month (N-2).
pub fn level_times(app: &AppState) {
    app.anonymous.set_times(first_of_month(app.now()));
}

/// The first moment of the month of `now`: the only time that the store's files may tell.
pub fn first_of_month(now: i64) -> i64 {
    bounds_of_month(&month_of(now)).map_or(0, |(first, _)| first)
}

/// The night that passes next.
pub(super) struct NightRow {
    pub epoch: String,
    pub waited: i64,
    pub passed_on: String,
    pub to_tell: bool,
}

/// Keeps the night from passing until this is done.
pub(super) async fn hold_night(tx: &mut Tx) -> Result<NightRow> {
    Ok(sql!(
        tx,
        fetch_one,
        NightRow,
        sqlite: r#"select epoch, waited, passed_on, to_tell as "to_tell!: bool" from anonymous_night"#,
        pg: r#"select epoch, waited, passed_on, to_tell as "to_tell!: bool" from anonymous_night for share"#
    )?)
}

/// The same, and nobody writes meanwhile.
pub(super) async fn hold_night_alone(tx: &mut Tx) -> Result<NightRow> {
    Ok(sql!(
        tx,
        fetch_one,
        NightRow,
        sqlite: r#"select epoch, waited, passed_on, to_tell as "to_tell!: bool" from anonymous_night"#,
        pg: r#"select epoch, waited, passed_on, to_tell as "to_tell!: bool" from anonymous_night for update"#
    )?)
}

/// The night as this picture of the store shows it.
pub(super) async fn see_night(tx: &mut Tx) -> Result<NightRow> {
    Ok(sql!(
        tx,
        fetch_one,
        NightRow,
        r#"select epoch, waited, passed_on, to_tell as "to_tell!: bool" from anonymous_night"#
    )?)
}

/// What waits, opened.
#[derive(Default)]
pub(super) struct Waiting {
    pub bodies: Vec<Body>,
    /// How many rows no key of the file opens.
    pub lost: usize,
}

pub(super) async fn open_all(tx: &mut Tx, day: Option<&DayKeys>) -> Result<Waiting> {
    let rows = sql!(tx, fetch_all, Sealed, "select id, body_ct from anonymous_pool")?;
    let mut waits = Waiting::default();
    for row in rows {
        let place = Place::new("anonymous_pool", "body_ct", &row.id);
        match day.map_or(Err(Refused::NoSuchKey), |day| day.open_bytes(place, &row.body_ct)) {
            Ok(bytes) => waits.bodies.push(Body::unpadded(&bytes)?),
            Err(Refused::NoSuchKey) => waits.lost += 1,
            Err(Refused::Changed) => return Err(damaged()),
        }
    }
    Ok(waits)
}

/// Writes all that waits anew, in random order.
pub(super) async fn rewrite(tx: &mut Tx, keys: &Keys, day: &DayKeys, bodies: &[Body]) -> Result<()> {
    exec!(&mut *tx, "delete from anonymous_pool")?;
    for rows in chunks(seal(keys, day, bodies)) {
        exec!(
            &mut *tx,
            sqlite: "insert into anonymous_pool (id, bucket, body_ct, size_class)
                     select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each($1)",
            pg: "insert into anonymous_pool (id, bucket, body_ct, size_class)
                 select value ->> 0, value ->> 1, value ->> 2, (value ->> 3)::bigint from json_array_elements($1::text::json)",
            rows
        )?;
    }
    Ok(())
}

fn seal(keys: &Keys, day: &DayKeys, bodies: &[Body]) -> Vec<Row> {
    let sealed = |id: &str, bytes: &[u8]| day.seal_bytes(Place::new("anonymous_pool", "body_ct", id), bytes);
    bodies.iter().filter_map(|body| Row::of(body, body.handle.row(keys, day.newest()), sealed)).collect()
}
