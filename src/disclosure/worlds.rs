//! The solver: which whole numbers fit everything that is known. Each set of true numbers that fits is a world.
//!
//! It reckons in whole numbers: it narrows what each number may be by the lines it stands in, then tries. For what reaches us
//! that is enough nearly always; where trying takes too long, a linear program looks instead. Either way it never says that a
//! number may be two different ones without two worlds in hand, each checked against every line.

mod program;

use std::collections::{BTreeSet, HashMap};

/// A sum that is none, or no less than none.
#[derive(Clone, Debug)]
pub struct Line {
    terms: Vec<(usize, i64)>,
    is_equal: bool,
}

impl Line {
    /// They add up to nothing.
    pub fn equal(terms: impl IntoIterator<Item = (usize, i64)>) -> Self {
        Self { terms: terms.into_iter().collect(), is_equal: true }
    }

    /// They add up to nothing, or more.
    pub fn at_least(terms: impl IntoIterator<Item = (usize, i64)>) -> Self {
        Self { terms: terms.into_iter().collect(), is_equal: false }
    }

    fn holds(&self, world: &[i64]) -> bool {
        let sum: i64 = self.terms.iter().map(|(number, times)| times * world[*number]).sum();
        if self.is_equal { sum == 0 } else { sum >= 0 }
    }
}

type Bounds = Vec<(i64, i64)>;

/// Numbers, between what each lies, and how they hang together.
#[derive(Clone, Debug, Default)]
pub struct Ranges {
    pub bounds: Bounds,
    pub lines: Vec<Line>,
}

impl Ranges {
    /// One number more.
    pub fn number(&mut self, low: i64, high: i64) -> usize {
        self.bounds.push((low, high));
        self.bounds.len() - 1
    }

    /// For each of these numbers two that it can be, one and the same where it can be no other. None: no world fits.
    pub fn values(self, of: &[usize]) -> Option<Bounds> {
        let all = Group::new(self.bounds, self.lines);
        let bounds = all.narrowed(all.bounds.clone(), (0..all.lines.len()).collect())?;
        let mut values = bounds.clone();
        for (numbers, group) in all.parts(&bounds) {
            let asked: Vec<usize> = (0..numbers.len()).filter(|at| of.contains(&numbers[*at])).collect();
            for (at, value) in asked.iter().zip(group.look(&asked)?) {
                values[numbers[*at]] = value;
            }
        }
        Some(of.iter().map(|number| values[*number]).collect())
    }
}

/// Numbers that hang together.
struct Group {
    bounds: Bounds,
    lines: Vec<Line>,
    /// The lines in which each number stands.
    lines_of: Vec<Vec<usize>>,
}

/// How often it tries before a linear program looks instead.
const TRIES: usize = 500;

impl Group {
    fn new(bounds: Bounds, lines: Vec<Line>) -> Self {
        let mut lines_of = vec![Vec::new(); bounds.len()];
        for (at, line) in lines.iter().enumerate() {
            line.terms.iter().for_each(|(number, _)| lines_of[*number].push(at));
        }
        Self { bounds, lines, lines_of }
    }

    /// Narrows each number by the others of its lines, as long as that finds something. None: no world fits.
    fn narrowed(&self, mut bounds: Bounds, mut look_at: Vec<usize>) -> Option<Bounds> {
        let mut waits = vec![false; self.lines.len()];
        look_at.iter().for_each(|line| waits[*line] = true);
        while let Some(at) = look_at.pop() {
            waits[at] = false;
            for number in narrow(&self.lines[at], &mut bounds)? {
                for line in &self.lines_of[number] {
                    if !std::mem::replace(&mut waits[*line], true) {
                        look_at.push(*line);
                    }
                }
            }
        }
        Some(bounds)
    }

    /// Numbers that are known hold nothing together: what hangs together without them, and which numbers those are.
    fn parts(&self, bounds: &Bounds) -> Vec<(Vec<usize>, Group)> {
        let is_open = |number: usize| bounds[number].0 < bounds[number].1;
        let mut taken = vec![false; bounds.len()];
        let mut parts = Vec::new();
        for first in (0..bounds.len()).filter(|number| is_open(*number)) {
            if taken[first] {
                continue;
            }
            let (mut numbers, mut places, mut lines) = (vec![first], HashMap::from([(first, 0)]), BTreeSet::new());
            let mut looked = 0;
            while let Some(number) = numbers.get(looked).copied() {
                looked += 1;
                taken[number] = true;
                // Known ones come along as they are, and lead nowhere.
                let new = self.lines_of[number].iter().filter(|line| is_open(number) && lines.insert(**line));
                for (other, _) in new.flat_map(|line| &self.lines[*line].terms) {
                    places.entry(*other).or_insert_with(|| {
                        numbers.push(*other);
                        numbers.len() - 1
                    });
                }
            }
            let moved = lines.iter().map(|line| {
                let Line { terms, is_equal } = &self.lines[*line];
                Line {
                    terms: terms.iter().map(|(number, times)| (places[number], *times)).collect(),
                    is_equal: *is_equal,
                }
            });
            let group = Group::new(numbers.iter().map(|number| bounds[*number]).collect(), moved.collect());
            parts.push((numbers, group));
        }
        parts
    }

