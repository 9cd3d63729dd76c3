//! How the programs ask for memory.

/// Has glibc give back what a long text needed for a while: it keeps more of that the larger the blocks were that it has been
/// given back. A text of 300,000 words then takes a twentieth less. To be called before threads are started. Does nothing with other
/// libraries, nor beside libtorch, which asks for large blocks all the time and would be a quarter slower.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu", not(feature = "rust-bert")))]
    {
        const BLOCK: libc::c_int = 128 * 1024;
        // SAFETY: `mallopt` takes two numbers and may be called at any time. What it answers does not matter: a limit that is
        // refused stays what it was.
        unsafe { libc::mallopt(libc::M_MMAP_THRESHOLD, BLOCK) };
    }
}
