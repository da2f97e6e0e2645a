//! What a time in running text says.

crate::messages! {
    Yours = "yours",
    Utc = "utc",
    OnDate = "on",
    There = "there",
    Gap = "gap",
    Fold = "fold",
    Stale = "stale",
    ZoneUnknown = "zone-unknown",
}
