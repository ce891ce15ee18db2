//! The database, one of two engines chosen by its address, and transactions on it. Both are opened with the settings that
//! keep what people send us safe, and the program refuses to start when one of them does not hold.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

#[cfg(feature = "postgres")]
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgSslMode};
#[cfg(feature = "sqlite")]
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The oldest SQLite without the write-ahead-log corruption of 3.7.0 to 3.51.2.
#[cfg(feature = "sqlite")]
const SQLITE_AT_LEAST: (u32, u32, u32) = (3, 51, 3);

/// A database of either engine. Cheap to clone.
#[derive(Clone)]
pub enum Db {
    #[cfg(feature = "sqlite")]
    Sqlite { read: SqlitePool, write: SqlitePool, queue: Arc<Mutex<()>> },
    #[cfg(feature = "postgres")]
    Postgres(PgPool),
}

/// All of a deed or none of it: dropped without `commit`, it leaves nothing behind.
pub enum Tx {
    #[cfg(feature = "sqlite")]
    Sqlite {
        tx: sqlx::Transaction<'static, sqlx::Sqlite>,
        /// Our turn at the one writing connection: writers wait in the order they came.
        _turn: Option<OwnedMutexGuard<()>>,
    },
    #[cfg(feature = "postgres")]
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

/// Why a database could not be opened, as one sentence for the person at the command line.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    #[error("DATABASE_URL must begin with sqlite:// or postgres://, and it begins with \"{0}\"")]
    UnknownEngine(String),
    #[error("the database file cannot be made in {0}: {1}")]
    Folder(String, std::io::Error),
    #[error("the database folder {0} is on a network drive; SQLite needs a disk of this machine")]
    NetworkDrive(String),
    #[error("the database has {setting} = {found}, and we need {needed}")]
    Setting { setting: &'static str, found: String, needed: String },
    #[error("PostgreSQL makes its own copies: use pg_dump")]
    CopyElsewhere,
    #[error("the database cannot be opened: {0}")]
    Sqlx(#[from] sqlx::Error),
    #[error("the database cannot be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

impl Db {
    /// Opens the database of `url`, and refuses one whose settings could lose what people sent.
    pub async fn open(url: &str) -> Result<Db, DbError> {
        #[cfg(feature = "sqlite")]
        if let Some(file) = url.strip_prefix("sqlite://") {
            return open_sqlite(Path::new(file)).await;
        }
        #[cfg(feature = "postgres")]
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return open_postgres(url.parse()?, "public").await;
        }
        Err(DbError::UnknownEngine(url.chars().take_while(|letter| *letter != ':').collect()))
    }

    /// Begins a transaction that may write.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        match self {
            #[cfg(feature = "sqlite")]
            Db::Sqlite { write, queue, .. } => {
                let turn = queue.clone().lock_owned().await;
                Ok(Tx::Sqlite { tx: write.begin_with("begin immediate").await?, _turn: Some(turn) })
            }
            #[cfg(feature = "postgres")]
            Db::Postgres(pool) => Ok(Tx::Postgres(pool.begin().await?)),
        }
    }

    /// Begins a transaction that changes many things: it waits longer for others than a single deed does, and may take longer.
    pub async fn begin_long(&self) -> sqlx::Result<Tx> {
        #[allow(unused_mut)] // one engine changes it
        let mut tx = self.begin().await?;
        #[cfg(feature = "postgres")]
        if let Tx::Postgres(tx) = &mut tx {
            sqlx::raw_sql("set local lock_timeout = '12s'; set local statement_timeout = '30s'")
                .execute(&mut **tx)
                .await?;
        }
        Ok(tx)
    }

    /// Begins a transaction that only reads, in which each query is planned for what it asks: for those whose arms and indexes
    /// depend on it.
    pub async fn read_planned(&self) -> sqlx::Result<Tx> {
        #[allow(unused_mut)] // one engine changes it
        let mut tx = self.read().await?;
        #[cfg(feature = "postgres")]
        if let Tx::Postgres(tx) = &mut tx {
            sqlx::raw_sql("set local plan_cache_mode = force_custom_plan").execute(&mut **tx).await?;
        }
        Ok(tx)
    }

