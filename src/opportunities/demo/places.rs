//! Where demo vacancies are: inner London districts, English towns, and postcodes that cannot exist.
//!
//! No real postcode ends in letters such as C, I, K, M, O or V, so every invented one has at least one of them at its
//! end.

use std::io::{self, Write};

use crate::opportunities::model::Point;

/// A district or town with its centre, and how often it is used beside the others.
pub struct Area {
    pub number: usize,
    /// "Bow", "Leeds"
    pub name: &'static str,
    pub in_london: bool,
    /// "E3"
    pub district: &'static str,
    pub lat: f64,
    pub lon: f64,
    pub weight: u32,
}

/// One invented address.
pub struct Spot {
    pub line: String,
    /// "Bow", in London only
    pub part: Option<&'static str>,
    pub town: &'static str,
    pub postcode: String,
    pub at: Point,
}

/// How many invented postcodes each London district has.
const POSTCODES_PER_DISTRICT: usize = 12;

/// Letters at the end of an invented postcode.
const ENDINGS: [&str; 12] = ["VX", "VV", "CK", "MO", "VK", "OC", "KM", "CV", "MV", "IK", "OV", "KO"];

/// All London areas, Poplar first, so that its first postcode is E14 7VX.
pub fn london() -> Vec<Area> {
    let area = |(number, (name, district, lat, lon, weight)): (usize, &Row)| Area {
        number,
        name,
        in_london: true,
        district,
        lat: *lat,
        lon: *lon,
        weight: *weight,
    };
    LONDON.iter().enumerate().map(area).collect()
}

/// All towns outside London.
pub fn towns() -> Vec<Area> {
    let area = |(number, (name, district, lat, lon)): (usize, &(&'static str, &'static str, f64, f64))| Area {
        number: number + LONDON.len(),
        name,
        in_london: false,
        district,
        lat: *lat,
        lon: *lon,
        weight: if number < 12 { 3 } else { 1 },
    };
    TOWNS.iter().enumerate().map(area).collect()
}

impl Area {
    /// What people call the place in a sentence.
    pub fn spoken(&self) -> String {
        if self.in_london { format!("{}, London", self.name) } else { self.name.to_owned() }
    }

    /// Makes up an address here; in London with one of the postcodes of [`write_postcodes`].
    pub fn spot(&self, dice: &mut fastrand::Rng) -> Spot {
        let (postcode, at) = match self.in_london {
            true => self.postcode(dice.usize(..POSTCODES_PER_DISTRICT)),
            false => self.town_postcode(dice),
        };
        let street = STREETS[dice.usize(..STREETS.len())];
        let line = match dice.u8(..5) {
            0 => format!("Unit {}, {street}", dice.u8(1..30)),
            1 => format!("{} {street}", ["The Old Depot,", "Canalside House,", "First floor,"][dice.usize(..3)]),
            _ => format!("{} {street}", dice.u16(1..180)),
        };
        let town = if self.in_london { "London" } else { self.name };
        Spot { line, part: self.in_london.then_some(self.name), town, postcode, at }
    }

    /// A London postcode and its place: they lie on a spiral around the district's centre, within a third of a mile.
    fn postcode(&self, number: usize) -> (String, Point) {
        let digit = (7 + 4 * number + 3 * self.number) % 10;
        let ending = ENDINGS[(number + self.number) % ENDINGS.len()];
        let miles = 0.3 * (number as f64 / POSTCODES_PER_DISTRICT as f64).sqrt();
        (format!("{} {digit}{ending}", self.district), self.offset(number as f64 * 2.4, miles))
    }

    fn town_postcode(&self, dice: &mut fastrand::Rng) -> (String, Point) {
        let ending = ENDINGS[dice.usize(..ENDINGS.len())];
        let at = self.offset(dice.f64() * std::f64::consts::TAU, dice.f64().sqrt());
        (format!("{} {}{ending}", self.district, dice.u8(..10)), at)
    }

    fn offset(&self, angle: f64, miles: f64) -> Point {
        let lat = self.lat + miles * angle.cos() / 69.0;
        let lon = self.lon + miles * angle.sin() / (69.0 * self.lat.to_radians().cos());
        Point { lat: rounded(lat), lon: rounded(lon) }
    }
}

/// One of the invented postcodes of a London district: "E3".
pub fn postcode_in(district: &str, number: usize) -> Option<(String, Point)> {
    let area = london().into_iter().find(|area| area.district == district)?;
    Some(area.postcode(number % POSTCODES_PER_DISTRICT))
}

