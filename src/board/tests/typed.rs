//! Official figures, and tables as files.

use super::*;
use crate::room_test;

const ADDRESS: &str = "/board/statutory/2026-q3";

room_test!(official_figures_stand_in_the_pack_with_where_they_are_from, async |app: TestApp| {
    let people = people(&app).await;
    let wrong = [("seen", "0"), ("here_eet_17_18", "640"), ("england_home_19_21", "85")];
    let refused = people.pia.post(ADDRESS, &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("value=\"640\"") && refused.text().contains("Say where the figure for England is from")
    );
    let fields = [
        ("seen", "0"),
        ("here_eet_17_18", "64"),
        ("england_eet_17_18", "66"),
        ("source_eet_17_18", "=HYPERLINK(\"https://example.com\")"),
        ("year_eet_17_18", "2025"),
    ];
    assert_eq!(people.pia.post(ADDRESS, &fields).await.status, 303);
    let crossed = people.quin.post(ADDRESS, &[("seen", "0"), ("here_eet_17_18", "70")]).await;
    assert_eq!(crossed.status, 422);
    assert!(crossed.text().contains("A colleague saved something meanwhile"));
    assert_eq!(people.pia.post(ADDRESS, &[("seen", "1"), ("strange", "1")]).await.status, 422);
    assert_eq!(people.pia.get("/board/statutory/2027-q1").await.status, 404, "it has not begun");

    published(&people, "").await;
    let read = people.rowan.get("/board").await;
    assert!(read.text().contains("64%") && read.text().contains("66%"), "{}", read.text());

    // What is typed is never a formula (S-30).
    let csv = people.rowan.get("/board/2026-q3/versions/1/file?format=csv").await;
    assert_eq!(csv.status, 200);
    assert!(csv.header("content-disposition").contains("board-2026-q3-version-1.csv"), "{:?}", csv.headers);
    let text = String::from_utf8(csv.bytes.clone()).expect("text");
    assert!(text.contains("\"'=HYPERLINK"), "{text}");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        let record = record.expect("every row is as wide");
        assert!(record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\0'])), "{record:?}");
    }
    let xlsx = people.rowan.get("/board/2026-q3/versions/1/file?format=xlsx").await;
    assert!(xlsx.bytes.starts_with(b"PK"));
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'board.exported'").await, 2);
});
