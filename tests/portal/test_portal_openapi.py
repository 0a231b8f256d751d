"""The API against its own description, with whatever schemathesis thinks of."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

EXAMPLES = 12
"""Questions to each operation in each mode: the whole takes some twenty seconds."""

PATHS = (
    *("governments", "reports", "reports/{report}", "reports/{report}/text", "claims"),
    *("claims/{claim_id}", "tasks", "tasks/{task_id}", "panel", "accounts", "findings"),
    *("promises", "promises/{key}", "search", "words", "words/hits", "words/track"),
    *("variables", "variables/reports", "wide/{year}", "wide/series/{series}"),
    *("series", "indicators", "ladder", "history"),
)


@pytest.fixture(scope="module")
def schema(portal: FastAPI) -> Any:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", portal)


def test_every_operation_is_asked(schema: Any) -> None:
    there = {result.ok().path for result in schema.get_all_operations()}
    desk = {path for path in there if path.startswith("/api/v1/desk")}  # test_desk_access.py
    assert there - desk == {f"/api/v1/{path}" for path in PATHS}


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", PATHS)
def test_no_question_crashes_and_every_answer_is_as_described(
    path: str, mode: GenerationMode, schema: Any
) -> None:
    operation = schema[f"/api/v1/{path}"]["GET"]
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
        # A cursor is opaque and a span of years may end before it begins: no schema says that.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    ask()
