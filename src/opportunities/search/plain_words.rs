//! The words young people type, and what the national service calls the same thing.
//!
//! The stem counts, so "kid" is "kids" and "cook" is "cooking". Where a phrase stands in several rows it means all of
//! them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::filters::{Filter, Filters, Only};
use super::tokens::{Token, each_word, stem};
use crate::opportunities::model::Kind;

const ANIMALS: Filter = Filter::Route(0);
const BUSINESS: Filter = Filter::Route(1);
const CARE: Filter = Filter::Route(2);
const CATERING: Filter = Filter::Route(3);
const CONSTRUCTION: Filter = Filter::Route(4);
const CREATIVE: Filter = Filter::Route(5);
const DIGITAL: Filter = Filter::Route(6);
const EDUCATION: Filter = Filter::Route(7);
const ENGINEERING: Filter = Filter::Route(8);
const HAIR: Filter = Filter::Route(9);
const HEALTH: Filter = Filter::Route(10);
const LEGAL: Filter = Filter::Route(11);
const PROTECTIVE: Filter = Filter::Route(12);
const SALES: Filter = Filter::Route(13);
const TRANSPORT: Filter = Filter::Route(14);

const CARE_EXPERIENCED: &[&str] = &["care leaver", "care experienced", "been in care", "was in care"];

