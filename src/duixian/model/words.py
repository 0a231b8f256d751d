"""The closed sets of words that the nouns' fields take, and how they are said in Chinese."""

from __future__ import annotations

from typing import Literal

Media = Literal["text", "html", "pdf", "docx", "doc", "image"]
"""What kind of file a text came in; doc is an old Word or WPS document."""
Role = Literal["result", "target", "context"]
Aspect = Literal["level", "growth", "change", "gap", "rank", "streak"]
Bound = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]
SectionRole = Literal["review", "problems", "targets", "tasks", "governance", "other"]
Level = Literal["nation", "province", "prefecture", "county", "township"]
Genre = Literal[
    "work_report",
    "budget_report",
    "plan_report",
    "communique",
    "five_year_plan",
    "court_report",
    "procuratorate_report",
    "livelihood_list",
    "progress_note",
    "other",
    "unknown",
]
"""What a text is. other: known, and none of these; unknown: it does not say, or says two."""
Issuer = Literal[
    "government",
    "finance_bureau",
    "development_reform_commission",
    "statistics_bureau",
    "court",
    "procuratorate",
    "unknown",
]
"""Who gives a text, within the place whose it is."""
TextKind = Literal["report", "excerpt", "document", "resolution", "speech", "other"]
"""report: a work report; excerpt: a part of one; document: a text of another genre."""
Polarity = Literal["higher", "ceiling", "fall", "neutral"]
"""higher is better; ceiling: stay under it; fall: a fall is wanted; neutral: near it."""
TaskKind = Literal["quantified", "milestone", "continuing", "slogan"]
ReadPart = Literal["number", "claim", "tasks", "headline"]
"""What a fault of the reader may cost."""
DeadlineSource = Literal["stated", "derived"]
Verdict = Literal[
    "exceeded",
    "met",
    "nearly_met",
    "missed",
    "not_found",
    "unreported",
    "not_comparable",
    "pending",
    "awaiting_report",
]
"""Only `missed` and `unreported` accuse; each is said only of what was read (docs/settling.md)."""
Cause = Literal[
    "another_unit",
    "another_period",
    "another_base",
    "no_figure",
    "words_only",
    "open_bound",
    "partial_report",
]
"""Why an account is not comparable or pending."""
AccountRole = Literal["promise", "decision"]
"""A budget decision (deficit ratio, bonds) is settled and never accused."""
Severity = Literal["high", "medium", "low"]

VERDICT_ZH: dict[str, str] = {
    "exceeded": "超额完成",
    "met": "完成",
    "nearly_met": "基本完成",
    "missed": "未完成",
    "not_found": "未找到交代",
    "unreported": "未交账",
    "not_comparable": "无法对照",
    "pending": "未到期",
    "awaiting_report": "缺次年报告",
}
CAUSE_ZH: dict[str, str] = {
    "another_unit": "计量单位不同",
    "another_period": "时段不同",
    "another_base": "基数或口径不同",
    "no_figure": "未列数字",
    "words_only": "目标为文字",
    "open_bound": "只给出界限",
    "partial_report": "次年报告不全",
}
