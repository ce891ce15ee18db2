//! Every setting of the service, in one table: its name, what it is for, and what it is when nobody says. Read once at
//! the start, from the environment and from one file (`FOOTHOLD_CONFIG`, lines of `NAME=value`; the environment wins).
//! A name that starts with `FOOTHOLD_` and is not in the table stops the start, so a spelling mistake is never silent.
//! A secret is never a setting's value: its setting names the file that holds it.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// One row of the table.
pub struct Setting {
    pub name: &'static str,
    pub default: &'static str,
    pub purpose: &'static str,
}

const fn setting(name: &'static str, default: &'static str, purpose: &'static str) -> Setting {
    Setting { name, default, purpose }
}

#[rustfmt::skip] // a table
pub const SETTINGS: &[Setting] = &[
    setting("DATABASE_URL", "sqlite://data/foothold.db", "sqlite://FILE or postgres://USER@HOST/NAME"),
    setting("PORT", "3000", "the port to listen on"),
    setting("FOOTHOLD_BIND", "127.0.0.1", "the address to listen on; put a TLS proxy in front"),
    setting("FOOTHOLD_PROXIES", "0", "how many proxies of ours stand in front: whose X-Forwarded-For to believe"),
    setting("FOOTHOLD_BASE_URL", "", "the address people use, as https://portal.example.gov.uk; empty: this machine's own"),
    setting("FOOTHOLD_CONFIG", "", "a file of further settings, NAME=value"),
    setting("FOOTHOLD_SITE", "target/site", "the folder of styles, scripts and pictures that the build made"),
    setting("FOOTHOLD_DEMO", "false", "true shows demo-only pages and languages; never for real people"),
    setting("FOOTHOLD_COUNCIL", "Tower Hamlets", "the council's name, as pages say it"),
    setting("FOOTHOLD_PROVIDER", "the advocacy service", "the advocacy provider's name, as pages say it"),
    setting("FOOTHOLD_KEYS_FILE", "keys/foothold.keys", "the file of keys that foothold keys make made; kept apart from the database"),
    setting("FOOTHOLD_ERASURES_FILE", "", "the ledger of accounts that are gone, apart from the database and its backups; beside the file of keys unless named"),
    setting("FOOTHOLD_DAY_KEY_FILE", "", "the key that seals what was said today without a name; made anew every night, never in a backup; beside the file of keys unless named"),
    setting("FOOTHOLD_BACKUP_RECIPIENTS", "", "a file with the public keys (age1…) of the two people who open a backup together, one a line; empty: backups are not locked"),
    setting("FOOTHOLD_REFUSED_PASSWORDS", "", "a file of passwords known to thieves, one a line, that staff may not use"),
    setting("FOOTHOLD_SMTP", "", "the mail server: smtp://USER@HOST:587 (TLS required) or smtps://USER@HOST; a demo needs none"),
    setting("FOOTHOLD_SMTP_PASSWORD_FILE", "", "a file that holds the mail server's password"),
    setting("FOOTHOLD_MAIL_FROM", "messages@portal.invalid", "the address that letters come from: one that gives nobody away"),
    setting("FOOTHOLD_MAIL_NAME", "Messages", "the name that letters come from: one that gives nobody away"),
    setting("FOOTHOLD_LEAVE_TO", "https://www.bbc.co.uk/weather", "where \"Leave now\" goes: a neutral site"),
    setting("FOOTHOLD_CONTACTS", "", "a CSV file of help lines; empty: the list that comes with the program"),
    setting("FOOTHOLD_BANK_HOLIDAYS", "", "a CSV file of bank holidays beside the yearly ones; empty: the list that comes with the program"),
    setting("FOOTHOLD_HELP_DAYS", "3", "in how many working days whoever is asked for help with applying answers"),
    setting("FOOTHOLD_LETTER_DAYS", "3", "in how many working days a personal adviser confirms a letter, or says why not"),
    setting("FOOTHOLD_LETTER_MONTHS", "12", "for how many months a confirmed letter holds"),
    setting("FOOTHOLD_ADVOCACY_DAYS", "2", "in how many working days an advocate answers"),
    setting("FOOTHOLD_INTERNET_DAYS", "3", "in how many working days the internet team does what is next"),
    setting("FOOTHOLD_SUPPLIER_DAYS", "10", "in how many working days something that was ordered comes"),
    setting("FOOTHOLD_FEEDBACK_DAYS", "10", "in how many working days feedback under somebody's name is answered"),
    setting("FOOTHOLD_COMPLAINTS_EMAIL", "", "where the council takes formal complaints by email; empty: advocates send them by hand"),
    setting("FOOTHOLD_VACANCIES_API", "https://api.apprenticeships.education.gov.uk/vacancies", "the national service's address"),
    setting("FOOTHOLD_VACANCIES_KEY_FILE", "", "a file that holds the national service's key"),
    setting("FOOTHOLD_LOG", "info", "how much the log says: error, warn, info, debug"),
    setting("FOOTHOLD_BENCH", "false", "true adds an address that answers fixed bytes, to measure against"),
];

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    pub database_url: String,
    pub listen: SocketAddr,
    /// How many proxies stand in front; the one next to us wrote the last entry of `X-Forwarded-For`.
    pub proxies: usize,
    /// Where links in letters and redirects point: never what a request claims.
    pub base_url: String,
    pub site: PathBuf,
    pub demo: bool,
    pub council: String,
    pub provider: String,
    pub keys_file: PathBuf,
    /// Whose accounts are gone, for a database that is put back from a backup.
    pub erasures_file: PathBuf,
    /// Where the key of the day lies.
    pub day_key_file: PathBuf,
    /// Whose keys lock a backup; none: it is not locked.
    pub backup_recipients: Option<PathBuf>,
    pub refused_passwords: Option<PathBuf>,
    /// Empty where no mail server is set.
    pub smtp: String,
    pub smtp_password_file: Option<PathBuf>,
    pub mail_from: String,
    pub mail_name: String,
    pub leave_to: String,
    pub contacts: Option<PathBuf>,
    pub bank_holidays: Option<PathBuf>,
    /// The promise made to whoever asks for help with applying, in working days.
    pub help_days: u16,
    /// The promise made to whoever asks for a letter, in working days.
    pub letter_days: u16,
    /// How long a confirmed letter holds.
    pub letter_months: u16,
    /// The promise made to whoever asks for an advocate, or writes to theirs, in working days.
    pub advocacy_days: u16,
    /// In how many working days the internet team does what is next.
    pub internet_days: u16,
    /// In how many working days something that was ordered comes.
    pub supplier_days: u16,
    /// In how many working days feedback under somebody's name is answered.
    pub feedback_days: u16,
    /// Where the council takes formal complaints; none: advocates send them by hand.
    pub complaints_email: Option<String>,
    pub vacancies_api: String,
    pub vacancies_key_file: Option<PathBuf>,
    pub log: String,
    pub bench: bool,
}

