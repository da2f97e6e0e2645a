//! What the directory says.

crate::messages! {
    Find = "find",
    Teams = "teams",
    TeamsOne = "teams-one",
    People = "people",
    PeopleOne = "people-one",
    Results = "results",
    ResultsOne = "results-one",
    ResultsMore = "results-more",
    Corrected = "corrected",
    Nothing = "nothing",
    Expand = "expand",
    Collapse = "collapse",
    Inside = "inside",
    Team = "team",
    TeamIn = "team-in",
    PersonIn = "person-in",
    Ask = "ask",
    Empty = "none",
}
