"""The manual says everything there is: every command, option, table and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import typer.main

from duixian import chinese
from duixian.books import ROWS
from duixian.cli import app, commands
from duixian.cli.adding import AddedRow
from duixian.cli.asking import CommitRow
from duixian.cli.changes import ChangeRow
from duixian.cli.comparing import ComparedSide, TrendRow
from duixian.cli.listed import LISTED
from duixian.cli.reading import IdentityRow
from duixian.cli.settled_rows import ACCOUNTS
from duixian.cli.settling import PANEL
from duixian.model import Figure, Finding
from duixian.settle import CLAIMS_COMPARABLE, COMPARABLE, Rung
from duixian.variables import NearestText, ReportVariables, TargetVariables

DOCS = Path(__file__).parents[2] / "docs"
CLI = (DOCS / "cli.md").read_text(encoding="utf-8")
DICTIONARY = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")

assert commands
COMMAND = typer.main.get_command(app)
COMMANDS = sorted(COMMAND.commands)  # type: ignore[attr-defined]


def part(text: str, heading: str) -> str:
    """What stands below a heading, up to the next of its level or above."""
    found = re.search(
        rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,3}} |\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert found, f"no heading {heading!r}"
    return found[2]


def columns(heading: str) -> list[str]:
    return re.findall(r"^\| `(\w+)` \|", part(DICTIONARY, heading), re.MULTILINE)


def options(command: object) -> set[str]:
    long = [o for p in command.params for o in p.opts if o.startswith("--")]  # type: ignore[attr-defined]
    return {o for o in long if o not in ("--help",)}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_are_in_the_manual(name: str) -> None:
    assert f"| [`{name}`](#" in CLI
    heading = "claims, tasks, reports" if name in ("claims", "tasks", "reports") else name
    assert f"duixian {name}" in part(CLI, heading) or f"{name} " in part(CLI, heading)
    for option in options(COMMAND.commands[name]):  # type: ignore[attr-defined]
        assert re.search(rf"`{option}\b", CLI), f"{name} {option} is not in docs/cli.md"


def test_the_global_options_are_in_the_manual() -> None:
    for option in options(COMMAND):
        assert f"`{option}" in part(CLI, "Options for all")


def test_the_manual_names_no_option_that_does_not_exist() -> None:
    known = {"--help"} | options(COMMAND)
    for command in COMMAND.commands.values():  # type: ignore[attr-defined]
        known |= options(command)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", CLI)) <= known


def test_the_manual_names_no_command_that_does_not_exist() -> None:
    assert sorted(re.findall(r"^\| \[`(\w+)`\]", CLI, re.MULTILINE)) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_has_an_example(name: str) -> None:
    assert "duixian" in (COMMAND.commands[name].epilog or "")  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", ROWS)
def test_every_column_of_a_table_is_in_the_dictionary(table: str) -> None:
    assert columns(table) == [f.name for f in fields(ROWS[table])]


@pytest.mark.parametrize(
    ("heading", "noun"),
    [
        ("identify", IdentityRow),
        ("add", AddedRow),
        ("history", CommitRow),
        ("Figure", Figure),
        ("audit", Finding),
        ("changes", ChangeRow),
        ("ladder", Rung),
        ("trend", TrendRow),
        ("variables", TargetVariables),
        ("similarity", ReportVariables),
        ("nearest", NearestText),
        ("Side", ComparedSide),
    ],
)
def test_every_column_of_a_commands_rows_is_in_the_dictionary(heading: str, noun: type) -> None:
    assert sorted(columns(heading)) == sorted(f.name for f in fields(noun))


def test_every_column_of_accounts_is_in_the_dictionary() -> None:
    assert sorted(columns("accounts")) == sorted(f.name for f in ACCOUNTS)


def test_the_panels_columns_are_in_the_dictionary() -> None:
    assert tuple(re.findall(r"`(\w+)`", part(DICTIONARY, "panel"))) == (*PANEL, *COMPARABLE)


def test_the_columns_that_make_claims_comparable_are_in_the_dictionary() -> None:
    assert columns("Comparable") == list(CLAIMS_COMPARABLE)


def test_the_dictionary_that_is_shipped_is_the_manuals() -> None:
    shipped = resources.files("duixian.registry").joinpath("data-dictionary.md").read_bytes()
    same = "copy docs/data-dictionary.md over it: the portal and Excel files explain columns by it"
    assert shipped == (DOCS / "data-dictionary.md").read_bytes(), same


REAL: Any = COMMAND


def test_the_list_of_commands_is_that_of_the_commands_in_their_order() -> None:
    assert list(LISTED) == list(REAL.commands)


@pytest.mark.parametrize("name", LISTED)
def test_what_is_listed_of_a_command_is_what_it_says_itself(name: str) -> None:
    assert LISTED[name].short == REAL.commands[name].help.split("\n\n")[0]
    assert chinese.helped(LISTED[name].short) or chinese.helped_in_short(LISTED[name].short)


@pytest.mark.parametrize("name", LISTED)
def test_the_modules_that_are_listed_are_those_that_have_the_command(name: str) -> None:
    of_it = {command.callback.__module__ for command in below(REAL.commands[name])}
    assert of_it == {f"duixian.cli.{module}" for module in LISTED[name].modules}


def below(command: Any) -> Iterator[Any]:
    """A command, or of a group all that are in it."""
    if getattr(command, "commands", None):
        for one in command.commands.values():
            yield from below(one)
    else:
        yield command
