//! What somebody of the team may choose from: where a request can go, things to give, and colleagues.

use crate::accounts::{Colleague, Names, Organisation, Role, with_roles};
use crate::error::Result;
use crate::keys::Keys;
use crate::sql;
use crate::web::Tx;

use super::super::model::{Help, Request, Status};

/// Places that a request can be moved to, with what they have in common.
pub type Group = (&'static str, Vec<Status>);

/// Where this request can be moved to. Approving, declining and withdrawing are no moves: each has its own form, or is not ours.
pub fn moves(request: &Request) -> Vec<Group> {
    use Status::*;
    let groups: [(&str, &[Status]); 4] = [
        ("It goes on", &[Looking, Ordered, OnItsWay, ReadyToCollect, Arrived, Working, EndingSoon]),
        ("They put something right", &[NumberNotRecognised, WrongNetwork, NameDoesNotMatch, AddressNotFound]),
        ("We see to something", &[OutOfStock, LostOrBroken]),
        ("It is over", &[Ended]),
    ];
    let may = |to: &Status| request.status.may_become(*to) && suits(request, *to);
    groups
        .into_iter()
        .map(|(name, group)| (name, group.iter().copied().filter(may).collect::<Vec<_>>()))
        .filter(|(_, group)| !group.is_empty())
        .collect()
}

/// Whether this makes sense for what was asked for.
fn suits(request: &Request, to: Status) -> bool {
    use Status::*;
    let help = request.help;
    match to {
        NumberNotRecognised | WrongNetwork | NameDoesNotMatch => help.needs_phone(),
        OnItsWay | Arrived | AddressNotFound => help.is_sent(),
        ReadyToCollect => help.is_sent() && !help.is_at_home(),
        EndingSoon | Ended => request.works_until.is_some() || request.status == LostOrBroken,
        _ => true,
    }
}

/// Something to give.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: String,
    pub name: String,
    pub supplier: String,
    pub counted: bool,
    pub free: i64,
    pub cost_pence: i64,
}

/// All that can be given, those that were asked for first.
pub async fn items(tx: &mut Tx, help: Help) -> Result<Vec<Item>> {
    let code = help.code();
    Ok(sql!(
        tx,
        fetch_all,
        Item,
        r#"select id, name, supplier, counted as "counted: bool", in_stock - reserved as "free!: i64", cost_pence
           from internet_access_items where active order by case when kind = $1 then 0 else 1 end, name, id"#,
        code
    )?)
}

/// Something that a request has, or had.
#[derive(Clone, Debug)]
pub struct Given {
    pub name: String,
    pub cost_pence: i64,
    pub reserved_at: i64,
    pub used_at: Option<i64>,
}

/// What is reserved for a request, and what it was given.
pub async fn given(tx: &mut Tx, request: &str) -> Result<Vec<Given>> {
    Ok(sql!(
        tx,
        fetch_all,
        Given,
        "select i.name, u.cost_pence, u.reserved_at, u.used_at
         from internet_access_uses u join internet_access_items i on i.id = u.item_id
         where u.request_id = $1 and u.released_at is null order by u.reserved_at, u.id",
        request
    )?)
}

struct Network {
    name: String,
}

/// What a mobile network is called.
pub async fn network(tx: &mut Tx, id: Option<&str>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    let known = sql!(tx, fetch_optional, Network, "select name from internet_access_networks where id = $1", id)?;
    Ok(Some(known.map_or_else(|| id.to_owned(), |network| network.name)))
}

/// The team, by name.
pub async fn team(tx: &mut Tx, keys: &Keys) -> Result<Vec<Colleague>> {
    let (mut names, mut team) = (Names::default(), Vec::new());
    for id in with_roles(tx, Organisation::Council, &[Role::InternetTeam]).await? {
        team.extend(names.of(tx, keys, Some(id.as_str())).await?);
    }
    team.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(team)
}
