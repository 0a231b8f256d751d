"""What can be said where no answer was found: which sentences come nearest, and whether the later
report is silent at all.

Absence of a match is not absence in the report. A promise is called unreported only when the
later report was read whole and no sentence of it that speaks of the year has the name of what was
promised, a synonym, its head noun or a telling part of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.model import Aspect, Claim, Figure, figures
from duixian.registry import indicators, synonyms, thesaurus, verdicts
from duixian.registry.series import Series
from duixian.settle import likeness
from duixian.settle.chains import Chain, YearReport
from duixian.settle.evidence import SPAN
from duixian.settle.grading import Grade
from duixian.settle.lines import Line, Lines
from duixian.settle.matching import plain
from duixian.settle.wording import figure_en, figure_zh

NEAREST = 3
"""Sentences shown."""
LEAST = 0.2
"""A sentence with less than this share of the phrase's telling pairs is not near."""
OF_THE_YEAR = 0.1
"""Added for a sentence that speaks of the settled year: an answer stands there."""
TELLING = 4.5
"""From this weight on a pair of characters tells what is spoken of."""
LOOKS_BACK = 0.2
"""A report of which less than this speaks of the year was not told apart into its parts: then a
name anywhere in it is a mention."""
_ABOUT_PAST = "去年|上年|过去一年|一年来|{year}年"


@dataclass(frozen=True, slots=True)
class Names:
    """What a promise is called."""

    phrase: str
    """Its own words."""
    words: frozenset[str]
    """Words that each name it: one of them in a sentence is a mention."""
    pairs: frozenset[str] = frozenset()
    """Telling pairs of characters: one of them is a mention as well."""
    anywhere: bool = False
    """Whether a name in the next plan is a mention as well."""
    of_series: bool = False
    """Whether a panel was read for it: then a mean or total of several years is no mention."""


def names_of_phrase(phrase: str, sentence: str = "") -> Names:
    """The names of a promise by its indicator phrase, and by the things that its sentence
    names: 基本建成500万套 stands in a sentence of 保障性安居工程."""
    bare = plain(phrase)
    table = likeness.load()
    words = {bare, *synonyms.load().of(phrase + "，" + sentence), *verdicts.load().akin(phrase)}
    known = indicators.load()
    for form in (phrase, bare):
        if found := known.by_phrase.get(form):
            words |= {known.by_id[found].zh, *known.by_id[found].synonyms}
    words |= thesaurus.load().akin(phrase)
    words |= {word.removeprefix("总") for word in words}  # 总产值: 产值 speaks of it
    telling = frozenset(p for p in likeness.pairs_of(bare) if table.weight(p) >= TELLING)
    limits = verdicts.load()
    head = limits.tails.sub("", bare)[-2:]
    core = {head[-1:]} & limits.cores if len(bare) > 2 else set()
    return Names(phrase, frozenset(w for w in (*words, head) if len(w) > 1) | core, telling)


def names_of_series(series: Series) -> Names:
    """The names of a headline series."""
    known = indicators.load().by_id[series.indicator]
    words = (*known.synonyms, *series.mentions, *series.shared, *series.spoken)
    spoken = frozenset((series.zh, known.zh, *words))
    all_of = spoken | synonyms.load().beside(spoken) | verdicts.load().akin(series.zh)
    return Names(known.zh, all_of, of_series=True)


def open_account(
    chain: Chain, target: Figure, aspect: Aspect, year: int, names: Names, *, accused: bool = True
) -> Grade:
    """Why a target of `year` has no result: not due, not whole, not found, or passed over.

    Without `accused` (budget decisions) silence is never called unreported.
    """
    said, said_en = figure_zh(target, aspect), figure_en(target, aspect)
    following = chain.reports.get(year + 1)
    if following is None:
        return _not_in_the_books(chain, year, said, said_en)
    if not following.complete:
        lacks = "、".join(following.missing) or "部分内容"
        return Grade(
            "pending",
            f"目标{said}，{year + 1}年的报告不完整（缺{lacks}），不能断言未交账。",
            f"Target {said_en}; the report of {year + 1} is not whole, so silence proves nothing.",
            cause="partial_report",
        )
    # A plan report promises what the next plan report answers: a work report need not speak of it.
    wished = chain.reports.get(year)
    alike = wished is not None and following.genre == wished.genre
    accused = accused and alike and year + 1 not in chain.disputed
    silent = accused and _is_silent(following, year, names)
    if silent:
        return Grade(
            "unreported",
            f"目标{said}，{year + 1}年的报告没有交代。",
            f"Target {said_en}; the report of {year + 1} says nothing of it.",
        )
    nearest = _nearest(following, year, names)
    shown = "，列出最接近的语句" if nearest else ""
    shown_en = "; its nearest sentences are shown" if nearest else ""
    return Grade(
        "not_found",
        f"目标{said}，在{year + 1}年的报告中未找到对应交代{shown}。",
        f"Target {said_en}; no like statement was found in the report of {year + 1}{shown_en}.",
        nearest=nearest,
    )


