"""The commands of the year's end."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from running import Duixian


def test_a_year_is_lived_through_and_closed_again_from_its_desk(
    duixian: Duixian, tmp_path: Path
) -> None:
    shown = duixian("desk", "demo", "--output", tmp_path / "demo", "--format", "jsonl")
    folder = tmp_path / "demo" / "desk-year"
    assert "办结率" in shown.err
    assert (folder / "desk-year.html").is_file()
    # The desk that it left gives the same rows through `year-end`, from the books beside it.
    (folder / "desk").rename(tmp_path / "demo" / "books" / "desk")
    closed = duixian(
        *("--books", tmp_path / "demo" / "books", "desk", "year-end", "-g", "澜川市", "-y", "2024"),
        *("--on", "2025-01-20", "--format", "jsonl"),
    )
    assert closed.rows == shown.rows
    assert {"missed", "met", None} <= {row["verdict"] for row in closed.rows}
    other = duixian(
        *("--books", tmp_path / "demo" / "books", "desk", "year-end", "-y", "2019"),
        *("--format", "jsonl"),
    )
    assert other.rows == []
    _and_the_next_reports_rate_is_held_against_it(duixian, tmp_path / "demo" / "books", folder)


def _and_the_next_reports_rate_is_held_against_it(
    duixian: Duixian, books: Path, folder: Path
) -> None:
    asked = ("--books", books, "audit", "--kind", "desk_rate", "--format", "jsonl")
    assert duixian(*asked).rows == []  # the demo's report states a rate of letters alone
    reports = resources.files("duixian.demo").joinpath("reports")
    said = "年度重点工作办结率100%。办理群众来信来访"
    text = (reports / "lanchuan-2025.txt").read_text("utf-8").replace("办理群众来信来访", said)
    (folder / "lanchuan-2025.txt").write_text(text, encoding="utf-8")
    added = duixian("--books", books, "add", folder / "lanchuan-2025.txt")
    assert added.code == 0, added.err
    (found,) = duixian(*asked).rows
    assert (found["found"], found["severity"]) == (100.0, "low")
    assert found["expected"] < 100
