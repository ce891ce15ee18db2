//! The command line. Each deed says what it did, shows progress on long work, and ends with one plain sentence and a
//! non-zero exit when it could not.

mod audit;
mod backup;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};

use crate::accounts::invitations::NewInvitation;
use crate::accounts::{self, Organisation, Role};
use crate::advocacy;
use crate::error::AppError;
use crate::feedback::anonymous as said_without_a_name;
use crate::forms::EmailAddress;
use crate::keys::{self, Keys};
use crate::mine;
use crate::opportunities::{self, demo};
use crate::web::{AnonymousDb, AppState, Assets, Config, Db, SETTINGS, now};
use crate::words::grouped;
use crate::young_people;

use super::affected::{self, Asked};
use super::{housekeeping, logging, personas, serve};

/// The support portal for young people who have been in care.
#[derive(Parser)]
#[command(name = "foothold", version, about)]
struct Cli {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Subcommand)]
enum Deed {
    /// Serve the portal until told to stop
    Serve,
    /// Bring the database up to date
    Migrate,
    /// Fill the database with invented data
    Seed {
        /// Say that you want invented data
        #[arg(long, required = true)]
        demo: bool,
    },
    /// Import vacancies, postcodes, the list of friendly employers, or the leaving-care list
    #[command(subcommand)]
    Import(ImportOf),
    /// Make or change the keys that seal what is personal
    #[command(subcommand)]
    Keys(KeysDeed),
    /// Copy the running database to a new file, what was said without a name to FILE.anonymous, and check both; locked for the two
    /// people of FOOTHOLD_BACKUP_RECIPIENTS (SQLite; PostgreSQL has pg_dump)
    Backup { file: PathBuf },
    /// Delete what is past its time, as the service does every hour; says what each rule let go of
    Retention {
        /// Say what would go, and delete nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// After a leak: list whose data was touched, what of it, and when, as CSV
    Affected {
        /// The first day, as 2026-11-25
        #[arg(long)]
        from: jiff::civil::Date,
        /// The last day
        #[arg(long)]
        until: jiff::civil::Date,
        /// The address of the member of staff whose account it was
        #[arg(long, value_parser = EmailAddress::parse)]
        staff: Option<EmailAddress>,
    },
    /// Look at the record of who did what
    #[command(subcommand)]
    Audit(audit::AuditDeed),
    /// Invite a member of staff: the first administrator of each organisation, since there are no accounts before
    Invite {
        #[arg(long, value_parser = organisation)]
        organisation: Organisation,
        /// What they may do; may be given several times
        #[arg(long, value_parser = role, default_value = "administrator")]
        role: Vec<Role>,
        /// What we call them
        #[arg(long)]
        name: String,
        /// Their address at work
        #[arg(value_parser = EmailAddress::parse)]
        email: EmailAddress,
    },
    /// Look at the settings
    #[command(subcommand)]
    Config(ConfigDeed),
    /// Write an invented feed of vacancies to a file, in the national service's shape
    DemoFeed { count: usize, file: PathBuf },
    /// Add so many invented people, each of whom keeps a search
    DemoSearches { count: usize },
    /// Add so many invented cases of advocacy, half of which wait
    DemoCases { count: usize },
    /// Add so many invented requests to get online, half of which nobody has
    DemoRequests { count: usize },
    /// Hold kept searches against what is new, now: "serve" does so by itself
    HoldSearches,
}

#[derive(Subcommand)]
enum ImportOf {
    /// The national service's adverts, from a file or from its API
    Vacancies {
        /// A file of the API's JSON
        #[arg(required_unless_present = "api", conflicts_with = "api")]
        file: Option<PathBuf>,
        /// Fetch them from the national service
        #[arg(long)]
        api: bool,
    },
    /// Ordnance Survey's Code-Point Open: one of its CSV files, or the folder that holds them all
    Postcodes { file: PathBuf },
    /// Employers who promised to support care leavers: one name a line
    Employers { file: PathBuf },
    /// The council's leaving-care list, as CSV: says row by row what would change
    People {
        file: PathBuf,
        /// Change it
        #[arg(long)]
        apply: bool,
    },
}

#[derive(Subcommand)]
enum KeysDeed {
    /// Make the file of keys; where there is one already, nothing changes
    Make,
    /// Put new keys in the place of the old ones, while the service runs
    Rotate,
}

#[derive(Subcommand)]
enum ConfigDeed {
    /// Check every setting, and print what is in force
    Check,
}

fn organisation(code: &str) -> Result<Organisation, String> {
    Organisation::from_code(code).ok_or_else(|| "it must be council or provider".to_owned())
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code).ok_or_else(|| format!("it must be one of: {}", Role::ALL.map(Role::code).join(", ")))
}

