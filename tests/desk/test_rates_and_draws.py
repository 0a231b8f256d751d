"""Rates counted from the items; draws that anyone can recompute; how sure their error rate is."""

from __future__ import annotations

import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_databases import SettableClock
from desk_items import an_item
from duixian.desk import Desk, draws, reviewing
from duixian.desk.draws import Candidate, CannotDraw
from duixian.desk.errors import DeskUsage
from duixian.desk.intervals import clopper_pearson
from duixian.desk.items import Shortcoming
from duixian.desk.rating import rates

YEAR_END = date(2024, 12, 31)


def counted(*items: object, on: date = YEAR_END, unit: str | None = None) -> dict[str, tuple]:
    rows = rates(items, on, by_unit=True)  # type: ignore[arg-type]
    return {r.rate: (r.numerator, r.denominator, r.share) for r in rows if r.unit == unit}


def test_rates_have_their_numerator_and_denominator() -> None:
    put_right = Shortcoming(1, "堵塞", "2024-03-01", None, "2024-04-01")
    items = [
        an_item("a", stage="done", done="2024-11-30"),
        an_item("b", stage="closed", done="2024-08-01", due="2024-06-30", lead="市住建局"),
        an_item("c"),
        an_item("d", due="2024-09-30", votes=(True, True, False)),
        an_item("e", stage="terminated", terminated="2024-05-01"),
        an_item("f", items=("a", "b")),
        an_item("g", shortcomings=(put_right, replace(put_right, number=2, rectified=None))),
    ]
    found = counted(*items)
    assert found["done"] == (2, 5, 40)
    assert found["done_in_time"] == (1, 3, pytest.approx(100 / 3))
    assert found["rectified"] == (1, 2, 50)
    assert found["satisfied"] == (2, 3, pytest.approx(200 / 3))
    assert [found[k][0] for k in ("early", "late", "open", "overdue")] == [1, 1, 2, 1]
    assert found["terminated"][:2] == (1, 6)
    assert counted(*items, unit="市住建局")["done"] == (1, 1, 100)
    assert counted(*items, on=date(2024, 7, 1))["done"] == (0, 5, 0)


def test_a_rate_of_nothing_is_none() -> None:
    assert counted()["done"] == (0, 0, None)


POOL = {"王芳": "市教育局", "李强": "市住建局", "赵敏": "市水利局"}
LISTED = [
    Candidate(f"990201-2024-{n:03d}", (unit,), unit)
    for n, unit in enumerate(["市教育局"] * 10 + ["市住建局"] * 6 + ["市水利局"] * 4, 1)
]


def test_the_draw_is_the_one_of_the_test_vector() -> None:
    text = draws.list_text(LISTED, POOL, 5, 2)
    assert draws.digest(text) == sha256(text.encode()).hexdigest()
    drawn = draws.draw(text, "第24123期 03 07 11 19 22 31 + 05")
    assert [(c.id, who) for c, who, _ in drawn] == VECTOR


VECTOR = [
    ("990201-2024-017", "王芳"),
    ("990201-2024-016", "赵敏"),
    ("990201-2024-015", "王芳"),
    ("990201-2024-007", "赵敏"),
    ("990201-2024-008", "赵敏"),
]
"""Worked out with sha256sum and sort alone: 2, 2 and 1 of the layers of 10, 6 and 4; of the pool
王芳 and 赵敏; each item to whoever has fewer so far and is of another unit."""


