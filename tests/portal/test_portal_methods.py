"""The page of methods: every verdict and bound explained, the figures those that were measured."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from starlette.testclient import TestClient

from duixian import model
from duixian.portal import accuracy, tolerances

MANUAL = Path(__file__).parents[2] / "docs" / "accuracy.md"


def published() -> dict[str, list[float]]:
    """Rows of the manual's table of claims: gold, detection, core and full F1 by name."""
    text = MANUAL.read_text("utf-8").partition("<!-- gate.py end -->")[0]
    rows = re.findall(r"^\| ([\w -]+) \|((?: [\d.]+ \|){10})$", text, re.MULTILINE)
    cells = {name: [float(c) for c in row.split("|")[:-1]] for name, row in rows}
    return {name: [row[0], row[1], row[8], row[9]] for name, row in cells.items()}


def test_the_figures_are_those_that_the_gate_published() -> None:
    manual = {k: v for k, v in published().items() if k.startswith("all of ")}
    shipped = {
        f"all of {s.name}": [s.statements, s.detection_f1, s.core_f1, s.full_f1]
        for s in accuracy.load().sets
    }
    assert len(manual) >= 6
    assert shipped == manual
    assert f"Measured {accuracy.load().date} with `{accuracy.load().command}`" in MANUAL.read_text(
        "utf-8"
    )


def test_kinds_hold_every_text_that_was_seen_and_none_that_was_not() -> None:
    measured = accuracy.load()
    seen = sum(s.statements for s in measured.sets if not s.blind)
    assert sum(k.statements for k in measured.kinds) == seen
    assert {k.level for k in measured.kinds} == {
        *("nation", "province", "prefecture", "county", "township")
    }
    assert {s.name for s in measured.sets if s.blind} == {"blind", "counties_blind"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_verdict_bound_and_tolerance_is_explained(language: str, client: TestClient) -> None:
    page = client.get(f"/methods?lang={language}").text
    for verdict in get_args(model.Verdict):
        assert f'id="verdict-{verdict}"' in page
    for row in tolerances.table():
        assert f'id="tolerance-{row.name}"' in page
    blind = next(s for s in accuracy.load().sets if s.blind)
    assert f"{blind.full_f1:.3f}" in page
    assert "duixian desk init" in page


def test_what_readers_judged_stands_by_verdict_with_what_was_right(client: TestClient) -> None:
    page = client.get("/methods?lang=en").text.partition('id="judged"')[2].partition("</table>")[0]
    judged = {j.verdict: j for j in accuracy.load().verdicts}
    assert {"missed", "unreported", "not_found", "met"} <= judged.keys()
    for one in judged.values():
        assert 0 < one.right <= one.of
    cells = re.findall(
        r'<th scope="row">(.*?)</th><td class="n">(\d+)</td><td class="n">(\d+)</td>', page
    )
    assert len(cells) == len(judged) + 1
    name, of, right = cells[-1]
    assert (name, int(of)) == ("All", sum(j.of for j in judged.values()))
    assert int(right) == sum(j.right for j in judged.values())


def test_methods_lead_on_to_the_objections_of_a_desk(manned: Path) -> None:
    from duixian.portal import app

    made = app(manned)
    page = TestClient(made).get("/methods").text
    made.state.holdings.close()
    assert 'href="/desk/objections"' in page


def test_every_page_leads_to_the_methods(client: TestClient) -> None:
    assert 'href="/methods"' in client.get("/tasks").text
