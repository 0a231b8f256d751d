"""The desk's operations against their own description, with whatever schemathesis thinks of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

import portal_desk
from duixian.desk import tokens
from portal_desk import Staffed

EXAMPLES = 10
POSTS = (
    *("years", "items/{item}/actions/{action}", "items/{item}/parts", "items/{item}/votes"),
    *("attachments", "draws/{draw}/reviews", "objections", "objections/{objection}/answer"),
    *("people", "people/{person}/{deed}"),
)
GETS = ("me", "objections", "objections/count", "objections/{objection}", "people")


@pytest.fixture(scope="module")
def staffed(manned: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffed]:
    made = portal_desk.copied(manned, tmp_path_factory.mktemp("fuzzed"), post=lambda _: None)
    yield made
    made.close()


@pytest.fixture(scope="module")
def asked(staffed: Staffed) -> tuple[Any, dict[str, str]]:
    """The description, and the token of somebody who may everything."""
    roles = list(portal_desk.ROLES)
    who = staffed.desk.people.add("全", "all@example.org", roles, "市教育局", actor="root")
    token, _ = tokens.give(staffed.desk.people, who, "x", tokens.SCOPES, 9, actor=who.id)
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", staffed.portal)
    return schema, {"authorization": f"Bearer {token}"}


def test_every_operation_of_the_desk_is_asked(asked: tuple[Any, dict[str, str]]) -> None:
    there = {
        (result.ok().method.upper(), result.ok().path)
        for result in asked[0].get_all_operations()
        if result.ok().path.startswith("/api/v1/desk")
    }
    named = [("POST", path) for path in POSTS] + [("GET", path) for path in GETS]
    assert there == {(method, f"/api/v1/desk/{path}") for method, path in named}


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(
    ("method", "path"), [*(("POST", p) for p in POSTS), *(("GET", p) for p in GETS)]
)
def test_nothing_that_is_sent_crashes_and_the_log_stays_sound(
    method: str,
    path: str,
    mode: GenerationMode,
    asked: tuple[Any, dict[str, str]],
    staffed: Staffed,
) -> None:
    schema, bearer = asked
    operation = schema[f"/api/v1/desk/{path}"][method]
    try:
        questions = operation.as_strategy(generation_mode=mode)
    except schemathesis.errors.SchemathesisError:
        pytest.skip("no such question can be made")

    @given(case=questions)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        # What fits the schema may still name an item that is not there.
        case.call_and_validate(headers=bearer, excluded_checks=[positive_data_acceptance])

    try:
        ask()
    except Unsatisfiable:
        pytest.skip("no such question can be made")
    assert staffed.desk.verify().sound
