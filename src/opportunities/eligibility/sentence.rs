//! Each verdict as one sentence.

use crate::opportunities::model::Kind;
use crate::say;

use super::bursary::Theirs;
use super::judge::{Ask, Because, Missing, Shut, Verdict};

/// "You can apply: foundation apprenticeship, 22 to 24, care experienced."
pub fn sentence(verdict: Verdict) -> String {
    match verdict {
        Verdict::Can(because) => say!("opportunities-can-yes", why = why(because)),
        Verdict::CanAfterCourse => say!("opportunities-can-after-course").to_owned(),
        Verdict::Ask(ask) => asked(ask).to_owned(),
        Verdict::CannotTell(missing) => say!("opportunities-can-tell-not", what = unknown(missing)),
        Verdict::NotYet(age) => say!("opportunities-can-not-yet", age = age),
        Verdict::No(shut) => say!("opportunities-can-no", why = shut_words(shut)),
    }
}

/// Whether the bursary is theirs.
pub fn bursary_sentence(theirs: Theirs) -> String {
    match theirs {
        Theirs::Yes => say!("opportunities-get-yours").to_owned(),
        Theirs::CannotTell(Missing::Birthday) => say!("opportunities-get-birthday").to_owned(),
        Theirs::CannotTell(missing) => say!("opportunities-can-tell-not", what = unknown(missing)),
        Theirs::TooYoung(age) => say!("opportunities-can-not-yet", age = age),
        Theirs::No(Shut::TooOld(age)) => say!("opportunities-get-too-old", age = age + 1),
        Theirs::No(_) => say!("opportunities-get-not-in-care").to_owned(),
    }
}

/// "foundation apprenticeship, 22 to 24, care experienced"
fn why(because: Because) -> String {
    let ages = match because.to {
        Some(to) => say!("opportunities-can-ages", from = because.from, to = to),
        None => say!("opportunities-can-age-from", from = because.from),
    };
    let mut reasons = vec![kind(because.kind).to_owned(), ages];
    if because.plan {
        reasons.push(say!("opportunities-can-with-plan").to_owned());
    }
    if because.care || because.reserved {
        reasons.push(say!("opportunities-can-with-care").to_owned());
    }
    reasons.join(say!("opportunities-can-comma"))
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Apprenticeship => say!("opportunities-can-apprenticeship"),
        Kind::FoundationApprenticeship => say!("opportunities-can-foundation"),
        Kind::Traineeship => say!("opportunities-can-traineeship"),
        Kind::SupportedInternship => say!("opportunities-can-internship"),
        Kind::WorkExperience => say!("opportunities-can-experience"),
        Kind::Job => say!("opportunities-can-job"),
    }
}

fn asked(ask: Ask) -> &'static str {
    match ask {
        Ask::OwnRules => say!("opportunities-can-ask-rules"),
        Ask::OwnRulesReserved => say!("opportunities-can-ask-reserved"),
        Ask::English => say!("opportunities-can-ask-english"),
        Ask::Maths => say!("opportunities-can-ask-maths"),
        Ask::EnglishAndMaths => say!("opportunities-can-ask-both"),
        Ask::Other => say!("opportunities-can-ask-other"),
        Ask::OtherReached => say!("opportunities-can-ask-reached"),
    }
}

fn unknown(missing: Missing) -> &'static str {
    match missing {
        Missing::Age => say!("opportunities-can-need-age"),
        Missing::Birthday => say!("opportunities-can-need-birthday"),
        Missing::Care => say!("opportunities-can-need-care"),
        Missing::CareLeaver => say!("opportunities-can-need-council"),
        Missing::Plan => say!("opportunities-can-need-plan"),
        Missing::Study => say!("opportunities-can-need-study"),
        Missing::Prison => say!("opportunities-can-need-prison"),
    }
}

fn shut_words(shut: Shut) -> String {
    match shut {
        Shut::TooOld(age) => say!("opportunities-can-no-age", age = age),
        Shut::NotInCare => say!("opportunities-can-no-care").to_owned(),
        Shut::NoPlan => say!("opportunities-can-no-plan").to_owned(),
    }
}
