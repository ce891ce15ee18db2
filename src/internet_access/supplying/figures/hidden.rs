//! The standard rule for counts that others may see: 1 to 4 are hidden, and as many others as it takes so that none of those
//! can be worked out from the total.

/// From so many on a count is shown; none is shown too.
const SHOWN_FROM: u64 = 5;

/// Counts of each kind and of all, as they may be shown; none: hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    pub each: Vec<Option<u64>>,
    pub all: Option<u64>,
}

/// Hides what must be hidden.
pub fn counts(each: &[u64]) -> Counts {
    let all = each.iter().sum::<u64>();
    let mut shown: Vec<Option<u64>> =
        each.iter().map(|count| Some(*count).filter(|count| *count == 0 || *count >= SHOWN_FROM)).collect();
    while can_be_worked_out(all, &shown) {
        let smallest = (0..shown.len()).filter(|place| shown[*place].is_some_and(|count| count > 0));
        match smallest.min_by_key(|place| shown[*place]) {
            Some(place) => shown[place] = None,
            None => return Counts { each: shown, all: None },
        }
    }
    Counts { each: shown, all: Some(all).filter(|all| *all == 0 || *all >= SHOWN_FROM) }
}

/// What is hidden is 1 at least: alone, or where all of it are as few as they can be, the total says how many.
fn can_be_worked_out(all: u64, shown: &[Option<u64>]) -> bool {
    let hidden = shown.iter().filter(|count| count.is_none()).count() as u64;
    let theirs = all - shown.iter().flatten().sum::<u64>();
    hidden == 1 || (hidden > 1 && theirs == hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_hidden_and_another_with_them() {
        assert_eq!(counts(&[0, 5, 12]), Counts { each: vec![Some(0), Some(5), Some(12)], all: Some(17) });
        assert_eq!(counts(&[3, 9, 12]), Counts { each: vec![None, None, Some(12)], all: Some(24) });
        assert_eq!(counts(&[1, 1, 12]), Counts { each: vec![None, None, None], all: Some(14) });
        assert_eq!(counts(&[3, 0, 0]), Counts { each: vec![None, Some(0), Some(0)], all: None });
        assert_eq!(counts(&[1, 2, 0]), Counts { each: vec![None, None, Some(0)], all: None });
        assert_eq!(counts(&[]), Counts { each: vec![], all: Some(0) });
    }

    proptest::proptest! {
        #[test]
        fn nothing_hidden_can_be_only_one_number(each in proptest::collection::vec(0..14_u64, 1..6)) {
            let Counts { each: shown, all } = counts(&each);
            for (count, shown) in each.iter().zip(&shown) {
                assert!(!(1..5).contains(count) || shown.is_none());
            }
            let hidden = shown.iter().filter(|shown| shown.is_none()).count() as u64;
            if let (Some(all), true) = (all, hidden > 0) {
                // Every hidden one can be 1, and can be more.
                let theirs = all - shown.iter().flatten().sum::<u64>();
                assert!(hidden > 1 && theirs > hidden, "{each:?}");
            }
        }
    }
}
