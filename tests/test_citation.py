"""CITATION.cff is one: GitHub, Zenodo and reference managers refuse a file that is not."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker

from duixian import __version__

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "tests/citation/cff-1.2.0.json").read_text("utf-8"))


def faults(citation: dict[str, Any]) -> list[str]:
    checker = Draft7Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(citation)]


@pytest.fixture
def citation() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    return told


def test_the_citation_file_is_valid(citation: dict[str, Any]) -> None:
    assert not faults(citation)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cff-version", "9.9"),
        ("license", "Apache"),
        ("date-released", "26 November"),
        ("author", 1),
    ],
)
def test_a_fault_in_it_would_be_found(citation: dict[str, Any], field: str, value: object) -> None:
    assert faults(citation | {field: value})


def test_it_cites_the_version_and_licence_that_are_released(citation: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert citation["version"] == project["version"] == __version__
    assert citation["license"] == project["license"]
