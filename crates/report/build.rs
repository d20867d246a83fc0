//! Makes the static tables of `content/`, and the names of the interface's own texts.

fn main() {
    // Who uses one of these texts.
    content_compiler::build_tables("../../content", &["src", "../app/src", "../../src"]);
}
