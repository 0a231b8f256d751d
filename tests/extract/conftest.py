"""Reports in a few lines, to read one sentence in its place."""

import pytest

from duixian.extract import claims
from duixian.model import Claim
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
