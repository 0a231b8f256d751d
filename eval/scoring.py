"""How far a reading is from the hand-made labels, number by number and cell by cell.

The measures are those of the label guide's own scorers (a test holds the two to the same
figures), rebuilt here so that each error comes back as a value that can be sorted, counted
and shown. Pure functions over rows as they stand in the label files.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]

RELATIVE_TOLERANCE = 1e-6
"""Two figures are one figure when they differ by less: floats that went through JSON."""
CONTAINED_SHARE = 0.6
"""An indicator that contains the other is the same one if the shorter has this much of it."""
SAME_BY_DICE = 0.7
"""Character-bigram Dice from which two wordings name the same indicator."""

_LEADING = re.compile(
    r"^(全市|全省|全区|全国|我市|我省|我国|全年|实现|完成|累计|共|其中|全面|城乡)+"
)
_PUNCTUATION = re.compile(r"[\s的了“”\"'‘’、，,。;；:：()（）《》·—\-]")
_UNITS = {"百分比": "%", "％": "%", "个百分点": "百分点", "位次": "位", "名": "位", "個": "个"}


def fold_indicator(text: str | None) -> str:
    """An indicator's wording without what does not distinguish it.

    >>> fold_indicator("全市实现城镇 新增就业")
    '城镇新增就业'
    """
    plain = _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text or ""))
    return _LEADING.sub("", plain)


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(max(1, len(text) - 1)))


def same_indicator(one: str | None, other: str | None) -> bool:
    """Whether two wordings name the same thing measured.

    >>> same_indicator("规模以上工业增加值", "规模以上工业 增加值")
    True
    >>> same_indicator("地区生产总值", "社会消费品零售总额")
    False
    """
    one, other = fold_indicator(one), fold_indicator(other)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short and short in long and len(short) >= CONTAINED_SHARE * len(long):
        return True
    return _dice(one, other) >= SAME_BY_DICE


def indicator_likeness(one: str | None, other: str | None) -> float:
    """How much of their wording two indicators share, 0 to 1.

    >>> indicator_likeness("粮食总产量", "粮食产量"), indicator_likeness("投资", "出口")
    (0.5714285714285714, 0.0)
    """
    one, other = fold_indicator(one), fold_indicator(other)
    return 1.0 if one == other else _dice(one, other)


def _dice(one: str, other: str) -> float:
    left, right = _bigrams(one), _bigrams(other)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def same_figure(one: Any, other: Any) -> bool:
    """Equal within the tolerance, or both absent."""
    if one is None or other is None:
        return one is None and other is None
    a, b = float(one), float(other)
    return abs(a - b) <= RELATIVE_TOLERANCE * max(1.0, abs(a), abs(b))


def _same_value(gold: Row, claim: Row) -> bool:
    return (
        same_figure(gold["value"], claim.get("value"))
        and same_figure(gold.get("value_high"), claim.get("value_high"))
        and _unit(gold["unit"]) == _unit(claim.get("unit"))
    )


def _unit(text: str | None) -> str:
    plain = unicodedata.normalize("NFKC", (text or "").strip())
    return _UNITS.get(plain, plain)


def _period(text: Any) -> str:
    return re.sub(r"\s", "", str(text or ""))


CHECKS: dict[str, Callable[[Row, Row], bool]] = {
    "value": _same_value,
    "aspect": lambda gold, claim: gold["aspect"] == claim.get("aspect"),
    "bound": lambda gold, claim: gold["bound"] == claim.get("bound"),
    "role": lambda gold, claim: gold["role"] == claim.get("role"),
    "period": lambda gold, claim: _period(gold["period"]) == _period(claim.get("period")),
    "indicator": lambda gold, claim: same_indicator(gold["indicator"], claim.get("indicator")),
}
CORE = ("value", "aspect", "bound", "role")
FULL = (*CORE, "period", "indicator")


@dataclass(frozen=True, slots=True)
class Miss:
    """One label that a prediction does not meet."""

    causes: tuple[str, ...]
    """missed, spurious, or the fields that are wrong."""
    gold: Row
    predicted: Row | None


@dataclass
class Score:
    """Counts of one comparison; `figures` turns them into the published measures."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)


def score_claims(gold: Sequence[Row], predicted: Iterable[Row]) -> dict[str, Score]:
    """Scores by document. Only the labelled numbers count; offsets are source offsets."""
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(predicted, key=lambda row: int(row["start"])):
        claims[str(row["doc"])].append(row)
    labels: dict[str, list[Row]] = defaultdict(list)
    for row in gold:
        labels[str(row["doc"])].append(row)
    return {doc: _score_one(labels[doc], claims[doc]) for doc in sorted(labels)}


