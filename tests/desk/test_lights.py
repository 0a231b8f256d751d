"""Lights by a stated rule, with its numbers; what is overdue is worked out, never stored."""

from __future__ import annotations

from datetime import date

import pytest

from desk_items import an_item, told
from duixian.desk.deadlines import due, next_report
from duixian.desk.errors import DeskUsage
from duixian.desk.forecasts import forecast
from duixian.desk.items import Extension, Goal, Milestone, Shortcoming
from duixian.desk.lights import light
from duixian.desk.rolling import roll_up
from duixian.desk.workdays import is_workday, workday_before
from duixian.errors import RegistryError
from duixian.registry import lights

MIDYEAR = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("share", "colour", "word"),
    [
        (60, "green", "超进度"),
        (50, "green", "达进度"),
        (40, "green", "达进度"),
        (39, "yellow", "欠进度"),
        (20, "yellow", "欠进度"),
        (19, "red", "欠进度"),
    ],
)
def test_ten_points_behind_are_yellow_and_thirty_red(share: int, colour: str, word: str) -> None:
    shown = light(an_item(progress=(told("2024-06-30", share=share),)), MIDYEAR)
    assert (shown.colour, shown.word) == (colour, word)
    assert shown.expected == pytest.approx(100 * 182 / 366)
    assert f"{shown.expected:.1f}%" in shown.sentence
    assert f"{share:.1f}%" in shown.sentence
    assert "落后超过10个百分点黄" in shown.sentence


def test_eleven_twelfths_are_due_by_november() -> None:
    november = date(2024, 11, 30)
    behind = an_item(progress=(told("2024-11-30", value=10),))
    level = an_item(progress=(told("2024-11-30", value=11),))
    shown = light(behind, november, "months")
    assert (shown.colour, shown.word) == ("yellow", "欠进度")
    assert "11/12" in shown.sentence
    assert light(level, november, "months").colour == "green"


def test_an_item_with_its_own_path_follows_it() -> None:
    path = (5.0, 20.0, 60.0, 100.0)
    item = an_item(path=path, progress=(told("2024-06-30", share=18),))
    assert light(item, MIDYEAR).colour == "green"
    assert light(item, MIDYEAR).expected == pytest.approx(20)
    assert light(item, MIDYEAR, "time").colour == "red"
    assert light(item, date(2024, 8, 15)).expected == pytest.approx(20 + 40 * 46 / 92)


def test_a_rate_is_compared_as_it_stands_and_a_ceiling_only_passed() -> None:
    growth = Goal(6, "%", aspect="growth")
    assert light(
        an_item(goal=growth, progress=(told("2024-03-31", value=5.7),)), MIDYEAR
    ).colour == ("green")
    slow = an_item(goal=growth, progress=(told("2024-03-31", value=5.1),))
    assert light(slow, MIDYEAR).colour == "yellow"
    ceiling = Goal(5.5, "%", bound="le")
    assert (
        light(an_item(goal=ceiling, progress=(told("2024-03-31", value=5.0),)), MIDYEAR).actual
        == 100
    )
    over = an_item(goal=ceiling, progress=(told("2024-03-31", value=6.5),))
    assert light(over, MIDYEAR).colour == "yellow"
    fall = Goal(-2.5, "%", aspect="growth")
    assert light(
        an_item(goal=fall, progress=(told("2024-03-31", value=-2.6),)), MIDYEAR
    ).colour == ("green")


def test_a_stock_is_counted_from_its_base() -> None:
    item = an_item(goal=Goal(380, "家", base=330), progress=(told("2024-06-30", value=340),))
    assert light(item, MIDYEAR).actual == pytest.approx(20)


def test_stages_and_milestones_stand_for_shares_and_words_for_none() -> None:
    built = an_item(
        progress=(told("2024-06-20", stage="主体封顶"), told("2024-06-25", text="顺利"))
    )
    assert light(built, MIDYEAR).actual == 70
    words = an_item(progress=(told("2024-06-20", text="正在协调"),))
    assert (light(words, MIDYEAR).colour, light(words, MIDYEAR).actual) == ("none", None)
    steps = (
        Milestone(1, "2024-03-31", "招标", 20, "2024-03-20"),
        Milestone(2, "2024-06-30", "封顶", 70),
    )
    assert light(an_item(milestones=steps), MIDYEAR).actual == 20


def test_overdue_follows_from_the_day_of_asking() -> None:
    item = an_item(due="2024-06-30", progress=(told("2024-06-20", share=99),))
    assert light(item, MIDYEAR).colour == "green"
    shown = light(item, date(2024, 7, 3))
    assert (shown.colour, shown.word) == ("red", "逾期")
    assert "逾期3天" in shown.sentence


def test_what_has_ended_is_said() -> None:
    late = light(an_item(stage="done", done="2025-01-08"), date(2025, 2, 1))
    assert (late.colour, late.word) == ("green", "已办结")
    assert "逾期" in late.sentence
    assert light(an_item(stage="terminated", terminated="2024-05-01"), MIDYEAR).colour == "none"