/// What is wrong with the settings, one plain sentence each.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct ConfigError(pub Vec<String>);

impl Config {
    /// Reads the settings of this process.
    pub fn from_environment() -> Result<Config, ConfigError> {
        let environment: HashMap<String, String> = std::env::vars().collect();
        let file = match environment.get("FOOTHOLD_CONFIG").filter(|path| !path.is_empty()) {
            Some(path) => std::fs::read_to_string(path)
                .map_err(|cause| ConfigError(vec![format!("FOOTHOLD_CONFIG: {path} cannot be read: {cause}.")]))?,
            None => String::new(),
        };
        Config::read(&environment, &file)
    }

    /// Reads settings from `environment` and from the text of the settings file.
    pub fn read(environment: &HashMap<String, String>, file: &str) -> Result<Config, ConfigError> {
        let mut problems = Vec::new();
        let mut values = settings_in_file(file, &mut problems);
        values.extend(
            environment
                .iter()
                .filter(|(name, _)| name.starts_with("FOOTHOLD_") || *name == "PORT" || *name == "DATABASE_URL")
                .map(|(name, value)| (name.clone(), value.clone())),
        );
        for name in values.keys().filter(|name| !SETTINGS.iter().any(|known| known.name == **name)) {
            problems
                .push(format!("{name} is not a setting of this program. \"foothold config check\" lists them all."));
        }
        let mut reader = Reader { values, problems };
        let config = reader.config();
        if reader.problems.is_empty() { Ok(config) } else { Err(ConfigError(reader.problems)) }
    }