#[rustfmt::skip]
const PLAIN_WORDS: &[(Filter, &[&str])] = &[
    (ANIMALS, &[
        "animals", "dogs", "puppies", "cats", "horses", "pets", "pet shop", "vet", "vets", "veterinary", "vet nurse",
        "zoo", "farm", "farming", "farmer", "tractors", "garden", "gardening", "gardener", "landscaping", "plants",
        "flowers", "florist", "trees", "tree surgeon", "parks", "outdoors", "outside", "nature", "wildlife",
        "environment", "countryside", "recycling", "fishing", "dog walking", "dog walker", "dog grooming",
        "groundskeeper", "climate",
    ]),
    (BUSINESS, &[
        "office", "admin", "administrator", "administration", "reception", "receptionist", "secretary",
        "personal assistant", "pa", "hr", "human resources", "customer service", "call centre", "business",
        "paperwork", "project management", "manager", "managing people", "recruitment", "council", "civil service",
        "charity", "start my own business",
    ]),
    (CARE, &[
        "old people", "older people", "old person", "elderly", "pensioners", "care home", "caring", "carer",
        "caring for people", "helping people", "help people", "looking after people", "look after people",
        "support worker", "social work", "social worker", "social care", "disabled people", "disability",
        "disabilities", "autism", "homeless", "homeless people", "youth work", "youth worker", "young people",
        "foster care", "children in care", "children's home", "dementia", "care work", "counselling", "counsellor",
        "working with people",
    ]),
    (CATERING, &[
        "cooking", "cook", "chef", "kitchen", "food", "restaurant", "cafe", "coffee", "coffee shop", "barista",
        "baking", "baker", "bakery", "cakes", "waiter", "waitress", "waitressing", "waiting tables", "bar",
        "bar work", "bartender", "pub", "hotel", "hotels", "hospitality", "fast food", "pizza", "mcdonalds",
        "butcher", "travel", "tourism", "holidays", "cabin crew", "housekeeping", "events",
    ]),
    (CONSTRUCTION, &[
        "building", "builder", "building site", "building houses", "construction site", "bricklayer", "bricklaying",
        "brick laying", "bricks", "brickie", "plumber", "plumbing", "electrician", "electrics", "sparky", "carpenter",
        "carpentry", "painting", "woodwork", "joiner", "joinery", "painting and decorating", "painter", "decorator",
        "decorating", "plasterer", "plastering", "scaffolding", "scaffolder", "roofer", "roofing", "tiling", "tiler",
        "labourer", "labouring", "kitchen fitter", "gas engineer", "heating", "boilers", "digger", "cranes",
        "demolition", "surveyor", "architect", "architecture", "housing", "property", "trade", "trades", "cscs",
        "caretaker", "handyman",
    ]),
    (CREATIVE, &[
        "art", "artist", "drawing", "painting", "music", "dj", "rapper", "singing", "music producer",
        "sound engineer", "film", "filming", "films", "video editing", "videos", "tv", "media", "camera", "photos",
        "photography", "photographer", "fashion", "clothes", "clothing", "sewing", "tailor", "streetwear", "design",
        "designer", "graphic design", "graphics", "animation", "acting", "actor", "theatre", "drama", "dance",
        "dancing", "museum", "gallery", "writing", "journalist", "journalism", "newspaper", "radio", "podcast",
        "youtube", "tiktok", "content creator", "influencer", "jewellery", "tattoo", "interior design", "video games",
        "games design", "florist", "web design",
    ]),
    (DIGITAL, &[
        "computers", "computer", "computing", "coding", "code", "coder", "programming", "programmer", "developer",
        "software", "software engineer", "network engineer", "it", "it support", "tech", "technology", "web",
        "websites", "web design", "web developer", "apps", "app developer", "gaming", "games", "gamer", "video games",
        "cyber", "cyber security", "cybersecurity", "hacking", "hacker", "data", "ai", "artificial intelligence",
        "machine learning", "networks", "internet", "laptops", "ict",
    ]),
    (EDUCATION, &[
        "kids", "kid", "children", "child", "babies", "baby", "toddlers", "nursery", "nursery nurse", "early years",
        "childcare", "child care", "childminder", "childminding", "creche", "nanny", "babysitting", "babysitter",
        "school", "schools", "teacher", "teaching", "teaching assistant", "classroom", "classroom assistant",
        "special needs", "tutor", "playgroup", "after school club", "playworker", "play work", "looking after kids",
        "looking after children", "sports coach", "coaching", "football", "pe teacher",
    ]),
    (ENGINEERING, &[
        "cars", "car", "car mechanic", "mechanic", "mechanics", "garage", "mot", "bikes", "bike", "bicycles",
        "motorbikes", "motorcycles", "engines", "engine", "motors", "welding", "welder", "metal", "metalwork",
        "factory", "machines", "machinery", "manufacturing", "robots", "robotics", "planes", "aircraft", "aeroplanes",
        "electronics", "electrical", "making things", "fixing things", "fixing cars", "fix things", "solar", "energy",
        "wind turbines", "nuclear", "3d printing", "formula 1", "lifts",
    ]),
    (HAIR, &[
        "hair", "hairdresser", "hairdressing", "hair dressing", "hair salon", "hair stylist", "hairstylist", "barber",
        "barbering", "barbers", "barbershop", "fades", "braids", "braiding", "wigs", "nails", "nail tech",
        "nail technician", "beauty", "beautician", "beauty therapist", "makeup", "make-up", "makeup artist",
        "make-up artist", "mua", "lashes", "eyelashes", "brows", "eyebrows", "waxing", "tanning", "facials",
        "skincare", "salon", "spa", "massage", "tattoo",
    ]),
    (HEALTH, &[
        "hospital", "hospitals", "nurse", "nursing", "doctor", "doctors", "gp surgery", "nhs", "dentist", "dental",
        "dental nurse", "teeth", "pharmacy", "pharmacist", "chemist", "paramedic", "ambulance", "science",
        "scientist", "lab", "laboratory", "biology", "chemistry", "physics", "midwife", "midwifery", "mental health",
        "healthcare", "health care", "medical", "medicine", "physio", "physiotherapist", "physiotherapy", "optician",
        "glasses", "psychology", "gym", "fitness", "personal trainer", "sport", "sports",
    ]),
    (LEGAL, &[
        "money", "accounts", "accounting", "accountant", "accountancy", "banking", "banker", "bank", "finance",
        "financial", "law", "legal", "lawyer", "solicitor", "paralegal", "barrister", "judge", "court", "courts",
        "tax", "payroll", "insurance", "mortgages", "bookkeeping", "investment", "investing", "stocks", "trading",
        "crypto", "economics", "maths", "numbers",
    ]),
    (PROTECTIVE, &[
        "police", "policing", "police officer", "army", "soldier", "navy", "raf", "military", "armed forces", "fire",
        "firefighter", "fire fighter", "firefighting", "fireman", "fire brigade", "security", "security guard",
        "bodyguard", "bouncer", "prison", "prisons", "prison officer", "probation", "detective", "crime",
        "border force", "coastguard", "emergency services", "999",
    ]),
    (SALES, &[
        "shop", "shops", "shop assistant", "shop work", "retail", "sales", "selling", "salesperson", "supermarket",
        "tesco", "cashier", "tills", "till", "social media", "marketing", "digital marketing", "advertising",
        "adverts", "branding", "estate agent", "estate agents", "buying", "buyer", "procurement", "clothes shop",
        "content creator", "influencer", "tiktok", "events", "pr",
    ]),
    (TRANSPORT, &[
        "lorry", "lorries", "lorry driver", "truck", "trucks", "hgv", "van", "van driver", "driving", "driver",
        "cars", "car", "trains", "train driver", "railway", "railways", "tube", "tfl", "underground", "bus", "buses",
        "bus driver", "taxi", "warehouse", "warehousing", "forklift", "fork lift", "delivery", "deliveries",
        "delivering", "courier", "parcels", "post office", "postman", "royal mail", "amazon", "logistics", "airport",
        "airports", "planes", "pilot", "cabin crew", "ships", "boats", "picking and packing",
    ]),
    (Filter::Kind(Kind::Traineeship), &["traineeship"]),
    (Filter::Kind(Kind::SupportedInternship), &["supported internship", "internship"]),
    (Filter::Kind(Kind::WorkExperience), &["work experience", "work placement", "placement"]),
    (Filter::Kind(Kind::FoundationApprenticeship), &["foundation apprenticeship"]),
    (Filter::Only(Only::RingFenced), CARE_EXPERIENCED),
    (Filter::Only(Only::GuaranteedInterview), CARE_EXPERIENCED),
    (Filter::Only(Only::CareLeaverFriendly), CARE_EXPERIENCED),
    (Filter::Only(Only::DisabilityConfident), &["disability confident"]),
    (Filter::Only(Only::NoEnglishOrMaths), &[
        "no gcse", "no gcses", "without gcses", "no maths", "no english", "no grades", "no qualifications",
        "failed maths", "failed english",
    ]),
    (Filter::Level(2), &["school leaver"]),
    (Filter::Level(3), &["school leaver"]),
    (Filter::Level(6), &["degree", "degree apprenticeship"]),
    (Filter::Level(7), &["degree", "degree apprenticeship"]),
];

