use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;

use super::*;
use crate::accounts::sessions;

/// What a stream says next, but for what only says that it is there; none at its end.
async fn next(stream: &mut Body) -> Option<String> {
    loop {
        let frame = tokio::time::timeout(Duration::from_secs(10), stream.frame()).await.expect("it says something");
        let bytes = frame?.expect("a frame").into_data().expect("data");
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        if !text.starts_with(':') {
            return Some(text);
        }
    }
}

fn events(now: i64) -> String {
    format!("/advocacy/cases/events?since={now}")
}

room_test!(an_open_list_hears_of_a_new_case_a_message_and_a_claim, async |app: TestApp| {
    let Pair { vera, case, ada, .. } = pair(&app).await;
    let mut stream = vera.listen(&events(NOON)).await;
    let mut of_case = vera.listen(&format!("{}&case={case}", events(NOON))).await;
    app.at(NOON + 1_000);
    let other = case_of(&app, None).await;
    assert!(next(&mut stream).await.expect("news").contains("event: changed"));
    app.at(NOON + 2_000);
    let (bo, _) = advocate(&app, "Bo").await;
    assert_eq!(take(&bo, &other).await.status, 303);
    assert!(next(&mut stream).await.expect("news").contains("event: changed"));
    app.at(NOON + 3_000);
    writes(&app, &ada, &case, "Hello?").await;
    assert!(next(&mut stream).await.expect("news").contains("event: changed"));
    assert!(
        next(&mut of_case).await.expect("news").contains(&format!("id: {}", NOON + 3_000)),
        "it hears of itself alone"
    );
});

room_test!(a_page_hears_of_what_changed_before_it_listened, async |app: TestApp| {
    let Pair { vera, case, ada, .. } = pair(&app).await;
    app.at(NOON + 5_000);
    writes(&app, &ada, &case, "Hello?").await;
    let mut stream = vera.listen(&events(NOON + 1_000)).await;
    assert!(next(&mut stream).await.expect("news").contains("event: changed"));
});

room_test!(a_stream_ends_with_its_session, async |app: TestApp| {
    let Pair { vera, vera_id, .. } = pair(&app).await;
    let mut stream = vera.listen(&events(NOON)).await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    sessions::end_all(&mut tx, &vera_id).await.expect("ended");
    tx.commit().await.expect("it ends");
    assert_eq!(next(&mut stream).await, None);
});

room_test!(a_stream_ends_when_the_service_stops, async |app: TestApp| {
    let Pair { vera, .. } = pair(&app).await;
    let mut stream = vera.listen(&events(NOON)).await;
    app.state.stop();
    assert_eq!(next(&mut stream).await, None);
});

room_test!(what_a_page_asks_by_itself_keeps_nobody_signed_in, async |app: TestApp| {
    use axum::http::Request;
    let Pair { vera, case, .. } = pair(&app).await;
    for minutes in [10, 20, 29] {
        app.at(NOON + minutes * 60_000);
        let page = vera.send(Request::get(at(&case)).header("x-by-itself", "yes")).await;
        assert_eq!(page.status, 200);
    }
    app.at(NOON + 31 * 60_000);
    assert_eq!(vera.get(&at(&case)).await.status, 303, "they did nothing for half an hour");
});