    /// Every setting and its value now, for people to read. A password in a database's address is hidden.
    pub fn listing(&self) -> Vec<(&'static str, String)> {
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        vec![
            ("DATABASE_URL", without_password(&self.database_url)),
            ("PORT", self.listen.port().to_string()),
            ("FOOTHOLD_BIND", self.listen.ip().to_string()),
            ("FOOTHOLD_PROXIES", self.proxies.to_string()),
            ("FOOTHOLD_BASE_URL", self.base_url.clone()),
            ("FOOTHOLD_SITE", self.site.display().to_string()),
            ("FOOTHOLD_DEMO", self.demo.to_string()),
            ("FOOTHOLD_COUNCIL", self.council.clone()),
            ("FOOTHOLD_PROVIDER", self.provider.clone()),
            ("FOOTHOLD_KEYS_FILE", self.keys_file.display().to_string()),
            ("FOOTHOLD_ERASURES_FILE", self.erasures_file.display().to_string()),
            ("FOOTHOLD_DAY_KEY_FILE", self.day_key_file.display().to_string()),
            ("FOOTHOLD_BACKUP_RECIPIENTS", path(&self.backup_recipients)),
            ("FOOTHOLD_REFUSED_PASSWORDS", path(&self.refused_passwords)),
            ("FOOTHOLD_SMTP", without_password(&self.smtp)),
            ("FOOTHOLD_SMTP_PASSWORD_FILE", path(&self.smtp_password_file)),
            ("FOOTHOLD_MAIL_FROM", self.mail_from.clone()),
            ("FOOTHOLD_MAIL_NAME", self.mail_name.clone()),
            ("FOOTHOLD_LEAVE_TO", self.leave_to.clone()),
            ("FOOTHOLD_CONTACTS", path(&self.contacts)),
            ("FOOTHOLD_BANK_HOLIDAYS", path(&self.bank_holidays)),
            ("FOOTHOLD_HELP_DAYS", self.help_days.to_string()),
            ("FOOTHOLD_LETTER_DAYS", self.letter_days.to_string()),
            ("FOOTHOLD_LETTER_MONTHS", self.letter_months.to_string()),
            ("FOOTHOLD_ADVOCACY_DAYS", self.advocacy_days.to_string()),
            ("FOOTHOLD_INTERNET_DAYS", self.internet_days.to_string()),
            ("FOOTHOLD_SUPPLIER_DAYS", self.supplier_days.to_string()),
            ("FOOTHOLD_FEEDBACK_DAYS", self.feedback_days.to_string()),
            ("FOOTHOLD_COMPLAINTS_EMAIL", self.complaints_email.clone().unwrap_or_default()),
            ("FOOTHOLD_VACANCIES_API", self.vacancies_api.clone()),
            ("FOOTHOLD_VACANCIES_KEY_FILE", path(&self.vacancies_key_file)),
            ("FOOTHOLD_LOG", self.log.clone()),
            ("FOOTHOLD_BENCH", self.bench.to_string()),
        ]
    }
}

/// Reads one setting after another, keeping every complaint, so that one look tells all that is wrong.
struct Reader {
    values: BTreeMap<String, String>,
    problems: Vec<String>,
}

