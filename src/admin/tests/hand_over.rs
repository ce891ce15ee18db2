//! When a personal adviser leaves.

use crate::accounts::{Organisation, PersonId, Role, list};
use crate::room_test;
use crate::server::testing::TestApp;

room_test!(an_adviser_who_leaves_hands_everybody_over, async |app: TestApp| {
    let (boss, _) = app.staff("Boss", Organisation::Council, &[Role::Administrator]).await;
    let (_, ann) = app.staff("Ann", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (ben, ben_id) = app.staff("Ben", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (ida, _) = app.staff("Ida", Organisation::Council, &[Role::InternetTeam]).await;
    let (ada, ada_id) = app.young_person("Ada").await;
    for (name, person) in [("Ada Listed", Some(&ada_id)), ("Bea Listed", None)] {
        entry(&app, name, &ann, person).await;
    }
    app.execute(&format!("update people set adviser_id = '{ann}', matched_at = 1 where id = '{ada_id}'"))
        .await
        .expect("hers");
    let address = format!("/admin/people/{ann}/hand-over");
    let page = boss.get(&format!("/admin/people/{ann}")).await;
    assert!(page.text().contains("the personal adviser of 2 young people"), "{}", page.main());
    let page = boss.get(&address).await;
    assert!(page.text().contains("They are 2.") && !page.text().contains("Listed"), "{}", page.main());
    for nobody in ["", "nobody", ann.as_str(), ada_id.as_str()] {
        let refused = boss.post(&address, &[("adviser", nobody)]).await;
        assert_eq!(refused.status, 422, "{nobody}");
        assert!(refused.text().contains("Choose a personal adviser from the list"));
    }
    assert_eq!(boss.post(&address, &[("adviser", ben_id.as_str())]).await.status, 303);
    let list = ben.get("/young-people").await;
    assert!(list.text().contains("Ada Listed") && list.text().contains("Bea Listed"), "{}", list.main());
    assert!(ada.get("/me").await.text().contains("<bdi>Ben</bdi>"));
    assert!(ada.get("/me/who-looked").await.text().contains("adviser"));
    assert_eq!(boss.get(&address).await.status, 404, "there is nobody left");
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'young_people.adviser_changed'").await, 3);
    assert_eq!(ida.get(&address).await.status, 404);
});

/// Puts somebody on the leaving-care list.
async fn entry(app: &TestApp, name: &str, adviser: &PersonId, person: Option<&PersonId>) {
    let id = crate::keys::random_id();
    let (data_key, wrapped) = app.state.keys.new_data_key(list::PURPOSE, &id);
    let name = data_key.seal(list::place("name", &id), name);
    let person = person.map_or("null".to_owned(), |person| format!("'{person}'"));
    let values = format!("'{id}', '{wrapped}', '{name}', '{adviser}', {person}, 1");
    let columns = "id, data_key, name, adviser_id, person_id, added_at";
    app.execute(&format!("insert into leaving_care_entries ({columns}) values ({values})")).await.expect("added");
}
