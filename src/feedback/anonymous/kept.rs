//! What was delivered, as participation workers and those with 16 digits find it.

use crate::error::Result;
use crate::keys::{Keys, Place};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::model::{Changed, Piece, Said, Voice};
use super::body::{Body, Handle, Kept, damaged};
use super::pool::{Waiting, commit, hold_night, open_all, read_day_keys, see_night};
use super::rows::{Row, Sealed, chunks};

struct Month {
    bucket: String,
}

/// The months in which something came that has been delivered, the latest first.
pub async fn months(app: &AppState) -> Result<Vec<String>> {
    let mut tx = app.anonymous.read().await?;
    let months = sql!(&mut tx, fetch_all, Month, "select distinct bucket from anonymous_kept order by bucket desc")?;
    Ok(months.into_iter().map(|month| month.bucket).collect())
}

/// Everything that came in a month ("2026-11") and has been delivered, in no order.
pub async fn of_month(app: &AppState, month: &str) -> Result<Vec<Body>> {
    let mut tx = app.anonymous.read().await?;
    of_bucket(&mut tx, &app.keys, month).await
}

pub(super) async fn of_bucket(tx: &mut Tx, keys: &Keys, month: &str) -> Result<Vec<Body>> {
    let rows = sql!(tx, fetch_all, Sealed, "select id, body_ct from anonymous_kept where bucket = $1", month)?;
    rows.iter().map(|row| open(keys, row)).collect()
}

/// What was delivered under this handle, as staff may read it.
pub async fn delivered(app: &AppState, handle: &Handle) -> Result<Option<Body>> {
    let mut tx = app.anonymous.read().await?;
    delivered_in(&mut tx, &app.keys, handle).await
}

async fn delivered_in(tx: &mut Tx, keys: &Keys, handle: &Handle) -> Result<Option<Body>> {
    // The night and the row are of one picture, so the name is the right one.
    let id = handle.row(keys, &see_night(tx).await?.epoch);
    let row = sql!(tx, fetch_optional, Sealed, "select id, body_ct from anonymous_kept where id = $1", id)?;
    row.map(|row| open(keys, &row)).transpose()
}

/// A piece with all that its writer added since, also what waits to be delivered: for its writer alone. None: nothing has this handle.
pub async fn find(app: &AppState, handle: &Handle) -> Result<Option<Piece>> {
    let (mut delivered, mut waits) = (None, Waiting::default());
    for _ in 0..2 {
        let day = read_day_keys(app)?;
        let mut tx = app.anonymous.read().await?;
        delivered = delivered_in(&mut tx, &app.keys, handle).await?;
        waits = open_all(&mut tx, day.as_ref()).await?;
        if waits.lost == 0 {
            break;
        }
        // A night passed between the key and the picture.
    }
    let piece = |body: &Body| body.piece().cloned();
    let here = waits.bodies.iter().find(|body| body.handle == *handle);
    let Some(mut found) = delivered.as_ref().and_then(piece).or_else(|| here.and_then(piece)) else { return Ok(None) };
    for body in &waits.bodies {
        if let Kept::More { of, words, once } = &body.kept
            && of == handle
        {
            join(&mut found, words, once);
        }
    }
    Ok(Some(found))
}

/// Joins what a writer added to their piece; it is looked at again, if it was dealt with.
pub(super) fn join(piece: &mut Piece, words: &str, once: &str) {
    if piece.said.iter().any(|said| said.once == once) {
        return;
    }
    let said = Said { voice: Voice::Writer, words: words.to_owned(), at: None, once: once.to_owned() };
    piece.said.push(said);
    piece.finished = false;
    piece.version += 1;
}

/// Changes a piece that was delivered, as `deed` says; what `deed` refuses is not changed.
pub async fn change(
    app: &AppState,
    handle: &Handle,
    deed: impl FnOnce(&mut Piece) -> Changed + Send,
) -> Result<Changed> {
    let mut tx = app.anonymous.begin().await?;
    let id = handle.row(&app.keys, &hold_night(&mut tx).await?.epoch);
    let row = sql!(
        &mut tx,
        fetch_optional,
        Sealed,
        sqlite: "select id, body_ct from anonymous_kept where id = $1",
        pg: "select id, body_ct from anonymous_kept where id = $1 for update",
        id
    )?;
    let Some(row) = row else { return Ok(Changed::NotThere) };
    let mut body = open(&app.keys, &row)?;
    let Kept::Piece(piece) = &mut body.kept else { return Ok(Changed::NotThere) };
    let changed = deed(piece);
    if changed != Changed::Done {
        return Ok(changed);
    }
    piece.version += 1;
    // What its writer added and is not delivered yet must still fit.
    let mut waits = open_all(&mut tx, read_day_keys(app)?.as_ref()).await?.bodies;
    waits.retain(|body| body.adds_to(handle));
    if !body.has_room_for(&waits) {
        return Ok(Changed::TooLong);
    }
    for Row { id, body_ct, size_class, .. } in seal(&app.keys, &[body], |_| id.clone()) {
        exec!(
            &mut tx,
            "update anonymous_kept set body_ct = $1, size_class = $2 where id = $3",
            body_ct,
            size_class,
            id
        )?;
    }
    commit(app, tx).await?;
    Ok(Changed::Done)
}

/// Every row, as it is sealed.
pub(super) async fn all(tx: &mut Tx) -> Result<Vec<Sealed>> {
    Ok(sql!(tx, fetch_all, Sealed, "select id, body_ct from anonymous_kept")?)
}

/// Writes all of it anew, under the names of a new night, in the order of these: a random one.
pub(super) async fn rewrite(tx: &mut Tx, keys: &Keys, epoch: &str, bodies: &[Body]) -> Result<()> {
    exec!(&mut *tx, "update anonymous_night set epoch = $1", epoch)?;
    exec!(&mut *tx, "delete from anonymous_kept")?;
    for rows in chunks(seal(keys, bodies, |body| body.handle.row(keys, epoch))) {
        exec!(
            &mut *tx,
            sqlite: "insert into anonymous_kept (id, bucket, body_ct, size_class)
                     select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each($1)",
            pg: "insert into anonymous_kept (id, bucket, body_ct, size_class)
                 select value ->> 0, value ->> 1, value ->> 2, (value ->> 3)::bigint from json_array_elements($1::text::json)",
            rows
        )?;
    }
    Ok(())
}

fn seal(keys: &Keys, bodies: &[Body], name: impl Fn(&Body) -> String) -> Vec<Row> {
    let sealed = |id: &str, bytes: &[u8]| keys.seal_anonymous(place(id), bytes);
    bodies.iter().filter_map(|body| Row::of(body, name(body), sealed)).collect()
}

pub(super) fn open(keys: &Keys, row: &Sealed) -> Result<Body> {
    Body::unpadded(&keys.open_anonymous(place(&row.id), &row.body_ct).map_err(|_| damaged())?)
}

fn place(id: &str) -> Place<'_> {
    Place::new("anonymous_kept", "body_ct", id)
}
