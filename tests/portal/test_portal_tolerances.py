"""The table of tolerances: every threshold of the verdicts, as the registry holds it."""

from __future__ import annotations

import html
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from starlette.testclient import TestClient

from duixian.portal import tolerances
from duixian.registry import series, verdicts

SOURCE = tomllib.loads(files("duixian.registry").joinpath("verdicts.toml").read_text("utf-8"))
NUMBERS = [
    (group, name, value)
    for group, entries in SOURCE.items()
    if group != "convert"
    for name, value in entries.items()
    if isinstance(value, int | float)
]


def test_every_number_of_the_registry_is_in_the_table() -> None:
    assert len(NUMBERS) >= 12
    assert sorted(t.value for t in tolerances.table()) == sorted(float(v) for _, _, v in NUMBERS)


def test_another_number_in_the_registry_is_another_in_the_table() -> None:
    changed = replace(verdicts.load(), growth_points=0.7, share=0.08)
    shown = {t.name: t.shown for t in tolerances.table(changed)}
    assert (shown["growth_points"], shown["share"]) == ("0.7", "8%")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_methods_explain_each_in_words_with_its_value(
    language: str, client: TestClient
) -> None:
    page = html.unescape(client.get("/docs", params={"lang": language}).text)
    section = page[page.index('id="methods"') : page.index('id="pages"')]
    for row in tolerances.table():
        assert f'<tr id="tolerance-{row.name}">' in section
        assert f'<td class="n">{row.shown}</td>' in section
    own = [one for one in series.load().values() if one.tolerance is not None]
    assert own
    for one in own:
        assert one.zh in section or one.en in section
    assert ("“左右”" if language == "zh" else "左右") in section
