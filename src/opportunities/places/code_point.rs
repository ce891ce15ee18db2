//! Reads Code-Point Open, Ordnance Survey's free file of every postcode in Great Britain. It has no header;
//! its columns are postcode ("E14 3AB", "E1  6AN"), quality, easting, northing and six codes of areas.

use std::fmt;
use std::io::{self, Cursor, Read};
use std::iter;
use std::sync::OnceLock;

use csv::ByteRecord;
use proj4rs::proj::Proj;
use proj4rs::transform::transform;

use super::super::model::Point;
use super::postcode;

/// The British National Grid (EPSG:27700).
const GRID: &str = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy \
    +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";
/// What phones and maps use (EPSG:4326).
const WGS84: &str = "+proj=longlat +datum=WGS84 +no_defs";

/// The quality Ordnance Survey gives a postcode it has no place for; its coordinates are 0,0.
const NO_PLACE: u8 = 90;

/// A postcode, and where it is unless Ordnance Survey does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct CodePoint {
    /// In capitals with one space: "E14 3AB".
    pub postcode: String,
    pub at: Option<Point>,
}

/// What is wrong with a line of the file, for the command line.
#[derive(Clone, Debug, PartialEq)]
pub struct RowProblem {
    /// Counted from 1.
    pub line: u64,
    /// A whole sentence: "“E14” is not a full postcode."
    pub sentence: String,
    /// True if it is the file that is wrong, so that nothing after this line was read.
    pub whole_file: bool,
}

impl fmt::Display for RowProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Line {}: {}", self.line, self.sentence)
    }
}

impl std::error::Error for RowProblem {}

/// Turns a grid reference in metres into a point, to within about 5 metres; none outside Great Britain.
///
/// Seven fixed numbers (Helmert) bring one datum to the other. Ordnance Survey's own table of shifts is exact
/// to centimetres but weighs megabytes, and nobody walks to work by the centimetre.
pub fn from_grid(easting: f64, northing: f64) -> Option<Point> {
    let on_the_map = (0.0..=700_000.0).contains(&easting) && (0.0..=1_300_000.0).contains(&northing);
    if !on_the_map || (easting, northing) == (0.0, 0.0) {
        return None;
    }
    let (grid, wgs84) = projections();
    let mut place = (easting, northing, 0.0);
    transform(grid, wgs84, &mut place).ok()?;
    let point = Point { lat: place.1.to_degrees(), lon: place.0.to_degrees() };
    (point.lat.is_finite() && point.lon.is_finite()).then_some(point)
}

fn projections() -> &'static (Proj, Proj) {
    static PROJECTIONS: OnceLock<(Proj, Proj)> = OnceLock::new();
    PROJECTIONS.get_or_init(|| {
        let projection = |words| Proj::from_proj_string(words).expect("both are constants, tests/ uses them");
        (projection(GRID), projection(WGS84))
    })
}

/// Reads the file a line at a time; a header is passed over, and what is wrong is told line by line.
pub fn read_code_point(mut reader: impl Read) -> impl Iterator<Item = Result<CodePoint, RowProblem>> {
    let mut start = Vec::new();
    let mut wrong = match reader.by_ref().take(4).read_to_end(&mut start) {
        Ok(_) => not_text(&start),
        Err(cause) => Some(unreadable(1, &cause)),
    };
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        // By default a carriage return ends a line too, and the lines of Windows files are counted wrong.
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(Cursor::new(start).chain(reader));
    let mut row = ByteRecord::new();
    let mut over = false;
    iter::from_fn(move || {
        if over {
            return None;
        }
        let read = match wrong.take() {
            Some(problem) => Err(problem),
            None => next(&mut lines, &mut row)?,
        };
        over = read.as_ref().is_err_and(|problem| problem.whole_file);
        Some(read)
    })
}

fn next<R: Read>(lines: &mut csv::Reader<R>, row: &mut ByteRecord) -> Option<Result<CodePoint, RowProblem>> {
    loop {
        match lines.read_byte_record(row) {
            Ok(false) => return None,
            Ok(true) if is_empty(row) || is_header(row) => continue,
            Ok(true) => return Some(read_row(row)),
            Err(cause) => return Some(Err(unreadable(lines.position().line(), &io::Error::other(cause)))),
        }
    }
}

fn read_row(row: &ByteRecord) -> Result<CodePoint, RowProblem> {
    let line = row.position().map_or(1, csv::Position::line);
    let wrong = |sentence: String| RowProblem { line, sentence, whole_file: false };

    let fields = fields(row).ok_or_else(|| RowProblem { whole_file: true, ..wrong(NOT_UTF8.to_owned()) })?;
    let [code, quality, easting, northing, ..] = fields[..] else {
        return Err(wrong(format!(
            "There are {} columns; Code-Point Open has 10, with postcode, quality, easting and northing first.",
            fields.len()
        )));
    };
    let (outward, inward) =
        postcode::whole(code).ok_or_else(|| wrong(format!("“{}” is not a full postcode.", shortened(code))))?;
    let postcode = format!("{outward} {inward}");

    let quality: u8 = number("quality", quality).map_err(wrong)?;
    let easting: f64 = number("easting", easting).map_err(wrong)?;
    let northing: f64 = number("northing", northing).map_err(wrong)?;
    if quality == NO_PLACE || (easting, northing) == (0.0, 0.0) {
        return Ok(CodePoint { postcode, at: None });
    }
    let at = from_grid(easting, northing)
        .ok_or_else(|| wrong(format!("Easting {easting} and northing {northing} lie outside Great Britain.")))?;
    Ok(CodePoint { postcode, at: Some(at) })
}

const NOT_UTF8: &str = "This is not text in UTF-8. Save the file as CSV in UTF-8 and import it again.";

/// The columns as text, trimmed; none if this is not UTF-8, or holds the zeros of a wider encoding.
fn fields(row: &ByteRecord) -> Option<Vec<&str>> {
    let text = |field| std::str::from_utf8(field).ok().filter(|text| !text.contains('\0'));
    row.iter().map(|field| text(field).map(|text| text.trim_matches(['\u{feff}', ' ', '\r']))).collect()
}

fn is_empty(row: &ByteRecord) -> bool {
    row.iter().all(|field| field.trim_ascii().is_empty())
}

fn is_header(row: &ByteRecord) -> bool {
    let first = row.get(0).unwrap_or_default();
    let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first).trim_ascii();
    first.eq_ignore_ascii_case(b"postcode") || first.eq_ignore_ascii_case(b"pc")
}

fn number<N: std::str::FromStr>(name: &str, text: &str) -> Result<N, String> {
    text.parse().map_err(|_| format!("The {name} “{}” is not a number we can use.", shortened(text)))
}

fn shortened(text: &str) -> String {
    text.chars().take(20).collect()
}

/// Recognises by its first bytes a file that is no CSV: Ordnance Survey's download is a zip.
fn not_text(start: &[u8]) -> Option<RowProblem> {
    let sentence = match start {
        [b'P', b'K', 3, 4] => "This is a zip file. Unpack it and import the CSV files in its folder Data/CSV.",
        [0x1f, 0x8b, ..] => "This is a gzip file. Unpack it and import the CSV file inside.",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => NOT_UTF8,
        _ => return None,
    };
    Some(RowProblem { line: 1, sentence: sentence.to_owned(), whole_file: true })
}

fn unreadable(line: u64, cause: &io::Error) -> RowProblem {
    RowProblem { line, sentence: format!("The file cannot be read: {cause}."), whole_file: true }
}
