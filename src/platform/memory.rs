//! How memory is taken from the system.

/// Makes the C library give back what it no longer needs: one pool for all threads, and what is
/// large by itself. A window that stands open beside others keeps a megabyte less.
///
/// # Safety
///
/// Only while the process has one thread.
#[allow(
    unsafe_code,
    reason = "the allocator is set up by a call into the C library"
)]
pub unsafe fn be_sparing() {
    /// From how many bytes on a piece of memory is taken and given back by itself.
    const LARGE: i32 = 128 * 1024;
    // SAFETY: the caller has no other thread, which is all that `mallopt` asks for.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
        // Said once, so that the library does not raise it with each large piece that is freed.
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
        libc::mallopt(libc::M_TRIM_THRESHOLD, LARGE);
    }
}