    /// For each of these numbers the least and the most that it was seen to be, in as many worlds as it takes until it was two
    /// different ones, or can be no other.
    fn look(&self, asked: &[usize]) -> Option<Bounds> {
        let mut world = self.world(self.bounds.clone(), true)?;
        let mut seen: Bounds = asked.iter().map(|number| (world[*number], world[*number])).collect();
        let see = |world: &[i64], seen: &mut Bounds| {
            for (number, (low, high)) in asked.iter().zip(seen) {
                (*low, *high) = ((*low).min(world[*number]), (*high).max(world[*number]));
            }
        };
        if !asked.is_empty() {
            world = self.world(self.bounds.clone(), false)?;
            see(&world, &mut seen);
        }
        for at in 0..asked.len() {
            let (number, (value, _)) = (asked[at], seen[at]);
            let (low, high) = self.bounds[number];
            for other in [(value + 1, high), (low, value - 1)] {
                if seen[at].0 == seen[at].1 && other.0 <= other.1 {
                    let mut bounds = self.bounds.clone();
                    bounds[number] = other;
                    if let Some(world) = self.world(bounds, at % 2 == 0) {
                        see(&world, &mut seen);
                    }
                }
            }
        }
        Some(seen)
    }

    /// A world within these bounds, with many of each tried first, or few.
    fn world(&self, bounds: Bounds, many_first: bool) -> Option<Vec<i64>> {
        let mut tries = TRIES;
        let found = match self.narrowed(bounds.clone(), (0..self.lines.len()).collect()) {
            Some(narrowed) => self.attempt(narrowed, many_first, &mut tries),
            None => None,
        };
        let found = if found.is_none() && tries == 0 { self.program(&bounds) } else { found };
        found.filter(|world| self.fits(world, &bounds))
    }

    fn fits(&self, world: &[i64], bounds: &Bounds) -> bool {
        let is_within = |(value, (low, high)): (&i64, &(i64, i64))| (low..=high).contains(&value);
        world.iter().zip(bounds).all(is_within) && self.lines.iter().all(|line| line.holds(world))
    }

    /// Settles one number after the other, and takes back what did not go.
    fn attempt(&self, bounds: Bounds, many_first: bool, tries: &mut usize) -> Option<Vec<i64>> {
        let open = (0..bounds.len()).filter(|number| bounds[*number].0 < bounds[*number].1);
        let Some(number) = open.min_by_key(|number| bounds[*number].1 - bounds[*number].0) else {
            return Some(bounds.into_iter().map(|(low, _)| low).collect());
        };
        let (low, high) = bounds[number];
        let halves = if many_first { [(high, high), (low, high - 1)] } else { [(low, low), (low + 1, high)] };
        for half in halves {
            *tries = tries.checked_sub(1)?;
            let mut bounds = bounds.clone();
            bounds[number] = half;
            let narrowed = self.narrowed(bounds, self.lines_of[number].clone());
            if let Some(world) = narrowed.and_then(|bounds| self.attempt(bounds, many_first, tries)) {
                return Some(world);
            }
        }
        None
    }
}

/// What the others of a line leave to each of its numbers; answers those that it narrowed. None: nothing is left.
fn narrow(line: &Line, bounds: &mut Bounds) -> Option<Vec<usize>> {
    let reach = |(low, high): (i64, i64), times: i64| {
        if times > 0 { (times * low, times * high) } else { (times * high, times * low) }
    };
    let (mut least, mut most) = (0, 0);
    for (number, times) in &line.terms {
        let (low, high) = reach(bounds[*number], *times);
        (least, most) = (least + low, most + high);
    }
    let mut changed = Vec::new();
    for (number, times) in line.terms.iter().copied() {
        let before = bounds[number];
        let (low, high) = reach(before, times);
        let (others_least, others_most) = (least - low, most - high);
        // Times the number is -others_most at least, and where they are equal -others_least at most.
        let (size, mut now) = (times.abs(), before);
        let up = |value: i64| -(-value).div_euclid(size);
        let down = |value: i64| value.div_euclid(size);
        if times > 0 {
            now.0 = now.0.max(up(-others_most));
            now.1 = if line.is_equal { now.1.min(down(-others_least)) } else { now.1 };
        } else {
            now.1 = now.1.min(down(others_most));
            now.0 = if line.is_equal { now.0.max(up(others_least)) } else { now.0 };
        }
        if now.0 > now.1 {
            return None;
        }
        if now != before {
            let (low, high) = reach(now, times);
            (least, most) = (others_least + low, others_most + high);
            bounds[number] = now;
            changed.push(number);
        }
    }
    Some(changed)
}
