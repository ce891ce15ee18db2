//! Slow fingerprints of what people type and could be guessed: passwords of staff, and secrets that open one request (S-04, S-15).

use std::sync::OnceLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use super::random_token;

/// What one hash costs in memory, in KiB. Tests need many hashes and no safety.
const MEMORY: u32 = memory_in(cfg!(test));

const fn memory_in(tests: bool) -> u32 {
    if tests { 64 } else { 46 * 1024 }
}

/// Each hash fills much memory, so that only two are made at once, however many people ask.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What the database keeps of a secret.
pub async fn hash(secret: &str) -> String {
    let secret = secret.to_owned();
    apart(move || argon2().hash_password(secret.as_bytes()).expect("any secret can be hashed").to_string()).await
}

/// True where the secret is the one that was hashed. Without a hash the work is the same, and the answer is no.
pub async fn is_right(secret: &str, hash: Option<String>) -> bool {
    let secret = secret.to_owned();
    apart(move || {
        let nobodys = nobodys_hash();
        let right = argon2().verify_password(secret.as_bytes(), hash.as_deref().unwrap_or(nobodys)).is_ok();
        right && hash.is_some()
    })
    .await
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let _turn = AT_ONCE.acquire().await.expect("nobody closes it");
    tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
}

/// A hash that no secret has.
fn nobodys_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        argon2().hash_password(random_token().as_bytes()).expect("any secret can be hashed").to_string()
    })
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY, 1, 1, None).expect("these are within the limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn only_two_are_at_work_however_many_ask() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static NOW: AtomicUsize = AtomicUsize::new(0);
        let mut asking = tokio::task::JoinSet::new();
        for _ in 0..40 {
            asking.spawn(apart(|| {
                let at_work = NOW.fetch_add(1, Ordering::SeqCst) + 1;
                argon2().hash_password(b"violin marsh kettle orbit").expect("it can be hashed");
                NOW.fetch_sub(1, Ordering::SeqCst);
                at_work
            }));
        }
        let most = asking.join_all().await.into_iter().max();
        assert!(most <= Some(2), "{most:?}");
    }

    #[test]
    fn one_hash_costs_what_it_must() {
        // OWASP's figure for Argon2id with one pass; tests alone use less.
        assert_eq!(memory_in(false), 46 * 1024);
    }

    #[tokio::test]
    async fn a_hash_says_what_it_cost_and_fits_one_password() {
        let kept = hash("violin marsh kettle orbit").await;
        assert!(kept.starts_with("$argon2id$v=19$m=") && kept.contains(",t=1,p=1$"), "{kept}");
        assert_ne!(kept, hash("violin marsh kettle orbit").await);
        assert!(is_right("violin marsh kettle orbit", Some(kept.clone())).await);
        assert!(!is_right("Violin marsh kettle orbit", Some(kept.clone())).await);
        assert!(!is_right("violin marsh kettle orbit", None).await);
        assert!(!is_right("violin marsh kettle orbit", Some("damaged".to_owned())).await);
    }
}
