//! Who looked at what of one young person's (D-34).

use crate::sql;
use crate::web::Tx;

use super::Deed;

/// One line as its young person may see it: codes, which `sentence` and `when` put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub number: i64,
    /// In ms since 1970 UTC.
    pub at: i64,
    pub role: String,
    pub deed: String,
    pub reason: Option<String>,
}

/// The lines about a young person, newest first: what was read, changed, taken out or refused, by others and by
/// themselves. `before` is the number of the last line of the page before, `limit` how many make a page.
pub async fn looked(tx: &mut Tx, subject: &str, before: Option<i64>, limit: i64) -> sqlx::Result<Vec<Look>> {
    let before = before.unwrap_or(i64::MAX);
    let left_out = left_out();
    sql!(
        tx,
        fetch_all,
        Look,
        "select number, at, role, deed, reason from audit_lines
         where subject = $1 and number < $2 and $3 not like '% ' || deed || ' %'
         order by number desc limit $4",
        subject,
        before,
        left_out,
        limit
    )
}

/// Every line about a person or by them, the oldest first: for the copy of their data.
pub async fn all_of(tx: &mut Tx, person: &str) -> sqlx::Result<Vec<Look>> {
    sql!(
        tx,
        fetch_all,
        Look,
        "select number, at, role, deed, reason from audit_lines where subject = $1 or who = $1 order by number",
        person
    )
}

/// One line about one thing, for whoever may see all that was done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub number: i64,
    /// In ms since 1970 UTC.
    pub at: i64,
    /// The id of the member of staff; none for whoever's it is.
    pub who: Option<String>,
    pub role: String,
    pub deed: String,
    pub reason: Option<String>,
}

/// Every line about one thing, the oldest first.
pub async fn about(tx: &mut Tx, about: &str) -> sqlx::Result<Vec<About>> {
    sql!(
        tx,
        fetch_all,
        About,
        "select number, at, who, role, deed, reason from audit_lines where about = $1 order by number",
        about
    )
}

/// What somebody did, or anybody, with what is one young person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    pub subject: String,
    pub deed: String,
    pub times: i64,
    /// In ms since 1970 UTC.
    pub first: i64,
    pub last: i64,
}

/// Whose data others touched from one moment until another: each young person and each deed once, with how often. `who` is
/// the id of one member of staff; none: all of them.
pub async fn touched(tx: &mut Tx, from: i64, until: i64, who: Option<&str>) -> sqlx::Result<Vec<Touched>> {
    sql!(
        tx,
        fetch_all,
        Touched,
        r#"select subject as "subject!: String", deed as "deed!: String", count(*) as "times!: i64",
                  min(at) as "first!: i64", max(at) as "last!: i64"
           from audit_lines
           where at >= $1 and at < $2 and subject is not null and role <> 'young_person'
           and (cast($3 as text) is null or who = $3)
           group by subject, deed order by subject, deed"#,
        from,
        until,
        who
    )
}

/// The codes of coming and going, each between two spaces.
fn left_out() -> String {
    let codes = Deed::ALL.iter().filter(|deed| deed.is_coming_or_going()).map(|deed| deed.code());
    codes.fold(String::from(" "), |text, code| text + code + " ")
}
