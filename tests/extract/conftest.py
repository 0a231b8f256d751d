"""Reports in a few lines, to read one sentence in its place."""

from collections.abc import Callable

import pytest

from case_scoring import fault_of, read_text
from duixian import sources, text
from duixian.extract import claims, headlines
from duixian.model import Claim, Headline
from duixian.sources import from_text
from duixian.text import outline


class Report:
    """A made-up report of Dalian for 2025 that holds the sentences given."""

    def __init__(self, review: str = "", plan: str = "", problems: str = "") -> None:
        text = (
            "2025年大连市政府工作报告\n——2025年1月10日在大连市第十七届人民代表大会第四次会议上\n"
            f"各位代表:\n一、2024年工作回顾\n过去一年,我们做了以下工作。\n{review}\n"
        )
        if problems:
            text += f"同时,我们清醒看到存在的困难和问题。\n{problems}\n"
        text += f"二、2025年工作安排\n今年重点抓好以下工作。\n{plan}\n"
        self.document = from_text(text, "made-up")
        self.claims = claims(outline(self.document, government="大连市", report_year=2025))

    def only(self) -> Claim:
        """The one claim of the report."""
        assert len(self.claims) == 1, [(c.quote, c.indicator) for c in self.claims]
        return self.claims[0]


@pytest.fixture
def report() -> type[Report]:
    return Report


REPORT = """兰川市政府工作报告
——2026年1月15日在兰川市第十届人民代表大会第五次会议上
各位代表:
现在,我代表市人民政府,向大会报告工作,请予审议。
一、2025年工作回顾
2025年,{review}
“十四五”时期,{lookback}
同时也要清醒看到,{problems}
二、2026年主要目标和重点工作
今年全市经济社会发展主要预期目标是:{targets}
重点做好以下工作:
(一)着力扩大内需。{tasks}
各位代表!让我们团结一心,为建设美好兰川而努力奋斗!
"""


@pytest.fixture
def panel() -> Callable[..., dict[tuple[str, str], Headline]]:
    """The panel of an invented report, from what its parts say."""

    def read(**said: str) -> dict[tuple[str, str], Headline]:
        parts = {
            "review": "全市经济平稳运行。",
            "lookback": "城市面貌焕然一新。",
            "problems": "一些领域还有短板。",
            "targets": "社会大局保持稳定。",
            "tasks": "办好民生实事。",
        } | said
        document = sources.from_text(REPORT.format(**parts), "lanchuan-2026")
        parted = text.outline(document, government="兰川市", report_year=2026)
        cells = headlines(parted, claims(parted))
        for cell in cells:
            if cell.quote is not None:
                assert document.source[cell.start : cell.end] == cell.quote
            told = (cell.value is not None, cell.qualitative is not None, cell.absent)
            assert told.count(True) == 1, cell
        return {(c.series, c.role): c for c in cells}

    return read


@pytest.fixture
def fault() -> Callable[..., str]:
    """What is wrong with the reading of one sentence of an invented report; empty where it holds.

    The sentence stands in the review of the year before `year`, or in the plan.
    """

    def found(sentence: str, *want: dict[str, object], plan: bool = False, year: int = 2024) -> str:
        opening = (
            f"政府工作报告\n——{year}年1月10日在长沙市第十六届人民代表大会第四次会议上\n各位代表：\n"
            "现在，我代表市人民政府，向大会报告工作，请予审议。\n"
            f"一、{year - 1}年工作回顾\n过去一年，我们坚持稳中求进，完成了各项任务。\n"
        )
        told = f"二、{year}年工作安排\n今年是关键一年。\n"
        body = f"{told}{sentence}\n" if plan else f"{sentence}\n{told}"
        return fault_of({"want": list(want)}, read_text(opening + body))

    return found
