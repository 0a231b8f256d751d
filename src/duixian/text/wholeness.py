"""What kind of text it is, and whether the whole of it is there."""

from __future__ import annotations

from dataclasses import replace

from duixian import late_re as re
from duixian.model import Genre, Identity, Section, TextKind
from duixian.patterns import alternatives
from duixian.registry import genres
from duixian.text.headings import Heading

_FRONT = 2500
_OPENING = re.compile(
    alternatives(
        r"代表[^。\n]{0,24}(?:政府|国务院)[^。\n]{0,24}报告",
        r"请[^。\n]{0,12}审议",
        r"(?:受|根据)[^。\n]{0,12}(?:政府|国务院)的?(?:委托|决定)",
        "作(?:政府)?工作报告",
    )
)
_DEPUTIES = re.compile(r"^(?:各位代表|同志们|各位委员)[:,!]", re.MULTILINE)
_AT_ONCE = 600
"""Deputies are addressed before this; later ones open a chapter."""
_CLOSING = re.compile(
    r"""
    (?: (?:让我们|奋斗|奋进|贡献|前进|胜利|篇章|万岁|谢谢)[^\n]{0,160}[!。][”"')]*
      | (?:团结|努力|成就|成绩|成功|光荣|未来)[^\n]{0,160}![”"')]*
      | 谢谢[^\n,。]{0,8}
    )\s*$
    """,
    re.VERBOSE,
)
"""An appeal that is said to the end: what breaks off, 取得显著成绩,城镇居民, is none."""
_PLAIN_CLOSING = re.compile(r"(?:团结|努力|成就|成功|光荣|未来)[^\n]{0,160}[。!]\s*$")
"""How reports end that are older than appeals with an exclamation mark."""
_UNFINISHED = re.compile(r"[,;、](?:[^\n。!?…]{0,400})$")
_UNFINISHED_LENGTH = 20
"""A last line so long, of several clauses and without an end, breaks off in mid-sentence."""
_LAST = 500
"""The closing appeal is in the last characters of the body."""
_RESOLUTION = re.compile(
    r"关于[^。\n]{0,40}报告的决议|会议[^。\n]{0,40}(?:听取|审议)[^。\n]{0,60}报告[^。\n]{0,20}(?:决定|同意)?批准"
)
_RESOLUTION_LENGTH = 6000
_SPEECH = re.compile(r"(?:讲话|致辞|演讲|致词)(?:\s|$|\()")
_REPORT_TITLE = re.compile(r"政府工作报告|计划[^。\n]{0,16}报告|预算[^。\n]{0,16}报告")
_MARKED_EXCERPT = re.compile(
    r"[(\[【](?:节选|摘要|摘登|摘编|部分|有删节)[)\]】]|(?:节选|摘要|摘登)\s*$", re.M
)
_THIRD_PERSON = re.compile(
    r"(?:总理|省长|市长|县长|区长|主席)(?:在报告中|还?说|指出|强调|接着|表示)|报告(?:指出|强调)"
)
_REPORTED = 4
"""So many 总理说, 报告指出 make an account of a report, not the report."""
_LINK_LENGTH = 40
"""Lines shorter than this that end no sentence are links or names of pages."""
_GOVERNMENT = re.compile(
    "本届政府|各级政府|政府(?:自身建设|工作|系统)|国务院|[省市州盟县区旗镇乡]政府"
)
_OFTEN = 2
"""So often a government speaks of itself in a report of its own."""
_NOTE = re.compile("注:|〔注〕")
_APPENDIX_LINE = re.compile(
    r"^(?:名词(?:解释|注释|术语)|附件|附录|附表|注释|有关用语|相关用语)[^\n。]{0,12}$", re.MULTILINE
)
_PLANLESS_BEFORE = 1985
"""Earlier reports are built freely: what they lack cannot be told by their parts."""


