"""The operations that count words."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query
from starlette.responses import JSONResponse

from duixian.portal import counted, questions
from duixian.portal.api.asking import Governments, Listed, Looking, Paged, Text, Years, spans
from duixian.portal.api.problems import problems
from duixian.portal.api.root import router
from duixian.portal.counted import WordQuestion
from duixian.portal.web.errors import malformed
from duixian.registry import dictionaries
from duixian.words import Track, WordCount, WordHit


def asking(
    look: Looking,
    word: Annotated[list[Text], Query(description="What is counted; up to 20.")] = [],  # noqa: B006
    dictionary: Annotated[Text | None, Query(description="A list of words, by name.")] = None,
    government: Governments = [],  # noqa: B006 - never changed
    year: Years = [],  # noqa: B006
) -> WordQuestion:
    """What all of them take."""
    if dictionary is not None and dictionary not in dictionaries.names():
        known = ", ".join(dictionaries.names())
        raise malformed("unknown_value", name="dictionary", value=dictionary, known=known)
    words = tuple(dict.fromkeys(one.strip() for one in word if one.strip()))
    if not words and not dictionary:
        raise malformed("no_words")
    return WordQuestion(words, dictionary, questions.keys(look, government), tuple(spans(year)))


Asked = Annotated[WordQuestion, Depends(asking)]
_RESPONSES = problems(300, 404, 410)


@router.get("/words", response_model=Listed[WordCount], responses=_RESPONSES)
def words(
    page: Paged,
    asked: Asked,
    by_section: Annotated[bool, Query(description="A row for each part as well.")] = False,
    each: Annotated[bool, Query(description="A row for each word as well.")] = False,
    published: Annotated[bool, Query(description="What the usual script finds as well.")] = False,
) -> JSONResponse:
    """How often words stand in the work reports. A report that is missing has nulls, never 0."""
    question = WordQuestion(
        asked.words, asked.dictionary, asked.governments, asked.years, by_section, each, published
    )
    return page.cut(counted.counts(page.look, question))


@router.get("/words/hits", response_model=Listed[WordHit], responses=_RESPONSES)
def hits(page: Paged, asked: Asked) -> JSONResponse:
    """Every place that is counted, with its characters."""
    return page.cut(counted.hits(page.look, asked))


@router.get("/words/track", response_model=Listed[Track], responses=_RESPONSES)
def track(page: Paged, asked: Asked) -> JSONResponse:
    """Who says each word first, last, and drops it: a row a government and word."""
    return page.cut(counted.tracks(page.look, asked))
