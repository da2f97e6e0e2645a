//! The route, the slots, the cost, and the reasons behind the rule.

use inlay_domain::publisher::{Assessment, Fee, Month, Reading, Route};

use super::clerk::Case;
use super::messages::Text;
use super::sheet::Field;
use super::view::{NOTE, more};
use crate::attrs;
use crate::host::DateStyle;
use crate::markup::{Markup, PLAIN};

/// Months that are looked at for a free slot.
const AHEAD: usize = 24;

/// What stands below the route.
pub(super) fn all(page: &mut Markup, desk: &Case<'_>, assessment: &Assessment<'_>) {
    if desk.decides() {
        for reading in &assessment.readings {
            let text = match reading {
                Reading::NoRelationship => Text::NoRelationship,
                Reading::MonthOfStart => Text::MonthOfStart,
            };
            page.leaf("p", NOTE, desk.say(text));
        }
    }
    if desk.sheet.starts().is_some() && !desk.sheet.get(Field::Team).is_empty() {
        slots(page, desk, assessment);
    }
    cost(page, desk, assessment);
}

fn month(desk: &Case<'_>, month: Month) -> String {
    desk.host().date(month.first().0, DateStyle::Month)
}

/// The route in a sentence.
pub(super) fn conclusion(desk: &Case<'_>, assessment: &Assessment<'_>) -> String {
    if !desk.decides() {
        return desk.say(Text::Open).to_owned();
    }
    let slots = &assessment.slots;
    let text = match (assessment.route, slots.limit) {
        (Route::Direct, _) => Text::Direct,
        (Route::Slot, Some(_)) => Text::Slot,
        (Route::Slot, None) => Text::Unlimited,
        (Route::Full, _) => Text::Full,
    };
    let next = desk.count(slots.taken.len() + 1);
    let limit = desk.count(slots.limit.unwrap_or_default() as usize);
    let month = month(desk, slots.month);
    let team = desk.sheet.get(Field::Team);
    let values = [
        ("n", &*next),
        ("limit", &*limit),
        ("month", &*month),
        ("team", team),
    ];
    let mut text = desk.fill(text, &values);
    if assessment.route == Route::Full
        && let Some(free) = free(desk, assessment)
    {
        text.push(' ');
        text.push_str(&desk.fill(Text::NextFree, &[("month", &self::month(desk, free))]));
    }
    text
}

/// The next month with a slot for the team.
fn free(desk: &Case<'_>, assessment: &Assessment<'_>) -> Option<Month> {
    let mut month = assessment.slots.month;
    for _ in 0..AHEAD {
        month = month.next();
        let slots = desk.plan.slots(&desk.proposal.team, month.first(), None);
        if slots.left() != Some(0) {
            return Some(month);
        }
    }
    None
}

/// Which slots of the month are taken, and by what.
fn slots(page: &mut Markup, desk: &Case<'_>, assessment: &Assessment<'_>) {
    let slots = &assessment.slots;
    let (month, used) = (month(desk, slots.month), desk.count(slots.taken.len()));
    let limit = slots.limit.map(|limit| desk.count(limit as usize));
    let (text, limit) = match &limit {
        Some(limit) => (Text::Slots, &**limit),
        None => (Text::SlotsFree, ""),
    };
    let values = [("month", &*month), ("used", &*used), ("limit", limit)];
    page.leaf("p", PLAIN, &desk.fill(text, &values));
    page.tag("ul", attrs! { class="slots" }, |page| {
        for activity in &slots.taken {
            page.tag("li", PLAIN, |page| {
                page.leaf("span", attrs! { aria-hidden="true" }, "■ ");
                page.text(&activity.name);
                let days = desk.days(activity.starts, activity.ends);
                page.leaf("span", NOTE, &[" ", &*days].concat());
            });
        }
        // A limit may be any number; what is free is only counted beyond a few.
        let left = slots.left().unwrap_or_default();
        if left > 5 {
            let left = desk.fill(Text::FreeMany, &[("n", &desk.count(left as usize))]);
            page.leaf("li", attrs! { class="muted" }, &left);
        } else {
            for _ in 0..left {
                page.tag("li", attrs! { class="muted" }, |page| {
                    page.leaf("span", attrs! { aria-hidden="true" }, "□ ");
                    page.text(desk.say(Text::Free));
                });
            }
        }
    });
}

fn cost(page: &mut Markup, desk: &Case<'_>, assessment: &Assessment<'_>) {
    let (Some(cost), Some(spend)) = (&assessment.cost, &desk.proposal.spend) else {
        return;
    };
    let direct = assessment.route == Route::Direct;
    let rates = desk.plan.fee.as_ref().map(percent);
    let rates = rates.unwrap_or_default();
    page.tag("dl", attrs! { class="cost" }, |page| {
        let mut fact = |name: &str, value: &str| {
            page.tag("div", PLAIN, |page| {
                page.leaf("dt", PLAIN, name);
                page.leaf("dd", PLAIN, value);
            });
        };
        fact(desk.say(Text::SpendShort), &desk.amount(spend));
        let (text, fee) = if direct {
            (Text::Avoided, &cost.avoided)
        } else {
            (Text::Fee, &cost.fee)
        };
        if let Some(fee) = fee {
            fact(&desk.fill(text, &[("rates", &rates)]), &desk.amounts(fee));
        }
        if let Some(total) = &cost.total {
            fact(desk.say(Text::Total), &desk.amounts(total));
        }
    });
    if desk.plan.fee.is_none() {
        page.leaf("p", NOTE, desk.say(Text::NoRates));
    }
}

/// `12–15 %`
fn percent(fee: &Fee) -> String {
    let [low, high] = [&fee.low, &fee.high].map(Fee::percent);
    if low == high {
        return [&*low, " %"].concat();
    }
    [&*low, "–", &*high, " %"].concat()
}

/// Why the rule is as it is: as much as the data give.
pub(super) fn reasons(page: &mut Markup, desk: &Case<'_>) {
    let around = attrs! { part="reasons", class="field" };
    more(page, around, desk.say(Text::Why), &mut |page| {
        page.tag("ol", attrs! { class="reasons" }, |page| {
            if let Some(limit) = desk.plan.limit_per_month {
                let limit = desk.count(limit as usize);
                page.leaf("li", PLAIN, &desk.fill(Text::WhySlot, &[("limit", &limit)]));
            }
            if let Some(fee) = &desk.plan.fee {
                let rates = percent(fee);
                page.leaf("li", PLAIN, &desk.fill(Text::WhyFee, &[("rates", &rates)]));
            }
            page.leaf("li", PLAIN, desk.say(Text::WhyTag));
        });
    });
}
