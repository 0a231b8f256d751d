"""Problem details (RFC 9457) as the OpenAPI document describes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, Field

REASONS = {
    300: "The name means several; `links` says which.",
    308: "Another text took the place of its own; this is where its successor is.",
    400: "A filter, cursor or parameter is not of the form it must have.",
    401: "Nobody is logged in, or the token holds nothing.",
    403: "The role, the unit or the token's scope does not reach so far.",
    404: "Nothing is under this name.",
    409: "Somebody else was faster: the detail has both edits.",
    410: "The books have changed since the cursor was given (start again without one), or the text "
    "of this id was superseded and nothing succeeds it.",
    422: "A parameter is out of bounds; `errors` says which.",
    429: "Too many tries; `Retry-After` says how long to wait.",
    503: "The books cannot be read.",
}


class Problem(BaseModel):
    """Why a request was not answered."""

    type: str = Field(description="Address of an explanation.")
    title: str
    status: int
    detail: str
    instance: str
    errors: list[dict[str, str]] | None = Field(
        None, description="For 422: each parameter with its reason."
    )
    links: list[dict[str, str]] | None = Field(
        None, description="What may have been meant: each with its address (`href`) and `text`."
    )


def described(portal: FastAPI) -> Callable[[], dict[str, Any]]:
    """The portal's OpenAPI document with the schema of problems, which no answer declares."""
    plain = portal.openapi

    def openapi() -> dict[str, Any]:
        document = plain()
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        document["components"]["schemas"]["Problem"] = schema
        return document

    return openapi


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How an operation may fail, for its description."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": REASONS[status], "content": content}
        for status in (*statuses, 400, 422, 503)
    }


def moved() -> dict[int | str, dict[str, Any]]:
    """That an operation may send on, for its description."""
    where = {"Location": {"schema": {"type": "string"}}}
    return {308: {"description": REASONS[308], "headers": where}}