/// A phrase of one or more words, by their stems, and what it stands for.
struct Phrase {
    stems: Vec<String>,
    means: Filters,
}

/// The table made ready to look things up in.
struct Phrases {
    /// By the stem of the first word, longest first.
    by_first: HashMap<String, Vec<Phrase>>,
    every_stem: HashSet<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases { by_first: HashMap::new(), every_stem: HashSet::new() };
    self::phrases().for_each(|(filter, phrase)| phrases.add(phrase, filter));
    phrases.by_first.values_mut().for_each(|list| list.sort_by_key(|phrase| std::cmp::Reverse(phrase.stems.len())));
    phrases
});

impl Phrases {
    fn add(&mut self, phrase: &str, filter: Filter) {
        let mut stems = Vec::new();
        each_word(phrase, |_, word| stems.push(stem(word).into_owned()));
        self.every_stem.extend(stems.iter().cloned());
        let Some(first) = stems.first() else { return };
        let alike = self.by_first.entry(first.clone()).or_default();
        match alike.iter_mut().find(|known| known.stems == stems) {
            Some(known) => known.means = known.means.with(filter),
            None => alike.push(Phrase { stems, means: Filters::NONE.with(filter) }),
        }
    }
}

/// Finds the longest phrase these words begin with: how many words it takes, and what it stands for.
pub(super) fn phrase_at(tokens: &[Token]) -> Option<(usize, Filters)> {
    let alike = PHRASES.by_first.get(&tokens.first()?.stem)?;
    let fits = |phrase: &&Phrase| {
        phrase.stems.len() <= tokens.len() && phrase.stems.iter().zip(tokens).all(|(stem, token)| *stem == token.stem)
    };
    alike.iter().find(fits).map(|phrase| (phrase.stems.len(), phrase.means))
}

/// What a single word stands for, by its stem.
pub(super) fn meaning_of(stem: &str) -> Filters {
    let alone = |list: &Vec<Phrase>| list.iter().find(|phrase| phrase.stems.len() == 1).map(|phrase| phrase.means);
    PHRASES.by_first.get(stem).and_then(alone).unwrap_or_default()
}

/// True for the stem of any word in the table.
pub(super) fn knows(stem: &str) -> bool {
    PHRASES.every_stem.contains(stem)
}

/// Lists every phrase of the table and what it stands for.
pub(super) fn phrases() -> impl Iterator<Item = (Filter, &'static str)> {
    PLAIN_WORDS.iter().flat_map(|(filter, row)| row.iter().map(|phrase| (*filter, *phrase)))
}