impl Reader {
    fn config(&mut self) -> Config {
        let port = self.parsed::<u16>("PORT", "a number from 1 to 65535");
        let ip = self.parsed::<IpAddr>("FOOTHOLD_BIND", "an address such as 127.0.0.1");
        let listen = SocketAddr::new(ip.unwrap_or(IpAddr::from([127, 0, 0, 1])), port.unwrap_or(3000));
        let demo = self.yes_or_no("FOOTHOLD_DEMO");
        if demo && !listen.ip().is_loopback() {
            self.problems.push("FOOTHOLD_BIND must be an address of this machine alone while FOOTHOLD_DEMO is true: anyone can be anyone in a demo.".to_owned());
        }
        let base_url = Some(self.text("FOOTHOLD_BASE_URL")).filter(|url| !url.is_empty());
        Config {
            database_url: self.text("DATABASE_URL"),
            listen,
            proxies: self.parsed("FOOTHOLD_PROXIES", "a whole number").unwrap_or(0),
            base_url: match base_url {
                Some(url) => self.web_address("FOOTHOLD_BASE_URL", url),
                // Browsers make passkeys for names, and for no number.
                None if listen.ip().is_loopback() => format!("http://localhost:{}", listen.port()),
                None => format!("http://{listen}"),
            },
            site: self.text("FOOTHOLD_SITE").into(),
            demo,
            council: self.filled("FOOTHOLD_COUNCIL"),
            provider: self.filled("FOOTHOLD_PROVIDER"),
            keys_file: self.filled("FOOTHOLD_KEYS_FILE").into(),
            erasures_file: self.beside_the_keys("FOOTHOLD_ERASURES_FILE", "erasures"),
            day_key_file: self.beside_the_keys("FOOTHOLD_DAY_KEY_FILE", "day"),
            backup_recipients: self.file("FOOTHOLD_BACKUP_RECIPIENTS"),
            refused_passwords: self.file("FOOTHOLD_REFUSED_PASSWORDS"),
            smtp: self.mail_server(demo),
            smtp_password_file: self.file("FOOTHOLD_SMTP_PASSWORD_FILE"),
            mail_from: self.mail_address("FOOTHOLD_MAIL_FROM"),
            mail_name: self.filled("FOOTHOLD_MAIL_NAME"),
            leave_to: {
                let url = self.text("FOOTHOLD_LEAVE_TO");
                self.web_address("FOOTHOLD_LEAVE_TO", url)
            },
            contacts: self.file("FOOTHOLD_CONTACTS"),
            bank_holidays: self.file("FOOTHOLD_BANK_HOLIDAYS"),
            help_days: self.parsed("FOOTHOLD_HELP_DAYS", "a number of days").unwrap_or(3),
            letter_days: self.parsed("FOOTHOLD_LETTER_DAYS", "a number of days").unwrap_or(3),
            letter_months: self.parsed("FOOTHOLD_LETTER_MONTHS", "a number of months").unwrap_or(12),
            advocacy_days: self.parsed("FOOTHOLD_ADVOCACY_DAYS", "a number of days").unwrap_or(2),
            internet_days: self.parsed("FOOTHOLD_INTERNET_DAYS", "a number of days").unwrap_or(3),
            supplier_days: self.parsed("FOOTHOLD_SUPPLIER_DAYS", "a number of days").unwrap_or(10),
            feedback_days: self.parsed("FOOTHOLD_FEEDBACK_DAYS", "a number of days").unwrap_or(10),
            complaints_email: (!self.text("FOOTHOLD_COMPLAINTS_EMAIL").is_empty())
                .then(|| self.mail_address("FOOTHOLD_COMPLAINTS_EMAIL")),
            vacancies_api: {
                let url = self.text("FOOTHOLD_VACANCIES_API");
                self.web_address("FOOTHOLD_VACANCIES_API", url)
            },
            vacancies_key_file: self.file("FOOTHOLD_VACANCIES_KEY_FILE"),
            log: self.one_of("FOOTHOLD_LOG", &["error", "warn", "info", "debug"]),
            bench: self.yes_or_no("FOOTHOLD_BENCH"),
        }
    }

    fn text(&self, name: &str) -> String {
        let default = SETTINGS.iter().find(|known| known.name == name).map_or("", |known| known.default);
        self.values.get(name).map_or(default, String::as_str).trim().to_owned()
    }

