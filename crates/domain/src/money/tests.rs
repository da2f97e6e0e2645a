use super::*;
use proptest::prelude::*;

#[test]
fn machine_format_is_strict() {
    for text in [
        "0",
        "0.12",
        "18500.00",
        "18500",
        "999999999999.999999999999",
    ] {
        assert_eq!(Money::parse(text).unwrap().text(), text);
    }
    for (text, error) in [
        ("", DecimalError::Malformed),
        ("1,234", DecimalError::Malformed),
        ("1 234", DecimalError::Malformed),
        ("1.", DecimalError::Malformed),
        (".5", DecimalError::Malformed),
        ("007", DecimalError::Malformed),
        ("1e3", DecimalError::Malformed),
        ("1.2.3", DecimalError::Malformed),
        ("+1", DecimalError::Malformed),
        ("１", DecimalError::Malformed),
        ("--1", DecimalError::Malformed),
        ("-1.50", DecimalError::Negative),
        ("1234567890123456789012345", DecimalError::TooLong),
        ("1.1234567890123", DecimalError::TooLong),
    ] {
        assert_eq!(Money::parse(text), Err(error), "{text}");
    }
}

#[test]
fn typed_amounts() {
    let check = |typed: &str, expect: Result<&str, InputError>| {
        let read = Money::from_input(typed).map(|money| money.text());
        assert_eq!(read, expect.map(str::to_owned), "{typed}");
    };
    check("18500.00", Ok("18500.00"));
    check(" 18500 ", Ok("18500"));
    check("18 500", Ok("18500"));
    check("18\u{202f}500,50", Ok("18500.50"));
    check("18,500.00", Ok("18500.00"));
    check("18.500,00", Ok("18500.00"));
    check("18'500.5", Ok("18500.5"));
    check("1,234,567", Ok("1234567"));
    check("1.234.567", Ok("1234567"));
    check("18,500", Ok("18500"));
    check("0,5", Ok("0.5"));
    check("0.125", Ok("0.125"));
    check("1234.567", Ok("1234.567"));
    check("１８５００", Ok("18500"));
    check("0018", Ok("18"));
    check("18.500", Err(InputError::Ambiguous));
    check("", Err(InputError::Empty));
    check("about ten", Err(InputError::Character('a')));
    check("$5", Err(InputError::Character('$')));
    check("5k", Err(InputError::Character('k')));
    check("-5", Err(InputError::Negative));
    check("1,23,456", Err(InputError::Grouping));
    check("12 34", Err(InputError::Grouping));
    check("1.2,3.4", Err(InputError::Grouping));
    check("5.", Err(InputError::Grouping));
    check(".5", Err(InputError::Grouping));
    check(",", Err(InputError::Empty));
    check(&"9".repeat(30), Err(InputError::TooLong));
}

#[test]
fn arithmetic_is_exact() {
    let money = |text| Money::parse(text).unwrap();
    let rate = |text| Decimal::parse(text).unwrap();
    for (spend, share, decimals, expect) in [
        ("24999.99", "0.12", 2, "3000.00"),
        ("24999.99", "0.15", 2, "3750.00"),
        ("0.05", "0.1", 2, "0.01"),
        ("0.04", "0.1", 2, "0.00"),
        ("100", "0.125", 0, "13"),
        ("100", "0", 2, "0.00"),
    ] {
        let result = money(spend).share(&rate(share), decimals).unwrap();
        assert_eq!(result.text(), expect, "{spend} × {share}");
    }
    assert_eq!(
        money("0.1").checked_add(&money("0.25")).unwrap().text(),
        "0.35"
    );
    assert_eq!(money("5").share(&rate("-1"), 2), None);
    assert_eq!(money("5").rounded(2).unwrap().text(), "5.00");
    assert!(money("10") > money("9.99") && money("1.0") == money("1.00"));
    let nines = "9".repeat(24);
    let most = money(&nines);
    assert_eq!(most.checked_add(&money("1")), None);
    assert_eq!(most.share(&most.0, 2), None);
    assert_eq!(rate("-0.005").rounded(2).unwrap().text(), "-0.01");
}

#[test]
fn minor_units() {
    for (code, digits) in [("USD", 2), ("JPY", 0), ("KWD", 3), ("ZZZ", 2)] {
        assert_eq!(Currency::parse(code).unwrap().minor_digits(), digits);
    }
    for code in ["usd", "US", "USDD", "U$D", "ÜS"] {
        assert_eq!(Currency::parse(code), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,40}") {
        let _ = Money::from_input(&text);
        if let Ok(money) = Money::parse(&text) {
            prop_assert_eq!(money.text(), text);
        }
    }

    #[test]
    fn any_typed_digits(text in "[0-9,. ']{0,30}") {
        if let Ok(money) = Money::from_input(&text) {
            prop_assert_eq!(Money::parse(&money.text()), Ok(money));
        }
    }
}
