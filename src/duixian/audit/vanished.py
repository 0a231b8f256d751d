"""Check 8: promises that vanished or weakened from one report to the next.

A headline indicator that last year's report set a figure for and this year's plan sets none,
or speaks of in words only (进出口增长6%左右, then 进出口回稳向好). A bound that went soft
(5.5%以内, then 5.5%左右) or a verb (确保, then 力争). A programme that the plan named in quotation
marks and the next report does not name at all. A counted item of a numbered programme
(十件民生实事) that the next report passes over. A report that is not whole proves nothing by its
silence and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian.audit.chain import AuditChain
from duixian.audit.making import clause_around, finding, headline, passage
from duixian.audit.reports import Report
from duixian.model import Figure, Finding, Headline, Task
from duixian.registry import audit as registry
from duixian.registry import indicators, series

A_PLAN = 3
"""Headline figures that a plan must set to be held against the one before: some reports of the
early years are about one subject only."""
_SUPPOSED = re.compile(r"如|若|假如|在")
_DONE = re.compile(r"(?:提供|取得|实现|发挥|得到|有|作出)了")
_FIRM = {"ge": "以上", "gt": "超过", "le": "以内", "lt": "低于"}
_FIRM_EN = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
_SURE = re.compile(r"确保|务必|必须|保证")
_TRYING = re.compile(r"力争|努力|争取|积极")
_PROGRAMME = re.compile(
    r"“(?P<name>[^“”\n,。;:、]{2,12})”[^,。;“”、的]{0,8}?(?:工程|行动|计划|专项|攻坚战)"
)
_NAMED = re.compile(
    r"(?:[一-鿿0-9、和]{0,6}的)?(?P<name>[一-鿿]{3,10}?)(?:工程|行动计划|专项行动|行动|攻坚战)"
)
_SET_TO_WORK = re.compile(r"实施|启动|开展|推进|组织|建设")
_GENERAL = re.compile(r"重大|重点|一批|各项|有关|系列|专项|国家")
ENDS = 3
"""Characters at either end of a programme's name that tell it: 兴边富民行动 by 兴边富 or 边富民."""
_FIVE_YEARS = re.compile(r"[一二三四五六七八九十]+五 *")
_PROMISED = re.compile(r"(?:实施|推进|开展|启动|组织|落实|继续|加强|建设|做好|深化|搞好|扩大)")
_PLAN = ("targets", "tasks", "governance")


def check(chain: AuditChain) -> Iterator[Finding]:
    """What each report of a government dropped or softened of the report before it."""
    for report in chain.reports:
        before = chain.before(report)
        if before is not None and report.complete and before.complete:
            yield from _targets(before, report)
            yield from _quoted_programmes(before, report)
            yield from _named_programmes(before, report)
            yield from _items(before, report)


# ---- headline targets


def _targets(before: Report, report: Report) -> Iterator[Finding]:
    now = {h.series: h for h in report.headlines if h.role == "target"}
    if sum(h.value is not None for h in now.values()) < A_PLAN:
        return
    for was in before.headlines:
        then = now.get(was.series)
        if was.role != "target" or was.value is None or then is None:
            continue
        if registry.is_setting(was.series):
            continue
        if then.value is not None:
            yield from _softened(before, report, was, then)
        elif _in_figures(report, was):
            continue
        elif then.absent or _tells_of_past(report, then):
            yield _gone(before, report, was)
        else:
            yield _in_words(before, report, was, then)


def _tells_of_past(report: Report, cell: Headline) -> bool:
    """Whether words taken for a target tell of what was or might be: then they set none."""
    start = cell.start or 0
    sentence = next((p for p in report.passages if p.start <= start < p.end), None)
    if sentence is None:
        return False
    said = report.text[start : sentence.end]
    return bool(_SUPPOSED.match(cell.qualitative or "") or _DONE.search(said))


def _in_figures(report: Report, was: Headline) -> bool:
    """Whether the plan gives a figure right behind a word for the series, after all."""
    wanted = series.load()[was.series]
    indicator = indicators.load().by_id[wanted.indicator]
    words = (*wanted.mentions, indicator.zh, *indicator.synonyms)
    year = str(report.report_year)
    for claim in report.claims:
        same = (claim.unit == "%") == (was.unit == "%")
        if claim.role == "target" and claim.period == year and same:
            begin = clause_around(report, claim.start, claim.end)[0]
            before = report.text[begin : claim.start]
            if any(word in before for word in words):
                return True
    return False


def _gone(before: Report, report: Report, was: Headline) -> Finding:
    name = series.load()[was.series]
    return finding(
        "vanished_target",
        "medium",
        [_head(report), headline(before, was)],
        message=f"上年的目标“{name.zh}”（{_flat(was.quote)}）今年不再提出数字",
        message_en=f"last year's target for {name.en} has no successor in this year's plan",
        arithmetic=f"{before.report_year}年有，{report.report_year}年无",
        arithmetic_en=f"there in {before.report_year}, not in {report.report_year}",
        expected=was.value,
        key=(report.report_id, was.series),
    )


def _in_words(before: Report, report: Report, was: Headline, then: Headline) -> Finding:
    name = series.load()[was.series]
    return finding(
        "target_in_words",
        "medium",
        [headline(report, then), headline(before, was)],
        message=f"“{name.zh}”的目标由数字（{_flat(was.quote)}）改为文字（{_flat(then.quote)}）",
        message_en=f"the target for {name.en} was a figure and is now in words only",
        arithmetic=f"{before.report_year}年为数字，{report.report_year}年为文字",
        arithmetic_en=f"a figure in {before.report_year}, words in {report.report_year}",
        expected=was.value,
        key=(report.report_id, was.series),
    )


