use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;

use super::*;

/// What a stream says next, but for what only says that it is there.
async fn next(stream: &mut Body) -> String {
    loop {
        let frame = tokio::time::timeout(Duration::from_secs(10), stream.frame()).await.expect("it says something");
        let bytes = frame.expect("it goes on").expect("a frame").into_data().expect("data");
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        if !text.starts_with(':') {
            return text;
        }
    }
}

room_test!(an_open_inbox_hears_of_what_comes_and_goes, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (grace, grace_id) = staff(&app, "Grace", Role::PersonalAdviser).await;
    let (olu, _) = staff(&app, "Olu", Role::OpportunitiesEditor).await;
    app.at(NOON + 1_000);
    let mut stream = grace.listen(&format!("/inbox/events?since={}", NOON + 500)).await;
    let request = ask(&app, &ada_id, Help::Sim).await;
    assert!(next(&mut stream).await.contains("event: changed"), "a request");
    app.at(NOON + 2_000);
    let fields = [("step", "send"), ("to", "team"), ("needs", "form"), ("about", "Baker"), ("words", "Please")];
    let asked = ada.post("/opportunities/help-me-apply", &fields).await;
    assert!(next(&mut stream).await.contains("event: changed"), "help is wanted");
    app.at(NOON + 3_000);
    let id = asked.header("location").trim_start_matches("/asked/").split('?').next().expect("an id").to_owned();
    assert_eq!(olu.post(&format!("/help-wanted/{id}"), &[("deed", "take")]).await.status, 303);
    assert!(next(&mut stream).await.contains("event: changed"), "somebody took it");
    app.at(NOON + 4_000);
    let sql =
        format!("update people set adviser_id = '{grace_id}', matched_at = {} where id = '{ada_id}'", NOON + 4_000);
    app.execute(&sql).await.expect("matched");
    assert!(next(&mut stream).await.contains("event: changed"), "a match is on nobody's list any more");
    app.at(NOON + 5_000);
    set(&app, &request, &format!("changed_at = {}", NOON + 5_000)).await;
    assert!(next(&mut stream).await.contains(&format!("id: {}", NOON + 5_000)));
});
