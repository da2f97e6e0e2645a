//! x
use inlay_tests::scenarios;
scenarios![];
