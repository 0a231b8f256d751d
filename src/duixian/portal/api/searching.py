"""The operation that searches the text of the reports."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from duixian.model import Role, SectionRole
from duixian.portal import questions
from duixian.portal.api.asking import Governments, Listed, Paged, Years, spans
from duixian.portal.api.problems import problems
from duixian.portal.api.root import router
from duixian.portal.looking import look_for
from duixian.portal.readmodel.fulltext import Query as Words
from duixian.portal.understanding import KINDS, Kind, understand


class Hit(BaseModel):
    """A place where the words stand."""

    kind: Literal["sentence", "claim"]
    report_id: str
    doc: str
    government: str | None = None
    year: int | None = None
    part: SectionRole | None = None
    sentence: str
    start: int
    end: int
    claim_id: str | None = None
    indicator: str | None = None


class FoundHits(Listed[Hit]):
    """Places where words stand, and how the question was understood."""

    understood: list[dict[str, Any]] = Field(
        description="kind (year, government, indicator), text, value, names, held."
    )


@router.get("/search", response_model=FoundHits, responses=problems(300, 404, 410))
def search(
    page: Paged,
    q: Annotated[
        str,
        Query(min_length=1, max_length=200, description="Words, by blanks; a place and a year."),
    ],
    words: Annotated[
        list[Kind], Query(description="What is not to be understood, but taken as words.")
    ] = [],  # noqa: B006 - never changed
    kind: Literal["sentence", "claim"] | None = None,
    government: Governments = [],  # noqa: B006
    year: Years = [],  # noqa: B006
    part: SectionRole | None = None,
    role: Role | None = None,
) -> JSONResponse:
    """Sentences and claims where all the words stand, the closest first.

    A place and a year among the words say whose reports of which year are meant, as on the page,
    unless `government` and `year` do; of an indicator in English, or whose words stand nowhere, its
    other names are looked for. Traditional and simplified characters are the same. Ten
    thousand places can be listed.
    """
    given: list[Kind] = [*words]
    given += ["government"] if government else []
    given += ["year"] if year else []
    meant = understand(q, questions.governments(page.look), given)
    if not meant.words:  # a place or year alone: 2018年 is looked for as it stands
        meant = understand(q, (), KINDS)
    keys = questions.keys(page.look, government) or meant.governments
    asked = Words(meant.words, kind, keys, tuple(spans(year)) or meant.years, part, role)
    hits = look_for(page.look.fulltext, meant, asked, page.limit, page.offset).hits
    understood = [one.row() for one in meant.parts]
    return page.answer(questions.Chosen(list(hits.places), hits.total), understood=understood)
