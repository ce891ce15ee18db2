//! What is decided about an advert before a word of it is written: the job, the employer, the place and the days.

use super::employers::{self, Employer, FIRMS_PER_AREA};
use super::places::{self, Area, Spot};
use super::trades::{Job, TRADES, Trade};

/// What all adverts share.
pub struct World {
    /// Days since 1970.
    pub today: i64,
    london: Vec<Area>,
    towns: Vec<Area>,
}

/// One advert's choices. Days are counted since 1970.
pub struct Plan {
    pub index: usize,
    pub reference: String,
    pub trade_number: usize,
    pub job: &'static Job,
    pub job_number: usize,
    pub foundation: bool,
    pub employer: Employer,
    /// What its sentences call the employer: its name, unless it wants none.
    pub spoken_employer: String,
    /// What its sentences call the place: "Bow, London", "Leeds", "towns all over England".
    pub spoken_place: String,
    pub spots: Vec<Spot>,
    pub national: bool,
    pub posted: i64,
    pub closes: i64,
    pub starts: i64,
    pub half_hours: u32,
    /// For everything that is still to be chosen.
    pub dice: fastrand::Rng,
}

impl World {
    pub fn new(today: i64) -> World {
        World { today, london: places::london(), towns: places::towns() }
    }

    /// One in eight adverts is in inner London, which is about the true share of the places near E1.
    fn area(&self, dice: &mut fastrand::Rng) -> &Area {
        let areas = if dice.u32(..1000) < LONDON_PER_MILLE { &self.london } else { &self.towns };
        &areas[weighted(areas.iter().map(|area| area.weight), dice)]
    }
}

/// With the other rules, this brings 450 of 4,000 adverts within ten miles of E1.
const LONDON_PER_MILLE: u32 = 116;

impl Plan {
    pub fn new(world: &World, index: usize) -> Plan {
        let mut dice = fastrand::Rng::with_seed((index as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x0f00_7401d);
        let (trade_number, job_number, foundation) = pick_job(&mut dice);
        let trade = TRADES[trade_number];
        let national = dice.u32(..100) < 4;
        let area = world.area(&mut dice);
        let employer = pick_employer(trade_number, area, national, &mut dice);
        let (posted, closes) = pick_days(world.today, &mut dice);
        Plan {
            index,
            reference: (2_000_000_001 + index as u64).to_string(),
            trade_number,
            job: if foundation { &trade.foundation[job_number] } else { &trade.jobs[job_number] },
            job_number,
            foundation,
            spoken_employer: employer.name.clone(),
            spoken_place: if national { "towns all over England".to_owned() } else { area.spoken() },
            spots: if national { Vec::new() } else { pick_spots(world, area, &employer, &mut dice) },
            employer,
            national,
            posted,
            closes,
            starts: closes + dice.i64(14..70),
            half_hours: [70, 72, 74, 75, 75, 75, 75, 80][dice.usize(..8)],
            dice,
        }
    }

    pub fn trade(&self) -> &'static Trade {
        TRADES[self.trade_number]
    }

    /// "Early years educator (level 3)"
    pub fn course(&self) -> String {
        format!("{} (level {})", self.job.course, self.job.level)
    }

    pub fn hours(&self) -> f64 {
        f64::from(self.half_hours) / 2.0
    }

    /// Gives the advert another employer and lets its sentences say so.
    pub fn employed_by(mut self, name: String) -> Plan {
        self.employer.website = employers::website(&name);
        self.spoken_employer = name.clone();
        self.employer.name = name;
        self
    }
}

/// Picks a number with the chance its weight gives it.
fn weighted(weights: impl Iterator<Item = u32> + Clone, dice: &mut fastrand::Rng) -> usize {
    let mut left = dice.u32(..weights.clone().sum::<u32>().max(1));
    let mut last = 0;
    for (number, weight) in weights.enumerate() {
        if left < weight {
            return number;
        }
        left -= weight;
        last = number;
    }
    last
}

/// One advert in 25 is a foundation apprenticeship, in the few trades that have them; lower levels are more common.
fn pick_job(dice: &mut fastrand::Rng) -> (usize, usize, bool) {
    let foundation = dice.u32(..100) < 4;
    let weight = |trade: &&Trade| if foundation { trade.foundation.len() as u32 } else { trade.weight };
    let trade_number = weighted(TRADES.iter().map(weight), dice);
    let trade = TRADES[trade_number];
    let jobs = if foundation { trade.foundation } else { trade.jobs };
    let chance = |job: &Job| [5, 5, 2, 1, 1, 1][usize::from(job.level) - 2];
    (trade_number, weighted(jobs.iter().map(chance), dice), foundation)
}

/// Adverts for the whole country come from groups; so does one in eight of the others.
fn pick_employer(trade_number: usize, area: &Area, national: bool, dice: &mut fastrand::Rng) -> Employer {
    if national || dice.u32(..100) < 12 {
        return employers::group(trade_number, dice.usize(..5));
    }
    employers::firm(trade_number, area, dice.usize(..FIRMS_PER_AREA))
}

/// Posted in the last sixty days and open for up to ninety more; three in a hundred have closed.
fn pick_days(today: i64, dice: &mut fastrand::Rng) -> (i64, i64) {
    match dice.u32(..100) {
        ..3 => (today - dice.i64(20..=60), today - dice.i64(1..=14)),
        _ => (today - dice.i64(1..=60), today + dice.i64(2..=90)),
    }
}

/// A small firm is always at the same address; one advert in 25 has several.
fn pick_spots(world: &World, area: &Area, employer: &Employer, dice: &mut fastrand::Rng) -> Vec<Spot> {
    let mut spots = match employer.group {
        true => vec![area.spot(dice)],
        false => vec![area.spot(&mut fastrand::Rng::with_seed(employer.seed))],
    };
    if dice.u32(..100) < 4 {
        let more = dice.usize(1..=4);
        spots.extend((0..more).map(|_| world.area(dice).spot(dice)));
    }
    spots
}
