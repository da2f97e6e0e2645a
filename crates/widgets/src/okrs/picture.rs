//! The picture of a cascade: objectives from left to right as they serve each
//! other. It says nothing that the list below it doesn't say.

use inlay_domain::okr::Pace;

use super::messages::Text;
use super::plan::Layout;
use super::view::{SMALL, View, hundredths};
use crate::attrs;
use crate::drawing::{self, HEIGHT, WIDTH, line, push};
use crate::markup::Markup;

pub(super) fn picture(page: &mut Markup, view: &View<'_>) {
    let cascade = &view.report.cascade;
    let layout = Layout::new(cascade, view.okrs.objectives.len());
    let [frame, width, height] = drawing::frame(layout.columns, layout.rows);
    let mut levels = String::new();
    push(&mut levels, layout.columns);
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
                let class = if index > 0 { "line more" } else { "line" };
                line(page, layout.place(*above), layout.place(at), class);
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

fn node(page: &mut Markup, view: &View<'_>, layout: &Layout, at: usize) {
    let (Some(objective), Some(standing)) =
        (view.okrs.objectives.get(at), view.report.standings.get(at))
    else {
        return;
    };
    let place = layout.place(at);
    let (x, y) = place.corner();
    let class = ["node ", class(standing.pace)].concat();
    page.tag("g", attrs! { class=class.as_str() }, |page| {
        drawing::card(page, place, &objective.title);
        let mut facts = String::new();
        if let Some(progress) = standing.progress {
            facts.push_str(&view.percent(progress));
        }
        if let Some(pace) = standing.pace {
            for part in [" ", sign(pace), " ", view.pace(pace)] {
                facts.push_str(part);
            }
        }
        drawing::facts(page, place, &facts);
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