    fn filled(&mut self, name: &str) -> String {
        let value = self.text(name);
        if value.is_empty() {
            self.problems.push(format!("{name} is empty, and it must say something."));
        }
        value
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &str, shape: &str) -> Option<T> {
        let value = self.text(name);
        let parsed = value.parse().ok();
        if parsed.is_none() {
            self.problems.push(format!("{name} is \"{value}\", and it must be {shape}."));
        }
        parsed
    }

    fn one_of(&mut self, name: &str, allowed: &[&str]) -> String {
        let value = self.text(name);
        if !allowed.contains(&value.as_str()) {
            self.problems.push(format!("{name} is \"{value}\", and it must be one of: {}.", allowed.join(", ")));
        }
        value
    }

    fn yes_or_no(&mut self, name: &str) -> bool {
        self.one_of(name, &["true", "false"]) == "true"
    }

    /// Beside the file of keys, unless it is named.
    /// A file that lies beside the file of keys unless it is named.
    fn beside_the_keys(&self, name: &str, ending: &str) -> PathBuf {
        match self.text(name) {
            named if named.is_empty() => PathBuf::from(self.text("FOOTHOLD_KEYS_FILE")).with_extension(ending),
            named => named.into(),
        }
    }

    /// A file that must be there when it is named at all.
    fn file(&mut self, name: &str) -> Option<PathBuf> {
        let path = Some(self.text(name)).filter(|path| !path.is_empty()).map(PathBuf::from)?;
        if !path.is_file() {
            self.problems.push(format!("{name} names {}, and there is no such file.", path.display()));
        }
        Some(path)
    }

    /// A mail server's address. Without TLS only on this machine; a demo writes to nobody but this machine.
    fn mail_server(&mut self, demo: bool) -> String {
        let url = self.text("FOOTHOLD_SMTP");
        let Some((scheme, rest)) = url.split_once("://") else {
            if !url.is_empty() {
                self.problems.push(format!("FOOTHOLD_SMTP is \"{url}\", and it must begin with smtp:// or smtps://."));
            }
            return url;
        };
        let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host).split(['/', '?']).next().unwrap_or_default();
        if !["smtp", "smtps"].contains(&scheme) || host.is_empty() {
            self.problems.push("FOOTHOLD_SMTP must begin with smtp:// or smtps:// and name a server.".to_owned());
        } else if demo && !is_this_machine(host) {
            self.problems.push(
                "FOOTHOLD_SMTP must be on this machine while FOOTHOLD_DEMO is true: a demo writes to nobody."
                    .to_owned(),
            );
        }
        url
    }

    fn mail_address(&mut self, name: &str) -> String {
        let address = self.filled(name);
        if crate::forms::EmailAddress::parse(&address).is_err() {
            self.problems.push(format!("{name} is \"{address}\", and it must be an email address."));
        }
        address
    }

    /// An https address, or http on this machine; no slash at its end.
    fn web_address(&mut self, name: &str, url: String) -> String {
        let ours = ["http://127.0.0.1", "http://localhost", "http://[::1]"].iter().any(|start| url.starts_with(start));
        let plain = !url.contains(|letter: char| letter.is_whitespace() || letter.is_control() || letter == '"');
        if !plain || !(ours || (url.starts_with("https://") && url.len() > "https://".len())) {
            self.problems.push(format!("{name} is \"{url}\", and it must be an address that begins with https://."));
        }
        url.trim_end_matches('/').to_owned()
    }
}

fn settings_in_file(file: &str, problems: &mut Vec<String>) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for (number, line) in file.lines().enumerate().map(|(index, line)| (index + 1, line.trim())) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once('=') {
            Some((name, value)) => {
                values.insert(name.trim().to_owned(), value.trim().trim_matches('"').to_owned());
            }
            None => problems.push(format!("Line {number} of the settings file has no \"=\": {line}")),
        }
    }
    values
}

