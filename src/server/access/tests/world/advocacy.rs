//! Cases of advocacy, and who has them.

use super::{Asker, Relation, World};
use crate::accounts::{Organisation, Role};
use crate::advocacy::{self, testing};
use crate::keys::random_id;

impl World {
    /// A case of advocacy, which every manager of the provider answers for; it is kept longer than others.
    pub(super) async fn case_of_provider(&self, route: &str, relation: Relation) -> Option<String> {
        if relation == Relation::Other {
            return None;
        }
        let owner = &self.people.get(&Asker::YoungPerson)?.first;
        let id = testing::ask(&self.app, owner).await;
        if route.ends_with("/let-go") {
            let held = format!("update advocacy_cases set safeguarded_at = 1 where id = '{id}'");
            self.app.execute(&held).await.expect("held");
        }
        Some(id)
    }

    /// A case of a young person's own, or of another; one that an advocate has, or a colleague, or nobody. A visitor's own needs
    /// a browser that has opened it: its room tests that.
    pub(super) async fn case_of_two(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let young = self.people.get(&Asker::YoungPerson)?;
        let advocates = self.people.get(&Asker::Staff(Organisation::Provider, Role::Advocate))?;
        let (owner, advocate) = match (asker, relation) {
            (Asker::Visitor, Relation::Own) => return None,
            (Asker::YoungPerson, Relation::Own) => (&young.first, None),
            (Asker::Staff(_, Role::Advocate), Relation::Own) => (&young.second, Some(&advocates.first)),
            (Asker::Staff(_, Role::Advocate), Relation::Organisation) => (&young.second, Some(&advocates.second)),
            _ => (&young.second, None),
        };
        Some(advocacy::case_of(&self.app, Some(owner), advocate).await)
    }

    /// A case: one that waits, where it may be taken; one's own, or another advocate's.
    pub(super) async fn case(&self, route: &str, asker: &Asker, relation: Relation) -> Option<String> {
        let advocates = self.people.get(&Asker::Staff(Organisation::Provider, Role::Advocate))?;
        let own = if matches!(asker, Asker::Staff(_, Role::Advocate)) { &advocates.first } else { &advocates.second };
        let has = match relation {
            Relation::Own if route.ends_with("/claim") => None,
            Relation::Own => Some(own),
            _ => Some(&advocates.second),
        };
        Some(testing::case_of(&self.app, has).await)
    }

    /// What somebody was told to keep a young person safe, decided with the asker or with a colleague.
    pub(super) async fn told(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let pair = self.people.get(asker)?;
        let second = if relation == Relation::Own { &pair.first } else { &pair.second };
        let advocates = self.people.get(&Asker::Staff(Organisation::Provider, Role::Advocate))?;
        Some(testing::told(&self.app, &advocates.second, second).await)
    }

    /// An absence of an advocate: the asker's, or a colleague's; managers end everybody's.
    pub(super) async fn absence(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let advocates = self.people.get(&Asker::Staff(Organisation::Provider, Role::Advocate))?;
        let manages = matches!(asker, Asker::Staff(_, Role::AdvocacyManager));
        if manages && relation == Relation::Other {
            return None;
        }
        let mut away = [&advocates.first, &advocates.second];
        if relation != Relation::Own {
            away.reverse();
        }
        let (id, [who, cover], now) = (random_id(), away, self.app.state.now());
        let columns = "id, staff_id, cover_id, from_at, until_at";
        let values = format!("'{id}', '{who}', '{cover}', {}, {}", now - 1, now + 3_600_000);
        self.app.execute(&format!("insert into advocacy_absences ({columns}) values ({values})")).await.expect("away");
        Some(id)
    }
}
