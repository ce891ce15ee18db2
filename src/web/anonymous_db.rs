//! The store of what people say without saying who they are. It is apart from the database: a file of its own beside SQLite's,
//! a schema of its own in PostgreSQL. Neither refers to the other, and the database's backup leaves it out.

use std::path::{Path, PathBuf};

use super::db::{Db, DbError, Tx};

/// Where it lies in PostgreSQL.
#[cfg(feature = "postgres")]
const SCHEMA: &str = "anonymous";

/// How long a night may take in PostgreSQL, and how long it waits for whoever is writing.
#[cfg(feature = "postgres")]
const NIGHT: &str = "set local statement_timeout = '10min'; set local lock_timeout = '30s';
                     set local idle_in_transaction_session_timeout = '10min'";

/// That store. It is a database of its own, and only the room of feedback asks it.
#[derive(Clone)]
pub struct AnonymousDb {
    db: Db,
    /// None in PostgreSQL.
    file: Option<PathBuf>,
}

impl AnonymousDb {
    /// Opens the store that belongs to the database of `url`, with the same settings.
    pub async fn open(url: &str) -> Result<AnonymousDb, DbError> {
        #[cfg(feature = "sqlite")]
        if let Some(file) = AnonymousDb::file(url) {
            return Ok(AnonymousDb { db: super::db::open_sqlite(&file).await?, file: Some(file) });
        }
        #[cfg(feature = "postgres")]
        if url.starts_with("postgres") {
            return Ok(AnonymousDb { db: super::db::open_postgres(url.parse()?, SCHEMA).await?, file: None });
        }
        Err(DbError::UnknownEngine(url.chars().take_while(|letter| *letter != ':').collect()))
    }

    /// Its file, beside the database's: `foothold.db` has `foothold.anonymous.db`. None: it has no file.
    pub fn file(url: &str) -> Option<PathBuf> {
        url.strip_prefix("sqlite://").map(|file| Path::new(file).with_extension("anonymous.db"))
    }

    pub async fn begin(&self) -> sqlx::Result<Tx> {
        self.db.begin().await
    }

    /// The same for somebody who must not be turned away while a night passes.
    pub async fn begin_long(&self) -> sqlx::Result<Tx> {
        self.db.begin_long().await
    }

    /// Begins a transaction that writes all of it anew.
    pub async fn begin_night(&self) -> sqlx::Result<Tx> {
        #[allow(unused_mut)] // one engine changes it
        let mut tx = self.db.begin().await?;
        #[cfg(feature = "postgres")]
        if let Tx::Postgres(tx) = &mut tx {
            sqlx::raw_sql(NIGHT).execute(&mut **tx).await?;
        }
        Ok(tx)
    }

    pub async fn read(&self) -> sqlx::Result<Tx> {
        self.db.read().await
    }

    /// Brings its schema up to date. Says how many steps were taken.
    pub async fn migrate(&self) -> Result<usize, DbError> {
        let before = self.db.steps_taken().await;
        match &self.db {
            #[cfg(feature = "sqlite")]
            Db::Sqlite { write, .. } => sqlx::migrate!("migrations/anonymous/sqlite").run(write).await?,
            #[cfg(feature = "postgres")]
            Db::Postgres(pool) => {
                sqlx::raw_sql("create schema if not exists anonymous").execute(pool).await?;
                sqlx::migrate!("migrations/anonymous/postgres").run(pool).await?;
            }
        }
        Ok(self.db.steps_taken().await - before)
    }

    /// True when every migration of this program has been taken.
    pub async fn is_current(&self) -> bool {
        self.db.steps_taken().await >= sqlx::migrate!("migrations/anonymous/sqlite").iter().count()
    }

    /// Takes out of its files what is not in its tables any more: SQLite's file is written anew and its log emptied; PostgreSQL frees
    /// the room of old rows.
    pub async fn sweep(&self) -> sqlx::Result<()> {
        match &self.db {
            #[cfg(feature = "sqlite")]
            Db::Sqlite { write, queue, .. } => {
                let _turn = queue.lock().await;
                sqlx::query("vacuum").execute(write).await?;
                let busy: i64 = sqlx::query_scalar("pragma wal_checkpoint(truncate)").fetch_one(write).await?;
                if busy != 0 {
                    tracing::warn!("somebody was reading: the anonymous store's log is emptied by the next night");
                }
            }
            #[cfg(feature = "postgres")]
            Db::Postgres(pool) => {
                use sqlx::Connection;
                // A connection of its own, which is closed afterwards: it may take longer than any other's deed.
                let mut own = pool.acquire().await?.detach();
                sqlx::query("set statement_timeout = '10min'").execute(&mut own).await?;
                sqlx::query("vacuum anonymous_pool, anonymous_kept").execute(&mut own).await?;
                own.close().await?;
            }
        }
        Ok(())
    }

    /// Sets the times of its files to `moment`, in ms since 1970 UTC, so that they do not tell when something was written (N-2).
    pub fn set_times(&self, moment: i64) {
        let Some(file) = &self.file else { return };
        for end in ["", "-wal", "-shm"] {
            set_time(&with_end(file, end), moment);
        }
    }

    /// Copies what was delivered to a new file that only we can read, and checks the copy. What waits to be delivered is left out: a
    /// backup made in the middle of a day knows nothing of that day (N-8). The file's time is set to `moment`.
    pub async fn copy_to(&self, file: &Path, moment: i64) -> Result<(), DbError> {
        let failed = |cause| DbError::Folder(file.display().to_string(), cause);
        if file.exists() {
            return Err(failed(std::io::ErrorKind::AlreadyExists.into()));
        }
        let part = with_end(file, "-part");
        let _ = std::fs::remove_file(&part);
        self.db.copy_to(&part).await?;
        #[cfg(feature = "sqlite")]
        super::db::empty_in_copy(
            &part,
            "delete from anonymous_pool; update anonymous_night set waited = 0, to_tell = 0; vacuum",
        )
        .await?;
        std::fs::rename(&part, file).map_err(failed)?;
        set_time(file, moment);
        Ok(())
    }

    pub async fn close(&self) {
        self.db.close().await;
    }

    /// The engine itself, for what only one of them can do.
    pub fn engine(&self) -> &Db {
        &self.db
    }
}

fn with_end(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// By its name: to open and close a file of SQLite's would let go of SQLite's own locks on it.
fn set_time(file: &Path, moment: i64) {
    use rustix::fs::{AtFlags, CWD, Timespec, Timestamps, utimensat};
    let time = Timespec { tv_sec: moment.div_euclid(1_000), tv_nsec: 0 };
    // One that is not there needs none.
    let _ = utimensat(CWD, file, &Timestamps { last_access: time, last_modification: time }, AtFlags::empty());
}
