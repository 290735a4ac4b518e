//! Windows: the terminal that Outro was started from. The program belongs to no terminal, so
//! that a double click opens none; what is printed has to find its way there by itself.

use std::fs::OpenOptions;
use std::os::windows::io::IntoRawHandle;

use windows_sys::Win32::Foundation::{HANDLE, INVALID_HANDLE_VALUE};
use windows_sys::Win32::Storage::FileSystem::{FILE_TYPE_UNKNOWN, GetFileType};
use windows_sys::Win32::System::Console::{
    ATTACH_PARENT_PROCESS, AttachConsole, GetStdHandle, STD_ERROR_HANDLE, STD_HANDLE,
    STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, SetStdHandle,
};

/// Where input, output and errors of a process lie, and the name of each in its terminal.
const STREAMS: [(STD_HANDLE, &str); 3] = [
    (STD_INPUT_HANDLE, "CONIN$"),
    (STD_OUTPUT_HANDLE, "CONOUT$"),
    (STD_ERROR_HANDLE, "CONOUT$"),
];

/// Joins the terminal that the program was started from, if there is one. What was sent to a
/// file or a pipe stays there. Call it before anything is printed.
#[allow(unsafe_code, reason = "only the system can do this")]
pub fn attach() {
    // SAFETY: it takes a number and hands back whether it worked.
    if unsafe { AttachConsole(ATTACH_PARENT_PROCESS) } == 0 {
        return;
    }
    for (stream, name) in STREAMS {
        if is_open(stream) {
            continue;
        }
        let file = OpenOptions::new().read(true).write(true).open(name);
        if let Ok(file) = file {
            // SAFETY: the handle is a valid one, and nobody else closes it.
            unsafe { SetStdHandle(stream, file.into_raw_handle()) };
        }
    }
}

/// Shows a sentence in a box where nobody would read it on the error output, as after a double
/// click. Waits until it is closed.
pub fn show_unless_heard(sentence: &str) {
    if !is_open(STD_ERROR_HANDLE) {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("Outro")
            .set_description(sentence)
            .show();
    }
}

#[allow(unsafe_code, reason = "only the system can do this")]
fn is_open(stream: STD_HANDLE) -> bool {
    // SAFETY: both take what they are given, whatever it is, and say if it is nothing.
    let handle: HANDLE = unsafe { GetStdHandle(stream) };
    !handle.is_null()
        && handle != INVALID_HANDLE_VALUE
        // SAFETY: as above.
        && unsafe { GetFileType(handle) } != FILE_TYPE_UNKNOWN
}
