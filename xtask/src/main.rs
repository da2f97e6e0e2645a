//! Build, serve, test, size: everything a contributor types.

pub mod zones;

fn main() -> anyhow::Result<()> {
    zones::run()
}
