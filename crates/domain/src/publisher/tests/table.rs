//! Activities out of tables.

use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    let told = match csv::activities(text) {
        Ok(activities) => activities
            .iter()
            .map(|one| {
                let publisher = one.publisher.as_deref().unwrap_or("-");
                format!(
                    "{} {} {:?} {:?} {} {} {publisher} {:?} {:?}",
                    one.id,
                    one.name,
                    one.kind,
                    one.route,
                    one.starts.text(),
                    one.ends.text(),
                    one.region.0,
                    one.segment.0
                )
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Err(error) => format!("{}:{}: {}", error.line, error.column, error.message),
    };
    assert_eq!(told, expected);
}

const HEAD: &str = "team,name,kind,starts,ends,publisher,route,regions,segment,id,owner\n";

fn row(row: &str) -> String {
    [HEAD, row].concat()
}

#[test]
fn a_table_as_spreadsheets_save_it() {
    check(
        &row("f,Push,paid-social,2027-01-04,2027-01-29,,,EMEA|AMER,Enterprise,a1,me\r\n\r\n"),
        "a1 Push PaidSocial None 2027-01-04 2027-01-29 - [\"EMEA\", \"AMER\"] [\"Enterprise\"]",
    );
    check(
        &row(
            "f,\"A, \"\"B\"\"\nC\",Publisher,2027-01-04,2027-01-29,Weekly,Slot,,\nf,Two,Paid Social,2027-01-04,2027-01-29",
        ),
        "row-2 A, \"B\"\nC Publisher Some(Slot) 2027-01-04 2027-01-29 Weekly [] []\n\
         row-4 Two PaidSocial None 2027-01-04 2027-01-29 - [] []",
    );
    check(
        "\u{feff}Team;NAME;Kind;Starts;Ends\rt;n;other;2027-01-01;2027-01-02\r",
        "row-2 n Other None 2027-01-01 2027-01-02 - [] []",
    );
    check(
        "team\tname\tkind\tstarts\tends\nt\ta;b,c\tother\t2027-01-01\t2027-01-02",
        "row-2 a;b,c Other None 2027-01-01 2027-01-02 - [] []",
    );
    check(HEAD, "");
}

#[test]
fn mistakes_in_a_table_are_placed() {
    check(
        "",
        "1:: The table is empty; name its columns in the first line.",
    );
    check(
        "team,name,kind,strats,ends\n",
        "1:starts: No column is called \"starts\"; is it \"strats\"?",
    );
    check(
        "team,name,kind,ends",
        "1:starts: No column is called \"starts\".",
    );
    check("team,Team", "1:team: This column stands twice; keep one.");
    check(
        &row("f,n,social,2027-01-04,2027-01-29"),
        "2:kind: Write one of paid-social, publisher, other.",
    );
    check(
        &row("\nf,n,other,04/01/2027,2027-01-29"),
        "3:starts: Write a date that exists as YYYY-MM-DD, like 2026-12-02.",
    );
    check(
        &row("f,n,other,2027-01-04,2027-01-03"),
        "2:ends: This ends before it starts; swap the dates.",
    );
    check(
        &row("f,n,other,2027-01-04,2027-01-04,,,,,x\nf,n,other,2027-01-04,2027-01-04,,,,,x"),
        "3:id: This id stands twice; give each activity an id of its own.",
    );
    check(
        &row("f,,other,2027-01-04,2027-01-04"),
        "2:name: This is empty; write what it is called.",
    );
    check(
        &row("f,\"n,other"),
        "2:: The quotation mark that opens in this line isn't closed; double it if it is part of the text.",
    );
    check(
        &row("f,\"n\"x,other"),
        "2:: Text follows on a closing quotation mark; double the marks inside the text.",
    );
    check(
        &row("f,n,other,2027-01-04,2027-01-04,,,,,,,,more"),
        "2:: This line has more cells than there are columns; put a text with a separator in it into quotation marks.",
    );
    check(
        &row("f,n,publisher,2027-01-04,2027-01-04,,maybe"),
        "2:route: Write direct or slot, or nothing.",
    );
}

proptest::proptest! {
    /// Whatever can be written into cells comes back out of them.
    #[test]
    fn cells_come_back(names in proptest::collection::vec("[ -~\n\r,;\"äß\t]{1,12}", 1..6)) {
        let mut text = String::from("name,team,kind,starts,ends\n");
        for name in &names {
            text.push_str(&format!("\"x{}\",t,other,2027-01-01,2027-01-01\r\n", name.replace('"', "\"\"")));
        }
        let activities = csv::activities(&text).unwrap();
        let read: Vec<String> = activities.iter().map(|one| one.name.clone()).collect();
        let expected: Vec<String> = names.iter().map(|name| format!("x{name}").trim().to_owned()).collect();
        proptest::prop_assert_eq!(read, expected);
    }

    #[test]
    fn no_text_is_too_strange(text in "(?s).{0,200}") {
        let _ = csv::activities(&text);
    }
}
