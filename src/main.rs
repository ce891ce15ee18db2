//! The `foothold` program: serves the portal, and does the deeds of the command line.

use std::process::ExitCode;

// The system's allocator keeps much of what many short pages gave back; this one returns it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    foothold::server::run()
}
