use crate::room_test;
use crate::server::testing::TestApp;

async fn code_in_letter(app: &TestApp) -> String {
    app.deliver().await;
    let letters = app.letters().await;
    let text = &letters.last().expect("a letter").text;
    let line = text.lines().find(|line| line.len() == 7 && line.as_bytes()[3] == b' ').expect("a code");
    line.replace(' ', "")
}

room_test!(a_new_address_is_proved_by_a_code_and_the_old_one_is_told, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let asked = own.post("/me/about/email", &[("email", "new@post.example")]).await;
    assert_eq!((asked.status, asked.header("location")), (303, "/me/about/email/code"));
    let code = code_in_letter(&app).await;
    assert_eq!(app.letters().await[0].to, "new@post.example");
    let changed = own.post("/me/about/email/code", &[("code", &code)]).await;
    assert_eq!((changed.status, changed.header("location")), (303, "/me/about?done=address"));
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!((letters.len(), letters[1].to.as_str()), (2, "ada@young.example"));
    assert!(!letters[1].text.contains("new@post.example"), "{}", letters[1].text);
    assert!(own.get("/me/about").await.text().contains("new@post.example"));
    assert!(!app.dump().await.contains("new@post.example"));
    assert_eq!(own.post("/me/about/email/code", &[("code", &code)]).await.status, 422, "a code is good once");
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'mine.address_changed'").await, 1);
});

room_test!(a_wrong_code_changes_nothing_and_five_are_enough, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    own.post("/me/about/email", &[("email", "new@post.example")]).await;
    let code = code_in_letter(&app).await;
    let wrong = if code == "000000" { "111111" } else { "000000" };
    for _ in 0..5 {
        assert_eq!(own.post("/me/about/email/code", &[("code", wrong)]).await.status, 422);
    }
    assert_eq!(own.post("/me/about/email/code", &[("code", &code)]).await.status, 422);
    assert!(own.get("/me/about").await.text().contains("ada@young.example"));
});

room_test!(somebody_elses_address_is_not_taken_over, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let (bea, _) = app.young_person("Bea").await;
    own.post("/me/about/email", &[("email", "BEA@young.example")]).await;
    let code = code_in_letter(&app).await;
    let page = own.post("/me/about/email/code", &[("code", &code)]).await;
    assert!(page.status == 422 && page.text().contains("Another page has this address"), "{}", page.main());
    assert!(bea.get("/me/about").await.text().contains("bea@young.example"));
});

room_test!(nobody_has_us_write_to_strangers_all_day, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    for number in 0..6 {
        let email = format!("new{number}@post.example");
        assert_eq!(own.post("/me/about/email", &[("email", &email)]).await.status, 303);
    }
    let page = own.post("/me/about/email", &[("email", "new@post.example")]).await;
    assert!(page.status == 422 && page.text().contains("new@post.example"), "{}", page.main());
});
