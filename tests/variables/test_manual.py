"""The manual of variables names every column and every reason."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

from duixian.variables import Lack, ReportVariables, TargetVariables, TextLack

MANUAL = (Path(__file__).parents[2] / "docs" / "variables.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> list[str]:
    """The names in the first cells of the tables below a heading."""
    found = re.search(rf"^#+ {heading}\n(.*?)(?=^#+ |\Z)", MANUAL, re.MULTILINE | re.DOTALL)
    assert found
    cells = re.findall(r"^\| (`[^|]*) \|", found[1], re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def test_every_column_of_targets_is_explained() -> None:
    columns = {f.name for f in fields(TargetVariables)}
    told = first_cells("Targets")
    assert len(set(told)) == len(told)
    assert set(told) == {name for name in columns if not name.endswith("_missing")}
    assert all(f"`{name}`" in MANUAL for name in columns)


def test_every_column_of_reports_is_explained() -> None:
    columns = {f.name for f in fields(ReportVariables)}
    told = set(first_cells("Reports")) - set(get_args(TextLack))
    assert told == {name for name in columns if not name.endswith("_missing")}


def test_every_reason_is_explained() -> None:
    assert set(first_cells("What is missing")) == set(get_args(Lack))
    assert set(get_args(TextLack)) <= set(first_cells("Reports"))
