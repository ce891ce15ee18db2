//! Imports from the command line: a feed from a file or the national service, postcodes, and the friendly employers. The
//! feed is read on one thread, an advert at a time, and taken in on another in one transaction.

use std::io::{BufRead, BufReader, IsTerminal, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::sync::mpsc;

use crate::web::{Config, Db, now};
use crate::words::grouped;

use super::demo;
use super::editor;
use super::feed::{self, Api, Item, Refused, Step, Totals};
use super::model::{Opportunity, Source};
use super::places::{CodePoint, read_code_point};
use super::store::{self, Import, PostcodeImport, Run, Skipped, Tally, Via};

/// How many adverts may wait between the reader and the database.
const WAITING: usize = 64;
/// How many of those skipped are named one by one.
const NAMED: usize = 20;
/// How many national adverts a demo has.
const DEMO_VACANCIES: usize = 4_000;
/// How many postcodes go to the database at once.
const CHUNK: usize = 5_000;

/// What an import did.
pub struct Report {
    pub tally: Tally,
    pub skipped: Vec<Skipped>,
    /// False where the feed said that it holds more than it held: then nothing was closed.
    pub complete: bool,
}

/// Imports a file in the shape of the national service, and says what it did.
pub async fn import_file(db: &Db, path: &Path) -> Result<(), String> {
    import_from(db, path, Via::File).await
}

async fn import_from(db: &Db, path: &Path, via: Via) -> Result<(), String> {
    let began = Instant::now();
    let progress = Progress::counting("adverts read");
    let report = logged(db, via, async |run| {
        let source = feed::open(path).map_err(|refused| refused.to_string())?;
        take_feed(db, run, source, &progress).await
    })
    .await?;
    progress.done();
    print_report(&report, began.elapsed());
    Ok(())
}

/// Keeps an import of the national service in the log: that it began, and what became of it.
pub async fn logged(
    db: &Db,
    via: Via,
    import: impl AsyncFnOnce(Run) -> Result<Report, String>,
) -> Result<Report, String> {
    let run = store::begin_run(db, Source::National, via, now()).await.map_err(refused_by_database)?;
    let done = import(run).await;
    if let Err(why) = &done {
        // The failure itself matters more than that it cannot be noted.
        let _ = store::fail_run(db, run, why, now()).await;
    }
    done
}

fn refused_by_database(cause: sqlx::Error) -> String {
    format!("the database refused: {cause}. Nothing has changed.")
}

/// Fetches everything from the national service into a temporary file first, so that the database never waits for the
/// network, and then imports it like any file.
pub async fn import_api(db: &Db, config: &Config) -> Result<(), String> {
    let began = Instant::now();
    let progress = Progress::counting("adverts read");
    let report = logged(db, Via::Api, async |run| {
        let key = read_key(config)?;
        let base = config.vacancies_api.clone();
        let spool = tokio::task::spawn_blocking(move || fetch(&base, &key))
            .await
            .map_err(|cause| format!("the fetching stopped: {cause}"))??;
        take_feed(db, run, spool, &progress).await
    })
    .await?;
    progress.done();
    print_report(&report, began.elapsed());
    Ok(())
}

fn read_key(config: &Config) -> Result<String, String> {
    let path =
        config.vacancies_key_file.as_ref().ok_or("FOOTHOLD_VACANCIES_KEY_FILE must name the file with the key.")?;
    let key = std::fs::read_to_string(path).map_err(|cause| format!("{} cannot be read: {cause}.", path.display()))?;
    Ok(key.trim().to_owned())
}

fn fetch(base: &str, key: &str) -> Result<std::fs::File, String> {
    let keep = |cause: std::io::Error| Refused::CannotKeep(cause.to_string()).to_string();
    let mut spool = tempfile::tempfile().map_err(keep)?;
    let progress = Progress::counting("pages fetched");
    let api = Api::new(base, key).map_err(|refused| refused.to_string())?;
    api.fetch_all(&mut spool, &mut |step| progress.step(&step)).map_err(|refused| refused.to_string())?;
    progress.done();
    spool.seek(SeekFrom::Start(0)).map_err(keep)?;
    Ok(spool)
}

/// Takes in a whole feed or nothing of it.
pub async fn take_feed(
    db: &Db,
    run: Run,
    source: impl std::io::Read + Send + 'static,
    progress: &Progress,
) -> Result<Report, String> {
    let failed = refused_by_database;
    let (send, mut receive) = mpsc::channel(WAITING);
    let reading = tokio::task::spawn_blocking(move || {
        feed::read(source, &mut |item| send.blocking_send(item).map_err(|_| feed::Stop))
    });
    let mut import = Import::begin(db, Source::National, run, now()).await.map_err(failed)?;
    let mut skipped = Vec::new();
    while let Some(item) = receive.recv().await {
        match item {
            Item::Good(opportunity) => import.take(&opportunity).await.map_err(failed)?,
            Item::Skipped { position, reference, field, why } => {
                skipped.push(Skipped { position, reference, field, why });
            }
        }
        progress.one();
    }
    let read: Result<Totals, Refused> = reading.await.map_err(|cause| format!("the reading stopped: {cause}"))?;
    let complete = read.map_err(|refused| format!("{refused} Nothing has changed."))?.complete;
    let tally = import.finish(&skipped, complete, now()).await.map_err(failed)?;
    Ok(Report { tally, skipped, complete })
}

fn print_report(report: &Report, took: Duration) {
    for skipped in report.skipped.iter().take(NAMED) {
        let reference = skipped.reference.as_deref().unwrap_or("no reference");
        println!("Skipped advert {} ({reference}): {} {}.", skipped.position, skipped.field, skipped.why);
    }
    if report.skipped.len() > NAMED {
        println!("Skipped {} more.", grouped((report.skipped.len() - NAMED) as i64));
    }
    if !report.complete {
        println!("The feed says that it holds more adverts than it does, so none was closed.");
    }
    println!("{} It took {:.1} s.", tally_words(&report.tally), took.as_secs_f64());
}

fn tally_words(tally: &Tally) -> String {
    format!(
        "New: {}, changed: {}, unchanged: {}, closed: {}, skipped: {}.",
        grouped(tally.added),
        grouped(tally.changed),
        grouped(tally.unchanged),
        grouped(tally.closed),
        grouped(tally.skipped)
    )
}

/// Imports Code-Point Open: one CSV file, or every one in a folder.
pub async fn import_postcodes(db: &Db, path: &Path) -> Result<(), String> {
    let began = Instant::now();
    let failed = refused_by_database;
    let files = csv_files(path)?;
    let progress = Progress::counting("postcodes read");
    let mut import = PostcodeImport::begin(db).await.map_err(failed)?;
    let (mut unplaced, mut skipped) = (0, 0);
    for file in &files {
        let named = |cause: String| format!("{}: {cause} Nothing has changed.", file.display());
        let opened = std::fs::File::open(file).map_err(|cause| named(format!("it cannot be read: {cause}.")))?;
        let mut chunk = Vec::with_capacity(CHUNK);
        for row in read_code_point(BufReader::new(opened)) {
            match row {
                Ok(CodePoint { postcode, at: Some(at) }) => chunk.push((postcode.replace(' ', ""), at)),
                Ok(CodePoint { at: None, .. }) => unplaced += 1,
                Err(problem) if problem.whole_file => return Err(named(problem.to_string())),
                Err(problem) => {
                    skipped += 1;
                    if skipped <= NAMED {
                        println!("Skipped a line of {}: {problem}", file.display());
                    }
                }
            }
            progress.one();
            if chunk.len() == CHUNK {
                import.add(&chunk).await.map_err(failed)?;
                chunk.clear();
            }
        }
        import.add(&chunk).await.map_err(failed)?;
    }
    if import.kept == 0 {
        return Err(format!("{} holds no postcode with a place. Nothing has changed.", path.display()));
    }
    let kept = import.finish().await.map_err(failed)?;
    progress.done();
    println!(
        "{} postcodes are here. {unplaced} have no place, and {skipped} could not be read. It took {:.1} s.",
        grouped(kept as i64),
        began.elapsed().as_secs_f64()
    );
    Ok(())
}

fn csv_files(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !path.exists() {
        return Err(format!("There is no file or folder called {}: check the name.", path.display()));
    }
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).map_err(|cause| format!("{} cannot be read: {cause}.", path.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")));
    files.sort();
    if files.is_empty() { Err(format!("The folder {} has no CSV file in it.", path.display())) } else { Ok(files) }
}

/// Replaces the list of friendly employers with the lines of a file.
pub async fn import_employers(db: &Db, path: &Path) -> Result<(), String> {
    let file = std::fs::File::open(path).map_err(|cause| format!("{} cannot be read: {cause}.", path.display()))?;
    let lines: Vec<String> = BufReader::new(file)
        .lines()
        .collect::<Result<_, _>>()
        .map_err(|cause| format!("{} cannot be read: {cause}. Save it as UTF-8 text.", path.display()))?;
    let names: Vec<String> = lines.iter().map(|line| line.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Err(format!("{} names no employer. Nothing has changed.", path.display()));
    }
    let kept = store::set_friendly_employers(db, &names, now())
        .await
        .map_err(|cause| format!("the database refused: {cause}. Nothing has changed."))?;
    println!("{kept} employers are on the list.");
    Ok(())
}

/// Fills an empty database with invented adverts, through the real importer. One that holds some already stays as it is.
pub async fn seed_demo(db: &Db, today: i64) -> Result<(), String> {
    let failed = refused_by_database;
    let mut tx = db.read().await.map_err(failed)?;
    if store::edition(&mut tx).await.map_err(failed)?.version > 0 {
        println!("There are opportunities here already, so no invented ones were added.");
        return Ok(());
    }
    drop(tx);
    store::set_friendly_employers(db, &demo::friendly_employers(), today).await.map_err(failed)?;
    take_local(db, &demo::local_listings(today), today).await.map_err(failed)?;
    editor::seed(db, today).await.map_err(failed)?;
    let mut feed =
        tempfile::NamedTempFile::new().map_err(|cause| format!("no temporary file could be made: {cause}"))?;
    demo::write_vacancies(DEMO_VACANCIES, today, &mut feed)
        .map_err(|cause| format!("the invented feed could not be written: {cause}"))?;
    import_from(db, feed.path(), Via::Demo).await?;
    seed_postcodes(db).await
}

async fn seed_postcodes(db: &Db) -> Result<(), String> {
    let mut file =
        tempfile::NamedTempFile::new().map_err(|cause| format!("no temporary file could be made: {cause}"))?;
    demo::write_postcodes(&mut file)
        .map_err(|cause| format!("the invented postcodes could not be written: {cause}"))?;
    import_postcodes(db, file.path()).await
}

/// Takes in listings that council staff typed.
pub async fn take_local(db: &Db, listings: &[Opportunity], now: i64) -> sqlx::Result<Tally> {
    let run = store::begin_run(db, Source::Local, Via::Demo, now).await?;
    let mut import = Import::begin(db, Source::Local, run, now).await?;
    for listing in listings {
        import.take(listing).await?;
    }
    import.finish(&[], true, now).await
}

/// A moving bar on a terminal, a plain line every few thousand elsewhere, nothing in tests.
pub struct Progress {
    bar: Option<ProgressBar>,
    what: &'static str,
}

impl Progress {
    /// Counts things up: "1,250 adverts read".
    pub fn counting(what: &'static str) -> Progress {
        let bar = ProgressBar::no_length().with_style(
            ProgressStyle::with_template("{spinner} {human_pos} {msg} ({elapsed})")
                .expect("our template is well formed"),
        );
        if !std::io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        bar.set_message(what);
        Progress { bar: Some(bar), what }
    }

    #[cfg(test)]
    pub fn silent() -> Progress {
        Progress { bar: None, what: "" }
    }

    fn one(&self) {
        let Some(bar) = &self.bar else { return };
        bar.inc(1);
        if bar.is_hidden() && bar.position().is_multiple_of(1_000) {
            eprintln!("{} {}", grouped(bar.position() as i64), self.what);
        }
    }

    fn step(&self, step: &Step) {
        if let Some(bar) = &self.bar {
            let words = step_words(step);
            if bar.is_hidden() { eprintln!("{words}") } else { bar.set_message(words) }
        }
    }

    fn done(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn step_words(step: &Step) -> String {
    match step {
        Step::Page { number, of, vacancies, bytes } => {
            format!("Page {number} of {of}: {vacancies} adverts, {} bytes", grouped(*bytes as i64))
        }
        Step::Waiting { time, why } => format!("Waiting {} s: {why}", time.as_secs()),
    }
}