/// True for a host, with or without its port, that is this machine itself.
pub fn is_this_machine(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((who, place)) => format!("{scheme}://{}@{place}", who.split(':').next().unwrap_or_default()),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let environment = pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Config::read(&environment, "")
    }

    #[test]
    fn with_nothing_said_it_serves_this_machine_only() {
        let config = read(&[]).expect("the defaults are good");
        assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(config.base_url, "http://localhost:3000");
        assert!(!config.demo);
    }

    #[test]
    fn every_setting_is_listed_once_it_is_read() {
        let listed: Vec<_> = read(&[]).expect("good").listing().into_iter().map(|(name, _)| name).collect();
        let known: Vec<_> = SETTINGS.iter().map(|known| known.name).filter(|name| *name != "FOOTHOLD_CONFIG").collect();
        assert_eq!(listed, known);
    }

    #[test]
    fn bad_settings_are_refused_each_with_a_sentence() {
        for (name, value, said) in [
            ("PORT", "many", "a number"),
            ("PORT", "70000", "a number"),
            ("FOOTHOLD_BIND", "everywhere", "an address such as"),
            ("FOOTHOLD_DEMO", "yes", "one of: true, false"),
            ("FOOTHOLD_COUNCIL", " ", "is empty"),
            ("FOOTHOLD_LEAVE_TO", "http://weather.example", "begins with https://"),
            ("FOOTHOLD_LEAVE_TO", "https://a b", "begins with https://"),
            ("FOOTHOLD_CONTACTS", "/nowhere/contacts.csv", "no such file"),
            ("FOOTHOLD_BACKUP_RECIPIENTS", "/nowhere/recipients.txt", "no such file"),
            ("FOOTHOLD_LOG", "loud", "one of: error"),
            ("FOOTHOLD_SMTP", "mail.example", "must begin with smtp://"),
            ("FOOTHOLD_SMTP", "http://mail.example", "must begin with smtp://"),
            ("FOOTHOLD_MAIL_FROM", "us", "an email address"),
            ("FOOTHOLD_PROXIES", "-1", "a whole number"),
            ("FOOTHOLD_COUNCILS", "Newham", "is not a setting"),
        ] {
            let problem = read(&[(name, value)]).expect_err(name).to_string();
            assert!(problem.contains(said) && problem.contains(name), "{problem}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let problems = read(&[("PORT", "x"), ("FOOTHOLD_DEMO", "x")]).expect_err("two are wrong").0;
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn a_demo_stays_on_this_machine() {
        for (name, value, good) in [
            ("FOOTHOLD_SMTP", "smtp://127.0.0.1:2526", true),
            ("FOOTHOLD_SMTP", "smtp://localhost:2526", true),
            ("FOOTHOLD_SMTP", "smtp://[::1]:2526", true),
            ("FOOTHOLD_SMTP", "smtp://ada@mail.example.org", false),
            ("FOOTHOLD_SMTP", "smtps://127.0.0.1.example.org", false),
            ("FOOTHOLD_SMTP", "smtps://127.0.0.1@mail.example.org", false),
            ("FOOTHOLD_BIND", "0.0.0.0", false),
            ("FOOTHOLD_BIND", "::1", true),
        ] {
            assert_eq!(read(&[("FOOTHOLD_DEMO", "true"), (name, value)]).is_ok(), good, "{name}={value}");
        }
        assert!(read(&[("FOOTHOLD_BIND", "0.0.0.0"), ("FOOTHOLD_SMTP", "smtps://ada@mail.example.org")]).is_ok());
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let environment = HashMap::from([("PORT".to_owned(), "4000".to_owned())]);
        let config = Config::read(&environment, "# ours\nPORT=5000\nFOOTHOLD_COUNCIL=\"Newham\"\n").expect("good");
        assert_eq!((config.listen.port(), config.council.as_str()), (4000, "Newham"));
        assert!(Config::read(&HashMap::new(), "PORT 5000").is_err());
    }

    #[test]
    fn a_listing_hides_the_password() {
        assert_eq!(without_password("postgres://ada:s3cret@db.example/foothold"), "postgres://ada@db.example/foothold");
        assert_eq!(without_password("sqlite://data/x.db"), "sqlite://data/x.db");
    }
}
