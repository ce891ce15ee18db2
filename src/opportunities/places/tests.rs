use super::*;

fn at(lat: f64, lon: f64) -> Point {
    Point { lat, lon }
}

/// The miles from a district we ship to where we know it to be.
fn off(code: &str, lat: f64, lon: f64) -> f64 {
    distance_miles(District::find(code).expect(code).at, at(lat, lon))
}

fn named(text: &str) -> Option<&'static str> {
    NamedPlace::find(text).map(|place| place.name)
}

fn asked(text: &str) -> PlaceAsked {
    parse_place(text)
}

fn postcode(outward: &str, inward: &str) -> PlaceAsked {
    PlaceAsked::Postcode { outward: outward.to_owned(), inward: inward.to_owned() }
}

fn district(code: &str) -> PlaceAsked {
    PlaceAsked::District(code.to_owned())
}

#[test]
fn districts_are_where_postcodes_io_has_them() {
    // The mean of each district's postcodes as postcodes.io publishes it (ONS Postcode Directory, OGL v3).
    for (code, lat, lon) in [
        ("E1", 51.517386, -0.059352),
        ("E2", 51.529642, -0.06262),
        ("E3", 51.528102, -0.024825),
        ("E14", 51.506156, -0.018127),
        ("E15", 51.540266, 0.00321),
        ("E20", 51.546317, -0.010648),
        ("N1", 51.537758, -0.09697),
        ("N8", 51.582992, -0.119949),
        ("N16", 51.562522, -0.076626),
        ("NW1", 51.533399, -0.143846),
        ("NW10", 51.541178, -0.248194),
        ("SE1", 51.499162, -0.091438),
        ("SE10", 51.48492, 0.000761),
        ("SE19", 51.417958, -0.086109),
        ("SW4", 51.460961, -0.136461),
        ("SW9", 51.469354, -0.113889),
        ("SW19", 51.424167, -0.20282),
        ("W2", 51.515224, -0.185199),
        ("W12", 51.508369, -0.239588),
        ("EC1", 51.523031, -0.103662),
        ("WC2", 51.512869, -0.121392),
        ("W1", 51.515801, -0.142392),
        ("CR0", 51.3732, -0.078),
    ] {
        assert!(off(code, lat, lon) < 0.25, "{code} is {:.2} miles off", off(code, lat, lon));
    }
}

#[test]
fn every_district_is_in_or_around_london_and_looks_like_one() {
    assert!(districts().len() > 340);
    for found in districts() {
        assert_eq!(asked(found.code), district(found.code));
        assert!(distance_miles(found.at, at(51.507, -0.128)) < 26.0, "{}", found.code);
    }
    assert!(districts().windows(2).all(|pair| pair[0].code < pair[1].code));
}

#[test]
fn a_district_is_found_however_it_is_typed_and_one_elsewhere_is_not() {
    assert_eq!(District::find(" sw1a ").map(|found| found.code), Some("SW1A"));
    assert_eq!(District::find("M1"), None);
    assert_eq!(District::find(""), None);
}

#[test]
fn every_london_place_lies_by_the_district_it_names() {
    for row in rows(LONDON).filter(|row| !row[4].is_empty()) {
        let miles = distance_miles(point(row[2], row[3]), District::find(row[4]).expect(row[4]).at);
        // New Addington is far from the middle of a large district; next to it nothing is 2 miles off.
        let most = if row[0] == "New Addington" { 4.0 } else { 2.0 };
        assert!(miles < most, "{} is {miles:.2} miles from {}", row[0], row[4]);
    }
}

#[test]
fn every_name_finds_its_own_place() {
    assert!(rows(LONDON).count() > 300 && rows(TOWNS).count() > 60);
    for row in rows(LONDON).chain(rows(TOWNS)) {
        assert!(row.len() == 6 || row.len() == 4, "{row:?}");
        for name in row[1].split(';').filter(|name| !name.is_empty()).chain([row[0]]) {
            assert_eq!(named(name), Some(row[0]), "{name} is said of two places");
            assert!(!matches!(asked(name), PlaceAsked::District(_)), "{name}");
        }
    }
}

