use super::{draft, editor, with};
use crate::accounts::{Organisation, Role};
use crate::room_test;
use crate::server::access::matrix;
use crate::server::testing::TestApp;

room_test!(nobody_but_editors_finds_this_room, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let listing = draft(&editor, &with(&[("deed", "save")])).await;
    let pages: Vec<_> = matrix()
        .iter()
        .filter(|line| line.method == "GET" && line.route.starts_with("/opportunities/editor"))
        .map(|line| line.route.replace("/editor/{listing}", listing.trim_start_matches("/opportunities")))
        .map(|address| address.replace("{run}", "1"))
        .collect();
    assert!(pages.len() > 8);
    let absent = |organisation| {
        let roles = Role::ALL.into_iter().filter(move |role| role.is_in(organisation));
        roles.filter(|role| *role != Role::OpportunitiesEditor).collect::<Vec<_>>()
    };
    for organisation in [Organisation::Council, Organisation::Provider] {
        for role in absent(organisation) {
            let name = format!("{}-{}", organisation.code(), role.code());
            let (other, _) = app.staff(&name, organisation, &[role]).await;
            for address in &pages {
                assert_eq!(other.get(address).await.status, 404, "{address} for {name}");
            }
            let before = app.number("select version from opportunity_listings").await;
            for deed in ["change", "preview", "close"] {
                assert_eq!(other.post(&format!("{listing}/{deed}"), &with(&[])).await.status, 404, "{deed} for {name}");
            }
            assert_eq!(app.number("select version from opportunity_listings").await, before);
        }
    }
    let (young, _) = app.young_person("Ada").await;
    for address in &pages {
        assert_eq!(young.get(address).await.status, 404, "{address}");
        assert_eq!(app.get(address).await.status, 303, "{address}: a visitor is shown the door of staff");
    }
    assert_eq!(app.count("opportunity_listings").await, 1);
});

room_test!(a_number_that_is_none_is_not_found, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    for id in ["999", "abc", "-1", "99999999999999999999", "%00"] {
        for address in ["", "/change", "/preview", "/close"] {
            assert_eq!(editor.get(&format!("/opportunities/editor/{id}{address}")).await.status, 404, "{id}{address}");
        }
        assert_eq!(editor.get(&format!("/opportunities/editor/imports/{id}")).await.status, 404, "{id}");
        let change = format!("/opportunities/editor/{id}/change");
        assert_eq!(editor.post(&change, &with(&[])).await.status, 404, "{id}");
    }
});
