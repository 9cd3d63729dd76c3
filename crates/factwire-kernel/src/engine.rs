//! Which instructions the kernel runs with.

use std::fmt;

use super::lanes::{Isa, Portable};

/// A computation that gives the same bits with every instruction set.
pub(super) trait Job {
    type Output;

    /// Must be `inline(always)`, as all that it calls, so that it is compiled for the instruction set.
    fn run<I: Isa>(self) -> Self::Output;
}

/// An instruction set that this processor has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Engine(Kind);

// The fastest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    AvxVnni,
    #[cfg(target_arch = "x86_64")]
    Avx512Vnni,
}

impl Engine {
    /// Every processor has what it needs; slow.
    pub const PORTABLE: Engine = Engine(Kind::Portable);

    /// Those that this processor has, the fastest last.
    pub fn all() -> impl DoubleEndedIterator<Item = Engine> {
        #[cfg(target_arch = "x86_64")]
        let kinds = {
            let narrow = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
            let wide = narrow
                && is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vnni");
            [
                Some(Kind::Portable),
                narrow.then_some(Kind::Avx2),
                (narrow && is_x86_feature_detected!("avxvnni")).then_some(Kind::AvxVnni),
                wide.then_some(Kind::Avx512Vnni),
            ]
        };
        #[cfg(not(target_arch = "x86_64"))]
        let kinds = [Some(Kind::Portable)];
        kinds.into_iter().flatten().map(Engine)
    }

    /// The fastest, if there is any but the portable one.
    pub fn fastest() -> Option<Engine> {
        Engine::all().next_back().filter(|engine| engine.0 != Kind::Portable)
    }

    pub(super) fn run<J: Job>(self, job: J) -> J::Output {
        #[cfg(target_arch = "x86_64")]
        use super::x86;
        match self.0 {
            Kind::Portable => job.run::<Portable>(),
            #[cfg(target_arch = "x86_64")]
            // SAFETY: `all` made this engine, so that the processor has the instruction set.
            Kind::Avx2 => unsafe { x86::with_avx2(job) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: as above.
            Kind::AvxVnni => unsafe { x86::with_avx_vnni(job) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: as above.
            Kind::Avx512Vnni => unsafe { x86::with_avx512_vnni(job) },
        }
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
