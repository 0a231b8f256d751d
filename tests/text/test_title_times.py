"""Lists and progress notes speak of the time that their title names. All texts are invented."""

from __future__ import annotations

import pytest

from duixian.errors import RegistryError
from duixian.extract import claims
from duixian.model import Genre
from duixian.registry import genres
from duixian.sources import from_text
from duixian.text import outline
from duixian.text.genre import Sort
from duixian.text.title_times import year_named

LIST = (
    "三门县{year}年民生实事项目清单\n为进一步提升群众幸福指数,经县政府研究,拟办好以下实事。\n"
    "一、提升教育水平\n建成幼儿园6所,完成3所学校改造。\n二、改善出行\n完成道路改造12公里。\n"
)
NOTE = (
    "县政府督查室对{said}落实情况进行了督查。现将有关情况通报如下。\n"
    "今年以来,各单位狠抓落实,已办结项目24个。\n一、重点工作进展\n建成幼儿园6所。\n"
    "二、下一步工作打算\n下半年建成幼儿园2所。\n"
)


def read(text: str) -> tuple[int | None, list[tuple[str, str | None]]]:
    made = outline(from_text(text, "made-up"))
    return made.identity.report_year, [(c.role, c.period) for c in claims(made)]


def test_a_list_of_projects_promises_for_the_year_of_its_title() -> None:
    assert read(LIST.format(year=2022)) == (2022, [("target", "2022")] * 3)


def test_a_list_without_a_year_has_none() -> None:
    assert read(LIST.format(year="").replace("县年", "县")) == (None, [("target", None)] * 3)


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("2025年《政府工作报告》目标任务上半年", "2025H1"),
        ("2025年《政府工作报告》目标任务一季度", "2025Q1"),
        ("2025年1—9月《政府工作报告》目标任务", "2025Q1-Q3"),
        ("2025年1至8月《政府工作报告》目标任务", "2025"),
        ("2025年《政府工作报告》目标任务", "2025"),
    ],
)
def test_a_progress_note_tells_of_the_time_it_names(said: str, period: str) -> None:
    year, found = read(NOTE.format(said=said))
    assert year == 2025
    assert found == [("result", period), ("result", period), ("target", "2025H2")]


@pytest.mark.parametrize(
    ("genre", "said", "year"),
    [
        ("livelihood_list", "三门县2024年民生实事项目清单", 2024),
        ("progress_note", "2023年民生实事完成情况和2024年民生实事安排情况的通报", None),
        ("work_report", "2024年三门县政府工作报告", None),
    ],
)
def test_one_year_in_the_title_of_a_list_or_note_counts(
    genre: Genre, said: str, year: int | None
) -> None:
    assert year_named(Sort(genre, "government", said=said)) == year


def test_a_work_report_keeps_to_its_own_parts() -> None:
    text = (
        "2024年三门县政府工作报告\n各位代表:\n现在,我代表县人民政府向大会报告工作,请予审议。\n"
        "一、2023年工作回顾\n过去一年,建成幼儿园6所。\n二、2024年工作安排\n建成幼儿园2所。\n"
    )
    assert read(text) == (2024, [("result", "2023"), ("target", "2024")])


def test_a_genre_looks_back_or_ahead_and_nowhere_else() -> None:
    source = '[genre.communique]\nzh="公报"\nen="c"\nissuer="unknown"\ntitles=[]\naddresses=[]\n'
    with pytest.raises(RegistryError, match="looks 'up'"):
        genres.parse(source + 'looks="up"\n[issuer]\n')
