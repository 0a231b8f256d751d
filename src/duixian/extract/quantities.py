"""What stands around a number: scale words, its unit, and the words that bound it."""

from __future__ import annotations

from typing import NamedTuple

from duixian import late_re as re
from duixian.errors import NoNumeral
from duixian.model import Bound
from duixian.patterns import alternatives
from duixian.recent import recent
from duixian.registry import language, units
from duixian.text import numerals

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
HAN = r"[零〇一二三四五六七八九十百千万亿两]"
CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
"""Numerals as cheques write them."""
CHINESE = rf"{HAN}+(?:点[零〇一二三四五六七八九]+)?"
SCALE = re.compile(
    r"[多余来几]?(?:[十百]?万(?!分之)|亿|百(?![分度强])|千(?![瓦米克伏卡]))+"
    r"(?:(?<=万)[多余]亿)?"
)
MORE = re.compile(r"[多余来]|几(?=[十百千万亿]|[\u4e00-\u9fff]?[家个人户件项座所名条])")
AFTER = re.compile(
    alternatives(
        r"\s*(?:的)?(?P<ge>[及或]?以上|之上|或(?:者)?(?:更多|更高|再多)一?些?)",
        r"\s*(?P<le>以内|之内|以下|及以下)",
        r"\s*(?P<approx>左右|上下)",
        "(?P<gt>多(?!种|个|家|项|条|方|元化|次|式|样|层|位)|强(?=[,;。、)\n]|$))",
    )
)


_BESIDE = re.compile(r"\((?:间|次|个|户|处|所|套|部|人|辆|座|家)\)")
"""A second measure word in brackets, which says that both kinds are counted together."""


class Mention(NamedTuple):
    """One number with its unit as it stands, never changed. Offsets are reading offsets.

    `end` closes number and unit; `after` also closes bound words behind them.
    `unit` is None where no unit stands. `bound_start` opens bound words before the number.
    """

    start: int
    end: int
    after: int
    value: float
    value_high: float | None
    unit: str | None
    bound: Bound
    kind: str
    text: str
    scaled: bool = False
    bound_start: int = 0
    number_end: int = 0
    more: bool = False
    signed: bool = False
    """Whether + or - stands before it: a rate, whatever verb there is."""


@recent
def chinese(token: str) -> float | None:
    try:
        return numerals.chinese(token)
    except NoNumeral:
        return None


def scale_at(text: str, position: int) -> tuple[int, int, bool]:
    """Scale words at `position`: factor, end, whether 多/余 stands among them."""
    more = False
    factor = 1
    if MORE.match(text, position) and not text.startswith(("多样", "余额"), position):
        position, more = position + 1, True
    if match := SCALE.match(text, position):
        word = match.group()
        if word.endswith(("多亿", "余亿")):  # 4万多亿
            word, more = word[:-2] + "亿", True
        factor = numerals.scale(word)
        position = match.end()
        if MORE.match(text, position) and not text.startswith(("多样", "余额", "来自"), position):
            position, more = position + 1, True
    return factor, position, more


def unit_at(text: str, position: int) -> tuple[str | None, int]:
    lexicon = units.load()
    gap = position + 1 if text.startswith(" ", position) else position
    match = lexicon.pattern.match(text, gap)
    if match is None:
        return None, position
    raw = match.group()
    end = match.end()
    if text.startswith("(", end) and (beside := _BESIDE.match(text, end)):  # 7.4万套(间)
        end = beside.end()
    if raw == "个" and text.startswith("个多月", gap):
        return "个月", gap + 3
    duty = text.startswith("名义务", gap)  # 1200多万名义务教育寄宿生
    if len(raw) == 1 and text[gap : gap + 2] in lexicon.not_units and not duty:
        return None, position
    return lexicon.canonical(raw.replace("每", "/")), end


_IN_AIR = ("微克", "毫克")


def bounded(text: str, mention: Mention) -> Mention:
    """The mention with the bound words behind and before the number."""
    after, bound, unit, bound_start = mention.after, mention.bound, mention.unit, mention.start
    if match := AFTER.match(text, mention.end):
        after = match.end()
        if bound != "range" and match.lastgroup:
            bound = match.lastgroup  # type: ignore[assignment]
    lexicon = language.load()
    words = lexicon.bounds
    start = mention.start - (text[max(0, mention.start - 1) : mention.start] == " ")
    if unit in _IN_AIR and text.endswith("每立方米", 0, start):
        start = bound_start = start - len("每立方米")  # 低于每立方米19微克
        unit += "/立方米"
    word = words.at_end(text[max(0, start - words.lengths[0]) : start])
    if word and text[start - len(word) - 1 : start] not in lexicon.not_bounds:
        bound_start = start - len(word)
        if bound == "eq":
            bound = words.category[word]  # type: ignore[assignment]
    if after == mention.after and bound_start == mention.bound_start:
        return mention
    return mention._replace(after=after, bound=bound, unit=unit, bound_start=bound_start)