def _score_one(labels: Sequence[Row], claims: Sequence[Row]) -> Score:
    result = Score()
    counts = result.counts
    claim_starts = [int(row["start"]) for row in labels if "skip" not in row]
    for gold in labels:
        hit = hit_of(gold, claims)
        if "skip" in gold:
            covers_a_claim = hit is not None and any(
                hit["start"] <= start < hit["end"] for start in claim_starts
            )
            if hit is not None and not covers_a_claim:
                counts["spurious"] += 1
                result.misses.append(Miss(("spurious",), gold, hit))
            continue
        counts["gold"] += 1
        if hit is None:
            result.misses.append(Miss(("missed",), gold, None))
            continue
        counts["found"] += 1
        wrong = tuple(name for name in FULL if not CHECKS[name](gold, hit))
        counts.update(name for name in FULL if name not in wrong)
        counts["core"] += not any(name in CORE for name in wrong)
        counts["full"] += not wrong
        if wrong:
            result.misses.append(Miss(wrong, gold, hit))
    return result


def hit_of(gold: Row, claims: Sequence[Row]) -> Row | None:
    """The claim that covers the labelled number or begins inside it, the nearest if several."""
    start, end = gold["start"], gold["end"]
    hits = [
        c for c in claims if (c["start"] <= start and c["end"] >= end) or start <= c["start"] < end
    ]
    return min(hits, key=lambda claim: abs(claim["start"] - start), default=None)


def claim_figures(scores: Iterable[Score]) -> dict[str, float]:
    """The published measures over all `scores` together, rounded to four places."""
    counts: Counter[str] = Counter()
    for one in scores:
        counts.update(one.counts)
    predicted = counts["found"] + counts["spurious"]
    both = counts["gold"] + predicted
    figures: dict[str, float] = {
        "gold": counts["gold"],
        "predicted": predicted,
        "precision": _share(counts["found"], predicted),
        "recall": _share(counts["found"], counts["gold"]),
        "detection_f1": _share(2 * counts["found"], both),
    }
    for name in FULL:
        figures[name] = _share(counts[name], counts["found"])
    figures["core_f1"] = _share(2 * counts["core"], both)
    figures["full_f1"] = _share(2 * counts["full"], both)
    return figures


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def _cell(row: Row) -> tuple[Any, ...]:
    return row["doc"], row["indicator"], row["role"]


def score_panel(gold: Iterable[Row], predicted: Iterable[Row]) -> Score:
    """Scores the headline panel cell by cell; a cell without a row counts as absent."""
    cells = {_cell(row): row for row in predicted if row.get("doc")}
    result = Score()
    counts = result.counts
    for want in gold:
        got = cells.get(_cell(want), {})
        figure = got.get("value") is not None and not got.get("absent")
        counts["predicted_figures"] += figure
        if want.get("absent") or want.get("value") is None:
            words = not want.get("absent")
            counts["gold_words"] += words
            if figure:
                counts["false_figures"] += 1
                result.misses.append(Miss(("false figure",), want, got))
            elif words:
                told = bool(got.get("qualitative"))
                counts["words_right"] += told
                if not told:
                    result.misses.append(Miss(("words lost",), want, got or None))
            continue
        counts["gold_figures"] += 1
        value = figure and all(
            same_figure(want.get(key), got.get(key)) for key in ("value", "value_high")
        )
        bound = want["bound"] == got.get("bound")
        counts["value_right"] += value
        counts["figures_right"] += value and bound
        if not figure:
            result.misses.append(Miss(("missing figure",), want, got or None))
        elif not (value and bound):
            result.misses.append(Miss(("wrong bound" if value else "wrong figure",), want, got))
    return result


def panel_figures(score: Score) -> dict[str, float]:
    """The published measures of a panel, rounded to four places."""
    counts = score.counts
    return {
        "gold_figures": counts["gold_figures"],
        "figures_right": _share(counts["figures_right"], counts["gold_figures"]),
        "value_right": _share(counts["value_right"], counts["gold_figures"]),
        "false_figures": counts["false_figures"],
        "false_share": _share(counts["false_figures"], counts["predicted_figures"]),
        "gold_words": counts["gold_words"],
        "words_right": _share(counts["words_right"], counts["gold_words"]),
    }


def score_verdicts(gold: Iterable[Row], accounts: Iterable[Row]) -> Score:
    """Whether each labelled account carries a verdict that a careful reader would accept.

    Labels name government, year, indicator (a series) and `accept`; accounts are rows of the
    accounts command. A missing account is wrong; of several for one series the first that was
    accepted counts only if all agree. Labels made before the two were told apart say pending
    where the report that would answer is not in the books.
    """
    found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in accounts:
        if row.get("series"):
            found[row["government"], row["year"], row["series"]].append(row)
    result = Score()
    for want in gold:
        rows = found[want["government"], want["year"], want["indicator"]]
        result.counts["gold"] += 1
        accepted = set(want["accept"])
        if "pending" in accepted:
            accepted.add("awaiting_report")
        wrong = [row for row in rows if row["verdict"] not in accepted]
        if rows and not wrong:
            result.counts["right"] += 1
        else:
            cause = "wrong verdict" if rows else "no account"
            result.misses.append(Miss((cause,), want, wrong[0] if wrong else None))
    return result
