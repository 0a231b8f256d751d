"""The commands of the year's end."""

from __future__ import annotations

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
