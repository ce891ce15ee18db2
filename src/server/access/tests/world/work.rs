//! Finding work: what editors write, and what they and advisers are asked.

use super::{Asker, Relation, World};
use crate::accounts::{Organisation, Role, people};
use crate::keys::{Place, random_id};

impl World {
    /// A draft: every editor's.
    pub(super) async fn listing(&self) -> String {
        let sql = format!(
            "insert into opportunity_listings (made_by, title, typed, version, created_at, changed_at)
             values ('{}', 'A draft', '{{}}', 1, 1, 1)",
            random_id()
        );
        self.app.execute(&sql).await.expect("a listing");
        self.app.number("select max(id) from opportunity_listings").await.to_string()
    }

    /// An import: every editor's to read about.
    pub(super) async fn run(&self) -> String {
        let sql = "insert into opportunity_import_runs (source, via, began_at) values ('national', 'file', 1)";
        self.app.execute(sql).await.expect("a run");
        self.app.number("select max(id) from opportunity_import_runs").await.to_string()
    }

    /// Help asked of an adviser; editors find what the team is asked.
    pub(super) async fn request(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let is_editor = matches!(asker, Asker::Staff(_, Role::OpportunitiesEditor));
        let to = if is_editor && relation != Relation::Other { "team" } else { "adviser" };
        let adviser = Asker::Staff(Organisation::Council, Role::PersonalAdviser);
        let person = self.young_person(if is_editor { &adviser } else { asker }, relation).await?;
        let id = random_id();
        let columns = "id, reference, person_id, once, sent_to, asked_at, due_at, changed_at";
        let sql = format!(
            "insert into help_requests ({columns}) values ('{id}', '{id}', '{person}', '{id}', '{to}', 1, 1, 1)"
        );
        self.app.execute(&sql).await.expect("a request");
        Some(id)
    }

    /// A letter that waits to be confirmed.
    pub(super) async fn letter(&self, asker: &Asker, relation: Relation) -> Option<String> {
        let (person, id) = (self.young_person(asker, relation).await?, random_id());
        let mut tx = self.app.state.db.read().await.expect("it begins");
        let key = people::data_key(&mut tx, &self.app.state.keys, &person).await.expect("a key");
        drop(tx);
        let place = Place::new("confirmation_letters", "details", &id);
        let details = key.seal(place, r#"{"what":"study_bursary","other":null,"provider":null}"#);
        let columns = "id, reference, person_id, once, details, asked_at, due_at";
        let values = format!("'{id}', '{id}', '{person}', '{id}', '{details}', 1, 1");
        self.app
            .execute(&format!("insert into confirmation_letters ({columns}) values ({values})"))
            .await
            .expect("a letter");
        Some(id)
    }
}
