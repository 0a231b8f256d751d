"""Two reports of an invented county, one after the other, and what became of a promise."""

from duixian import extract
from duixian.model import Account
from duixian.settle import of_readings, settle
from duixian.sources import from_bytes

REPORT = """澜川县人民政府工作报告
——{year}年1月10日在澜川县第十七届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、{before}年工作回顾
过去一年，我们做了大量工作。
{done}
二、{year}年工作安排
今年要抓好以下工作。
{planned}
各位代表，让我们共同奋斗！谢谢大家！
"""


def account(planned: str, done: str) -> Account:
    """What became of the one promise of 2023."""
    texts = (
        REPORT.format(year=2023, before=2022, done="各项工作顺利。", planned=planned),
        REPORT.format(year=2024, before=2023, done=done, planned="抓好落实。"),
    )
    read = [extract.read(from_bytes(t.encode(), f"r{i}")) for i, t in enumerate(texts)]
    (one,) = (a for a in settle(of_readings(read)) if a.year == 2023)
    return one
