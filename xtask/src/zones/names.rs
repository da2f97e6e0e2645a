//! The names by which readers find a zone, as `inlay_domain::zone::names` reads
//! them: places and their spellings, countries, regions, abbreviations.
//!
//! From tzdata (public domain): which zone lies in which country, and old names.
//! From CLDR (Unicode licence): how cities are called elsewhere, Windows' names,
//! names of times. From `xtask/data/places.txt`: what neither of them says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use inlay_domain::country::CountryCode;
use inlay_domain::zone::Zone;
use serde_json::Value;

use super::packages::Packages;
use crate::workspace;

/// Languages in Latin letters, whose spellings of all cities are taken.
const LATIN: [&str; 12] = [
    "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "nb", "fi", "cs", "tr",
];

/// Languages in other letters, for the cities of the countries that write them.
const NATIVE: [(&str, &str); 18] = [
    ("ja", "JP"),
    ("ko", "KR KP"),
    ("zh", "CN SG"),
    ("zh-Hant", "TW HK MO"),
    ("ru", "RU BY KZ KG"),
    ("uk", "UA"),
    ("el", "GR CY"),
    ("he", "IL"),
    ("bg", "BG"),
    ("sr", "RS"),
    ("hi", "IN"),
    ("th", "TH"),
    (
        "ar",
        "EG SA AE MA DZ TN LY IQ JO LB SY KW QA BH OM YE SD PS",
    ),
    ("fa", "IR AF"),
    ("ka", "GE"),
    ("hy", "AM"),
    ("bn", "BD"),
    ("ne", "NP"),
];

/// Where the names are checked in.
pub(super) fn path() -> PathBuf {
    workspace::root().join("crates/domain/data/names.txt")
}

/// One zone's line, while it is gathered.
#[derive(Default)]
struct Line {
    country: String,
    /// Each place with its spellings.
    places: Vec<Vec<String>>,
    /// Other IANA names.
    old: BTreeSet<String>,
    /// What its time is called.
    times: Vec<String>,
}

/// The file of names.
pub(super) fn generate(packages: &Packages) -> Result<String> {
    let facts = std::fs::read_to_string(workspace::root().join("xtask/data/places.txt"))?;
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    for row in rows(&packages.tzdata("zone.tab")?) {
        let (Some(country), Some(zone)) = (row.first(), row.get(2)) else {
            continue;
        };
        let line = lines.entry((*zone).to_owned()).or_default();
        line.country = (*country).to_owned();
        line.places.push(vec![city(zone)]);
    }
    lines.insert("Etc/UTC".to_owned(), utc());
    old_names(packages, &mut lines)?;
    spellings(packages, &mut lines)?;
    times(packages, &mut lines)?;
    for (zone, places) in section(&facts, "cities") {
        let line = lines
            .get_mut(zone)
            .with_context(|| format!("{zone} is no zone of a country"))?;
        for place in places.split(';') {
            let place = place.split('|').map(|name| name.trim().to_owned());
            line.places.push(place.collect());
        }
    }

    let mut out = format!("{}\n", packages.release());
    for zone in order(&facts, &lines)? {
        let line = lines.get(&zone).context("a zone without a line")?;
        write!(out, "{zone}\t{}", line.country)?;
        for (index, place) in line.places.iter().enumerate() {
            let again = |name: &String| {
                let mut others = line.places.iter().enumerate();
                others.any(|(other, names)| other != index && names.contains(name))
            };
            // An old name's city is often a spelling of another one.
            if index == 0 || place.len() > 1 || !place.iter().all(again) {
                write!(out, "\t{}", unique(place).join("|"))?;
            }
        }
        if !line.old.is_empty() {
            let old: Vec<_> = line.old.iter().map(String::as_str).collect();
            write!(out, "\t~{}", old.join("|"))?;
        }
        if !line.times.is_empty() {
            write!(out, "\t${}", unique(&line.times).join("|"))?;
        }
        out.push('\n');
    }
    countries(packages, &facts, &mut out)?;
    for (region, rest) in section(&facts, "regions") {
        let (names, zones) = rest.split_once(':').context("a region's names and zones")?;
        writeln!(
            out,
            "*{region}\t{}\t{}",
            names.trim(),
            known(zones, &lines)?
        )?;
    }
    for (short, zones) in section(&facts, "abbreviations") {
        writeln!(out, "!{short}\t{}", known(zones, &lines)?)?;
    }
    Ok(out)
}