    /// Begins a transaction that only reads: one unchanging picture for all that a page needs.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        match self {
            #[cfg(feature = "sqlite")]
            Db::Sqlite { read, .. } => Ok(Tx::Sqlite { tx: read.begin().await?, _turn: None }),
            #[cfg(feature = "postgres")]
            Db::Postgres(pool) => {
                Ok(Tx::Postgres(pool.begin_with("begin isolation level repeatable read read only").await?))
            }
        }
    }

    /// Brings the schema up to date. Says how many steps were taken.
    pub async fn migrate(&self) -> Result<usize, DbError> {
        let before = self.steps_taken().await;
        match self {
            #[cfg(feature = "sqlite")]
            Db::Sqlite { write, .. } => sqlx::migrate!("migrations/sqlite").run(write).await?,
            #[cfg(feature = "postgres")]
            Db::Postgres(pool) => sqlx::migrate!("migrations/postgres").run(pool).await?,
        }
        Ok(self.steps_taken().await - before)
    }

    /// True when every migration of this program has been taken.
    pub async fn is_current(&self) -> bool {
        self.steps_taken().await >= sqlx::migrate!("migrations/sqlite").iter().count()
    }

    /// How many migrations have been taken; none where the database is new.
    pub(super) async fn steps_taken(&self) -> usize {
        const COUNT: &str = "select count(*) from _sqlx_migrations where success";
        let counted: sqlx::Result<i64> = match self {
            #[cfg(feature = "sqlite")]
            Db::Sqlite { write, .. } => sqlx::query_scalar(COUNT).fetch_one(write).await,
            #[cfg(feature = "postgres")]
            Db::Postgres(pool) => sqlx::query_scalar(COUNT).fetch_one(pool).await,
        };
        counted.map_or(0, |count| count as usize)
    }

    /// Closes every connection; SQLite's write-ahead log is folded into its file.
    pub async fn close(&self) {
        match self {
            #[cfg(feature = "sqlite")]
            Db::Sqlite { read, write, .. } => {
                read.close().await;
                if let Err(cause) = sqlx::query("pragma wal_checkpoint(truncate)").execute(write).await {
                    tracing::warn!(%cause, "the write-ahead log stays until the next start");
                }
                write.close().await;
            }
            #[cfg(feature = "postgres")]
            Db::Postgres(pool) => pool.close().await,
        }
    }

    /// Copies the running database to a new file that only we can read, and checks the copy. Writers go on meanwhile.
    pub async fn copy_to(&self, file: &Path) -> Result<(), DbError> {
        match self {
            #[cfg(feature = "sqlite")]
            Db::Sqlite { write, .. } => {
                use std::os::unix::fs::OpenOptionsExt;
                let failed = |cause| DbError::Folder(file.display().to_string(), cause);
                std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map_err(failed)?;
                // SQLite fills an empty file that is there, and so keeps its mode.
                sqlx::query("vacuum into $1").bind(file.display().to_string()).execute(write).await?;
                let copy = SqliteConnectOptions::new().filename(file).read_only(true);
                let copy = SqlitePoolOptions::new().max_connections(1).connect_with(copy).await?;
                let found: String = sqlx::query_scalar("pragma integrity_check").fetch_one(&copy).await?;
                copy.close().await;
                expect_setting("integrity_check of the copy", "ok", found)
            }
            #[cfg(feature = "postgres")]
            Db::Postgres(_) => Err(DbError::CopyElsewhere),
        }
    }

    /// "sqlite" or "postgres"
    pub fn engine(&self) -> &'static str {
        match self {
            #[cfg(feature = "sqlite")]
            Db::Sqlite { .. } => "sqlite",
            #[cfg(feature = "postgres")]
            Db::Postgres(_) => "postgres",
        }
    }
}

