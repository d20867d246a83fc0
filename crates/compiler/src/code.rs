//! Values as Rust.

/// How a value is written as a Rust expression in a `static`.
pub(crate) trait Code {
    fn code(&self) -> String;
}

macro_rules! as_displayed {
    ($($type:ty)*) => {$(
        impl Code for $type {
            fn code(&self) -> String {
                self.to_string()
            }
        }
    )*};
}
as_displayed! { bool u8 u16 u32 usize i8 i16 }

impl Code for String {
    fn code(&self) -> String {
        format!("{self:?}")
    }
}

impl<T: Code> Code for Option<T> {
    fn code(&self) -> String {
        self.as_ref().map_or_else(|| "None".to_owned(), |value| format!("Some({})", value.code()))
    }
}

impl<T: Code> Code for Vec<T> {
    fn code(&self) -> String {
        let values: Vec<String> = self.iter().map(Code::code).collect();
        format!("&[{}]", values.join(", "))
    }
}

impl<A: Code, B: Code> Code for (A, B) {
    fn code(&self) -> String {
        format!("({}, {})", self.0.code(), self.1.code())
    }
}