fn utc() -> Line {
    Line {
        places: vec![vec!["UTC".to_owned()]],
        times: [
            "Coordinated Universal Time",
            "Universal Time",
            "Zulu Time",
            "Z",
        ]
        .map(str::to_owned)
        .to_vec(),
        ..Line::default()
    }
}

/// Every other name of the table, under the zone that CLDR, else tzdata, says it means.
fn old_names(packages: &Packages, lines: &mut BTreeMap<String, Line>) -> Result<()> {
    let mut means: BTreeMap<String, String> = BTreeMap::new();
    for line in packages.tzdata("tzdata.zi")?.lines() {
        if let ["L", target, name] = *line.split(' ').collect::<Vec<_>>() {
            means.insert(name.to_owned(), target.to_owned());
        }
    }
    let cldr = packages.cldr("cldr-bcp47/bcp47/timezone.json", "/keyword/u/tz")?;
    for entry in cldr.as_object().context("CLDR's zones")?.values() {
        let names = entry.get("_alias").and_then(Value::as_str).unwrap_or("");
        let names: Vec<_> = names.split(' ').collect();
        let Some(main) = names.iter().find(|name| lines.contains_key(**name)) else {
            continue;
        };
        for name in &names {
            means.insert((*name).to_owned(), (*main).to_owned());
        }
    }
    // Two zones of the table, one time.
    means.insert("Etc/GMT".to_owned(), "Etc/UTC".to_owned());
    let mut names: Vec<_> = Zone::names().collect();
    names.sort_unstable();
    for name in names {
        if lines.contains_key(name) {
            continue;
        }
        let mut target = name;
        // A link may lead to a link.
        for _ in 0..4 {
            target = means.get(target).map_or(target, String::as_str);
        }
        if let Some(line) = lines.get_mut(target) {
            line.old.insert(name.to_owned());
            let place = city(name);
            // Regions of old, like US/Pacific, name no city.
            let region = [
                "US", "Canada", "Mexico", "Brazil", "Chile", "Etc", "SystemV",
            ];
            let town = name
                .split_once('/')
                .is_some_and(|(area, _)| !region.contains(&area));
            let known = line.places.iter().flatten().any(|other| *other == place);
            if town && !known {
                line.places.push(vec![place]);
            }
        } else {
            // Etc/GMT+5 and its like are offsets, which are read; Factory is nowhere.
            ensure!(
                name.starts_with("Etc/GMT") || name == "Factory",
                "{name} means no zone of a country"
            );
        }
    }
    Ok(())
}

/// How the city that a zone is named after is called in other languages.
fn spellings(packages: &Packages, lines: &mut BTreeMap<String, Line>) -> Result<()> {
    for (language, of) in [("en", "")]
        .into_iter()
        .chain(LATIN.map(|language| (language, "")))
        .chain(NATIVE)
    {
        let file = format!("cldr-dates-full/main/{language}/timeZoneNames.json");
        let zones = packages.cldr(&file, &format!("/main/{language}/dates/timeZoneNames/zone"))?;
        for (zone, line) in lines.iter_mut() {
            if !of.is_empty() && !of.split(' ').any(|country| country == line.country) {
                continue;
            }
            let old = line.old.iter().map(String::as_str);
            let cities = std::iter::once(zone.as_str())
                .chain(old)
                .filter_map(|name| {
                    let pointer = format!("/{name}/exemplarCity");
                    zones.pointer(&pointer)?.as_str()
                });
            let Some(first) = line.places.first_mut() else {
                continue;
            };
            for city in cities {
                if language == "en" {
                    // English is how it is shown: Kyiv, Ürümqi.
                    first.insert(0, city.to_owned());
                } else {
                    first.push(city.to_owned());
                }
            }
        }
    }
    Ok(())
}

