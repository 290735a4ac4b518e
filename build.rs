//! Gives the program for Windows its icon, its version and its manifest. For other systems it
//! does nothing: there they lie beside the program.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TEMPLATE: &str = "packaging/windows/outro.rc.in";
const MANIFEST: &str = "packaging/windows/outro.manifest";
const ICON: &str = "assets/icons/app/outro.ico";

fn main() -> Result<(), Box<dyn Error>> {
    for file in [TEMPLATE, MANIFEST, ICON] {
        println!("cargo::rerun-if-changed={file}");
    }
    if env::var("CARGO_CFG_TARGET_OS")? != "windows" {
        return Ok(());
    }
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    let script = folder.join("outro.rc");
    fs::write(&script, script_of(&env::var("CARGO_PKG_VERSION")?)?)?;
    let is_msvc = env::var("CARGO_CFG_TARGET_ENV")? == "msvc";
    let compiled = folder.join(if is_msvc { "outro.res" } else { "outro.o" });
    let done = if is_msvc {
        run(&mut with_rc(&script, &compiled))
    } else {
        run(&mut with_windres(&script, &compiled))
    };
    match done {
        Ok(()) => println!("cargo::rustc-link-arg-bins={}", compiled.display()),
        // The program itself is whole without it.
        Err(error) => println!("cargo::warning=the program gets no icon and no manifest: {error}"),
    }
    Ok(())
}

/// The resource script: the template with the version and the files filled in.
fn script_of(version: &str) -> Result<String, Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    // Backslashes would begin escapes.
    let place = |file: &str| root.join(file).display().to_string().replace('\\', "/");
    let numbers = format!("{},0", version.replace('.', ","));
    Ok(fs::read_to_string(TEMPLATE)?
        .replace("@VERSION@", version)
        .replace("@NUMBERS@", &numbers)
        .replace("@ICON@", &place(ICON))
        .replace("@MANIFEST@", &place(MANIFEST)))
}

/// The compiler of resources that belongs to MinGW, by its name on other systems or on Windows.
fn with_windres(script: &Path, compiled: &Path) -> Command {
    let processor = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    let named = format!("{processor}-w64-mingw32-windres");
    let is_there = Command::new(&named).arg("--version").output().is_ok();
    let mut command = Command::new(if is_there { &named } else { "windres" });
    command.arg("-O").arg("coff").arg(script).arg(compiled);
    command
}

/// The compiler of resources that belongs to Visual Studio: the newest of the Windows SDK.
fn with_rc(script: &Path, compiled: &Path) -> Command {
    let programs = env::var("ProgramFiles(x86)").unwrap_or_default();
    let kits = Path::new(&programs).join("Windows Kits/10/bin");
    let versions = fs::read_dir(kits).into_iter().flatten().flatten();
    let found = versions
        .map(|version| version.path().join("x64/rc.exe"))
        .filter(|path| path.is_file())
        .max();
    let mut command = Command::new(found.unwrap_or_else(|| PathBuf::from("rc.exe")));
    command.arg("/nologo").arg("/fo").arg(compiled).arg(script);
    command
}

fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).replace('\n', " ");
    Err(format!("{}: {said}", output.status).into())
}