def _not_in_the_books(chain: Chain, year: int, said: str, said_en: str) -> Grade:
    zh = f"目标{said}，{year + 1}年的报告尚未入账。"
    en = f"Target {said_en}; the report of {year + 1} is not in the books."
    past = year + 1 < max(chain.newest, *chain.reports)
    return Grade("awaiting_report" if past else "pending", zh, en)


def mentions(report: YearReport, year: int, names: Names) -> Iterator[Line]:
    """The sentences of a later report that speak of `year` and name what was promised."""
    if report.lines is None:
        return
    looked_in = list(of_year(report.lines, year))
    if names.anywhere or len(looked_in) < LOOKS_BACK * len(report.lines.all):
        looked_in = list(report.lines.all)
    for line in looked_in:
        said = line.reading
        if names.of_series:
            said = _of_one_year(line, year)
        if any(word in said for word in names.words) or any(pair in said for pair in names.pairs):
            yield line


def _of_one_year(line: Line, year: int) -> str:
    """The parts of a sentence that speak neither of several years, nor of the plan, nor of other
    countries."""
    past = re.compile(_ABOUT_PAST.format(year=year))
    if line.several_years and not past.search(line.reading):
        return ""
    planned = line.role in ("targets", "tasks")
    return "，".join(
        part
        for part in _PARTS.split(line.reading)
        if not SPAN.search(part)
        and not _ABROAD.search(part)
        and (not planned or past.search(part) or _DESCRIBES.search(part))
    )


_ABROAD = re.compile("发达经济体|新兴经济体|发达国家|世界|全球|国际|美国|欧元区|欧洲")
_DESCRIBES = re.compile("较猛|过猛|过快|过热|过高|偏[大高低紧快]|失控")
"""Words of how a thing went: they speak of the past wherever they stand."""
_PARTS = re.compile("[，；,;]")


def of_year(lines: Lines, year: int) -> Iterator[Line]:
    """The sentences that can speak of the settled year: all but those of the plan, and of the
    plan those that name the year or tell how a thing went."""
    past = re.compile(_ABOUT_PAST.format(year=year))
    for line in lines.all:
        planned = line.role in ("targets", "tasks")
        if not planned or past.search(line.reading) or _DESCRIBES.search(line.reading):
            yield line


def spoken_beside(wished: YearReport, later: YearReport | None, target: Claim) -> bool:
    """Whether a later report speaks of what stands right before a promise in its sentence: of the
    house (建成中医院门诊综合楼，新增床位200张) whose beds were promised."""
    if wished.lines is None or later is None or later.lines is None:
        return False
    before = _PARTS.split(wished.lines.before(target.start, target.end).rstrip("，；,;"))[-1]
    thing = plain(before)
    if _DIGIT.search(before) or len(thing) < _LONG_ENOUGH:
        return False
    said = of_year(later.lines, wished.report_year)
    return any(likeness.inside(thing, line.reading) >= MOST for line in said)


_DIGIT = re.compile(r"[\d一二三四五六七八九十百千]")
_LONG_ENOUGH = 6
"""Characters of a clause that says something of its own."""
MOST = 0.75
"""Of the telling pairs of such a clause."""


def _is_silent(report: YearReport, year: int, names: Names) -> bool:
    if report.lines is None or not report.lines.all:
        return False
    return next(mentions(report, year, names), None) is None


def _nearest(report: YearReport, year: int, names: Names) -> tuple[Figure, ...]:
    lines = report.lines
    if lines is None:
        return ()
    table = likeness.load()
    weights = {pair: table.weight(pair) for pair in likeness.pairs_of(plain(names.phrase))}
    whole = sum(weights.values()) or 1.0
    scores: dict[int, float] = {}
    for pair, weight in weights.items():
        for i in lines.index.get(pair, ()):
            scores[i] = scores.get(i, 0.0) + weight / whole
    past = set(map(id, of_year(lines, year)))
    ranked = sorted(
        (
            (score + (OF_THE_YEAR if id(lines.all[i]) in past else 0.0), i)
            for i, score in scores.items()
            if score >= LEAST and not lines.all[i].heading
        ),
        key=lambda found: (-found[0], found[1]),
    )
    return tuple(_figure(report, lines.all[i], year) for _, i in ranked[:NEAREST])


def _figure(report: YearReport, line: Line, year: int) -> Figure:
    return figures.of_passage(report.doc, line.text, line.start, str(year))
