//! How long a real quarter's pack takes, with five quarters before it and a version of its own: `node end2end/bench/run.mjs years`.

use std::time::Instant;

use super::super::*;

/// About as many tables as the Board reads, most of twelve kinds, with few in many of them.
fn pack(dice: &mut fastrand::Rng) -> Vec<Counted> {
    let codes: Vec<String> = (0..12).map(|kind| format!("kind_{kind}")).collect();
    let count = |numbers: &[u64]| -> Vec<Count> {
        codes.iter().zip(numbers).map(|(code, number)| Count::events(code, *number, 1.min(*number))).collect()
    };
    let mut numbers = |cells: usize, most: u64| -> Vec<u64> {
        (0..cells).map(|_| if dice.u8(0..3) == 0 { dice.u64(0..6) } else { dice.u64(0..most) }).collect()
    };
    let part = |whole: &[u64]| whole.iter().map(|number| number * 4 / 5).collect::<Vec<u64>>();
    let all = |numbers: &[u64]| numbers.iter().sum::<u64>();
    let standard =
        |id: &str, of: &str, numbers: &[u64]| Counted::each(id, Rule::Standard, of, all(numbers), count(numbers));
    let asked = numbers(12, 300);
    let (approved, works) = (part(&asked), part(&part(&asked)));
    let regroup = |numbers: &[u64]| numbers.chunks(2).map(all).collect::<Vec<u64>>();
    let mut tables = vec![
        standard("internet.asked", "asked", &asked),
        standard("internet.areas", "asked", &regroup(&asked)),
        standard("internet.approved", "approved", &approved).within("internet.asked"),
        standard("internet.works", "works", &works).within("internet.approved"),
        standard(
            "internet.waiting",
            "waiting",
            &part(&numbers(12, 9)).iter().zip(&asked).map(|(a, b)| *a.min(b)).collect::<Vec<_>>(),
        )
        .within("internet.asked"),
    ];
    for table in 0..4 {
        tables.push(standard(&format!("work.{table}"), &format!("work.{table}"), &numbers(12, 80)));
    }
    let themes = numbers(12, 200);
    tables.push(Counted::several("feedback.themes", Rule::Standard, "pieces", 400, 400, count(&themes)));
    for table in 0..4 {
        let id = format!("advocacy.{table}");
        let cells = numbers(8, 60);
        tables.push(Counted::each(&id, Rule::Protected, &id, all(&cells), count(&cells)));
    }
    let cells: Vec<_> = (0..4).map(|_| count(&numbers(3, 60))).collect();
    tables.push(Counted::crossed(
        "feelings",
        Rule::Standard,
        "feelings",
        500,
        (&["w", "x", "y", "z"], &["a", "b", "c"]),
        cells,
    ));
    tables
}

fn one_more(table: &mut Counted) {
    if let (true, Cells::Each(cells)) = (table.id == "work.0", &mut table.cells) {
        cells[3].count += 1;
    }
}

#[test]
#[ignore = "measures: run it in release"]
fn how_long_a_pack_takes() {
    let mut dice = fastrand::Rng::with_seed(11);
    let (mut slowest_protect, mut slowest_check, mut cells) = (0.0_f64, 0.0_f64, 0);
    for _ in 0..20 {
        let (mut earlier, mut counted): (Vec<Release>, Vec<Counted>) = Default::default();
        for quarter in ["2025-q1", "2025-q2", "2025-q3", "2025-q4", "2026-q1", "2026-q2", "2026-q2"] {
            // The last is a correction: one number more.
            match earlier.last().filter(|last| last.quarter == quarter) {
                Some(_) => counted.iter_mut().for_each(one_more),
                None => counted = pack(&mut dice),
            }
            let started = Instant::now();
            let release = protect(quarter, &counted, &earlier).release;
            slowest_protect = slowest_protect.max(started.elapsed().as_secs_f64());
            let started = Instant::now();
            assert_eq!(check(&release, &earlier), []);
            slowest_check = slowest_check.max(started.elapsed().as_secs_f64());
            cells = release.tables.iter().map(|shown| shown.places().len()).sum();
            earlier.push(release);
        }
    }
    println!(
        "a pack of 15 tables, {cells} numbers: check {:.1} ms, protect {:.1} ms at most",
        slowest_check * 1e3,
        slowest_protect * 1e3
    );
    assert!(slowest_protect + slowest_check < 2.0, "a pack takes 2 s at most");
}
