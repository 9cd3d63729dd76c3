//! With the feature `rust-bert`: the program and its tests find libtorch where it was when they were built.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=DEP_TCH_LIBTORCH_LIB");
    if let (Ok(lib), Ok("linux")) = (env::var("DEP_TCH_LIBTORCH_LIB"), env::var("CARGO_CFG_TARGET_OS").as_deref()) {
        println!("cargo::rustc-link-arg=-Wl,-rpath,{lib}");
    }
}