/// Runs the deed of this command line.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = Config::from_environment().map_err(|problems| problems.to_string()).and_then(|config| {
        if matches!(cli.deed, Deed::Serve) {
            logging::start(&config.log);
        }
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|cause| format!("cannot start: {cause}"))?
            .block_on(perform(cli.deed, config))
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // A broken pipe is no reason to fall over while saying what went wrong.
            let _ = writeln!(std::io::stderr(), "foothold: {sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn perform(deed: Deed, config: Config) -> Result<(), String> {
    match deed {
        Deed::Serve => serve::serve(config).await,
        Deed::Migrate => migrate(&config).await,
        Deed::Seed { .. } => seed(&config).await,
        Deed::Import(of) => import(of, &config).await,
        Deed::Keys(KeysDeed::Make) => make_keys(&config),
        Deed::Keys(KeysDeed::Rotate) => rotate_keys(&config).await,
        Deed::Backup { file } => backup::backup(&config, &file).await,
        Deed::Retention { dry_run } => retention(&config, dry_run).await,
        Deed::Affected { from, until, staff } => affected(&config, Asked { from, until, staff }).await,
        Deed::Audit(deed) => audit::perform(deed, &config).await,
        Deed::Invite { organisation, role, name, email } => {
            let new = NewInvitation {
                organisation,
                roles: &role,
                name: name.trim(),
                email: &email,
                person: None,
                invited_by: None,
            };
            invite(&config, &new).await
        }
        Deed::Config(ConfigDeed::Check) => check(&config),
        Deed::DemoFeed { count, file } => write_feed(count, &file),
        Deed::DemoSearches { count } => add_searches(&config, count).await,
        Deed::DemoCases { count } => add_cases(&config, count).await,
        Deed::DemoRequests { count } => add_requests(&config, count).await,
        Deed::HoldSearches => hold_searches(config).await,
    }
}

async fn open(config: &Config) -> Result<Db, String> {
    let db = Db::open(&config.database_url).await.map_err(|cause| cause.to_string())?;
    if db.is_current().await {
        Ok(db)
    } else {
        Err("the database is not up to date. Run \"foothold migrate\" first.".to_owned())
    }
}

/// The store of what is said without a name.
async fn open_anonymous(config: &Config) -> Result<AnonymousDb, String> {
    let anonymous = AnonymousDb::open(&config.database_url).await.map_err(|cause| cause.to_string())?;
    if anonymous.is_current().await {
        Ok(anonymous)
    } else {
        Err("the anonymous store is not up to date. Run \"foothold migrate\" first.".to_owned())
    }
}

async fn migrate(config: &Config) -> Result<(), String> {
    let db = Db::open(&config.database_url).await.map_err(|cause| cause.to_string())?;
    let anonymous = AnonymousDb::open(&config.database_url).await.map_err(|cause| cause.to_string())?;
    let steps = db.migrate().await.map_err(|cause| cause.to_string())?
        + anonymous.migrate().await.map_err(|cause| cause.to_string())?;
    anonymous.close().await;
    db.close().await;
    match steps {
        0 => println!("The database is up to date."),
        steps => println!("The database is up to date: {steps} steps taken."),
    }
    Ok(())
}

