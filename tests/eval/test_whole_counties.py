"""Whole reports whose accounts were judged."""

import whole_counties


def test_every_judged_promise_has_an_account_and_no_accusation_is_false() -> None:
    seen = list(whole_counties.judged())
    assert len(seen) == 427
    assert not [one for one in seen if one.said == "no account"]
    accused = [one for one in seen if one.said in whole_counties.ACCUSING]
    assert len(accused) >= 46
    assert all(one.right for one in accused)


def test_what_a_judge_accepts_is_right_and_kept_is_kept() -> None:
    row = {"accept": ["met"]}
    assert whole_counties.Judged(row, "exceeded").right
    assert not whole_counties.Judged(row, "missed").right
    assert whole_counties.Judged({"accept": ["not_found", "unreported"]}, "not_found").right