def test_a_rule_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DeskUsage, match="There are: time, months, seasonal"):
        light(an_item(), MIDYEAR, "moon")
    source = '[presets.x]\nzh="x"\npath="time"\nyellow=30\nred=10\nahead=0\nsource=""\n'
    with pytest.raises(RegistryError, match="yellow < red"):
        lights.parse(source + "[words]\n[stages]\n")


def test_a_forecast_carries_an_interval_that_scatter_widens() -> None:
    even = [told(f"2024-{m:02d}-28", share=s) for m, s in ((2, 10), (4, 20.2), (6, 29.8), (8, 40))]
    rough = [told(f"2024-{m:02d}-28", share=s) for m, s in ((2, 2), (4, 30), (6, 22), (8, 46))]
    first, second = (
        forecast(an_item(progress=tuple(even))),
        forecast(an_item(progress=tuple(rough))),
    )
    assert first is not None
    assert second is not None
    assert first.low < first.share < first.high
    assert 55 < first.share < 62
    assert second.high - second.low > 5 * (first.high - first.low)
    assert forecast(an_item(progress=tuple(even[:2]))) is None
    rate = an_item(goal=Goal(6, "%", aspect="growth"), progress=tuple(even))
    assert forecast(rate) is None


def test_a_forecast_is_that_of_ordinary_least_squares() -> None:
    """Against scipy's line and the textbook's interval of a new observation."""
    from scipy import stats

    days = ("2024-02-29", "2024-04-30", "2024-06-30", "2024-08-31", "2024-10-31")
    shares = (8, 25, 31, 52, 60)
    found = forecast(an_item(progress=tuple(map(lambda d, s: told(d, share=s), days, shares))))
    times = [(date.fromisoformat(day) - date(2023, 12, 31)).days / 366 for day in days]
    line = stats.linregress(times, shares)
    assert found is not None
    assert found.share == pytest.approx(line.intercept + line.slope)
    assert found.high - found.share == pytest.approx(found.share - found.low)


def test_reminders_come_on_workdays() -> None:
    assert workday_before(date(2024, 10, 6)) == date(2024, 9, 30)  # 国庆
    assert is_workday(date(2024, 9, 29))  # a Sunday worked instead
    item = an_item(due="2024-10-07")
    (row,) = due([item], date(2024, 9, 1))
    assert row.remind_on == "2024-09-26"
    assert (row.due, row.days_left, row.overdue) == ("2024-10-07", 36, False)


def test_everything_that_waits_is_due_on_its_day() -> None:
    item = an_item(
        stage="working",
        milestones=(
            Milestone(1, "2024-03-31", "招标", None),
            Milestone(2, "2024-01-31", "选址", None, reached="2024-01-30"),
        ),
        shortcomings=(Shortcoming(1, "堵塞", "2024-03-01", "2024-04-10"),),
        extensions=(Extension("2025-03-31", "汛期", "2024-03-02"),),
        answer_by="2024-03-06",
    )  # fmt: skip
    signing = an_item("b", stage="assigned", accepted=None, sign_by="2024-02-01")
    rows = due([item, signing], date(2024, 3, 5), within=60)
    assert [(r.what, r.due, r.unit) for r in rows] == [
        ("sign", "2024-02-01", "市教育局"),
        ("answer", "2024-03-06", "市教育局"),
        ("decide", "2024-03-09", None),
        ("milestone", "2024-03-31", "市教育局"),
        ("rectify", "2024-04-10", "市教育局"),
    ]
    assert [r.overdue for r in rows] == [True, False, False, False, False]
    assert due([an_item(stage="done", done="2024-03-01")], date(2025, 3, 5)) == []
    assert due([an_item(items=("x",))], date(2025, 3, 5)) == []


@pytest.mark.parametrize(
    ("rhythm", "days", "expected"),
    [
        ("monthly", (), "2024-01-31"),
        ("monthly", ("2024-01-30",), "2024-02-29"),
        ("monthly", ("2024-04-02",), "2024-05-31"),
        ("quarterly", (), "2024-03-31"),
        ("quarterly", ("2024-03-15",), "2024-06-30"),
        ("quarterly", ("2024-11-15",), "2025-03-31"),
        (None, (), None),
    ],
)
def test_reports_are_due_by_their_rhythm(
    rhythm: str | None, days: tuple[str, ...], expected: str | None
) -> None:
    item = an_item(rhythm=rhythm, progress=tuple(told(day, text="x") for day in days))
    assert next_report(item, date(2024, 12, 1)) == expected


def test_items_roll_up_to_promise_programme_unit_and_government() -> None:
    whole = an_item("w", items=("w.1", "w.2"))
    parts = [
        an_item("w.1", parent="w", progress=(told("2024-06-30", share=10),)),
        an_item("w.2", parent="w", stage="done", done="2024-06-01", lead="市住建局"),
    ]
    other = an_item("v", due="2024-05-31", promised={"programme": None})
    rows = {(r.level, r.name): r for r in roll_up([whole, *parts, other], MIDYEAR)}
    government = rows["government", "云和县"]
    assert (government.items, government.done, government.overdue) == (3, 1, 1)
    assert (government.share, government.known, government.light) == (55, 2, "red")
    assert rows["promise", "w"].items == rows["programme", "十件实事"].items == 2
    assert rows["unit", "市住建局"].light == "green"