#[test]
fn names_are_found_whatever_the_capitals_and_punctuation() {
    assert_eq!(named("bethnal green"), Some("Bethnal Green"));
    assert_eq!(named("  BETHNAL   GREEN. "), Some("Bethnal Green"));
    assert_eq!(named("bethnalgreen"), Some("Bethnal Green"));
    assert_eq!(named("the isle of dogs"), Some("Isle of Dogs"));
    assert_eq!(named("Saint Johns Wood"), Some("St John's Wood"));
    assert_eq!(named("st. john’s wood"), Some("St John's Wood"));
    assert_eq!(named("kings cross"), Some("King's Cross"));
    assert_eq!(named("elephant & castle"), Some("Elephant and Castle"));
    assert_eq!(named("bromley by bow"), Some("Bromley-by-Bow"));
    assert_eq!(named("manchester"), Some("Manchester"));
    assert_eq!(named("hull"), Some("Kingston upon Hull"));
}

#[test]
fn what_people_add_to_a_name_does_not_hide_it() {
    assert_eq!(named("Stratford, London"), Some("Stratford"));
    assert_eq!(named("mile end station"), Some("Mile End"));
    assert_eq!(named("London Borough of Newham"), Some("Newham"));
    assert_eq!(named("Royal Borough of Greenwich"), Some("Greenwich"));
    assert_eq!(named("east london"), Some("East London"));
    assert_eq!(named("London"), Some("London"));
    assert_eq!(named("Stratford-upon-Avon"), Some("Stratford-upon-Avon"));
}

#[test]
fn one_wrong_letter_is_forgiven_in_a_longer_name() {
    assert_eq!(named("bethnal gren"), Some("Bethnal Green"));
    assert_eq!(named("bethnall green"), Some("Bethnal Green"));
    assert_eq!(named("whitechaple"), Some("Whitechapel"));
    assert_eq!(named("hackeny"), Some("Hackney"));
    assert_eq!(named("lewishan"), Some("Lewisham"));
    assert_eq!(named("walthamstowe, london"), Some("Walthamstow"));
    assert_eq!(named("bethnl gren"), None);
    assert_eq!(named("bpw"), None, "Bow is too short to guess at");
}

#[test]
fn a_slip_that_could_mean_two_places_is_not_guessed() {
    assert_eq!(named("barnec"), None);
    assert_eq!(suggestions("barnec")[..2], ["Barnes", "Barnet"]);
}

#[test]
fn nothing_typed_is_nothing_asked() {
    assert_eq!(asked(""), PlaceAsked::Nothing);
    assert_eq!(asked("  \t "), PlaceAsked::Nothing);
}

#[test]
fn a_full_postcode_is_known_in_any_case_with_or_without_its_space() {
    assert_eq!(asked("E14 3AB"), postcode("E14", "3AB"));
    assert_eq!(asked("e143ab"), postcode("E14", "3AB"));
    assert_eq!(asked(" e1  6an "), postcode("E1", "6AN"));
    assert_eq!(asked("e16an"), postcode("E1", "6AN"));
    assert_eq!(asked("sw1a2aa"), postcode("SW1A", "2AA"));
    assert_eq!(asked("w1a 1aa"), postcode("W1A", "1AA"));
    assert_eq!(asked("CR0 2YR"), postcode("CR0", "2YR"));
    assert_eq!(asked("M1 1AE"), postcode("M1", "1AE"));
    assert_eq!(asked("b338th"), postcode("B33", "8TH"));
    assert_eq!(asked("DN55 1PT"), postcode("DN55", "1PT"));
}

#[test]
fn letters_no_postcode_has_make_it_no_postcode() {
    for text in ["Q1 1AA", "V1 1AA", "X1 1AA", "EI4 3AB", "E14 33B", "E1Z 1AA", "EC1Z 1AA"] {
        assert_eq!(postcode::whole(text), None, "{text}");
    }
    assert_eq!(asked("1234"), PlaceAsked::Unknown);
    assert_eq!(asked("E14 3ABC"), PlaceAsked::Unknown);
}

#[test]
fn a_district_or_a_sector_means_the_district() {
    assert_eq!(asked("E14"), district("E14"));
    assert_eq!(asked("e 14"), district("E14"));
    assert_eq!(asked("E14 3"), district("E14"));
    assert_eq!(asked("e143"), district("E14"));
    assert_eq!(asked("E14 3A"), district("E14"));
    assert_eq!(asked("E1 4"), district("E1"), "the space says where the district ends");
    assert_eq!(asked("SW1A"), district("SW1A"));
    assert_eq!(asked("sw1a 2"), district("SW1A"));
    assert_eq!(asked("m1"), district("M1"));
}

