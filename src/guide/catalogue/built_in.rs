//! The files of `guides/` as they lie in the program.

use include_dir::{Dir, include_dir};

/// The folder `guides/` as it was when the program was built.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/guides");

/// The files of `guides/` as they were built in, by their paths from the project's folder.
///
/// The folder comes before its folder `parts`, and both are in the order of names.
pub fn files() -> impl Iterator<Item = (String, &'static [u8])> {
    let parts = BUILT_IN.get_dir("parts");
    let mut files: Vec<_> = BUILT_IN.files().collect();
    files.extend(parts.into_iter().flat_map(Dir::files));
    files.into_iter().map(|file| {
        let path = file.path().display().to_string().replace('\\', "/");
        (format!("guides/{path}"), file.contents())
    })
}

/// A file of the folder `guides/` that came with the program; empty where there is none.
pub(in crate::guide) fn file(path: &str) -> &'static [u8] {
    BUILT_IN
        .get_file(path)
        .map_or(&[][..], include_dir::File::contents)
}