def judge(
    identity: Identity, text: str, sections: tuple[Section, ...], headings: list[Heading]
) -> Identity:
    """The identity with `kind`, `complete`, `missing` and, where neither title nor speaker says
    it, `genre` decided from the text's parts."""
    missing = _missing(identity, text, sections)
    kind = _kind(identity, text, headings, missing)
    genre = _genre(identity, kind, text)
    if genre != "work_report" and (
        kind in ("report", "excerpt") or (kind == "other" and genre != "unknown")
    ):
        kind = "document"
    elif kind == "other" and genre == "work_report":
        kind = "excerpt"  # it says what it is, and too little is there to read the parts of
    known = genres.load().kinds.get(genre)
    given = known is not None and known.given and kind in ("report", "document")
    whole = given and not missing and not _MARKED_EXCERPT.search(text, 0, _FRONT)
    return replace(
        identity,
        kind=kind,
        complete=whole,
        missing=missing if known is None or known.given else (),
        genre=genre,
        issuer="government" if genre == "work_report" else identity.issuer,
    )


def _genre(identity: Identity, kind: TextKind, text: str) -> Genre:
    """A report without title and opening is the work report when it speaks as the government."""
    if kind in ("resolution", "speech") and identity.genre == "unknown":
        return "other"
    untitled = identity.genre == "unknown" and identity.title is None
    if untitled and kind in ("report", "excerpt") and identity.government is not None:
        often = len(_GOVERNMENT.findall(text)) >= _OFTEN
        return "work_report" if often else "unknown"
    return identity.genre


def _missing(identity: Identity, text: str, sections: tuple[Section, ...]) -> tuple[str, ...]:
    """Of opening, review, plan and closing, what is not there."""
    roles = {s.role for s in sections if s.end > s.body}
    free = identity.report_year is not None and identity.report_year < _PLANLESS_BEFORE
    found = {
        "opening": _OPENING.search(text, 0, _FRONT) is not None
        or _DEPUTIES.search(text, 0, _AT_ONCE) is not None,
        "review": free or bool(roles & {"review", "problems"}),
        "plan": free or bool(roles & {"targets", "tasks"}),
        "closing": _closes(text, free=free),
    }
    return tuple(name for name, there in found.items() if not there)


def _closes(text: str, *, free: bool) -> bool:
    """Whether the text ends with an appeal, and not in mid-sentence."""
    lines = _before_appendix(text).split("\n")
    if len(lines[-1]) >= _UNFINISHED_LENGTH and _UNFINISHED.search(lines[-1]):
        return False
    end = _without_links(lines)[-_LAST:]
    return bool(_CLOSING.search(end) or (free and _PLAIN_CLOSING.search(end)))


def _before_appendix(text: str) -> str:
    appendix = _APPENDIX_LINE.search(text, len(text) // 3)
    return text[: appendix.start() if appendix else len(text)].rstrip()


def _without_links(lines: list[str]) -> str:
    """The text without short lines at its end: links, names of pages."""
    lines = list(lines)
    while len(lines) > 1 and (
        _NOTE.match(lines[-1])
        or (len(lines[-1]) < _LINK_LENGTH and lines[-1][-1:] not in ("!", "。"))
    ):
        lines.pop()
    return "\n".join(lines)


def _kind(
    identity: Identity, text: str, headings: list[Heading], missing: tuple[str, ...]
) -> TextKind:
    title = identity.title or text[:120]
    if _RESOLUTION.search(text, 0, _FRONT) and len(text) < _RESOLUTION_LENGTH:
        return "resolution"
    if _SPEECH.search(title) and not _REPORT_TITLE.search(title):
        return "speech"
    if "opening" in missing and len(_THIRD_PERSON.findall(text)) >= _REPORTED:
        return "excerpt"
    if "review" in missing and "plan" in missing:
        return "other"
    if "opening" in missing and (len(missing) > 1 or _begins_midway(headings)):
        known = identity.government is not None or _REPORT_TITLE.search(title)
        return "excerpt" if known else "other"
    if _REPORT_TITLE.search(title) or "opening" not in missing or identity.government:
        return "report"
    return "other"


def _begins_midway(headings: list[Heading]) -> bool:
    """Whether the first numbered heading is not a first one."""
    first = next((h for h in headings if h.number), None)
    return first is not None and first.number > 1
