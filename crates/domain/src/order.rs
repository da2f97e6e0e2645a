//! Putting things in order.

/// The numbers below `count`, so that `before(later, earlier)` is true of no two
/// neighbours; what is alike stays as it was.
///
/// Merges runs that double in length. A sort of the standard library's is 4 KB for a
/// page's readers, once for each type.
#[inline(never)]
pub(crate) fn ordered(count: usize, before: &dyn Fn(u32, u32) -> bool) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < count {
        let mut cells = merged.iter_mut();
        let mut start = 0;
        while start < count {
            let (middle, end) = ((start + run).min(count), (start + 2 * run).min(count));
            let mut left = order.get(start..middle).unwrap_or_default();
            let mut right = order.get(middle..end).unwrap_or_default();
            for cell in cells.by_ref().take(end - start) {
                let side = match (left.first(), right.first()) {
                    (Some(one), Some(other)) if before(*other, *one) => &mut right,
                    (None, _) => &mut right,
                    _ => &mut left,
                };
                if let Some((first, rest)) = side.split_first() {
                    (*cell, *side) = (*first, rest);
                }
            }
            start = end;
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_orders(keys in proptest::collection::vec(0_u8..20, 0..200)) {
            let mut expected: Vec<u32> = (0..keys.len() as u32).collect();
            expected.sort_by_key(|at| keys[*at as usize]);
            let found = ordered(keys.len(), &|one, other| keys[one as usize] < keys[other as usize]);
            prop_assert_eq!(found, expected);
        }
    }
}