def _softened(before: Report, report: Report, was: Headline, then: Headline) -> Iterator[Finding]:
    name = series.load()[was.series]
    loose = was.bound in _FIRM and then.bound == "approx" and not _raised(was, then)
    less = _firm_word(before, was) and _trying_word(report, then)
    if not loose and not less:
        return
    old = _FIRM[was.bound or "ge"] if loose else "确保"
    new = "左右" if loose else "力争"
    old_en = _FIRM_EN[was.bound or "ge"] if loose else "“确保” (ensure)"
    new_en = "about" if loose else "“力争” (strive for)"
    yield finding(
        "weakened_target",
        "low",
        [headline(report, then), headline(before, was)],
        message=f"“{name.zh}”的目标措辞减弱：{old}→{new}",
        message_en=f"the target for {name.en} is worded more softly: {old_en} → {new_en}",
        arithmetic=f"{_flat(was.quote)} → {_flat(then.quote)}",
        arithmetic_en=f"“{_flat(was.quote)}” → “{_flat(then.quote)}”",
        expected=was.value,
        found=then.value,
        key=(report.report_id, was.series),
    )


def _raised(was: Headline, then: Headline) -> bool:
    """Whether the new figure asks for more than the old: then a softer bound is no retreat."""
    wanted = series.load()[was.series]
    sign = -1.0 if wanted.polarity in ("ceiling", "fall") else 1.0
    return sign * ((then.value or 0.0) - (was.value or 0.0)) > 0


def _firm_word(report: Report, cell: Headline) -> bool:
    return bool(_SURE.search(_clause(report, cell)))


def _trying_word(report: Report, cell: Headline) -> bool:
    clause = _clause(report, cell)
    return bool(_TRYING.search(clause)) and not _SURE.search(clause)


def _clause(report: Report, cell: Headline) -> str:
    """The clause of a target up to its end, with its verb."""
    start, end = cell.start or 0, cell.end or 0
    return report.text[clause_around(report, start, start + 1)[0] : end]


def _head(report: Report) -> Figure:
    """Where the plan of a report begins: the place where something is not."""
    plan = next((p for p in report.passages if p.role in _PLAN), report.passages[0])
    return passage(report, plan.start, min(plan.end, plan.start + 60))


def _flat(text: str | None) -> str:
    return re.sub(r"[\s\u200b]+", "", text or "")


# ---- programmes


def _quoted_programmes(before: Report, report: Report) -> Iterator[Finding]:
    """Programmes that last year's plan names in quotation marks."""
    seen: set[str] = set()
    for part in before.passages:
        if part.role not in _PLAN:
            continue
        for found in _PROGRAMME.finditer(before.text, part.start, part.end):
            name = found["name"]
            start, end = clause_around(before, found.start(), found.end())
            promised = _PROMISED.search(before.text, start, found.start())
            if name in seen or not promised or _FIVE_YEARS.fullmatch(name):
                continue
            seen.add(name)
            if _flat(name) not in report.words:
                yield _dropped(before, report, name, (start, end))


def _named_programmes(before: Report, report: Report) -> Iterator[Finding]:
    """Programmes that last year's plan sets to work by name: 实施农村清洁工程.

    Told again they may lose their first word or their last: neither end may be in the text, nor
    both of its outer words in one sentence of the plan (乡村建设行动, 建设和美乡村).
    """
    plan = [_flat(report.text[p.start : p.end]) for p in report.passages if p.role in _PLAN]
    for task in before.tasks:
        found = _NAMED.fullmatch(task.object)
        if found is None or not _SET_TO_WORK.search(task.verb) or _GENERAL.match(found["name"]):
            continue
        name = found["name"]
        ends = (name[:ENDS], name[-ENDS:])
        reworded = any(name[:2] in said and name[-2:] in said for said in plan)
        if not reworded and not any(end in report.words for end in ends):
            span = clause_around(before, task.start, task.start + 1)
            yield _dropped(before, report, found.group(), (task.start, max(task.end, span[1])))


def _dropped(before: Report, report: Report, name: str, span: tuple[int, int]) -> Finding:
    return finding(
        "vanished_programme",
        "low",
        [_head(report), passage(before, *span)],
        message=f"上年部署的“{name}”在今年的报告中没有下文",
        message_en=f"the programme “{name}” of last year's plan is not named again",
        arithmetic=f"{before.report_year}年有，{report.report_year}年无",
        arithmetic_en=f"there in {before.report_year}, not in {report.report_year}",
        key=(report.report_id, name),
    )


def _items(before: Report, report: Report) -> Iterator[Finding]:
    """The counted items of last year's numbered programmes that this year's report passes over."""
    for task in before.tasks:
        noun = _noun(task) if task.programme_item is not None and task.claims else None
        if noun is None or noun in report.words:
            continue
        yield finding(
            "vanished_item",
            "medium",
            [_head(report), passage(before, task.start, task.end)],
            message=f"{task.programme}之{task.programme_item}（{_flat(task.text)}）没有交代",
            message_en=f"item {task.programme_item} of “{task.programme}” is passed over",
            arithmetic=f"{before.report_year}年承诺，{report.report_year}年未提及“{noun}”",
            arithmetic_en=(
                f"promised in {before.report_year}, no “{noun}” in {report.report_year}"
            ),
            key=(report.report_id, task.task_id),
        )


def _noun(task: Task) -> str | None:
    """What an item is about: its last four characters, three where it has no more."""
    found = re.findall(r"[一-鿿]{3,}", task.object)
    return found[0][-4:] if found else None
