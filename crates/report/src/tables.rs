//! The tables themselves: what `content-compiler` has made of `content/` while this crate was built.

use content::*;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
