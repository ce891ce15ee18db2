//! What was given out, what could be, and the verbs of the two managers whom that takes.

use crate::accounts::{PersonId, Role, Staff, people};
use crate::audit::Deed;
use crate::error::{AppError, Reference, Result};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::super::letters;
use super::super::note;
use super::model::{Figures, No, Said, Stands, Step};
use super::{Quarter, count, release};

/// How many quarters managers look back on.
const BACK: usize = 8;

/// What came of a step.
type Came = std::result::Result<(), No>;

struct GivenRow {
    quarter: String,
    figures: String,
    given_out_at: i64,
}

async fn rows(tx: &mut Tx) -> Result<Vec<GivenRow>> {
    Ok(sql!(
        tx,
        fetch_all,
        GivenRow,
        "select quarter, figures, given_out_at from advocacy_figures order by quarter desc limit 100"
    )?)
}

struct ProposedRow {
    figures: String,
    proposed_at: i64,
    proposed_by: String,
}

/// What a manager says is right. Where nobody knows any more who said it, nobody did: it might be whoever gives it out.
async fn proposed(tx: &mut Tx, quarter: &str) -> Result<Option<ProposedRow>> {
    Ok(sql!(
        tx,
        fetch_optional,
        ProposedRow,
        r#"select figures, proposed_at, proposed_by as "proposed_by!" from advocacy_figures_proposed
           where quarter = $1 and proposed_by is not null"#,
        quarter
    )?)
}

/// A quarter of the list, and how far it is.
pub struct Listed {
    pub quarter: Quarter,
    pub is_proposed: bool,
    pub given_out_at: Option<i64>,
}

struct Code {
    quarter: String,
}

/// The quarters of which a manager says that they are right, and that wait for another.
async fn waiting_quarters(tx: &mut Tx) -> Result<Vec<String>> {
    let rows = sql!(
        tx,
        fetch_all,
        Code,
        "select quarter from advocacy_figures_proposed p
         where proposed_by is not null and not exists (select 1 from advocacy_figures f where f.quarter = p.quarter)"
    )?;
    Ok(rows.into_iter().map(|row| row.quarter).collect())
}

/// What waits for a second manager, for the first page of staff.
pub async fn waiting(app: &AppState) -> Result<Vec<String>> {
    let quarters = waiting_quarters(&mut app.db.read().await?).await?;
    Ok(match quarters.len() {
        0 => Vec::new(),
        1 => vec!["Figures of 1 quarter wait to be given out by another manager.".to_owned()],
        more => vec![format!("Figures of {more} quarters wait to be given out by another manager.")],
    })
}

/// The last quarters that are over, the newest first, and how far each is.
pub async fn quarters(app: &AppState) -> Result<Vec<Listed>> {
    let mut tx = app.db.read().await?;
    let (given, waiting) = (rows(&mut tx).await?, waiting_quarters(&mut tx).await?);
    let last = Quarter::of(app.now()).before();
    let back = std::iter::successors(Some(last), |quarter| Some(quarter.before())).take(BACK);
    let listed = |quarter: Quarter| Listed {
        quarter,
        is_proposed: waiting.contains(&quarter.code()),
        given_out_at: given.iter().find(|row| row.quarter == quarter.code()).map(|row| row.given_out_at),
    };
    Ok(back.map(listed).collect())
}

/// The figures of a quarter that is over: as they were given out, or as they would be.
pub struct Looked {
    pub figures: Figures,
    pub stands: Stands,
    /// What whoever said that they are right is called.
    pub said_by: Option<String>,
    /// The tables from which something hidden could be worked out.
    pub told: Vec<String>,
    /// There is no second manager.
    pub is_alone: bool,
}

impl Looked {
    /// Whether this manager may do this now.
    pub fn allows(&self, step: Step, manager: &Staff) -> Came {
        self.stands.allows(step, &manager.id)?;
        if step == Step::TakeBack || self.told.is_empty() { Ok(()) } else { Err(No::Told) }
    }

    /// The same, asked from a page that showed the figures of this mark.
    fn allows_as_seen(&self, step: Step, manager: &Staff, seen: &str) -> Came {
        self.allows(step, manager)?;
        if seen == self.figures.mark() { Ok(()) } else { Err(No::Crossed) }
    }
}

/// Looks at a quarter. What was not given out is counted anew each time.
pub async fn look(app: &AppState, quarter: Quarter) -> Result<Looked> {
    let (code, mut tx) = (quarter.code(), app.db.read().await?);
    let given = rows(&mut tx).await?;
    if let Some(row) = given.iter().find(|row| row.quarter == code) {
        let (figures, stands) = (parse(&row.figures)?, Stands::GivenOut { at: row.given_out_at });
        return Ok(Looked { figures, stands, said_by: None, told: Vec::new(), is_alone: false });
    }
    let counted = count::count(&mut tx, app, quarter).await?;
    let proposed = proposed(&mut tx, &code).await?;
    let said_by = match &proposed {
        Some(row) => people::contact(&mut tx, &app.keys, &PersonId(row.proposed_by.clone())).await?,
        None => None,
    };
    let is_alone = letters::of_provider(&mut tx, &[Role::AdvocacyManager]).await?.len() < 2;
    drop(tx);
    let made = release::make(quarter, counted, all(&given)?).await?;
    let stands = match proposed {
        None => Stands::Open,
        Some(ProposedRow { figures, proposed_at, proposed_by }) => {
            let said = Said { by: PersonId(proposed_by), at: proposed_at };
            if figures == made.figures.json() { Stands::Proposed(said) } else { Stands::Differs(said) }
        }
    };
    let said_by = said_by.map(|contact| contact.name);
    Ok(Looked { figures: made.figures, stands, said_by, told: made.told, is_alone })
}