impl Tx {
    pub async fn commit(self) -> sqlx::Result<()> {
        match self {
            #[cfg(feature = "sqlite")]
            Tx::Sqlite { tx, _turn } => tx.commit().await,
            #[cfg(feature = "postgres")]
            Tx::Postgres(tx) => tx.commit().await,
        }
    }
}

/// One SQL text for both engines, checked on both when it compiles: `sql!(tx, fetch_one, Receipt, "select …", id)`.
/// Where the engines truly differ, both texts stand next to each other: `sqlite: "…", pg: "…"`. After a change to a
/// query run `make prepare`, and commit `.sqlx` with it.
#[macro_export]
macro_rules! sql {
    ($tx:expr, $fetch:ident, $out:ty, sqlite: $lite:tt, pg: $pg:tt $(, $arg:expr)* $(,)?) => {
        match $tx {
            #[cfg(feature = "sqlite")]
            $crate::web::Tx::Sqlite { tx, .. } => sqlx::query_as!($out, $lite $(, $arg)*).$fetch(&mut **tx).await,
            #[cfg(feature = "postgres")]
            $crate::web::Tx::Postgres(tx) => sqlx::query_as!($out, "/* pg */ " + $pg $(, $arg)*).$fetch(&mut **tx).await,
        }
    };
    ($tx:expr, $fetch:ident, $out:ty, $sql:tt $(, $arg:expr)* $(,)?) => {
        $crate::sql!($tx, $fetch, $out, sqlite: $sql, pg: $sql $(, $arg)*)
    };
}

/// Like `sql!`, for a statement that answers nothing: gives the number of rows it touched.
#[macro_export]
macro_rules! exec {
    ($tx:expr, sqlite: $lite:tt, pg: $pg:tt $(, $arg:expr)* $(,)?) => {
        match $tx {
            #[cfg(feature = "sqlite")]
            $crate::web::Tx::Sqlite { tx, .. } => {
                sqlx::query!($lite $(, $arg)*).execute(&mut **tx).await.map(|done| done.rows_affected())
            }
            #[cfg(feature = "postgres")]
            $crate::web::Tx::Postgres(tx) => {
                sqlx::query!("/* pg */ " + $pg $(, $arg)*).execute(&mut **tx).await.map(|done| done.rows_affected())
            }
        }
    };
    ($tx:expr, $sql:tt $(, $arg:expr)* $(,)?) => { $crate::exec!($tx, sqlite: $sql, pg: $sql $(, $arg)*) };
}

#[cfg(feature = "sqlite")]
pub(super) async fn open_sqlite(file: &Path) -> Result<Db, DbError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_private_folder(folder)?;
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .optimize_on_close(true, None)
        .statement_cache_capacity(200)
        .pragma("secure_delete", "on")
        .pragma("trusted_schema", "off")
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-2000")
        .pragma("mmap_size", "0");
    let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    assert_sqlite(&write).await?;
    let read = SqlitePoolOptions::new()
        .max_connections(4)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(5))
        .connect_with(options.read_only(true))
        .await?;
    Ok(Db::Sqlite { read, write, queue: Arc::default() })
}

/// Takes something out of a copy that nobody uses yet: also out of the free room of its file, and past any file beside it.
#[cfg(feature = "sqlite")]
pub(super) async fn empty_in_copy(file: &Path, sql: &'static str) -> Result<(), DbError> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Memory)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory");
    let copy = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    sqlx::raw_sql(sql).execute(&copy).await?;
    let found: String = sqlx::query_scalar("pragma integrity_check").fetch_one(&copy).await?;
    copy.close().await;
    expect_setting("integrity_check of the copy", "ok", found)
}

