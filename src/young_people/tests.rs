//! What advisers can do, as they do it.
