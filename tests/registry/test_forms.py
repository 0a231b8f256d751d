"""The headings of forms keep their own rules."""

from __future__ import annotations

from importlib.resources import files

import pytest

from duixian.errors import RegistryError
from duixian.registry.forms import FIELDS, load, parse

SOURCE = files("duixian.registry").joinpath("forms.toml").read_text("utf-8")


def test_what_the_desk_writes_it_reads_again() -> None:
    words = load()
    assert [words.field_of(words.written[field]) for field in FIELDS] == list(FIELDS)
    assert [words.quarter_of(name) for name in words.quarter_names] == [1, 2, 3, 4]
    assert words.written["nothing"] in words.blank


def test_columns_for_people_to_fill_in_are_no_field_of_a_form() -> None:
    words = load()
    assert words.field_of(words.written["problem"]) is None
    assert words.field_of(words.written["next_step"]) is None
    assert words.field_of(words.written["share"]) is None


def test_done_and_behind_are_standings() -> None:
    words = load()
    assert {words.done, words.behind} <= set(words.standings)


def test_a_heading_that_stands_for_two_columns_is_named() -> None:
    source = SOURCE.replace('number = ["序号"', 'number = ["完成时限", "序号"', 1)
    with pytest.raises(RegistryError, match="完成时限"):
        parse(source)


def test_a_heading_with_blanks_is_named() -> None:
    with pytest.raises(RegistryError, match="plainly"):
        parse(SOURCE.replace('number = ["序号"', 'number = ["序 号"', 1))


def test_a_missing_table_is_named() -> None:
    with pytest.raises(RegistryError, match="labels"):
        parse(SOURCE.replace("[labels]", "[label]"))