/// Shows a quarter to a manager. The audit knows that it was read.
pub async fn read(app: &AppState, manager: &Staff, quarter: Quarter) -> Result<Looked> {
    let looked = look(app, quarter).await?;
    let mut tx = app.db.begin().await?;
    note(app, &mut tx, manager, Deed::AdvocacyFiguresRead, &quarter.code(), None).await?;
    tx.commit().await?;
    Ok(looked)
}

/// A manager says that the figures which they saw are right, in the place of others that somebody said so of before.
pub async fn propose(app: &AppState, manager: &Staff, quarter: Quarter, seen: &str) -> Result<Came> {
    let looked = look(app, quarter).await?;
    if let Err(no) = looked.allows_as_seen(Step::Propose, manager, seen) {
        return Ok(Err(no));
    }
    let (now, me, code, figures) = (app.now(), manager.id.as_str(), quarter.code(), looked.figures.json());
    let mut tx = app.db.begin().await?;
    let kept = exec!(
        &mut tx,
        "insert into advocacy_figures_proposed (quarter, figures, proposed_at, proposed_by)
         select $1, $2, $3, $4 where not exists (select 1 from advocacy_figures where quarter = $1)
         on conflict (quarter) do update
         set figures = excluded.figures, proposed_at = excluded.proposed_at, proposed_by = excluded.proposed_by
         where advocacy_figures_proposed.figures <> excluded.figures or advocacy_figures_proposed.proposed_by is null",
        code,
        figures,
        now,
        me
    )?;
    if kept == 0 {
        // Somebody was quicker: a colleague, or this manager's own first press.
        drop(tx);
        return Ok(look(app, quarter).await?.allows(Step::Propose, manager).and(Err(No::Crossed)));
    }
    note(app, &mut tx, manager, Deed::AdvocacyFiguresProposed, &code, None).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// A manager takes back that they are right.
pub async fn take_back(app: &AppState, manager: &Staff, quarter: Quarter) -> Result<Came> {
    let (me, code, mut tx) = (manager.id.as_str(), quarter.code(), app.db.begin().await?);
    let taken = exec!(
        &mut tx,
        "delete from advocacy_figures_proposed where quarter = $1 and proposed_by = $2
         and not exists (select 1 from advocacy_figures f where f.quarter = $1)",
        code,
        me
    )?;
    if taken == 0 {
        drop(tx);
        return Ok(look(app, quarter).await?.allows(Step::TakeBack, manager).and(Err(No::Crossed)));
    }
    note(app, &mut tx, manager, Deed::AdvocacyFiguresTakenBack, &code, None).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Gives out what another manager says is right, once and for all. It is counted again first, and must come out the same. What comes
/// later is told with a later quarter (D-46).
pub async fn give_out(app: &AppState, manager: &Staff, quarter: Quarter, seen: &str) -> Result<Came> {
    let looked = look(app, quarter).await?;
    if let Err(no) = looked.allows_as_seen(Step::GiveOut, manager, seen) {
        return Ok(Err(no));
    }
    let Stands::Proposed(Said { by, at }) = &looked.stands else { return Ok(Err(No::Crossed)) };
    let (now, me, code, figures) = (app.now(), manager.id.as_str(), quarter.code(), looked.figures.json());
    let by = by.as_str();
    let mut tx = app.db.begin().await?;
    let taken = exec!(
        &mut tx,
        "delete from advocacy_figures_proposed where quarter = $1 and figures = $2 and proposed_by = $3",
        code,
        figures,
        by
    )?;
    if taken == 0 {
        // Given out by somebody quicker, or taken back.
        drop(tx);
        return Ok(look(app, quarter).await?.allows(Step::GiveOut, manager).and(Err(No::Crossed)));
    }
    let given = exec!(
        &mut tx,
        "insert into advocacy_figures (quarter, figures, proposed_at, proposed_by, given_out_at, given_out_by)
         values ($1, $2, $3, $4, $5, $6) on conflict (quarter) do nothing",
        code,
        figures,
        at,
        by,
        now,
        me
    )?;
    if given == 0 {
        return Ok(Err(No::Already));
    }
    note(app, &mut tx, manager, Deed::AdvocacyFiguresPublished, &code, None).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// What was given out of one quarter.
pub async fn given_out_of(tx: &mut Tx, quarter: Quarter) -> Result<Option<Figures>> {
    let code = quarter.code();
    let row = rows(tx).await?.into_iter().find(|row| row.quarter == code);
    row.map(|row| parse(&row.figures)).transpose()
}

/// All that was given out, the newest first.
pub async fn given_out(app: &AppState) -> Result<Vec<(Quarter, Figures)>> {
    all(&rows(&mut app.db.read().await?).await?)
}

fn all(rows: &[GivenRow]) -> Result<Vec<(Quarter, Figures)>> {
    let known = rows.iter().filter_map(|row| Some((Quarter::parse(&row.quarter)?, &row.figures)));
    known.map(|(quarter, figures)| Ok((quarter, parse(figures)?))).collect()
}

/// Reads what we wrote as JSON ourselves.
fn parse(json: &str) -> Result<Figures> {
    serde_json::from_str(json).map_err(|cause| {
        let reference = Reference::new();
        tracing::error!(%reference, category = ?cause.classify(), "figures that were given out cannot be read");
        AppError::Unexpected(reference)
    })
}