async fn seed(config: &Config) -> Result<(), String> {
    let db = open(config).await?;
    opportunities::seed_demo(&db, now()).await?;
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    // Nobody looks at a page here, so no build is needed.
    let app = AppState::new(db.clone(), open_anonymous(config).await?, config.clone(), Assets::default(), keys);
    let added =
        personas::seed(&app).await.map_err(|cause| format!("the invented people could not be added ({cause:?})."))?;
    if added > 0 {
        println!("Added {added} invented people.");
    }
    db.close().await;
    Ok(())
}

async fn import(of: ImportOf, config: &Config) -> Result<(), String> {
    let db = open(config).await?;
    match of {
        ImportOf::Vacancies { file: Some(file), .. } => opportunities::import_file(&db, &file).await?,
        ImportOf::Vacancies { file: None, .. } => opportunities::import_api(&db, config).await?,
        ImportOf::Postcodes { file } => opportunities::import_postcodes(&db, &file).await?,
        ImportOf::Employers { file } => opportunities::import_employers(&db, &file).await?,
        ImportOf::People { file, apply } => {
            let keys = Keys::read(&config.keys_file)?;
            keys::check(&db, &keys).await?;
            young_people::import_file(&db, &keys, &file, apply, now(), &mut std::io::stdout().lock()).await?;
        }
    }
    db.close().await;
    Ok(())
}

/// Prints each record, its limit, and how many rows went, or would go.
async fn retention(config: &Config, dry_run: bool) -> Result<(), String> {
    let failed = |_| "what is old could not be forgotten.".to_owned();
    let db = open(config).await?;
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    let gone = housekeeping::forget_old(&db, &keys, "command_line", now(), dry_run).await.map_err(failed)?;
    if !dry_run {
        mine::erase::keep_ledger(&db, &config.erasures_file).await.map_err(failed)?;
    }
    db.close().await;
    for (rule, rows) in &gone {
        println!("{:<26} {:>8}  {} ({})", rule.record, grouped(*rows as i64), rule.limit, rule.reason);
    }
    let rows = grouped(gone.iter().map(|(_, rows)| *rows as i64).sum());
    println!(
        "{}",
        if dry_run { format!("{rows} rows would go; nothing was deleted.") } else { format!("{rows} rows went.") }
    );
    Ok(())
}

async fn affected(config: &Config, asked: Asked) -> Result<(), String> {
    let db = open(config).await?;
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    let list = affected::list(&db, &keys, &asked).await.map_err(|cause| match cause {
        AppError::NotFound => "nobody of the staff has this address.".to_owned(),
        _ => "the audit cannot be read.".to_owned(),
    })?;
    db.close().await;
    print!("{list}");
    Ok(())
}

fn make_keys(config: &Config) -> Result<(), String> {
    let file = config.keys_file.display();
    if keys::make(&config.keys_file, now())? {
        println!("Made the file of keys {file}. Keep a copy apart from the database: nothing can be read without it.");
    } else {
        println!("The file of keys {file} is there already.");
    }
    Ok(())
}

/// Adds new keys, wraps every data key anew until none is left with an old one, and only then forgets the old ones.
async fn rotate_keys(config: &Config) -> Result<(), String> {
    let failed = |cause: crate::error::AppError| {
        format!("the keys could not be changed ({cause:?}). The old ones still work; run it again.")
    };
    let db = open(config).await?;
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    keys::begin_rotation(&db, &keys, now()).await?;
    let anonymous = open_anonymous(config).await?;
    let wrapped = rewrap_all(&db, &anonymous, &keys).await.map_err(failed)?;
    // What began before the new keys were there ends within the database's own limits; then nothing is left behind.
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    let late = rewrap_all(&db, &anonymous, &keys).await.map_err(failed)?;
    let gone = keys::finish_rotation(&db, &keys, now()).await?;
    println!(
        "Wrapped or sealed {} things anew, and destroyed {gone} old keys. Keep a new copy of {}.",
        wrapped + late,
        config.keys_file.display()
    );
    anonymous.close().await;
    db.close().await;
    Ok(())
}

/// Every room's data keys, and what was said without a name. Says how many were wrapped or sealed anew.
async fn rewrap_all(db: &Db, anonymous: &AnonymousDb, keys: &Keys) -> crate::error::Result<usize> {
    let wrapped = accounts::rewrap_all(db, keys).await? + advocacy::rewrap_all(db, keys).await?;
    Ok(wrapped + said_without_a_name::rewrap_all(anonymous, keys).await?)
}

