//! What there is of getting online, and of the inbox.

use super::{Asker, Relation, World};
use crate::accounts::{Organisation, PersonId, Role};
use crate::feedback;
use crate::internet_access;
use crate::keys::random_id;

impl World {
    /// A request to get online.
    pub(super) async fn internet_request(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let person = self.young_person(asker, relation).await?;
        Some(internet_access::testing::ask(&self.app, &person, internet_access::Help::Sim).await)
    }

    /// Something that is to be had elsewhere: all of the team's.
    pub(super) async fn offer(&self) -> String {
        let id = random_id();
        let sql = format!(
            "insert into internet_access_offers (id, once, sort, name, words, price, link, area, active, version, changed_at)
             values ('{id}', '{id}', 'wifi', 'Library', 'Ask at the desk.', '', '', '', true, 1, 1)"
        );
        self.app.execute(&sql).await.expect("an offer");
        id
    }

    /// Something to give: all the team's.
    pub(super) async fn something_to_give(&self) -> String {
        internet_access::testing::item(&self.app, internet_access::Help::Sim, 3).await
    }

    /// A supplier's file that waits for a second person, brought by one of the internet team.
    pub(super) async fn file_of_a_supplier(&self, relation: Relation) -> Option<String> {
        if relation == Relation::Other {
            return None;
        }
        let bringer = &self.people.get(&Asker::Staff(Organisation::Council, Role::InternetTeam))?.second;
        let (id, now) = (random_id(), self.app.state.now());
        let sql = format!(
            "insert into internet_access_files (id, supplier, fingerprint, brought_by, brought_at, staged_at)
             values ('{id}', 'Example Mobile', '{id}', '{bringer}', {now}, {now})"
        );
        self.app.execute(&sql).await.expect("a file");
        Some(id)
    }

    /// A request to get online: the team answers everybody's, and advisers see those of their own young people.
    pub(super) async fn online(&self, route: &str, asker: &Asker, relation: Relation) -> Option<String> {
        let of_adviser = route.starts_with("/internet-access/mine/");
        if !of_adviser && relation == Relation::Other {
            return None;
        }
        let whose = if of_adviser { asker } else { &Asker::YoungPerson };
        let person = self.young_person(whose, relation).await?;
        Some(internet_access::testing::ask(&self.app, &person, internet_access::Help::Sim).await)
    }

    /// Something said to the Children in Care Council under a name: all its participation workers read it.
    pub(super) async fn piece(&self, relation: Relation) -> Option<String> {
        let person = self.young_person(&Asker::YoungPerson, relation).await?;
        let id = feedback::testing::say_named(&self.app, &person, "My room is damp").await;
        (relation != Relation::Other).then(|| format!("n-{id}"))
    }

    /// Requests that the team moved together.
    pub(super) async fn bulk(&self, relation: Relation) -> Option<String> {
        let (id, now) = (random_id(), self.app.state.now());
        let columns = "id, once, at, status";
        let sql = format!("insert into internet_access_bulks ({columns}) values ('{id}', '{id}', {now}, 'looking')");
        self.app.execute(&sql).await.expect("a bulk");
        (relation != Relation::Other).then_some(id)
    }

    /// An absence of council staff: the asker's, or a colleague's.
    pub(super) async fn absence_from_inbox(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let (who, cover) = self.whose_inbox(asker, relation)?;
        let (id, now) = (random_id(), self.app.state.now());
        let columns = "id, staff_id, cover_id, from_at, until_at";
        let values = format!("'{id}', '{who}', '{cover}', {}, {}", now - 1, now + 3_600_000);
        self.app.execute(&format!("insert into inbox_absences ({columns}) values ({values})")).await.expect("away");
        Some(id)
    }

    /// A view that somebody keeps: the asker's, or a colleague's.
    pub(super) async fn view_of_inbox(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let (who, _) = self.whose_inbox(asker, relation)?;
        let id = random_id();
        let columns = "id, staff_id, name, query, added_at";
        let values = format!("'{id}', '{who}', 'x', '{id}', 1");
        self.app.execute(&format!("insert into inbox_views ({columns}) values ({values})")).await.expect("a view");
        Some(id)
    }

    /// Somebody who has an inbox, and a colleague of theirs.
    pub(super) fn whose_inbox(&self, asker: &Asker, relation: Relation) -> Option<(&PersonId, &PersonId)> {
        let adviser = Asker::Staff(Organisation::Council, Role::PersonalAdviser);
        let pair = match asker {
            Asker::Staff(Organisation::Council, _) => self.people.get(asker)?,
            _ => self.people.get(&adviser)?,
        };
        Some(if relation == Relation::Own { (&pair.first, &pair.second) } else { (&pair.second, &pair.first) })
    }
}
