"""What is said of reports as they are added."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from duixian.cli.inputs import outcomes
from duixian.cli.remarks import remarks
from duixian.engine import IndexEntry, Input
from duixian.model import Fault, Identity, Reading
from factories import reading
from running import Duixian


def index_of(folder: Path, *lines: str) -> Path:
    path = folder / "index.csv"
    path.write_text("\n".join(["doc,government,report_year", *lines]), encoding="utf-8")
    return path


def test_a_partial_report_is_added_and_what_it_lacks_is_said(
    duixian: Duixian, reports: Path, tmp_path: Path
) -> None:
    whole = (reports / "lanchuan-2025.txt").read_text(encoding="utf-8")
    part = tmp_path / "part.txt"
    part.write_text(whole[: len(whole) * 3 // 4], encoding="utf-8")
    run = duixian("add", part)
    assert run.code == 0
    assert "part: is not the whole report: it lacks closing" in run.err
    assert "1 added" in run.err


def test_a_whole_report_is_not_remarked_on(duixian: Duixian, reports: Path) -> None:
    run = duixian("add", reports, "--index", reports / "INDEX.csv")
    assert run.err == "duixian: books: 4 added\n"


def test_index_rows_that_match_no_file_are_named(
    duixian: Duixian, reports: Path, tmp_path: Path
) -> None:
    idle = [f"nowhere-{n},,2020" for n in range(7)]
    index = index_of(tmp_path, "yanxi-2025,砚溪县,2025", *idle)
    run = duixian("add", reports / "yanxi-2025.txt", "--index", index)
    assert run.code == 0
    assert "7 rows match no file that was given: nowhere-0, nowhere-1" in run.err
    assert "nowhere-4 and 2 more" in run.err
    assert "yanxi-2025" not in run.err


def test_where_index_and_text_disagree_the_text_is_followed_and_it_is_said(
    duixian: Duixian, reports: Path, tmp_path: Path
) -> None:
    index = index_of(tmp_path, "yanxi-2025,大连市,2019")
    run = duixian("add", reports / "yanxi-2025.txt", "--index", index, "-f", "jsonl")
    assert run.code == 0
    assert "yanxi-2025: the index says 大连市, the text 砚溪县. The text is followed" in run.err
    assert "yanxi-2025: the index says 2019, the text 2025. The text is followed" in run.err
    assert [(r["government"], r["report_year"]) for r in run.rows] == [("砚溪县", 2025)]


@pytest.mark.parametrize("year", [1023, 3024])
def test_a_year_that_no_report_can_be_of_is_said(
    duixian: Duixian, reports: Path, tmp_path: Path, year: int
) -> None:
    index = index_of(tmp_path, f"yanxi-2025,,{year}")
    run = duixian("add", reports / "yanxi-2025.txt", "--index", index)
    assert run.code == 0
    assert f"the index gives the year {year}, which no report can be of (1949 to " in run.err


@pytest.mark.parametrize("year", [1023, 3024])
def test_a_title_of_a_year_that_no_report_can_be_of_is_said(
    duixian: Duixian, reports: Path, tmp_path: Path, year: int
) -> None:
    text = (reports / "yanxi-2025.txt").read_text(encoding="utf-8")
    odd = tmp_path / "odd.txt"
    odd.write_text(text.replace("2025年", f"{year}年"), encoding="utf-8")
    run = duixian("add", odd)
    assert run.code == 0
    assert f"odd: the title gives the year {year}, which no report can be of" in run.err


def told(identity: Identity, government: str | None = None, year: int | None = None) -> list[str]:
    return list(remarks(identity, IndexEntry(government, year), 2026))


def identity(government: str | None, code: str | None, year: int | None) -> Identity:
    return Identity(
        title=None,
        government=government,
        government_code=code,
        level=None,
        report_year=year,
        delivered=None,
        stated_date=None,
        kind="report",
        complete=True,
        missing=(),
        evidence=(),
    )


@pytest.mark.parametrize("name", ["大连", "大連市", "辽宁省大连市", "210200", "大连市人民政府"])
def test_an_index_that_calls_the_same_government_otherwise_does_not_disagree(name: str) -> None:
    assert told(identity("大连市", "210200", 2020), name, 2020) == []
    assert told(identity("沈阳市", "210100", 2020), name, 2020) != []


@pytest.mark.parametrize(("year", "possible"), [(1948, 0), (1949, 1), (2027, 1), (2028, 0)])
def test_a_report_can_be_of_any_year_since_1949_up_to_the_coming_one(
    year: int, possible: bool
) -> None:
    assert (told(identity("大连市", "210200", year)) == []) == possible


def test_an_index_supplies_what_the_text_does_not_say_without_a_remark() -> None:
    assert told(identity("瀾川市", None, 2020), "瀾川市", 2020) == []
    assert told(identity(None, None, None), "大连市", 2020) == []


def test_what_a_reading_has_left_out_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    fault = Fault("number", 12, 14, "5%", "IndexError: it stumbles")

    def read(given: Input) -> Reading:
        return replace(reading(given.doc), faults=(fault, fault))

    given = [Input("lanchuan-2025.txt", data=b"")]
    with outcomes(given, jobs=1, seconds=None, reader=read) as (found, failures):
        assert len(list(found)) == 1
    assert failures.count == 0
    said = capsys.readouterr().err
    assert "lanchuan-2025.txt: the reader failed on a number at 12-14 ('5%'), and 1 more" in said
    assert "IndexError: it stumbles" in said


def test_the_default_time_limit_is_told_as_it_is() -> None:
    from duixian.cli.options import TimeoutOption
    from duixian.engine import SECONDS, SECONDS_SCANNED

    told = f"({SECONDS:g}; a PDF or picture: {SECONDS_SCANNED:g})"
    assert told in TimeoutOption.__metadata__[0].help  # type: ignore[attr-defined]
