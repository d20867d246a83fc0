//! JSON as text. A crate for it would weigh more than all exports together, and the browser's own is out of reach here.

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub enum Json {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(u8),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Json>),
    /// Values by name, in order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// An object of these fields.
    pub fn object<const N: usize>(fields: [(&str, Self); N]) -> Self {
        let mut object = Vec::new();
        for (name, value) in fields {
            object.push((name.to_owned(), value));
        }
        Self::Object(object)
    }

    /// The same as text, one value to a line, so that people can read it too.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out, 0);
        out.push('\n');
        out
    }

    fn write_to(&self, out: &mut String, depth: usize) {
        match self {
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => quote(out, text),
            Self::List(values) => {
                out.push('[');
                for (position, value) in values.iter().enumerate() {
                    next_line(out, position, depth + 1);
                    value.write_to(out, depth + 1);
                }
                next_line(out, 0, depth);
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (position, (name, value)) in fields.iter().enumerate() {
                    next_line(out, position, depth + 1);
                    quote(out, name);
                    out.push_str(": ");
                    value.write_to(out, depth + 1);
                }
                next_line(out, 0, depth);
                out.push('}');
            }
        }
    }
}

/// A new line for the value at this position; a comma ends the one before.
fn next_line(out: &mut String, position: usize, depth: usize) {
    if position > 0 {
        out.push(',');
    }
    out.push('\n');
    for _ in 0..depth {
        out.push(' ');
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // The others below the space, of which clients write none but the tab.
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                for shift in [4, 0] {
                    out.push(char::from_digit((character as u32 >> shift) & 15, 16).unwrap_or('0'));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
