"""Every rule by which results are found has a name in both languages, and no other has one."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest
from rich.console import Console

from duixian import demo
from duixian.books import Books
from duixian.errors import RegistryError
from duixian.registry import match_rules
from duixian.settle import accounts
from duixian.settle import promises as settling

DOCS = Path(__file__).parents[2] / "docs" / "settling.md"


def test_every_name_is_of_a_rule_that_settling_gives() -> None:
    said = set()
    for file in Path(settling.__file__).parent.glob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        said |= {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    assert set(match_rules.load()) <= said


def test_every_account_has_a_rule_with_a_name(tmp_path: Path) -> None:
    shown = demo.run(tmp_path, Console(file=io.StringIO()))
    rules = {account.rule for account in accounts(Books(shown.books))}
    assert rules <= set(match_rules.load())
    assert len(rules) > 3


def test_the_rules_of_the_documentation_have_names() -> None:
    table = DOCS.read_text("utf-8").partition("| rule in the account |")[2].partition("\n\n")[0]
    told = [line.rstrip("| ").rpartition("`")[0].rpartition("`")[2] for line in table.splitlines()]
    named = [rule for rule in told if rule]
    assert len(named) > 8
    assert set(named) <= set(match_rules.load())


def test_a_rule_without_a_name_is_refused() -> None:
    with pytest.raises(RegistryError, match="“likeness” lacks a name"):
        match_rules.parse('[likeness]\nzh = "相近"\n')
