//! Invented employers: small firms that belong to one town, and groups with sites all over England.
//!
//! Real firms may turn out to share a name with one of these; none is meant.

use super::places::Area;
use super::trades::{TRADES, Trade};

/// An employer as its adverts give it.
pub struct Employer {
    pub name: String,
    pub website: String,
    pub disability_confident: bool,
    /// The same number for every advert of a small firm, so that it has one address.
    pub seed: u64,
    pub group: bool,
}

/// How many small firms each trade has in each town.
pub const FIRMS_PER_AREA: usize = 6;

/// Names the employers on the demo's copy of the list of care leavers' friends: about one advert in eleven is theirs.
pub fn friendly_employers() -> Vec<&'static str> {
    TRADES.iter().flat_map(|trade| trade.groups).filter(|(_, friendly)| *friendly).map(|(name, _)| *name).collect()
}

/// Finds the small firm with this number, out of [`FIRMS_PER_AREA`], in an area.
pub fn firm(trade_number: usize, area: &Area, number: usize) -> Employer {
    let serial = area.number * FIRMS_PER_AREA + number;
    let name = firm_name(TRADES[trade_number], trade_number, serial);
    employer(name, (trade_number * 10_000 + serial) as u64, false)
}

/// Finds one of the trade's groups.
pub fn group(trade_number: usize, number: usize) -> Employer {
    let groups = TRADES[trade_number].groups;
    let (name, _) = groups[number % groups.len()];
    employer(name.to_owned(), (900_000 + trade_number * 100 + number) as u64, true)
}

/// The invented web address of an employer, under `.example`, where nothing real can ever live.
pub fn website(name: &str) -> String {
    let words = name.to_lowercase().replace(['\'', '’'], "");
    let words: Vec<&str> =
        words.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    format!("https://www.{}.example/jobs", words.join("-"))
}

fn employer(name: String, seed: u64, group: bool) -> Employer {
    let mut dice = fastrand::Rng::with_seed(seed ^ 0x5eed_f00d);
    let name = if !group && dice.u8(..100) < 12 { name.to_uppercase() } else { name };
    Employer { website: website(&name), name, disability_confident: dice.u8(..100) < 35, seed, group }
}

/// Each serial number below 720 gives another name: the stems come round again with another pattern.
fn firm_name(trade: &Trade, trade_number: usize, serial: usize) -> String {
    let pattern = trade.firms[(serial + serial / STEMS.len()) % trade.firms.len()];
    let stem = STEMS[(serial * 7 + trade_number * 13) % STEMS.len()];
    let one = SURNAMES[(serial * 5 + trade_number * 3) % SURNAMES.len()];
    let two = SURNAMES[(serial * 11 + trade_number * 7 + serial / SURNAMES.len() + 17) % SURNAMES.len()];
    pattern.replace("{stem}", stem).replace("{one}", one).replace("{two}", two)
}

/// Place-like names that no town has, as far as we know; 120, so that 7 goes round all of them.
#[rustfmt::skip]
pub const STEMS: [&str; 120] = [
    "Larkmere", "Mossbank", "Thistlegarth", "Amberfold", "Bramblehythe", "Copperwick", "Fernstead", "Hazelthwaite",
    "Ottermere", "Plovergarth", "Quillstead", "Rowanhythe", "Saffronfold", "Teaselcombe", "Wrenstead", "Heronfold",
    "Junipergate", "Sorrelwick", "Linnetmere", "Marigate", "Dapplecombe", "Pebblewick", "Sedgehythe", "Tansyfield",
    "Cloverwick", "Curlewfold", "Finchmere", "Damsonhythe", "Alderfleet", "Barleymead", "Candlewick Vale",
    "Dunnockdale", "Elmsworthy", "Flaxbourne", "Gorsefield", "Harebrook", "Inglemere", "Jackdaw Hill", "Kelpstone",
    "Lanternhythe", "Meadowquill", "Nettlecombe Park", "Oakhythe", "Primrose Weir", "Quincefold", "Rushmead",
    "Starlingate", "Tillerby", "Umberfield", "Vetchley", "Willowhythe", "Yarrowgate", "Ashwhistle", "Birchfleet",
    "Corncrake", "Dewsmere", "Eiderfold", "Foxglove Row", "Goldcrest Mill", "Hollywick", "Ivyfleet", "Jasperfield",
    "Kittiwick", "Lapwing Cross", "Medlargate", "Nightjar Lane", "Orchardfold", "Pippinstead", "Quarrymead",
    "Robinhythe", "Siskinfield", "Tamarisk Gate", "Ullsmere", "Violetfold", "Whinfleet", "Yaffle Green", "Applefold",
    "Bilberry Bank", "Chaffmere", "Dovestead", "Elderhythe", "Fieldgarth", "Gannetwick", "Heathquill", "Islemead",
    "Juneberry", "Kingcup Row", "Lintwhite", "Mallowfield", "Newtsmere", "Orlestone Weir", "Pintail Quay", "Quailfold",
    "Redpoll", "Sandfleet", "Ternstead", "Underwillow", "Vinefold", "Wagtail Bridge", "Yewfleet", "Archerfold",
    "Bellmere", "Cobblehythe", "Drumlinfield", "Emberstead", "Firthmead", "Gablewick", "Hopfleet", "Inkwell Row",
    "Jettywick", "Kilnmere", "Loomfield", "Marlstead", "Needlehythe", "Osierfold", "Pennyfleet", "Quoinfield",
    "Ridgemead", "Shuttlewick", "Tithefold",
];

/// Family names, for firms that are called after people; 49, so that 5 and 11 go round all of them.
#[rustfmt::skip]
pub const SURNAMES: [&str; 49] = [
    "Dunnock", "Pellowby", "Marlowby", "Tresswell", "Penhallock", "Vantry", "Ferrisham", "Lockabee", "Sandiforth",
    "Wexcombe", "Corvane", "Delahurst", "Eddowby", "Gantrey", "Hollowby", "Inskipp", "Jessamy", "Kettleburn", "Larchby",
    "Mundrey", "Nettlefold", "Ormerby", "Pargiter", "Quenby", "Rushbrooke", "Sillifant", "Tolliver", "Umfrey",
    "Venables-Okoro", "Wetherspan", "Yarnold", "Zellick", "Amankwah", "Begumrose", "Chaudrey", "Dabrowa", "Ekwueme",
    "Farahsen", "Gebrehart", "Hossainby", "Iyerwood", "Jankovits", "Kowalby", "Lianghurst", "Mohamud", "Nwosuby",
    "Olaniyan", "Patelwood", "Quraishi",
];
