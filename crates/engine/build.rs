//! Makes the tables of the rule of what a phone number is.

fn main() {
    content_compiler::build_phone("../../content");
}
