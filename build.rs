//! Builds again when a guide is added or taken away: the folder is embedded as a whole.

fn main() {
    println!("cargo::rerun-if-changed=guides");
}
