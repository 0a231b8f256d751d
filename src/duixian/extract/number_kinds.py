"""Numbers of a kind of their own: fractions, ratios, shares, ranks, streaks, halves, doublings.

Each builder takes the text, what `mentions.NUMBER` matched, and the kind, and gives the mention
or None where nothing is measured. Offsets are reading offsets.
"""

from __future__ import annotations

from duixian import late_re as re
from duixian.extract.quantities import ARABIC, Mention, bounded, chinese, scale_at
from duixian.text import numerals

_SHARES = re.compile(rf"(?<![\d.:]){ARABIC}(?::{ARABIC}){{1,4}}(?![\d.:])")
_LOWER = re.compile(r"\d{1,4}(?![\d.])")
_STANDS_ALONE = re.compile(r"\s*(?:[,;。、!)”\n]|和|与|及|$|(?:[前跃]?[进升移]|上升|提升)[到至为])")
_WHOLE = (99.0, 101.0)
"""What the parts of a whole add up to, in hundredths, each rounded: 15.6:49.9:34.5."""
_LONGEST_SHARES = 40
"""Characters that parts of a whole take; more are no such list."""


def is_share(text: str, start: int, end: int) -> bool:
    """Whether the number is one of the parts of a whole: 49.9 of 15.6:49.9:34.5."""
    if ":" not in (text[start - 1 : start], text[end : end + 1]):
        return False
    first = max(0, start - _LONGEST_SHARES)
    for found in _SHARES.finditer(text, first, end + _LONGEST_SHARES):
        if found.start() <= start and end <= found.end():
            total = sum(numerals.arabic(part) for part in found.group().split(":"))
            return _WHOLE[0] <= total <= _WHOLE[1]
    return False


def lower_part(text: str, position: int, factor: int, more: bool) -> tuple[float, int, bool] | None:
    """The rest of 1万6千多户 behind 1万: its value, where it ends, whether 多 stands in it."""
    match = None if more or factor < 10_000 else _LOWER.match(text, position)
    if match is None:
        return None
    below, end, more = scale_at(text, match.end())
    value = numerals.arabic(match.group(), below)
    if below == 1000 and factor > 10_000 and text.startswith("万", end):  # 1亿3千多万
        value, end = value * 10_000, end + 1
    return (value, end, more) if below > 1 and value < factor else None


def _ratio(text: str, match: re.Match[str], kind: str) -> Mention | None:
    """城乡居民收入比2.52:1: how many times the second the first is."""
    start, end = match.span()
    value = numerals.arabic(re.split("[:比]", match.group())[0])
    mention = Mention(start, end, end, value, None, "比", "eq", kind, match.group(), number_end=end)
    return bounded(text, mention)


def _rate(text: str, match: re.Match[str], kind: str) -> Mention | None:
    """孕产妇死亡率12.3/10万: of a hundred thousand."""
    start, end = match.span()
    body, _, whole = match.group().partition("/")
    value = numerals.arabic(body)
    mention = Mention(start, end, end, value, None, f"/{whole}", "eq", kind, body, number_end=end)
    return bounded(text, mention)


def _fraction(text: str, match: re.Match[str], kind: str) -> Mention | None:
    start, end = match.span()
    token = match.group()
    if "分之" in token:
        below, above = token.split("分之")
        low, high = chinese(below) or 0.0, chinese(above)
    else:
        high, low = (float(part.replace(",", "")) for part in token.split("/"))
    if not low or high is None or high >= low or low > 1000:  # 1994/1995 are years
        return None
    if text[end : end + 1].isascii() and text[end : end + 1].isalpha():  # 4/5G
        return None
    value = round(100 * high / low, 2)
    mention = Mention(start, end, end, value, None, "%", "eq", kind, token, number_end=end)
    return bounded(text, mention)


def _streak(text: str, match: re.Match[str], kind: str) -> Mention | None:
    value = chinese(match.group()[:-1])
    start, end = match.start(), match.end() + 1
    if value is None or value < 2:
        return None
    return Mention(
        start,
        end,
        end,
        value,
        None,
        "年",
        "eq",
        kind,
        match.group(),
        number_end=end - 2,
        bound_start=start,
    )


def _ordinal(text: str, match: re.Match[str], kind: str) -> Mention | None:
    """第N: a rank when 位/名 follows, else an ordinal that measures nothing."""
    body = match.group()[1:]
    value = numerals.arabic(body) if body[0].isdigit() else chinese(body)
    if value is None:
        return None
    start, end = match.start() + 1, match.end()
    unit = None
    if text[end : end + 1] in ("位", "名"):
        unit, end = "位", end + 1
    elif text[end : end + 1] == "次":
        unit, end = "次", end + 1
    elif text.endswith("连续", 0, match.start()) and text[end : end + 1] in ("年", "届"):
        unit, end = text[end], end + 1  # 连续第7年
    elif _STANDS_ALONE.match(text, end) and value <= 200:  # 居全国第一
        unit = "位"
    return Mention(
        start,
        end,
        end,
        value,
        None,
        unit,
        "eq",
        kind,
        body,
        number_end=match.end(),
        bound_start=start - 1,
    )


def _digits(text: str, match: re.Match[str], kind: str) -> Mention | None:
    start, end = match.span()
    low = 100.0 if match.group()[0] == "三" else 10.0
    return Mention(
        start,
        end,
        end,
        low,
        None,
        "%",
        "ge",
        kind,
        match.group(),
        number_end=end,
        bound_start=start,
    )


def _half(text: str, match: re.Match[str], kind: str) -> Mention | None:
    start, end = match.span()
    mention = Mention(start, end, end, 50.0, None, "%", "eq", kind, match.group(), number_end=end)
    return bounded(text, mention)


def _fold(text: str, match: re.Match[str], kind: str) -> Mention | None:
    """翻一番 doubles: growth of 100 %; 翻两番 quadruples: 300 %."""
    start, end = match.span()
    body = match.group().strip("翻了近番") or "一"
    times = int(body) if body.isdigit() else numerals.DIGITS[body]
    return bounded(
        text,
        Mention(
            start,
            end,
            end,
            (2.0**times - 1) * 100,
            None,
            "%",
            "approx" if "近" in match.group() else "eq",
            kind,
            match.group(),
            number_end=end,
        ),
    )


def _first(text: str, match: re.Match[str], kind: str) -> Mention | None:
    start, end = match.span()
    return Mention(
        start,
        end,
        end,
        1.0,
        None,
        "位",
        "eq",
        kind,
        match.group(),
        number_end=end,
        bound_start=start,
    )


BUILDERS = {
    "rate": _rate,
    "fraction": _fraction,
    "ratio": _ratio,
    "streak": _streak,
    "ordinal": _ordinal,
    "digits": _digits,
    "half": _half,
    "fold": _fold,
    "first": _first,
}
