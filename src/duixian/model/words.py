"""The closed sets of words that the nouns' fields take, and how they are said in Chinese."""

from __future__ import annotations

from typing import Literal

Role = Literal["result", "target", "context"]
Aspect = Literal["level", "growth", "change", "gap", "rank", "streak"]
Bound = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]
SectionRole = Literal["review", "problems", "targets", "tasks", "governance", "other"]
Level = Literal["nation", "province", "prefecture", "county"]
Polarity = Literal["higher", "ceiling", "fall", "neutral"]
"""higher is better; ceiling: stay under it; fall: a fall is wanted; neutral: near it."""
TaskKind = Literal["quantified", "milestone", "continuing", "slogan"]
DeadlineSource = Literal["stated", "derived"]
Verdict = Literal[
    "exceeded", "met", "nearly_met", "missed", "unreported", "not_comparable", "pending"
]
Severity = Literal["high", "medium", "low"]

VERDICT_ZH: dict[str, str] = {
    "exceeded": "超额完成",
    "met": "完成",
    "nearly_met": "基本完成",
    "missed": "未完成",
    "unreported": "未交账",
    "not_comparable": "口径不同",
    "pending": "未到期",
}
