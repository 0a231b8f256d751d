"""Variables for downloads and the API: what may be asked, and the answer, kept while it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from duixian import variables
from duixian.books import nouns_of
from duixian.model import Account
from duixian.portal.questions import Conditions
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import Refusal
from duixian.registry import series as registry
from duixian.variables import ReportVariables, TargetVariables

MOST_TARGETS = 20_000
"""Targets of one answer: some 20 MB."""
MOST_TEXTS = 400
"""Reports compared for one answer: some six seconds the first time, nothing while it is kept."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VariableQuestion:
    """Whose variables are asked for: keys of governments, spans of years, ids of series."""

    governments: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    series: tuple[str, ...] = ()


def of_targets(look: Look, question: VariableQuestion) -> list[TargetVariables]:
    """A row of every target, as `duixian variables` gives them."""

    def compare(report_ids: set[str]) -> list[TargetVariables]:
        settled = _accounts(look, question.governments)
        return list(
            variables.targets(
                look.reader.table,
                lambda _: settled,
                report_ids=report_ids,
                wanted=question.series or None,
            )
        )

    series = len(question.series or registry.load())
    return _answer("targets", look, question, compare, MOST_TARGETS // series)


def of_reports(look: Look, question: VariableQuestion) -> list[ReportVariables]:
    """A row of every report, as `duixian similarity` gives them."""

    def compare(report_ids: set[str]) -> list[ReportVariables]:
        return list(variables.reports(look.reader.table, report_ids=report_ids))

    return _answer("reports", look, question, compare, MOST_TEXTS)


def _accounts(look: Look, governments: Sequence[str]) -> list[Account]:
    wanted = Conditions().within("gkey", governments).also("series IS NOT NULL")
    sql = f"SELECT * EXCLUDE (gkey) FROM accounts{wanted.sql}"
    return nouns_of(Account, look.reader.table(sql, wanted.values).arrow())


_KEPT: dict[tuple[str, str, VariableQuestion], list[Any]] = {}
_MUTEX = Lock()
_ANSWERS = 4
"""Answers kept, so that who pages through one has it made once."""


def _answer(
    kind: str,
    look: Look,
    question: VariableQuestion,
    make: Callable[[set[str]], list[T]],
    most: int,
) -> list[T]:
    """The answer to a question. `Refusal` (400) for more reports than one answer holds."""
    key = (look.state.stamp, kind, question)
    rows = _KEPT.get(key)
    if rows is None:
        wanted = Conditions().within("gkey", question.governments).years(question.years)
        # A plan report may stand in for a work report, and sets targets.
        wanted = wanted.within("genre", ("work_report", "plan_report"))
        sql = f"SELECT report_id FROM reports{wanted.sql}"
        ids = {row["report_id"] for row in look.reader.rows(sql, wanted.values)}
        if len(ids) > most:
            raise Refusal(400, "too_many_compared", number=len(ids), most=most)
        rows = make(ids)
        with _MUTEX:
            _KEPT[key] = rows
            while len(_KEPT) > _ANSWERS:
                _KEPT.pop(next(iter(_KEPT)))
    return rows
