//! In which order objectives are shown, and where they stand in the picture.

use inlay_domain::okr::Cascade;

use crate::drawing::Place;

/// Where an objective is listed in full: under the first that it serves. Under the
/// others it is named.
pub(super) fn is_home(cascade: &Cascade, above: usize, objective: usize) -> bool {
    cascade.parents(objective).first() == Some(&above)
}

/// An objective and all that are listed under it, each before those under it.
pub(super) fn below(cascade: &Cascade, objective: usize) -> Vec<usize> {
    let mut order = Vec::new();
    let mut open = vec![objective];
    while let Some(at) = open.pop() {
        order.push(at);
        for (child, _) in cascade.children(at).iter().rev() {
            if is_home(cascade, at, *child) {
                open.push(*child);
            }
        }
    }
    order
}

/// The picture's places by objective, and how many columns and rows there are.
pub(super) struct Layout {
    pub(super) places: Vec<Place>,
    pub(super) columns: u32,
    pub(super) rows: u32,
}

impl Layout {
    /// Whoever has nobody under it takes the next row; the others stand beside the
    /// middle of theirs. Two in one column never meet: their rows don't overlap.
    pub(super) fn new(cascade: &Cascade, count: usize) -> Self {
        let mut layout = Self {
            places: vec![Place::default(); count],
            columns: 1,
            rows: 0,
        };
        let mut order = Vec::with_capacity(count);
        for root in cascade.roots() {
            order.extend(below(cascade, root));
        }
        // The rows go from the top down, so leaves take theirs first.
        for at in &order {
            let leaf = !cascade
                .children(*at)
                .iter()
                .any(|(child, _)| is_home(cascade, *at, *child));
            let column = cascade.depth(*at);
            layout.columns = layout.columns.max(column + 1);
            if let Some(place) = layout.places.get_mut(*at) {
                place.column = column;
                if leaf {
                    place.half_row = 2 * layout.rows;
                    layout.rows += 1;
                }
            }
        }
        for at in order.iter().rev() {
            let (mut first, mut last) = (None, None);
            for (child, _) in cascade.children(*at) {
                if is_home(cascade, *at, *child) {
                    let row = layout.place(*child).half_row;
                    first = first.or(Some(row));
                    last = Some(row);
                }
            }
            if let (Some(first), Some(last), Some(place)) =
                (first, last, layout.places.get_mut(*at))
            {
                place.half_row = u32::midpoint(first, last);
            }
        }
        layout
    }

    pub(super) fn place(&self, objective: usize) -> Place {
        self.places.get(objective).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlay_domain::json;
    use inlay_domain::okr::Okrs;

    #[test]
    fn everything_is_listed_once_and_drawn_beside_its_own() {
        let text = r#"{"objectives":[
            {"id":"d","title":"D","aligned_to":["b","c"]},
            {"id":"a","title":"A"},
            {"id":"b","title":"B","aligned_to":"a"},
            {"id":"c","title":"C","aligned_to":"a"},
            {"id":"e","title":"E","aligned_to":"b"},
            {"id":"f","title":"F"}]}"#;
        let okrs: Okrs = json::read(text).expect("data");
        let cascade = okrs.cascade();
        assert_eq!(below(&cascade, 1), [1, 2, 0, 4, 3]);
        assert!(is_home(&cascade, 2, 0) && !is_home(&cascade, 3, 0));
        let layout = Layout::new(&cascade, 6);
        assert_eq!((layout.columns, layout.rows), (3, 4));
        let places: Vec<_> = (layout.places.iter())
            .map(|place| (place.column, place.half_row))
            .collect();
        assert_eq!(places, [(2, 0), (0, 2), (1, 1), (1, 4), (2, 2), (0, 6)]);
    }
}