/// The folder belongs to this service alone, and lies on a disk of this machine.
#[cfg(feature = "sqlite")]
fn make_private_folder(folder: &Path) -> Result<(), DbError> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    // Linux's statfs magic numbers for NFS, SMB and CIFS.
    const NETWORK: [i64; 4] = [0x6969, 0x517b, 0xfe53_4d42_u32 as i64, 0xff53_4d42_u32 as i64];
    let named = folder.display().to_string();
    if !folder.exists() {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|cause| DbError::Folder(named.clone(), cause))?;
    }
    let statfs = rustix::fs::statfs(folder).map_err(|cause| DbError::Folder(named.clone(), cause.into()))?;
    #[allow(clippy::unnecessary_cast)] // its width differs between machines
    if NETWORK.contains(&(statfs.f_type as i64)) {
        return Err(DbError::NetworkDrive(named));
    }
    let mode = std::fs::metadata(folder).map_err(|cause| DbError::Folder(named.clone(), cause))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(DbError::Setting {
            setting: "the mode of its folder",
            found: format!("{:o} ({named})", mode & 0o777),
            needed: "700, so that nobody else on this machine can read it (chmod 700)".to_owned(),
        });
    }
    Ok(())
}

#[cfg(feature = "sqlite")]
async fn assert_sqlite(pool: &SqlitePool) -> Result<(), DbError> {
    let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(pool).await?;
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < SQLITE_AT_LEAST {
        return Err(DbError::Setting {
            setting: "sqlite_version",
            found: version,
            needed: "3.51.3 or later".to_owned(),
        });
    }
    expect_setting("journal_mode", "wal", sqlx::query_scalar("pragma journal_mode").fetch_one(pool).await?)?;
    for (setting, sql, needed) in [
        ("synchronous", "pragma synchronous", 2),
        ("foreign_keys", "pragma foreign_keys", 1),
        ("busy_timeout", "pragma busy_timeout", 5000),
        ("secure_delete", "pragma secure_delete", 1),
        ("trusted_schema", "pragma trusted_schema", 0),
        ("temp_store", "pragma temp_store", 2),
        ("mmap_size", "pragma mmap_size", 0),
    ] {
        let found: i64 = sqlx::query_scalar(sql).fetch_optional(pool).await?.unwrap_or(0);
        expect_setting(setting, &i64::to_string(&needed), found.to_string())?;
    }
    Ok(())
}

#[cfg(feature = "postgres")]
pub(super) async fn open_postgres(options: PgConnectOptions, schema: &str) -> Result<Db, DbError> {
    let here = options.get_socket().is_some() || ["localhost", "127.0.0.1", "::1"].contains(&options.get_host());
    let options = if here { options } else { options.ssl_mode(PgSslMode::VerifyFull) };
    let options = options.application_name("foothold").options([
        ("statement_timeout", "5s"),
        ("lock_timeout", "2s"),
        ("idle_in_transaction_session_timeout", "10s"),
        ("search_path", schema),
    ]);
    let pool =
        PgPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(5)).connect_with(options).await?;
    for (setting, sql, needed) in [
        ("fsync", "show fsync", "on"),
        ("full_page_writes", "show full_page_writes", "on"),
        ("synchronous_commit", "show synchronous_commit", "on"),
        ("data_sync_retry", "show data_sync_retry", "off"),
        ("data_checksums", "show data_checksums", "on"),
    ] {
        expect_setting(setting, needed, sqlx::query_scalar(sql).fetch_one(&pool).await?)?;
    }
    let version: i32 = sqlx::query_scalar("select current_setting('server_version_num')::int").fetch_one(&pool).await?;
    if version < 150_000 {
        return Err(DbError::Setting {
            setting: "server_version_num",
            found: version.to_string(),
            needed: "150000 (PostgreSQL 15) or later".to_owned(),
        });
    }
    Ok(Db::Postgres(pool))
}

fn expect_setting(setting: &'static str, needed: &str, found: String) -> Result<(), DbError> {
    if found.eq_ignore_ascii_case(needed) {
        return Ok(());
    }
    Err(DbError::Setting { setting, found, needed: needed.to_owned() })
}