#[test]
fn a_postcode_after_a_name_is_the_closer_answer() {
    assert_eq!(asked("Stratford E15"), district("E15"));
    assert_eq!(asked("Poplar,E14"), district("E14"));
    assert_eq!(asked("5 Chrisp Street, London E14 6LP"), postcode("E14", "6LP"));
    assert_eq!(asked("London, SW1A2AA"), postcode("SW1A", "2AA"));
}

#[test]
fn a_name_is_a_name_and_the_rest_is_unknown() {
    assert!(matches!(asked("canary wharf"), PlaceAsked::Name(place) if place.name == "Canary Wharf"));
    assert_eq!(asked("Atlantis"), PlaceAsked::Unknown);
    assert_eq!(asked("?!"), PlaceAsked::Unknown);
    assert_eq!(asked("日本"), PlaceAsked::Unknown);
    assert_eq!(asked("é1 é1é"), PlaceAsked::Unknown);
    assert_eq!(asked(&"bow ".repeat(4000)), PlaceAsked::Unknown);
}

#[test]
fn miles_are_measured_over_the_round_earth() {
    let (london, manchester) = (at(51.50741, -0.12772), at(53.47894, -2.24528));
    assert!((distance_miles(london, manchester) - 163.0).abs() < 1.0);
    assert_eq!(distance_miles(london, london), 0.0);
    assert_eq!(distance_miles(london, manchester), distance_miles(manchester, london));
    // A degree of latitude is 69.09 miles on a sphere of this radius; half way round is π times it.
    assert!((distance_miles(at(51.0, 0.0), at(52.0, 0.0)) - 69.093).abs() < 0.001);
    assert!((distance_miles(at(0.0, 0.0), at(0.0, 180.0)) - 12_436.8).abs() < 0.5);
}

#[test]
fn near_words_name_the_closest_place_and_keep_quiet_far_from_all() {
    assert_eq!(near_words(at(51.5105, -0.0155)), Some("Poplar"));
    assert_eq!(near_words(at(51.5191, -0.0612)), Some("Whitechapel"));
    assert_eq!(near_words(at(51.588, -0.012)), Some("Walthamstow"), "not the whole borough");
    assert_eq!(near_words(at(54.45, -3.21)), None);
}

#[test]
fn suggestions_start_alike_best_first_and_are_three_at_most() {
    assert_eq!(suggestions("beth"), ["Bethnal Green"]);
    assert_eq!(suggestions("bethnl gren"), ["Bethnal Green"]);
    assert_eq!(suggestions("white")[..2], ["White City", "Whitechapel"]);
    assert_eq!(suggestions("stratfrod east")[0], "Stratford");
    assert_eq!(suggestions("ham").len(), 3);
    assert!(suggestions("").is_empty());
    assert!(suggestions("zzz").is_empty());
}

#[test]
fn grid_references_become_points_within_twenty_metres() {
    for (easting, northing, lat, lon) in [
        // Two places for which postcodes.io documents both (from the ONS Postcode Directory).
        (529_727.0, 180_053.0, 51.504_530_6, -0.132_260_4),
        (534_743.0, 181_614.0, 51.517_39, -0.059_408_2),
        // Caister water tower, the example of Ordnance Survey's "A guide to coordinate systems in Great Britain".
        (651_409.903, 313_177.270, 52.657_978, 1.716_053),
    ] {
        let found = from_grid(easting, northing).expect("on the map");
        let metres = distance_miles(found, at(lat, lon)) * 1609.344;
        assert!(metres < 20.0, "{found:?} is {metres:.1} m off");
    }
    // The Tower of London, TQ 336 805, as far as a reference to 100 metres can tell.
    let tower = from_grid(533_600.0, 180_500.0).expect("on the map");
    assert!((tower.lat - 51.508).abs() < 0.0005 && (tower.lon - -0.076).abs() < 0.0005, "{tower:?}");
}

#[test]
fn a_grid_reference_off_the_map_has_no_place() {
    for (easting, northing) in
        [(0.0, 0.0), (-1.0, 5.0), (800_000.0, 5.0), (5.0, 1e9), (f64::NAN, 5.0), (5.0, f64::INFINITY)]
    {
        assert_eq!(from_grid(easting, northing), None);
    }
}

