"""read, identify, recover: reports in, rows out, no books needed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

import duixian as package
from duixian.cli.inputs import runner_of
from duixian.engine import Cluster, Local
from duixian.errors import UsageError
from duixian.model import Claim
from running import Duixian


def test_claims_of_a_file_are_json_lines_with_the_fields_of_a_claim(
    duixian: Duixian, reports: Path
) -> None:
    run = duixian("read", reports / "lanchuan-2025.txt")
    assert (run.code, run.err) == (0, "")
    assert len(run.rows) > 20
    assert list(run.rows[0]) == [f.name for f in fields(Claim)]


def test_quotes_stand_in_the_source_where_the_offsets_say(duixian: Duixian, reports: Path) -> None:
    source = (reports / "lanchuan-2025.txt").read_text(encoding="utf-8")
    claims = duixian("read", reports / "lanchuan-2025.txt").rows
    assert claims
    for claim in claims:
        assert source[claim["start"] : claim["end"]] == claim["quote"]


def test_a_folder_is_read_in_order(duixian: Duixian, reports: Path) -> None:
    rows = duixian("read", reports, "--jobs", 2).rows
    docs = list(dict.fromkeys(row["doc"] for row in rows))
    assert docs == sorted(p.stem for p in reports.glob("*.txt"))


def test_one_process_and_several_read_alike(duixian: Duixian, reports: Path) -> None:
    assert duixian("read", reports, "-j", 1).raw == duixian("read", reports, "-j", 2).raw


def test_standard_input_is_a_report_too(duixian: Duixian, reports: Path) -> None:
    data = (reports / "lanchuan-2025.txt").read_bytes()
    piped = duixian("read", "-", stdin=data).rows
    named = duixian("read", reports / "lanchuan-2025.txt").rows
    assert {row["doc"] for row in piped} == {"stdin"}
    assert [r["claim_id"] for r in piped] == [r["claim_id"] for r in named]


def test_formats_on_standard_output_and_in_files(
    duixian: Duixian, reports: Path, tmp_path: Path
) -> None:
    report = reports / "lanchuan-2025.txt"
    rows = duixian("read", report).rows
    lines = list(csv.DictReader(io.StringIO(duixian("read", report, "-f", "csv").out)))
    assert [line["quote"] for line in lines] == [row["quote"] for row in rows]
    assert duixian("read", report, "-o", "claims.parquet").raw == b""
    assert pq.read_table(tmp_path / "claims.parquet").num_rows == len(rows)
    assert duixian("read", report, "-o", "claims.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "claims.xlsx").active
    assert sheet.max_row == len(rows) + 1
    table = duixian("read", report, "--format", "table").out
    assert "domestic" in table
    assert "1902.7亿元" in table  # the quote as it stands


def test_a_file_of_unknown_ending_needs_a_format(duixian: Duixian, reports: Path) -> None:
    run = duixian("read", reports, "-o", "claims.dat")
    assert run.code == 2
    assert "names no format" in run.err


def test_identity_says_whose_report_it_is(duixian: Duixian, reports: Path) -> None:
    index = reports / "INDEX.csv"
    rows = {r["doc"]: r for r in duixian("identify", reports, "--index", index).rows}
    found = rows["lanchuan-2025"]
    assert (found["government"], found["report_year"]) == ("澜川市", 2025)
    assert found["complete"] is True
    assert len(found["sections"]) >= 3
    assert rows["lanchuan-2024"]["damaged_runs"] + rows["lanchuan-2025"]["damaged_runs"] > 0


def test_an_index_with_a_wrong_year_stops_before_reading(
    duixian: Duixian, reports: Path, tmp_path: Path
) -> None:
    (tmp_path / "i.csv").write_text("doc,government,report_year\na,b,soon\n", encoding="utf-8")
    run = duixian("identify", reports, "--index", "i.csv")
    assert (run.code, run.raw) == (2, b"")
    assert "line 2" in run.err


def test_clean_text_comes_through_recovery_byte_for_byte(duixian: Duixian) -> None:
    for data in ("一、今年目标\r\n增长5%。\r\n", "\ufeff增长5%。", "增长5%。"):
        run = duixian("recover", "-", stdin=data.encode())
        assert run.raw == data.encode()
        assert "no damage found" in run.err


def test_other_encodings_come_out_as_utf8(duixian: Duixian) -> None:
    text = "2025年，全市地区生产总值增长5%以上，城镇新增就业3万人。" * 3
    assert duixian("recover", "-", stdin=text.encode("gbk")).out == text


def test_recovery_says_what_it_repaired(duixian: Duixian, reports: Path) -> None:
    said = ""
    for year in (2024, 2025):
        file = reports / f"lanchuan-{year}.txt"
        run = duixian("recover", file)
        said += run.err
        assert run.code == 0
        if "→" in run.err:
            assert run.out != file.read_text(encoding="utf-8")
    assert "→" in said
    assert "confidence" in said


def test_nobody_is_left_waiting_when_the_reader_of_output_leaves(
    duixian: Duixian, reports: Path
) -> None:
    import subprocess
    import sys

    command = f"{sys.executable} -m duixian read {reports} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, timeout=60, check=True)
    assert json.loads(done.stdout)
    assert done.stderr == b""


def test_version(duixian: Duixian) -> None:
    assert duixian("--version").out == f"duixian {package.__version__}\n"


def test_commands_and_options_are_completed(duixian: Duixian) -> None:
    def completed(words: str) -> str:
        asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        return duixian(_DUIXIAN_COMPLETE="complete_bash", **asked).out

    assert "complete_bash" in duixian(_DUIXIAN_COMPLETE="source_bash").out
    assert completed("duixian acc").split() == ["accounts"]
    assert completed("duixian claims --ro").split() == ["--role"]


def test_reading_from_python_gives_tables(reports: Path) -> None:
    report = package.read(reports / "lanchuan-2025.txt", government="澜川市", report_year=2025)
    assert report.identity.government == "澜川市"
    assert report.claims.df()["value"].dtype == float
    assert report.claims.arrow().num_rows == len(report.reading.claims)
    assert len(report.tasks) > 5


@pytest.mark.parametrize(
    ("engine", "jobs", "told"),
    [
        (
            "spark",
            None,
            "--engine spark: there is no such engine. Give local, dask, or the address",
        ),
        ("tcp://192.0.2.1:8786", 2, "--jobs 2 says how many processes of this machine read"),
    ],
)
def test_an_engine_that_is_none_is_told(engine: str, jobs: int | None, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        runner_of(engine, jobs)


def test_the_engine_is_chosen_by_its_word() -> None:
    chosen = [runner_of("local", 2), runner_of("dask", 2), runner_of("tcp://192.0.2.1:8786", None)]
    assert [type(one) for one in chosen] == [Local, Cluster, Cluster]