/// Prints the address of the invitation: whoever runs the service may give it in person.
async fn invite(config: &Config, new: &NewInvitation<'_>) -> Result<(), String> {
    let db = open(config).await?;
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    let address = accounts::staff::invite_from_command_line(&db, &keys, config, new, now()).await?;
    db.close().await;
    println!("{address}\nIt works once, for two days. Give it to nobody but the one who is invited.");
    Ok(())
}

fn check(config: &Config) -> Result<(), String> {
    for (name, value) in config.listing() {
        let purpose = SETTINGS.iter().find(|known| known.name == name).map_or("", |known| known.purpose);
        println!("{name}={value}\n    {purpose}");
    }
    let contacts = crate::help::check_contacts(config)?;
    crate::promises::check(config)?;
    let unchecked = contacts.iter().filter(|contact| contact.checked().is_none()).count();
    if unchecked > 0 {
        println!("{unchecked} of {} help lines have no day on which somebody checked them.", contacts.len());
    }
    println!("{}", backup::whether_locked(config)?);
    println!("The settings are good.");
    Ok(())
}

async fn add_searches(config: &Config, count: usize) -> Result<(), String> {
    let db = open(config).await?;
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    opportunities::add_demo_searches(&db, &keys, count, now())
        .await
        .map_err(|cause| format!("the invented searches could not be added ({cause:?})."))?;
    db.close().await;
    println!("Added {} invented people with a search each.", grouped(count as i64));
    Ok(())
}

async fn add_cases(config: &Config, count: usize) -> Result<(), String> {
    let db = open(config).await?;
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    let app = AppState::new(db.clone(), open_anonymous(config).await?, config.clone(), Assets::default(), keys);
    personas::add_cases(&app, count).await.map_err(|cause| {
        format!("the invented cases could not be added ({cause:?}). Have you run \"foothold seed --demo\"?")
    })?;
    db.close().await;
    println!("Added {} invented cases.", grouped(count as i64));
    Ok(())
}

async fn add_requests(config: &Config, count: usize) -> Result<(), String> {
    let db = open(config).await?;
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    let app = AppState::new(db.clone(), open_anonymous(config).await?, config.clone(), Assets::default(), keys);
    personas::add_requests(&app, count).await.map_err(|cause| {
        format!("the invented requests could not be added ({cause:?}). Have you run \"foothold seed --demo\"?")
    })?;
    db.close().await;
    println!("Added {} invented requests to get online.", grouped(count as i64));
    Ok(())
}

async fn hold_searches(config: Config) -> Result<(), String> {
    let began = Instant::now();
    let db = open(&config).await?;
    let keys = Keys::read(&config.keys_file)?;
    keys::check(&db, &keys).await?;
    let assets = Assets::read(&config.site)?;
    let app = AppState::new(db.clone(), open_anonymous(&config).await?, config, assets, keys);
    let opportunities::Tally { changed, searches, found, letters } =
        opportunities::run_rounds(&app).await.map_err(|cause| {
            format!("the searches could not be gone through ({cause:?}). Run it again: it goes on from there.")
        })?;
    db.close().await;
    let [changed, searches, found, letters] =
        [changed as i64, searches as i64, found as i64, letters as i64].map(grouped);
    println!(
        "Changed: {changed}, searches: {searches}, new for them: {found}, letters: {letters}. It took {:.1} s.",
        began.elapsed().as_secs_f64()
    );
    Ok(())
}

fn write_feed(count: usize, file: &PathBuf) -> Result<(), String> {
    let failed = |cause: std::io::Error| format!("{} cannot be written: {cause}.", file.display());
    let mut out = std::io::BufWriter::new(std::fs::File::create(file).map_err(failed)?);
    demo::write_vacancies(count, now(), &mut out).and_then(|()| out.flush()).map_err(failed)?;
    println!("Wrote {count} invented vacancies to {}.", file.display());
    Ok(())
}
