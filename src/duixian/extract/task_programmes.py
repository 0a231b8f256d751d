"""Numbered lists of promises: 十件民生实事, with the items that follow, and those that do not.

A programme is opened where the plan counts one (扎实办好十件民生实事:). Its items follow with
numbers (1. 一是 第一,), dashes, or, behind a colon, group by group between semicolons.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from duixian import late_re as re
from duixian.patterns import alternatives
from duixian.registry.tasks import TaskWords
from duixian.text.numerals import chinese

_DIGITS = "一二三四五六七八九十"
_ENUMERATOR = re.compile(
    alternatives(
        r"(?P<arabic>\(?(?P<a>\d{1,2})(?:[.、)](?!\d)|\)) ?)",
        rf"(?P<bracketed>\((?P<b>[{_DIGITS}]{{1,3}})\)、?)",
        f"(?P<is>(?P<c>[{_DIGITS}]{{1,3}})(?:是(?![否非])|要(?=[^素求])|、))",
        f"(?P<nth>第(?P<d>[{_DIGITS}]{{1,3}})[,、:])",
        "(?P<circled>[①-⑳] ?)",
        "(?P<dash>——|--)",
    )
)
_ENUMERATOR_STARTS = frozenset("0123456789(一二三四五六七八九十第—-①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_QUOTES = frozenset("“”")
# The size before its measure, with the classes it is divided in (12类45件).
_COUNT = re.compile(rf"(?:\d{{1,3}}大?类)?(?P<n>\d{{1,3}}|[{_DIGITS}百]{{1,4}})$")
_ANNEX = re.compile(r"^附[件录表]?\d*[:：]?")


@dataclass(frozen=True, slots=True)
class Named:
    """Where the text counts a programme. Reading offsets."""

    start: int
    end: int
    name: str
    size: int | None
    """None where the title of an annex does not count its items (民生实事项目清单)."""


@dataclass(frozen=True, slots=True)
class Enumerator:
    """A list number at the head of a clause; the item's own text begins at `end`."""

    end: int
    style: str
    number: int | None
    """None for a dash."""


def enumerator(text: str, position: int) -> Enumerator | None:
    """The list number that stands at `position`, if one does.

    >>> enumerator("一是新建公厕", 0), enumerator("2.改造", 0).number, enumerator("3.5万", 0)
    (Enumerator(end=2, style='is', number=1), 2, None)
    """
    if text[position : position + 1] not in _ENUMERATOR_STARTS:
        return None
    match = _ENUMERATOR.match(text, position)
    if match is None or match.lastgroup is None:
        return None
    style = next(
        s for s in ("arabic", "bracketed", "is", "nth", "circled", "dash") if match[s] is not None
    )
    end = match.end()
    if style == "is" and text[end - 1] == "要":
        end -= 1
    if style == "dash":
        return Enumerator(end, style, None)
    if style == "circled":
        return Enumerator(end, style, ord(match["circled"][0]) - ord("①") + 1)
    number = match["a"] or match["b"] or match["c"] or match["d"]
    return Enumerator(end, style, int(number) if number.isdigit() else int(chinese(number)))


class Lists:
    """The programmes that a text counts, and the list that is being read."""

    def __init__(self, text: str, words: TaskWords) -> None:
        self.text = text
        self.found = [n for m in words.programme.finditer(text) if (n := _named(text, m, words))]
        self._starts = [named.start for named in self.found]
        self._titles = tuple(
            name + ending for name in words.popular for ending in ("", "清单", "目录")
        )
        self.open: Named | None = None
        self.verb = ""
        """The verb that governs the open programme, for items without one."""
        self.item: int | None = None
        self._style: str | None = None
        self._grouped = False

    def named(self, start: int, end: int) -> Named | None:
        """The programme counted between two reading offsets."""
        i = bisect_left(self._starts, start)
        return self.found[i] if i < len(self._starts) and self._starts[i] < end else None

    def begin(self, named: Named, verb: str) -> None:
        """A programme has been announced: its items may follow."""
        if named is not self.open:
            self.verb = verb
            self.open, self.item, self._style = named, None, None
            self._grouped = self.text[named.end : named.end + 1] == ":"

    def annex(self, start: int, end: int) -> Named | None:
        """The programme that the title of a list names: counted in it, or by its kind alone."""
        counted = self.named(start, end)
        if counted is not None:
            return counted
        title = self.text[start:end].rstrip(" \n。")
        title = _ANNEX.sub("", title)
        if not title.endswith(self._titles):
            return None
        return Named(end - len(title), end, title, None)

    def headed(self, start: int, end: int) -> Named | None:
        """The programme that a chapter's heading names behind its verb (办好民生实事)."""
        found = self.annex(start, end)
        if found is None or found.size is not None:
            return found
        name = max((t for t in self._titles if found.name.endswith(t)), key=len)
        return Named(found.end - len(name), found.end, name, None)

    def close(self) -> None:
        self.open, self.item, self._style, self._grouped = None, None, None, False

    def number(self, found: Enumerator) -> None:
        """A list number was read while a programme is open."""
        if self.open is None:
            return
        expected = (self.item or 0) + 1
        if self._style is None and (found.number or expected) == 1:
            self._style = found.style
        if found.style == self._style and (found.number or expected) >= expected:
            self.item = found.number or expected

    def group(self) -> None:
        """A group between semicolons begins: an item, where the list has no numbers."""
        if self.open is not None and self._grouped and self._style in (None, "group"):
            self._style, self.item = "group", (self.item or 0) + 1

    def sentence_ended(self, end: int) -> None:
        """Close the list behind its last item."""
        if self.open is None or self.item is None:
            return
        over = self.text[end - 1 : end] in "。!?"
        if (self._style == "group" and over) or (
            self.open.size is not None and self.item >= self.open.size and over
        ):
            self.close()

    def paragraph(self, numbered: bool) -> None:
        """A paragraph begins: one without a number ends a numbered list."""
        if self.open is not None and not numbered and self.item is not None:
            if self._style != "group":
                self.close()
        elif self.open is not None and not numbered and not self._grouped:
            self.close()


def _named(text: str, match: re.Match[str], words: TaskWords) -> Named | None:
    """A counted name as a programme, unless it only counts things alike (15项水利工程)."""
    count = _COUNT.search(text, max(0, match.start() - 10), match.start())
    if count is None:
        return None
    number = count["n"]
    size = int(number) if number.isdigit() else int(chinese(number))
    popular = any(match["name"].endswith(name) for name in words.popular)
    quoted = count.start() > 0 and text[count.start() - 1] in _QUOTES
    great = match["m"] == "大" or quoted
    listed = text[match.end() : match.end() + 1] == ":"
    if size < 2 or not (popular or great or listed):
        return None
    return Named(count.start(), match.end(), text[count.start() : match.end()].rstrip("”"), size)
