"""The tools. Their docstrings are what an assistant reads of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, Any, Literal, TypeVar

from anyio import to_thread
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from duixian.assistant import finding, naming, shaping
from duixian.assistant.answers import (
    AccountAnswer,
    CellAnswer,
    ClaimInContext,
    Government,
    HitListing,
    Listing,
    PromiseAnswer,
    Series,
    WordPlace,
    WordRow,
)
from duixian.assistant.asking import Body, PortalAsked
from duixian.books import Books
from duixian.errors import DuixianError
from duixian.model import Role, SectionRole, Verdict
from duixian.portal import cursor as cursors
from duixian.registry import dictionaries

MOST = 100
"""Rows in one answer: more would fill an assistant's context with what it does not read."""

T = TypeVar("T")

Text = Annotated[str, Field(min_length=1, max_length=200)]
Governments = Annotated[
    list[Text],
    Field(description="Names, with or without their kind (大连市, 大连), or GB/T 2260 codes."),
]
Years = Annotated[
    list[Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{4})?$")]],
    Field(description='Years or spans, as text: "2025", "2016-2020".'),
]
Indicators = Annotated[
    list[Text], Field(description="Id (gdp_growth), or part of a Chinese name (生产总值).")
]
Words = Annotated[list[Text], Field(description="Words to count; give these or a dictionary.")]
Dictionary = Annotated[
    Text | None,
    Field(
        description="A list of words that was published: environment, innovation, … Contexts "
        "that this program leaves out of it (营商环境 of 环境) are not counted."
    ),
]
Limit = Annotated[int, Field(ge=1, le=MOST, description="Rows in the answer.")]
Cursor = Annotated[
    Text | None, Field(description="`next_cursor` of the answer before, for what follows.")
]


