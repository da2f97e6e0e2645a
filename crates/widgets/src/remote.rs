//! The one state of a load.

/// A value that comes from elsewhere, and how far it has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Remote<T> {
    /// Nothing asked for it yet.
    #[default]
    Idle,
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// It can't be had, or isn't what it should be; the element tells why.
    Failed,
}

impl<T> Remote<T> {
    /// The value, once it is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Idle | Self::Loading | Self::Failed => None,
        }
    }
}