def test_anyone_recomputes_it_with_standard_tools(tmp_path) -> None:
    listed = [Candidate(c.id, c.units, "全部") for c in LISTED]
    text = draws.list_text(listed, {"外聘": ""}, 6, 1)
    (tmp_path / "draw.tsv").write_text(text, encoding="utf-8")
    recipe = r"""
      grep '^item' draw.tsv | cut -f2 | while read -r id; do
        printf '%s %s\n' "$(printf '%s:%s' "$SEED" "$id" | sha256sum | cut -d' ' -f1)" "$id"
      done | LC_ALL=C sort | head -n 6 | cut -d' ' -f2
    """
    seed = "深证成指 10611.72"
    done = subprocess.run(
        ["sh", "-c", recipe], cwd=tmp_path, env={"SEED": seed, "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [c.id for c, _, _ in draws.draw(text, seed)]


@given(seed=st.text(min_size=1), items=st.integers(1, 20), seats=st.integers(2, 3))
def test_nobody_draws_their_own_and_each_layer_gives_its_share(
    seed: str, items: int, seats: int
) -> None:
    drawn = draws.draw(draws.list_text(LISTED, POOL, items, seats), seed)
    assert len({c.id for c, _, _ in drawn}) == items
    assert all(POOL[who] not in c.units for c, who, _ in drawn)
    sizes = Counter(c.stratum for c in LISTED)
    for name, count in Counter(c.stratum for c, _, _ in drawn).items():
        assert abs(count - items * sizes[name] / len(LISTED)) < 1
    assert [h for *_, h in drawn] == sorted(h for *_, h in drawn)


def test_each_item_is_as_likely_as_another() -> None:
    text = draws.list_text(LISTED, POOL, 5, 3)
    hits = Counter(c.id for n in range(2000) for c, _, _ in draws.draw(text, str(n)))
    of_one_layer = [hits[c.id] for c in LISTED if c.stratum == "市教育局"]
    # Two of ten are drawn each time: 400 of 2,000, give or take four standard deviations.
    assert 328 < min(of_one_layer) <= max(of_one_layer) < 472


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(CannotDraw, match="21 items are to be drawn from 20"):
        draws.draw(draws.list_text(LISTED, POOL, 21, 2), "s")
    with pytest.raises(CannotDraw, match="4 reviewers are to be drawn from 3"):
        draws.draw(draws.list_text(LISTED, POOL, 5, 4), "s")
    with pytest.raises(CannotDraw, match="nobody reviews their own"):
        draws.draw(draws.list_text(LISTED[:3], {"王芳": "市教育局"}, 1, 1), "s")
    with pytest.raises(CannotDraw, match="tab"):
        draws.list_text([Candidate("a\tb", (), "x")], POOL, 1, 1)


@pytest.mark.parametrize(
    ("wrong", "n", "low", "high"),
    [
        (0, 20, 0.0, 0.1684),
        (2, 20, 0.0123, 0.3170),
        (5, 100, 0.0164, 0.1128),
        (20, 20, 0.8316, 1.0),
    ],
)
def test_the_interval_is_clopper_and_pearsons(wrong: int, n: int, low: float, high: float) -> None:
    assert clopper_pearson(wrong, n) == pytest.approx((low, high), abs=1e-4)
    with pytest.raises(ValueError, match="no count"):
        clopper_pearson(n + 1, n)


def test_the_list_is_fixed_first_and_the_seed_comes_later(
    light_desk: Desk, clock: SettableClock
) -> None:
    desk = light_desk
    for name, unit in POOL.items():
        desk.enrol_reviewer(name, unit, actor="督查室")
    ids = list(desk.items())[:10]
    for id in ids:
        desk.act(id, "assign", {"lead": "市教育局"}, actor="督查室")
    listed = reviewing.candidates(desk.items().values())
    pool = reviewing.pool_of(desk, desk.items().values(), 2)
    fixed = reviewing.commit(desk, listed, pool, 8, 2, actor="督查室")
    published = (desk.folder / "draws" / f"{fixed.draw}.tsv").read_bytes()
    assert sha256(published).hexdigest() == fixed.digest
    clock.forward(days=1)
    desk.act(ids[0], "terminate", {"reason": "x", "approval": "y"}, actor="督查室")  # too late
    assert reviewing.waiting(desk, 8, 2) == fixed
    with pytest.raises(reviewing.NotCommitted, match="cannot be changed"):
        reviewing.waiting(desk, 9, 2)
    with pytest.raises(DeskUsage, match="seed is empty"):
        reviewing.make(desk, fixed, " ", actor="督查室", bound=True)
    rows = reviewing.make(desk, fixed, "2024-01-24 双色球", actor="督查室", bound=True)
    assert len(rows) == 8
    assert all(row.committed < row.drawn and row.bound for row in rows)
    assert reviewing.waiting(desk, 8, 2) is None
    with pytest.raises(reviewing.NotCommitted, match="drawn before"):
        reviewing.make(desk, fixed, "another seed", actor="督查室", bound=True)
    _review(desk, rows)


def _review(desk: Desk, rows: list[draws.DrawnRow]) -> None:
    draw = rows[0].draw
    with pytest.raises(reviewing.NotDrawn, match="no review"):
        reviewing.error_rates(desk, draw)
    other = next(name for name in POOL if name != rows[0].reviewer)
    with pytest.raises(reviewing.NotDrawn, match=f"it is {rows[0].reviewer}'s"):
        reviewing.review(desk, draw, rows[0].item, other, {"value": True})
    with pytest.raises(DeskUsage, match="at least one field"):
        reviewing.review(desk, draw, rows[0].item, rows[0].reviewer, {})
    for row in rows:
        right = {"value": row.place != 3, "unit": True}
        reviewing.review(desk, draw, row.item, row.reviewer, right)
    found = {rate.of: rate for rate in reviewing.error_rates(desk, draw)}
    assert (found["items"].wrong, found["items"].reviewed, found["unit"].wrong) == (1, 8, 0)
    assert found["items"].low < found["items"].share < found["items"].high
    assert desk.verify().sound


def test_without_reviewers_the_units_check_each_other() -> None:
    items = [an_item("a"), an_item("b", lead="市住建局")]
    listed = reviewing.candidates(items)
    drawn = draws.draw(
        draws.list_text(listed, {"市教育局": "市教育局", "市住建局": "市住建局"}, 2, 2), "s"
    )
    assert {(c.id, who) for c, who, _ in drawn} == {("a", "市住建局"), ("b", "市教育局")}
