//! Tables with typed ids: what the compiler emits and everybody else reads.
//!
//! In: static slices. Out: `table[id]`, iteration in catalogue order, and small sets of ids.
//! A table knows nothing about what its rows mean.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;

/// A position in one of the content tables. Only the build makes ids, so that every id has a row.
pub trait Id: Copy + Ord + fmt::Debug + 'static {
    /// The id of the row at `index`, counted from 0.
    fn new(index: u16) -> Self;
    /// The row's position, counted from 0.
    fn index(self) -> usize;
}

/// Defines one id type per content table.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u16);
        impl $crate::table::Id for $name {
            fn new(index: u16) -> Self { Self(index) }
            fn index(self) -> usize { usize::from(self.0) }
        }
    )*};
}
pub(crate) use ids;

/// Rows of type `T`, found by their id `I`, in catalogue order.
pub struct Table<I: 'static, T: 'static> {
    rows: &'static [T],
    id: PhantomData<fn(I) -> I>,
}

impl<I: Id, T> Table<I, T> {
    /// Wraps the rows that the build has checked.
    #[must_use]
    pub const fn new(rows: &'static [T]) -> Self {
        Self { rows, id: PhantomData }
    }

    /// The number of rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All rows in catalogue order.
    pub fn rows(&self) -> std::slice::Iter<'static, T> {
        self.rows.iter()
    }

    /// All ids in catalogue order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..u16::try_from(self.rows.len()).unwrap_or(u16::MAX)).map(I::new)
    }

    /// All rows with their ids, in catalogue order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &'static T)> + use<I, T> {
        self.ids().zip(self.rows.iter())
    }
}

impl<I: Id, T> Index<I> for Table<I, T> {
    type Output = T;

    /// Proof that this cannot panic: ids are made by the build together with the table, or by `ids()`.
    #[expect(clippy::indexing_slicing, reason = "every id is made together with its row")]
    fn index(&self, id: I) -> &T {
        &self.rows[id.index()]
    }
}

/// A set of ids, iterated in catalogue order. Equal sets are equal however they were filled.
pub struct Set<I> {
    words: Vec<u64>,
    id: PhantomData<fn(I) -> I>,
}

impl<I: Id> Set<I> {
    /// The set without members.
    #[must_use]
    pub const fn new() -> Self {
        Self { words: Vec::new(), id: PhantomData }
    }

    /// Adds `id`; adding it twice changes nothing.
    pub fn insert(&mut self, id: I) {
        let (word, bit) = place(id);
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        if let Some(word) = self.words.get_mut(word) {
            *word |= bit;
        }
    }

    /// Takes `id` out; taking out what is not in changes nothing.
    pub fn remove(&mut self, id: I) {
        let (word, bit) = place(id);
        if let Some(word) = self.words.get_mut(word) {
            *word &= !bit;
        }
        while self.words.last() == Some(&0) {
            self.words.pop();
        }
    }

    /// Whether `id` is a member.
    #[must_use]
    pub fn contains(&self, id: I) -> bool {
        let (word, bit) = place(id);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Whether there is no member.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The number of members.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The members in catalogue order.
    pub fn iter(&self) -> impl Iterator<Item = I> + '_ {
        let mut from = 0;
        std::iter::from_fn(move || {
            let index = first_member(&self.words, from)?;
            from = u32::from(index) + 1;
            Some(I::new(index))
        })
    }

    /// Whether the two sets share a member.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(one, two)| one & two != 0)
    }
}

/// Values by id, in catalogue order. A sorted list: answers are few, and a phone downloads less than for a tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Map<I, V> {
    entries: Vec<(I, V)>,
}

impl<I: Id, V> Map<I, V> {
    /// The map without entries.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// The value of `id`, if it has one.
    #[must_use]
    pub fn get(&self, id: I) -> Option<&V> {
        let (_, value) = self.entries.get(self.position(id).ok()?)?;
        Some(value)
    }

    /// Gives `id` a value; an earlier one is replaced.
    pub fn set(&mut self, id: I, value: V) {
        match self.position(id) {
            Ok(position) => {
                if let Some(entry) = self.entries.get_mut(position) {
                    entry.1 = value;
                }
            }
            Err(position) => self.entries.insert(position, (id, value)),
        }
    }

    /// Takes the value of `id` away.
    pub fn remove(&mut self, id: I) {
        if let Ok(position) = self.position(id) {
            self.entries.remove(position);
        }
    }

    /// Whether there is no entry.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries in catalogue order.
    pub fn iter(&self) -> impl Iterator<Item = (I, &V)> {
        self.entries.iter().map(|(id, value)| (*id, value))
    }

    fn position(&self, id: I) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&id, |(known, _)| *known)
    }
}

impl<I: Id, V> Default for Map<I, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Id, V> FromIterator<(I, V)> for Map<I, V> {
    fn from_iter<T: IntoIterator<Item = (I, V)>>(entries: T) -> Self {
        let mut map = Self::new();
        for (id, value) in entries {
            map.set(id, value);
        }
        map
    }
}

/// Puts an item behind all that do not come after it. The lists of an assessment have a dozen items; in wasm this
/// is a tenth of what a general sort weighs.
pub fn insert_in_order<T, K: Ord>(items: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let own = key(&item);
    let position = items.iter().take_while(|other| key(other) <= own).count();
    items.insert(position, item);
}

fn place<I: Id>(id: I) -> (usize, u64) {
    (id.index() / 64, 1 << (id.index() % 64))
}

/// The first member at `from` or behind it. One function for all sets: in wasm, adapters weigh more for each of them.
fn first_member(words: &[u64], from: u32) -> Option<u16> {
    let mut from = from;
    loop {
        let word = words.get(usize::try_from(from / 64).ok()?)?;
        let rest = word >> (from % 64);
        if rest != 0 {
            return u16::try_from(from + rest.trailing_zeros()).ok();
        }
        from = (from / 64 + 1) * 64;
    }
}

impl<I: Id> FromIterator<I> for Set<I> {
    fn from_iter<T: IntoIterator<Item = I>>(ids: T) -> Self {
        let mut set = Self::new();
        set.extend(ids);
        set
    }
}

impl<I: Id> Extend<I> for Set<I> {
    fn extend<T: IntoIterator<Item = I>>(&mut self, ids: T) {
        for id in ids {
            self.insert(id);
        }
    }
}

impl<I> Clone for Set<I> {
    fn clone(&self) -> Self {
        Self { words: self.words.clone(), id: PhantomData }
    }
}

impl<I> PartialEq for Set<I> {
    /// `remove` trims empty words, so that equal sets have equal words.
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl<I> Eq for Set<I> {}

impl<I: Id> Default for Set<I> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Id> fmt::Debug for Set<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
