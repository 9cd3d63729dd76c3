//! Nothing: the tests of this crate read each output format of factwire back with a reader that is not ours.