/// Windows' names, and what the time of a place is called in English.
fn times(packages: &Packages, lines: &mut BTreeMap<String, Line>) -> Result<()> {
    let world = |entry: &Value| {
        let entry = entry.get("mapZone")?;
        let text = |key| entry.get(key).and_then(Value::as_str);
        (text("_territory") == Some("001"))
            .then(|| Some((text("_other")?.to_owned(), text("_type")?.to_owned())))?
    };
    let file = "cldr-core/supplemental/windowsZones.json";
    let windows = packages.cldr(file, "/supplemental/windowsZones/mapTimezones")?;
    for (name, zone) in windows.as_array().into_iter().flatten().filter_map(world) {
        if let Some(line) = find(lines, &zone) {
            line.times.push(name);
        }
    }
    let file = "cldr-dates-full/main/en/timeZoneNames.json";
    let english = packages.cldr(file, "/main/en/dates/timeZoneNames/metazone")?;
    let file = "cldr-core/supplemental/metaZones.json";
    let metazones = packages.cldr(file, "/supplemental/metaZones/metazones")?;
    for (name, zone) in metazones.as_array().into_iter().flatten().filter_map(world) {
        let long = english.get(&name).and_then(|name| name.get("long"));
        let long = long.and_then(Value::as_object).into_iter().flatten();
        if let Some(line) = find(lines, &zone) {
            let names = long.filter_map(|(_, name)| Some(name.as_str()?.to_owned()));
            line.times.extend(names);
        }
    }
    Ok(())
}

/// The line of a zone, by any of its names.
fn find<'a>(lines: &'a mut BTreeMap<String, Line>, zone: &str) -> Option<&'a mut Line> {
    let mut found = lines.iter_mut();
    found
        .find(|(name, line)| *name == zone || line.old.contains(zone))
        .map(|(_, line)| line)
}

/// Zones by country, the main ones of each first; UTC at the end.
fn order(facts: &str, lines: &BTreeMap<String, Line>) -> Result<Vec<String>> {
    let mut main: Vec<String> = Vec::new();
    for (_, zones) in section(facts, "main") {
        main.extend(known(zones, lines)?.split(' ').map(str::to_owned));
    }
    let place = |zone: &String| {
        main.iter()
            .position(|other| other == zone)
            .unwrap_or(usize::MAX)
    };
    let mut order: Vec<String> = lines.keys().cloned().collect();
    order.sort_by_key(|zone| {
        let country = lines.get(zone).map(|line| line.country.clone());
        let country = country.filter(|country| !country.is_empty());
        (country.is_none(), country, place(zone), zone.clone())
    });
    Ok(order)
}

fn countries(packages: &Packages, facts: &str, out: &mut String) -> Result<()> {
    let tab = packages.tzdata("iso3166.tab")?;
    let more: BTreeMap<&str, &str> = section(facts, "countries").collect();
    for code in CountryCode::all() {
        let mut names = vec![code.english().to_owned()];
        let listed = rows(&tab).find(|row| row.first() == Some(&code.as_str()));
        names.extend(listed.and_then(|row| Some((*row.get(1)?).to_owned())));
        names.extend(
            more.get(code.as_str())
                .into_iter()
                .flat_map(|more| more.split('|'))
                .map(str::to_owned),
        );
        writeln!(out, "+{}\t{}", code.as_str(), unique(&names).join("|"))?;
    }
    Ok(())
}

/// The zones of a list, each of which must have a line.
fn known<'a>(zones: &'a str, lines: &BTreeMap<String, Line>) -> Result<&'a str> {
    let zones = zones.trim();
    for zone in zones.split(' ') {
        ensure!(
            lines.contains_key(zone),
            "places.txt: {zone} is no zone of a country"
        );
    }
    Ok(zones)
}

/// The lines of a section of `places.txt`, as what stands before and after the first colon.
fn section<'a>(facts: &'a str, name: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let head = format!("[{name}]");
    facts
        .lines()
        .skip_while(move |line| *line != head)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| (key.trim(), value.trim()))
}

/// The rows of a `.tab` file.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

fn city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// Each once, in order, whatever the case.
fn unique(names: &[String]) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let names = names.iter().filter(|name| seen.insert(name.to_lowercase()));
    names.map(String::as_str).collect()
}
