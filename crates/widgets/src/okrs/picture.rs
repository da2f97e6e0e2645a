//! The picture of a cascade: objectives from left to right as they serve each
//! other. It says nothing that the list below it doesn't say.

use inlay_domain::okr::Pace;

use super::messages::Text;
use super::plan::Layout;
use super::view::{SMALL, View, hundredths, push};
use crate::attrs;
use crate::markup::Markup;

const WIDTH: u32 = 184;
const HEIGHT: u32 = 60;
const GAP: u32 = 44;
const STEP: u32 = HEIGHT + 14;
/// What fits into a line of a box, in narrow letters.
const LETTERS: u32 = 25;

pub(super) fn picture(page: &mut Markup, view: &View<'_>) {
    let cascade = &view.report.cascade;
    let layout = Layout::new(cascade, view.okrs.objectives.len());
    let width = number(layout.columns * (WIDTH + GAP) - GAP + 2);
    let height = number(layout.rows * STEP - (STEP - HEIGHT) + 2);
    let frame = ["-1 -1 ", &width, " ", &height].concat();
    let levels = number(layout.columns);
    let conclusion = view.conclusion();
    let values = [("conclusion", conclusion.as_str()), ("n", &levels)];
    let name = view.host.words().fill(Text::Picture, &values);
    let around = attrs! {
        class="picture", part="picture", role="img", aria-label=name.as_str(),
        viewBox=frame.as_str(), width=width.as_str(), height=height.as_str()
    };
    page.tag("svg", around, |page| {
        for at in 0..view.okrs.objectives.len() {
            for (index, above) in cascade.parents(at).iter().enumerate() {
                line(page, &layout, *above, at, index > 0);
            }
        }
        for at in 0..view.okrs.objectives.len() {
            node(page, view, &layout, at);
        }
    });
    let mut legend = String::new();
    for pace in Pace::ALL {
        if !legend.is_empty() {
            legend.push_str(" · ");
        }
        legend.push_str(sign(pace));
        legend.push('\u{a0}');
        legend.push_str(view.pace(pace));
    }
    if view.okrs.period.is_some() {
        legend.push_str(" · ");
        legend.push_str(view.say(Text::Legend));
    }
    page.leaf("p", SMALL, &legend);
}

/// The shape that stands for a pace, wherever its word does.
pub(super) fn sign(pace: Pace) -> &'static str {
    match pace {
        Pace::Ahead => "▲",
        Pace::OnTrack => "●",
        Pace::NeedsAttention => "◆",
        Pace::AtRisk => "■",
    }
}

/// The class that colours a pace.
pub(super) fn class(pace: Option<Pace>) -> &'static str {
    match pace {
        Some(Pace::Ahead | Pace::OnTrack) => "good",
        Some(Pace::NeedsAttention) => "warn",
        Some(Pace::AtRisk) => "bad",
        None => "muted",
    }
}

/// From the objective that is served to the one that serves it.
fn line(page: &mut Markup, layout: &Layout, above: usize, at: usize, more: bool) {
    let (above, at) = (layout.place(above), layout.place(at));
    let x = [
        above.column * (WIDTH + GAP) + WIDTH,
        at.column * (WIDTH + GAP),
    ];
    let y = [above, at].map(|place| place.half_row * STEP / 2 + HEIGHT / 2);
    let [(left, right), (upper, lower)] = [x, y].map(<(u32, u32)>::from);
    let bend = left + GAP / 2;
    let mut path = String::new();
    for (mark, number) in [
        ("M", left),
        (" ", upper),
        ("C", bend),
        (" ", upper),
        (" ", bend),
        (" ", lower),
        (" ", left + GAP),
        (" ", lower),
        // A line may pass by columns between.
        ("H", right),
    ] {
        path.push_str(mark);
        push(&mut path, number);
    }
    let class = if more { "line more" } else { "line" };
    page.tag("path", attrs! { class=class, d=path.as_str() }, |_| {});
}

