//! How far apart places are. A place is kept as a point on a ball of radius 1, so that comparing two distances takes a
//! few multiplications and no trigonometry: the straight line through the ball grows with the way around it.

use crate::opportunities::model::Point;

/// A place on a ball of radius 1.
pub(super) type Spot = [f64; 3];

/// The mean radius of the earth, in miles.
const EARTH_MILES: f64 = 3_958.761_3;

/// No place at all: further than anything.
pub(super) const NOWHERE: f64 = f64::INFINITY;

/// The places of all listings, side by side.
pub(super) struct Spots {
    /// Where the spots of each listing begin; one more than there are listings.
    first: Box<[u32]>,
    spots: Box<[Spot]>,
}

impl Spots {
    pub(super) fn new<'a>(points: impl Iterator<Item = &'a [Point]>) -> Spots {
        let mut first = vec![0];
        let mut spots = Vec::new();
        for points in points {
            spots.extend(points.iter().filter(|point| point.lat.is_finite() && point.lon.is_finite()).map(spot));
            first.push(spots.len() as u32);
        }
        Spots { first: first.into(), spots: spots.into() }
    }

    /// For each listing, the square of the straight line from a spot to the nearest of its own; [`NOWHERE`] if it has
    /// none.
    pub(super) fn squares_to(&self, from: &Spot) -> Vec<f64> {
        let to_each: Vec<f64> = self.spots.iter().map(|spot| square_between(spot, from)).collect();
        let nearest = |ends: &[u32; 2]| match &to_each[ends[0] as usize..ends[1] as usize] {
            [only] => *only,
            several => several.iter().copied().fold(NOWHERE, f64::min),
        };
        self.first.array_windows().map(nearest).collect()
    }

    /// The same for one listing and the nearest of several spots.
    pub(super) fn square_to_any(&self, doc: usize, from: &[Spot]) -> f64 {
        let own = &self.spots[self.first[doc] as usize..self.first[doc + 1] as usize];
        let squares = own.iter().flat_map(|spot| from.iter().map(|other| square_between(spot, other)));
        squares.fold(NOWHERE, f64::min)
    }
}

pub(super) fn spot(point: &Point) -> Spot {
    let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

fn square_between(one: &Spot, other: &Spot) -> f64 {
    let (x, y, z) = (one[0] - other[0], one[1] - other[1], one[2] - other[2]);
    x * x + y * y + z * z
}

/// The square of the straight line between two places so many miles apart.
pub(super) fn square_of_miles(miles: f64) -> f64 {
    (2.0 * (miles / (2.0 * EARTH_MILES)).sin()).powi(2)
}

/// Miles over the ground; none for [`NOWHERE`].
pub(super) fn miles_of_square(square: f64) -> Option<f64> {
    square.is_finite().then(|| 2.0 * EARTH_MILES * (square.sqrt() / 2.0).min(1.0).asin())
}

/// The same order in 30 bits, fine enough for steps of a centimetre; places beyond a quarter of the world are alike.
pub(super) fn order_of_square(square: f64) -> u32 {
    (square.min(1.999) as f32).to_bits()
}