fn read(file: &[u8]) -> Vec<Result<CodePoint, RowProblem>> {
    read_code_point(file).collect()
}

fn sentence(file: &[u8]) -> String {
    read(file).into_iter().find_map(Result::err).expect("something is wrong").to_string()
}

const POPLAR: &str =
    "\"E14 6LP\",10,538000,181200,\"E92000001\",\"E19000003\",\"E18000007\",\"\",\"E09000030\",\"E05009329\"\r\n";

#[test]
fn code_point_open_is_read_line_by_line() {
    let file = format!("{POPLAR}\"E1  6AN\",10,533500,181800,,,,,,\r\n\"E14XX7\",90,0,0,,,,,,\r\n");
    let rows = read(file.replace("E14XX7", "E14 0XX").as_bytes());
    let found = rows[0].clone().expect("a good row");
    assert_eq!(found.postcode, "E14 6LP");
    assert!(distance_miles(found.at.expect("has a place"), at(51.512, -0.012)) < 0.3);
    assert_eq!(rows[1].as_ref().expect("a good row").postcode, "E1 6AN");
    assert_eq!(rows[2], Ok(CodePoint { postcode: "E14 0XX".to_owned(), at: None }));
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_header_and_a_mark_at_the_start_are_passed_over() {
    let header = "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\nPostcode,Positional_quality_indicator,Eastings,Northings\n";
    for file in [format!("{header}{POPLAR}"), format!("\u{feff}{header}{POPLAR}"), format!("\u{feff}{POPLAR}")] {
        let rows = read(file.as_bytes());
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!(rows[0].as_ref().expect("a good row").postcode, "E14 6LP");
    }
    assert!(read(b"").is_empty());
    assert!(read(b"\r\n\r\n,,,\r\n").is_empty());
    assert!(read(header.as_bytes()).is_empty());
}

#[test]
fn a_broken_row_is_named_and_the_next_is_read() {
    let bad = format!("{POPLAR}E14,10,538000,181200\nE14 6LP,10,abc,181200\nE14 6LP,10\n{POPLAR}");
    let rows = read(bad.as_bytes());
    let said: Vec<_> = rows.iter().filter_map(|row| row.as_ref().err().map(ToString::to_string)).collect();
    assert_eq!(
        said,
        [
            "Line 2: “E14” is not a full postcode.",
            "Line 3: The easting “abc” is not a number we can use.",
            "Line 4: There are 2 columns; Code-Point Open has 10, with postcode, quality, easting and northing first.",
        ]
    );
    assert!(rows[4].is_ok() && rows.len() == 5);
    assert_eq!(
        sentence(b"E14 6LP,10,538000,9181200"),
        "Line 1: Easting 538000 and northing 9181200 lie outside Great Britain."
    );
}

#[test]
fn a_file_of_the_wrong_sort_gets_one_sentence_and_no_more() {
    for (file, said) in [
        (&b"PK\x03\x04\x14\0\0\0\n\n\n"[..], "zip file"),
        (b"\x1f\x8b\x08\0", "gzip file"),
        (b"\xff\xfeE\x001\x004\0", "not text in UTF-8"),
        (b"E\x001\x004\0 \x003\0A\0B\0,\x001\x000\0\n\0E\x001\0", "not text in UTF-8"),
        (b"E14 6LP,10,538000,181200,caf\xe9\nE14 6LP,10,538000,181200\n", "not text in UTF-8"),
    ] {
        let rows = read(file);
        assert_eq!(rows.len(), 1, "{rows:?}");
        let problem = rows[0].clone().expect_err("the file is wrong");
        assert!(problem.whole_file && problem.sentence.contains(said), "{problem}");
    }
}

#[test]
fn a_file_that_stops_being_readable_says_so_once() {
    struct Torn;
    impl std::io::Read for Torn {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the stick was pulled out"))
        }
    }
    let rows: Vec<_> = read_code_point(std::io::Read::chain(POPLAR.as_bytes(), Torn)).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[1].clone().expect_err("torn").whole_file);
    let folder = std::fs::File::open("/tmp").expect("there is a /tmp");
    let rows: Vec<_> = read_code_point(folder).collect();
    assert_eq!(rows.len(), 1);
    assert!(rows[0].clone().expect_err("a folder").sentence.contains("cannot be read"));
}