class Tools:
    """The tools over one set of books."""

    def __init__(self, asked: PortalAsked, books: Books) -> None:
        self._asked, self._books = asked, books

    def all(self) -> Sequence[Callable[..., Any]]:
        """Every tool, in the order in which they are listed."""
        return (
            *(self.governments, self.series, self.search, self.panel, self.accounts),
            *(self.promise, self.claim_in_context, self.words, self.word_places),
        )

    async def governments(self, limit: Limit = 50, cursor: Cursor = None) -> Listing[Government]:
        """Which governments have reports in the books, and of which years.

        Ask this first: it is the whole coverage. A government or year that is not here was not
        read, which says nothing about what it promised.
        """
        body = await self._asked.api("/governments", limit=limit, cursor=cursor)
        return _listing(body, limit, self._government)

    async def series(self, limit: Limit = 100, cursor: Cursor = None) -> Listing[Series]:
        """The headline series that panel has: yearly targets such as growth, jobs and prices."""
        body = await self._asked.api("/series", limit=limit, cursor=cursor)
        return _listing(body, limit, self._one_series)

    async def search(
        self,
        query: Annotated[
            str,
            Field(
                min_length=1,
                max_length=200,
                description="Chinese words or English names of indicators, by blanks; a place, "
                "a year.",
            ),
        ],
        kind: Annotated[
            Literal["sentence", "claim"],
            Field(description="sentence: any sentence; claim: a statement with a figure."),
        ] = "sentence",
        governments: Governments = [],  # noqa: B006 - never changed
        years: Years = [],  # noqa: B006
        part: Annotated[
            SectionRole | None, Field(description="review: last year; targets, tasks: this year.")
        ] = None,
        role: Annotated[Role | None, Field(description="Of claims: target or result.")] = None,
        limit: Limit = 20,
        cursor: Cursor = None,
    ) -> HitListing:
        """Sentences or figures of the reports where all the words stand, the closest first.

        Each word is looked for as it is written; traditional and simplified characters are the
        same. A place and a year in the query (2018年减税) say whose report of which year is meant,
        unless `governments` and `years` do: `understood` tells. An indicator whose words stand
        nowhere (unemployment) is looked for by its names in Chinese. `years` are the reports'
        years.
        """
        body = await self._asked.api(
            "/search", q=query, kind=kind, government=governments, year=years, part=part,
            role=role, limit=limit, cursor=cursor,
        )  # fmt: skip
        found = _listing(body, limit, lambda row: shaping.hit(self._asked, row))
        understood = [f"{part['text']}: {part['value']}" for part in body["understood"]]
        return HitListing(**dict(found), understood=understood)

    async def panel(
        self,
        series: Annotated[
            list[Text], Field(description="Ids or names: gdp_growth, 地区生产总值. See series.")
        ] = [],  # noqa: B006
        governments: Governments = [],  # noqa: B006
        years: Years = [],  # noqa: B006
        roles: Annotated[list[Role], Field(description="target, result.")] = [],  # noqa: B006
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> Listing[CellAnswer]:
        """Headline targets and results: a cell for each report, series and role.

        `years` are the years that the figures are of: a report of 2025 sets targets for 2025 and
        tells results of 2024. A cell may be a figure, words only, or absent (the report is there
        and does not say); where there is no cell there is no report in the books.
        """
        body = await self._asked.api(
            "/panel", series=naming.series_ids(series), government=governments, year=years,
            role=roles, limit=limit, cursor=cursor,
        )  # fmt: skip
        return _listing(body, limit, lambda row: shaping.cell(self._asked, row))

    async def accounts(
        self,
        governments: Governments = [],  # noqa: B006
        years: Years = [],  # noqa: B006
        indicators: Indicators = [],  # noqa: B006
        verdicts: Annotated[
            list[Verdict],
            Field(
                description="unreported: the next report does not speak of it; not_found: nothing "
                "alike was found there; awaiting_report, pending: too early."
            ),
        ] = [],  # noqa: B006
        limit: Limit = 20,
        cursor: Cursor = None,
    ) -> Listing[AccountAnswer]:
        """Promises with what became of them: target, result, verdict, arithmetic, both quotes.

        `years` are the years that were promised for. A verdict rests on the government's own next
        report alone.
        """
        body = await self._asked.api(
            "/accounts", government=governments, year=years, indicator=indicators,
            verdict=verdicts, limit=limit, cursor=cursor,
        )  # fmt: skip
        if not body["total"]:
            naming.refuse_unknown_indicators(indicators)
        return _listing(body, limit, lambda row: shaping.account(self._asked, row))

    async def promise(
        self,
        key: Annotated[
            Text,
            Field(description="`key` of a row of accounts, an address /p/…, or a claim_id."),
        ],
    ) -> PromiseAnswer:
        """One promise with its page's address: target, result, verdict, both quotes, or the nearest
        sentences; and how to cite it."""
        return await finding.promise(self._asked, key)

    async def claim_in_context(
        self, claim_id: Annotated[str, Field(pattern="^[0-9a-f]{8,64}$")]
    ) -> ClaimInContext:
        """A figure with all that was read of it, the text before and behind it, the promises it
        makes or answers, and what the audit asks about it. Use it before you rely on a figure."""
        page = await self._asked.get(f"/c/{claim_id}.json")
        text = await self._asked.api(f"/reports/{page['claim']['report_id']}/text")
        return shaping.claim(self._asked, page, text["source"])

    async def words(
        self,
        words: Words = [],  # noqa: B006
        dictionary: Dictionary = None,
        governments: Governments = [],  # noqa: B006
        years: Years = [],  # noqa: B006
        by_part: Annotated[bool, Field(description="Also a row for each part.")] = False,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> Listing[WordRow]:
        """How often words stand in work reports, with what they are a share of.

        Counted as substrings of the repaired, simplified text, the longest word first. A year
        without a report has nulls. word_places gives the places that are counted.
        """
        asked = await self._wanted(words, dictionary, governments, years)
        count = partial(self._books.words, *words, **asked, by_section=by_part)
        rows = (await to_thread.run_sync(count)).arrow().to_pylist()
        named = ("words", words, dictionary, governments, years, by_part)
        return self._cut(rows, limit, cursor, named, shaping.word_row)

    async def word_places(
        self,
        words: Words = [],  # noqa: B006
        dictionary: Dictionary = None,
        governments: Governments = [],  # noqa: B006
        years: Years = [],  # noqa: B006
        limit: Limit = 20,
        cursor: Cursor = None,
    ) -> Listing[WordPlace]:
        """Every place that words counts, with its sentence and characters."""
        asked = await self._wanted(words, dictionary, governments, years)
        find = partial(self._books.word_hits, *words, **asked)
        rows = (await to_thread.run_sync(find)).arrow().to_pylist()
        named = ("places", words, dictionary, governments, years)
        return self._cut(rows, limit, cursor, named, shaping.word_place)

    # -- shaping -----------------------------------------------------------------------

    async def _wanted(
        self, words: list[str], dictionary: str | None, governments: list[str], years: list[str]
    ) -> dict[str, Any]:
        if bool(words) == bool(dictionary):
            raise ToolError("Give words or a dictionary, one of the two.")
        if dictionary and dictionary not in dictionaries.names():
            known = ", ".join(dictionaries.names())
            raise ToolError(f"There is no dictionary “{dictionary}”. There are: {known}.")
        for name in governments:  # an unknown one is refused, with the nearest
            await self._asked.api("/reports", government=name, limit=1)
        return {"dictionary": dictionary, "government": governments, "year": years}

    def _government(self, row: Body) -> Government:
        return Government(**row, code=row["key"], address=self._asked.address(row["href"]))

    def _one_series(self, row: Body) -> Series:
        return Series(**row, address=self._asked.address(f"/i/{row['id']}"))

    def _cut(
        self,
        rows: list[Body],
        limit: int,
        cursor: str | None,
        asked: tuple[Any, ...],
        shape: Callable[[PortalAsked, Body], T],
    ) -> Listing[T]:
        commit = self._books.commit
        state = commit.number if commit else 0
        question = {"asked": asked}
        try:
            begin = cursors.where(cursor, state, question)
        except DuixianError as error:
            raise ToolError(
                "The cursor is none of this listing, or the books have changed since. Ask again "
                "without one."
            ) from error
        end = begin + limit
        more = cursors.after(end, state, question) if end < len(rows) else None
        items = [shape(self._asked, row) for row in rows[begin:end]]
        return Listing(items=items, total=len(rows), limit=limit, next_cursor=more, commit=state)


def _listing(body: Body, limit: int, shape: Callable[[Body], T]) -> Listing[T]:
    return Listing(
        items=[shape(row) for row in body["items"]],
        total=body["total"],
        limit=limit,
        next_cursor=body["next"],
        commit=body["commit"],
    )
