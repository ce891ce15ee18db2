/// A type of a few codes, each with its spelling in the database and in what is sealed as JSON.
#[macro_export]
macro_rules! codes {
    ($(#[$about:meta])* $name:ident { $($(#[$one_about:meta])* $one:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$one_about])* #[serde(rename = $code)] $one),+ }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$one),+];

            pub fn code(self) -> &'static str {
                match self { $($name::$one => $code),+ }
            }

            #[allow(dead_code)] // some are read back as JSON alone
            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.code() == code)
            }
        }
    };
}