fn node(page: &mut Markup, view: &View<'_>, layout: &Layout, at: usize) {
    let (Some(objective), Some(standing)) =
        (view.okrs.objectives.get(at), view.report.standings.get(at))
    else {
        return;
    };
    let place = layout.place(at);
    let (x, y) = (place.column * (WIDTH + GAP), place.half_row * STEP / 2);
    let (left, top) = (number(x), number(y));
    let (wide, high) = (number(WIDTH), number(HEIGHT));
    let class = ["node ", class(standing.pace)].concat();
    page.tag("g", attrs! { class=class.as_str() }, |page| {
        let around = attrs! {
            x=left.as_str(), y=top.as_str(), width=wide.as_str(), height=high.as_str(), rx="6"
        };
        page.tag("rect", around, |_| {});
        let left = number(x + 8);
        for (index, text) in (0..).zip(lines(&objective.title)) {
            let top = number(y + 17 + 15 * index);
            page.leaf("text", attrs! { x=left.as_str(), y=top.as_str() }, &text);
        }
        let mut facts = String::new();
        if let Some(progress) = standing.progress {
            facts.push_str(&view.percent(progress));
        }
        if let Some(pace) = standing.pace {
            for part in [" ", sign(pace), " ", view.pace(pace)] {
                facts.push_str(part);
            }
        }
        let top = number(y + 49);
        let around = attrs! { class="facts", x=left.as_str(), y=top.as_str() };
        page.leaf("text", around, &facts);
        if let Some(progress) = standing.progress {
            let mut path = String::from("M");
            push(&mut path, x);
            path.push(' ');
            push(&mut path, y + HEIGHT - 3);
            path.push('h');
            let share = u32::try_from(hundredths(progress)).unwrap_or(0);
            push(&mut path, share * WIDTH / 100);
            page.tag("path", attrs! { class="done", d=path.as_str() }, |_| {});
        }
    });
}

/// A title in two lines; what doesn't fit is left out.
fn lines(title: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in title.split_whitespace() {
        let wide = letters(word) + u32::from(used > 0);
        if used > 0 && used + wide > LETTERS {
            if lines.len() == 2 {
                if let Some(last) = lines.last_mut() {
                    last.push('…');
                }
                return lines;
            }
            lines.push(String::new());
            used = 0;
        }
        let Some(line) = lines.last_mut() else {
            continue;
        };
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        for c in word.chars() {
            if used >= LETTERS {
                line.push('…');
                return lines;
            }
            line.push(c);
            used += letter(c);
        }
    }
    lines
}

fn letters(word: &str) -> u32 {
    word.chars().map(letter).sum()
}

/// From Hangul on, letters are about twice as wide.
fn letter(c: char) -> u32 {
    if c < '\u{1100}' { 1 } else { 2 }
}

/// The bar of a share, with a line where the calendar is.
pub(super) fn bar(page: &mut Markup, share: Option<f64>, passed: Option<f64>, pace: Option<Pace>) {
    let class = ["bar ", class(pace)].concat();
    let around = attrs! {
        class=class.as_str(), viewBox="0 0 100 8", preserveAspectRatio="none", aria-hidden="true"
    };
    page.tag("svg", around, |page| {
        page.tag("path", attrs! { class="way", d="M0 4H100" }, |_| {});
        let mut path = String::from("M0 4H");
        push(&mut path, share.map_or(0, |share| hundredths(share) as u32));
        page.tag("path", attrs! { class="done", d=path.as_str() }, |_| {});
        if let Some(passed) = passed {
            let mut path = String::from("M");
            push(&mut path, hundredths(passed) as u32);
            path.push_str(" 0V8");
            page.tag("path", attrs! { class="now", d=path.as_str() }, |_| {});
        }
    });
}

fn number(number: u32) -> String {
    let mut out = String::new();
    push(&mut out, number);
    out
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_title_takes_two_lines() {
        let check = |title: &str, expected: &[&str]| assert_eq!(lines(title), expected, "{title}");
        check("", &[""]);
        check("Demand", &["Demand"]);
        check(
            "High-quality demand in every segment",
            &["High-quality demand in", "every segment"],
        );
        check(
            "High-quality demand in every segment of each and any region",
            &["High-quality demand in", "every segment of each and…"],
        );
        check(
            "Donaudampfschifffahrtsgesellschaftskapitän",
            &["Donaudampfschifffahrtsges…"],
        );
        check(
            "すべての地域で質の高い需要を生み出す",
            &["すべての地域で質の高い需要…"],
        );
    }
}