/// Writes the invented London postcodes in the shape of Code-Point Open: no header, National Grid metres.
pub fn write_postcodes(out: &mut impl Write) -> io::Result<()> {
    for area in london() {
        for number in 0..POSTCODES_PER_DISTRICT {
            let (postcode, at) = area.postcode(number);
            let (district, inward) = postcode.split_once(' ').unwrap_or((&postcode, ""));
            let (east, north) = grid(at);
            writeln!(out, "\"{district:<4}{inward}\",10,{east},{north},\"E92000001\",\"\",\"\",\"\",\"\",\"\"")?;
        }
    }
    Ok(())
}

/// National Grid metres of a place in inner London; a straight-line fit around E1, right to within ten metres.
fn grid(at: Point) -> (i64, i64) {
    let (lat, lon) = (at.lat - 51.517, at.lon + 0.058);
    let east = 534_844.2 - 2_951.2 * lat + 69_380.0 * lon;
    let north = 181_573.9 + 111_202.6 * lat + 1_841.2 * lon;
    (east.round() as i64, north.round() as i64)
}

fn rounded(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

type Row = (&'static str, &'static str, f64, f64, u32);

/// Name, district, centre, weight. The first five are in Tower Hamlets.
#[rustfmt::skip]
const LONDON: [Row; 28] = [
    ("Poplar", "E14", 51.507, -0.018, 75), ("Whitechapel", "E1", 51.517, -0.062, 70),
    ("Wapping", "E1W", 51.507, -0.060, 25), ("Bethnal Green", "E2", 51.529, -0.061, 45),
    ("Bow", "E3", 51.528, -0.026, 45), ("Hackney", "E8", 51.541, -0.064, 22), ("Homerton", "E9", 51.544, -0.043, 14),
    ("Clapton", "E5", 51.560, -0.052, 8), ("Stoke Newington", "N16", 51.562, -0.076, 8),
    ("Stratford", "E15", 51.538, 0.003, 25), ("Queen Elizabeth Olympic Park", "E20", 51.545, -0.009, 8),
    ("Royal Docks", "E16", 51.510, 0.027, 18), ("Plaistow", "E13", 51.526, 0.026, 8),
    ("East Ham", "E6", 51.530, 0.054, 8), ("Forest Gate", "E7", 51.548, 0.025, 6),
    ("Shoreditch", "EC2A", 51.523, -0.084, 16), ("Aldgate", "EC3A", 51.514, -0.077, 18),
    ("Old Street", "EC1V", 51.527, -0.095, 12), ("St Paul's", "EC4M", 51.514, -0.099, 10),
    ("Borough", "SE1", 51.501, -0.092, 28), ("Rotherhithe", "SE16", 51.496, -0.054, 12),
    ("Peckham", "SE15", 51.472, -0.064, 10), ("Camberwell", "SE5", 51.473, -0.092, 6),
    ("Deptford", "SE8", 51.481, -0.030, 8), ("Lewisham", "SE13", 51.458, -0.010, 14),
    ("Catford", "SE6", 51.437, -0.017, 8), ("Greenwich", "SE10", 51.483, 0.000, 10),
    ("Islington", "N1", 51.538, -0.098, 10),
];

/// Name, district, centre. The first dozen are large and come up three times as often.
#[rustfmt::skip]
const TOWNS: [(&str, &str, f64, f64); 76] = [
    ("Birmingham", "B5", 52.475, -1.895), ("Manchester", "M4", 53.484, -2.233), ("Leeds", "LS10", 53.780, -1.535),
    ("Sheffield", "S3", 53.388, -1.475), ("Liverpool", "L3", 53.411, -2.985), ("Bristol", "BS2", 51.457, -2.578),
    ("Newcastle upon Tyne", "NE4", 54.973, -1.640), ("Nottingham", "NG7", 52.950, -1.172),
    ("Leicester", "LE2", 52.618, -1.123), ("Coventry", "CV6", 52.430, -1.508), ("Bradford", "BD5", 53.783, -1.761),
    ("Reading", "RG2", 51.437, -0.963), ("Hull", "HU3", 53.746, -0.362), ("Stoke-on-Trent", "ST4", 53.004, -2.186),
    ("Wolverhampton", "WV3", 52.582, -2.152), ("Derby", "DE23", 52.903, -1.497), ("Plymouth", "PL4", 50.375, -4.127),
    ("Southampton", "SO14", 50.906, -1.396), ("Portsmouth", "PO2", 50.820, -1.079), ("Brighton", "BN2", 50.828, -0.124),
    ("Norwich", "NR3", 52.637, 1.293), ("Ipswich", "IP4", 52.060, 1.175), ("Cambridge", "CB4", 52.218, 0.133),
    ("Oxford", "OX4", 51.735, -1.215), ("Swindon", "SN2", 51.583, -1.787), ("Gloucester", "GL1", 51.861, -2.242),
    ("Cheltenham", "GL51", 51.902, -2.105), ("Exeter", "EX2", 50.709, -3.516), ("Truro", "TR1", 50.263, -5.053),
    ("Bournemouth", "BH8", 50.738, -1.853), ("Poole", "BH15", 50.723, -1.973), ("Basingstoke", "RG21", 51.263, -1.087),
    ("Guildford", "GU1", 51.243, -0.565), ("Crawley", "RH10", 51.113, -0.178), ("Maidstone", "ME15", 51.263, 0.530),
    ("Canterbury", "CT1", 51.278, 1.081), ("Ashford", "TN23", 51.142, 0.865), ("Southend-on-Sea", "SS2", 51.549, 0.710),
    ("Chelmsford", "CM2", 51.724, 0.483), ("Colchester", "CO4", 51.905, 0.915), ("Harlow", "CM20", 51.776, 0.098),
    ("Stevenage", "SG1", 51.908, -0.193), ("Luton", "LU2", 51.889, -0.405), ("Watford", "WD18", 51.651, -0.413),
    ("Slough", "SL1", 51.510, -0.604), ("Milton Keynes", "MK9", 52.043, -0.757), ("Northampton", "NN1", 52.240, -0.889),
    ("Bedford", "MK42", 52.122, -0.463), ("Peterborough", "PE1", 52.583, -0.230), ("Lincoln", "LN5", 53.216, -0.545),
    ("Boston", "PE21", 52.976, -0.022), ("Doncaster", "DN4", 53.508, -1.143), ("Rotherham", "S60", 53.425, -1.357),
    ("Barnsley", "S70", 53.548, -1.480), ("Wakefield", "WF1", 53.684, -1.492), ("Huddersfield", "HD1", 53.646, -1.784),
    ("Halifax", "HX1", 53.722, -1.867), ("York", "YO10", 53.952, -1.060), ("Harrogate", "HG1", 53.997, -1.540),
    ("Middlesbrough", "TS4", 54.562, -1.230), ("Sunderland", "SR4", 54.905, -1.420), ("Durham", "DH1", 54.779, -1.573),
    ("Carlisle", "CA2", 54.887, -2.955), ("Lancaster", "LA1", 54.047, -2.801), ("Preston", "PR1", 53.762, -2.697),
    ("Blackpool", "FY3", 53.818, -3.029), ("Bolton", "BL3", 53.567, -2.437), ("Stockport", "SK3", 53.401, -2.168),
    ("Warrington", "WA4", 53.373, -2.575), ("Chester", "CH1", 53.198, -2.900), ("Crewe", "CW2", 53.085, -2.449),
    ("Shrewsbury", "SY2", 52.706, -2.727), ("Telford", "TF3", 52.669, -2.446), ("Worcester", "WR5", 52.181, -2.200),
    ("Hereford", "HR4", 52.062, -2.732), ("Taunton", "TA2", 51.029, -3.099),
];

/// Invented street names.
#[rustfmt::skip]
const STREETS: [&str; 48] = [
    "Quay Arches", "Pumphouse Lane", "Tannery Row", "Weighbridge Road", "Old Station Yard", "Lamplighter Street",
    "Kiln Court", "Foundry Walk", "Orchard Parade", "Millrace Road", "Ropewalk Mews", "Sailmakers Yard",
    "Chandlers Way", "Coopers Wharf", "Brickfield Lane", "Bakehouse Street", "Granary Close", "Signal Box Road",
    "Saddlers Row", "Glassworks Lane", "Ferryman Street", "Cartwheel Lane", "Lockkeepers Row", "Almond Tree Road",
    "Bellfounders Street", "Cooperage Yard", "Drapers Passage", "Engine Shed Road", "Fishergate Lane",
    "Gasworks Terrace", "Hopyard Street", "Ironmongers Row", "Jubilee Parade North", "Knotweed Lane",
    "Limeburners Wharf", "Maltings Approach", "Needlemakers Row", "Oyster Shell Lane", "Printworks Street",
    "Quarryman's Way", "Ragstone Road", "Silkweavers Lane", "Timber Pond Road", "Umbrella Yard", "Velvet Street",
    "Wheelwrights Close", "Yardarm Street", "Zinc Works Lane",
];
