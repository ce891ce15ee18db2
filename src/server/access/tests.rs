//! The whole matrix, walked through the real router: every route and method, for every kind of person, and for what is
//! theirs, their organisation's, another's, and nobody's (S-20, S-21, S-24, S-39).

mod crosswise;
mod posts;
mod world;

use axum::http::Method;

use super::{Access, Reach, access, matrix};
use crate::accounts::{Organisation, Role};
use crate::room_test;
use crate::server::testing::{Page, TestApp};
use crate::web::Routes;

use world::{Asker, Relation, World};

/// What an answer means for whoever asked.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// They were let through: a page, a deed done, or a form refused for what was in it.
    Through,
    /// It looks as if it were not there.
    Nowhere,
    /// They were shown the door of young people, of staff, the one where one proves again who one is, or the one where something
    /// is opened with its number and its secret.
    Door(&'static str),
}

fn outcome(page: &Page) -> Outcome {
    let location = page.header("location");
    let door = ["/staff/sign-in", "/staff/step-up", "/sign-in", "/r"]
        .into_iter()
        .find(|door| location.strip_prefix(door).is_some_and(|rest| rest.is_empty() || rest.starts_with("?onwards=")));
    match (page.status, door) {
        (303, Some(door)) => Outcome::Door(door),
        (404, _) => Outcome::Nowhere,
        (status, _) => {
            assert!(status < 500 && status != 403, "{status}: {}", page.text());
            Outcome::Through
        }
    }
}

/// What the matrix says should come of it.
fn expected(line: &Access, asker: &Asker, relation: Relation) -> Outcome {
    let reach = asker.reach(line);
    let is_visitor = matches!(asker, Asker::Visitor);
    if reach == Reach::No {
        let door = if line.is_young_persons() { "/sign-in" } else { "/staff/sign-in" };
        return if is_visitor { Outcome::Door(door) } else { Outcome::Nowhere };
    }
    let own = relation == Relation::Own;
    if is_visitor && !own && line.route.starts_with("/r/{case}") && !line.route.ends_with("/keep") {
        return Outcome::Door("/r"); // whether it is there or not
    }
    let reached = match relation {
        Relation::Own => true,
        Relation::Organisation => reach >= Reach::Organisation,
        Relation::Other => reach == Reach::Yes,
        Relation::Nobodys => false,
    };
    if reached || !line.route.contains('{') { Outcome::Through } else { Outcome::Nowhere }
}

room_test!(every_route_lets_through_whom_the_matrix_says_and_nobody_else, async |app: TestApp| {
    let world = World::new(&app).await;
    let mut differ = Vec::new();
    for line in matrix().iter().filter(|line| world.has(line)) {
        for asker in Asker::all() {
            for relation in Relation::of(line) {
                let Some(address) = world.address(line, &asker, relation).await else { continue };
                let browser = world.browser(&asker).await;
                let page = world.ask(&browser, line, &address).await;
                assert!(page.status < 500, "{} {address} for {asker:?} answers {}", line.method, page.status);
                let (found, expected) = (outcome(&page), expected(line, &asker, relation));
                if found != expected && !world.leads_to_a_door(line) && !world.names_it_in_the_form(line, &found) {
                    differ.push(format!(
                        "{} {} for {asker:?}, {relation:?}: {found:?}, and the matrix says {expected:?}",
                        line.method, line.route
                    ));
                }
            }
        }
    }
    assert!(differ.is_empty(), "{} cells differ:\n{}", differ.len(), differ.join("\n"));
});

room_test!(what_needs_a_fresh_proof_asks_for_one, async |app: TestApp| {
    let world = World::new(&app).await;
    let mut lines = 0;
    for line in matrix().iter().filter(|line| line.needs_step_up() && world.has(line)) {
        for asker in Asker::all().into_iter().filter(|asker| asker.reach(line) > Reach::No) {
            let Some(address) = world.address(line, &asker, Relation::Own).await else { continue };
            let browser = world.browser(&asker).await;
            let began = app.state.now();
            app.at(began + 5 * 60_000);
            let page = world.ask(&browser, line, &address).await;
            app.at(began);
            assert_eq!(outcome(&page), Outcome::Door("/staff/step-up"), "{} {}", line.method, line.route);
            lines += 1;
        }
    }
    assert!(lines > 0, "some deeds need it");
});

#[test]
#[should_panic(expected = "GET /secret is not in src/server/access.csv")]
fn a_route_that_the_matrix_does_not_list_is_never_served() {
    super::assert_listed(&Routes::new().get("/secret", async || "secret"));
}

#[test]
fn the_matrix_says_each_thing_once() {
    let mut seen = std::collections::HashSet::new();
    for line in matrix() {
        assert!(seen.insert((&line.method, &line.route)), "{} {} stands there twice", line.method, line.route);
    }
}

/// D-20, T3: what belongs to one organisation is for its own roles, and the council's never reach the provider's.
#[test]
fn nobody_on_the_council_reaches_what_is_the_providers() {
    for line in matrix().iter().filter(|line| line.visitor == Reach::No && line.young_person == Reach::No) {
        let reaches = |role: &Role, organisation| line.of_role(*role, organisation) > Reach::No;
        let [council, provider] = [Organisation::Council, Organisation::Provider].map(|organisation| {
            let roles = organisation.roles().filter(|role| *role != Role::Administrator);
            roles.filter(|role| reaches(role, organisation)).count()
        });
        let (council, provider) = (council > 0, provider > 0);
        let everyone = Role::ALL.iter().all(|role| reaches(role, Organisation::Council));
        assert!(everyone || !(provider && council), "{} {} is open to both", line.method, line.route);
    }
}

room_test!(every_refusal_is_in_the_audit, async |app: TestApp| {
    let (browser, _) = app.young_person("Ada").await;
    let refused: Vec<_> =
        matrix().iter().filter(|line| line.young_person == Reach::No && line.method == "GET").collect();
    let before = app.count("audit_lines").await;
    for line in &refused {
        let address = line.route.replace(['{', '}'], "");
        browser.get(&address).await;
    }
    let served = refused.iter().filter(|line| access(&Method::GET, &line.route).is_some()).count() as i64;
    let after = app.number("select count(*) from audit_lines where deed = 'access.refused'").await;
    assert_eq!(after, app.count("audit_lines").await - before, "nothing else was written");
    assert_eq!(after, served, "one line for each");
    assert!(after > 0);
});
