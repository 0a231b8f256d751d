"""Everything is said in both languages, and nothing is kept that is never said."""

from __future__ import annotations

import re
import string
from importlib import resources
from pathlib import Path
from typing import get_args

import pytest

from duixian import model
from duixian.desk import (
    deadlines,
    drawn,
    importing,
    lights,
    monthly,
    objections,
    people,
    stating,
    tokens,
)
from duixian.desk.forms import matching
from duixian.portal import drawing, tolerances
from duixian.portal.pages.objections import STATES
from duixian.portal.pages.rows import VERDICTS
from duixian.portal.readmodel.following import Stage
from duixian.portal.understanding import KINDS
from duixian.portal.web import scheme
from duixian.portal.web.language import words
from duixian.registry import cell_states, workflow
from duixian.registry import lights as light_rules

PORTAL = Path(str(resources.files("duixian.portal")))
ZH, EN = words("zh"), words("en")
SOURCES = "\n".join(
    file.read_text("utf-8")
    for pattern in ("**/*.py", "templates/**/*.j2")
    for file in sorted(PORTAL.glob(pattern))
)
SAID = {
    *re.findall(r"""\b(?:t|words|language|ask\.words)\(\s*["'](\w+\.\w+)["']""", SOURCES),
    *re.findall(r"""\bt\("\w+\.\w+" if .{1,60}? else "(\w+\.\w+)"\)""", SOURCES),
}
REFUSED = set(
    re.findall(
        r'(?:not_found|malformed|answer\(\s*request, \d+,|Refusal\(\s*\d+,)\(?\s*"(\w+)"', SOURCES
    )
)
NAMED = {
    "lacking": ("opening", "review", "plan", "closing"),
    "verdict": get_args(model.Verdict),
    "cause": get_args(model.Cause),
    "role": get_args(model.Role),
    "aspect": get_args(model.Aspect),
    "bound": get_args(model.Bound),
    "bounded": get_args(model.Bound),
    "bound_means": get_args(model.Bound),
    "verdict_means": get_args(model.Verdict),
    "level": get_args(model.Level),
    "part": get_args(model.SectionRole),
    "task_kind": get_args(model.TaskKind),
    "severity": get_args(model.Severity),
    "scheme": scheme.SCHEMES,
    "kind": get_args(model.TextKind),
    "genre": get_args(model.Genre),
    "issuer": get_args(model.Issuer),
    "role_of_person": people.ROLES,
    "scope": tokens.SCOPES,
    "questioned": objections.ABOUT,
    "light": get_args(lights.Colour),
    "objection_state": STATES,
    "desk_stage": tuple(workflow.load().stages),
    "desk_action": (*workflow.load().actions, "opened", "split", "retied"),
    "desk_field": tuple(workflow.load().fields),
    "wide_state": tuple(state for state in cell_states.load() if state != "figure"),
    "rhythm": workflow.load().fields["rhythm"].among,
    "opening": (*get_args(Stage), "far"),
    "granted": ("none", "true", "false"),
    "light_word": (*light_rules.load().words.values(), "终止"),
    "light_rule": tuple(light_rules.load().presets),
    "month_kind": monthly.KINDS,
    "due_kind": tuple(deadlines.NAMES),
    "fate": get_args(importing.Fate),
    "how": get_args(matching.How),
    "review_field": ("items", *drawn.FIELDS),
    "desk_rate": stating.COMPARED,
    "desk_rate_means": stating.COMPARED,
    "invalid": (
        *("missing", "int_parsing", "greater_than_equal", "less_than_equal", "string_too_short"),
        *("string_too_long", "string_pattern_mismatch", "literal_error"),
    ),
    "government": ("merged", "divided"),  # the changes of registry/lineage that end a government
}


def test_every_sentence_is_there_in_both_languages() -> None:
    assert ZH.sentences.keys() == EN.sentences.keys()
    for key in ZH.sentences:
        assert ZH.sentences[key].strip(), key
        assert EN.sentences[key].strip(), key
        assert fields(ZH.sentences[key]) == fields(EN.sentences[key]), key


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", sorted(SAID))
def test_what_a_page_says_is_there(key: str) -> None:
    assert key in ZH.sentences


@pytest.mark.parametrize("kind", NAMED)
def test_every_value_has_a_name(kind: str) -> None:
    for value in NAMED[kind]:
        assert f"{kind}.{value}" in ZH.sentences


def test_every_refusal_has_its_sentence() -> None:
    assert len(REFUSED) > 20
    for key in REFUSED:
        assert f"refused.{key}" in ZH.sentences, key


TILES = ("figure", "words", "absent", "no_report", "no_data")
PROGRESS = ("followed", "not_followed", "no_desk", "away")


def test_no_sentence_is_never_said() -> None:
    built = {  # keys that are put together where they are used
        *(f"{kind}.{value}" for kind, values in NAMED.items() for value in values),
        *(f"tolerance.{row.name}" for row in tolerances.table()),
        *(f"home.{n}" for n in ("reports", "claims", "tasks", "accounts", "findings")),
        *(f"compare.{n}" for n in ("changed", "new", "dropped")),
        *(f"people.{deed}" for deed in ("link", "disable", "enable")),
        *("search.sentence", "search.claim"),
        *(f"nav.{n}" for n in ("panel", "wide", "tasks", "findings", "compare", "words", "docs")),
        *(f"progress_state.{state}" for state in PROGRESS),
        *(f"tile.{state}" for state in TILES),
        *(f"part_of_question.{kind}" for kind in KINDS),
        *(f"chart.bound_{side}" for side in (drawing.AT_LEAST, drawing.AT_MOST)),
    }
    for key in ZH.sentences:
        group, _, name = key.partition(".")
        if key in built or key in SAID:
            continue
        assert group == "refused", f"{key} is said nowhere"
        assert name in REFUSED | {"perhaps", "home"} or re.search(rf'"{name}"', SOURCES), key


def test_verdicts_have_an_order() -> None:
    assert VERDICTS[:3] == ("missed", "unreported", "not_found")
    assert sorted(VERDICTS) == sorted(get_args(model.Verdict))
