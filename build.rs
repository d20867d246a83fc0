//! Reads and checks `content/`, and emits its static tables for `src/content`.

fn main() {
    content_compiler::build_script();
}
