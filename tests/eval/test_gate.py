"""The gate as a command: what it scores, and when it fails."""

import json

import pytest

import gate
import labels
import reader
from duixian import extract
from duixian.model import Document, Repair
from published import publish


@pytest.fixture
def floors(tmp_path, monkeypatch):
    """Floors for the demo's labels in a file of the test's own; the shared labels are away."""

    def pin(**pinned):
        path = tmp_path / "floors.json"
        pinned = {name.replace("__", "."): floor for name, floor in pinned.items()}
        path.write_text(json.dumps({"demo": pinned}), encoding="utf-8")
        monkeypatch.setattr(gate, "FLOORS", path)
        return path

    return pin


def run(monkeypatch, tmp_path, *arguments):
    command = ["gate.py", "--shared", str(tmp_path / "none"), "--only", "claims", *arguments]
    monkeypatch.setattr("sys.argv", command)
    return gate.main()


def test_a_figure_below_its_floor_fails_the_gate(floors, monkeypatch, tmp_path, capsys):
    floors(claims__core_f1=1.01)
    assert run(monkeypatch, tmp_path) == 1
    assert "FELL  claims.core_f1" in capsys.readouterr().out


def test_figures_at_or_above_their_floors_pass_and_update_pins_them(floors, monkeypatch, tmp_path):
    path = floors(claims__core_f1=0.1)
    assert run(monkeypatch, tmp_path, "--update") == 0
    assert json.loads(path.read_text("utf-8"))["demo"]["claims.core_f1"] > 0.5


def test_a_report_that_breaks_the_reader_fails_the_gate_and_costs_only_itself(
    floors, monkeypatch, tmp_path, capsys
):
    floors(reading__failures=0)
    whole = extract.read

    def breaking(document, **known):
        if document.doc == "lanchuan-2024":
            raise ValueError("no such thing")
        return whole(document, **known)

    monkeypatch.setattr(extract, "read", breaking)
    assert run(monkeypatch, tmp_path) == 1
    told = capsys.readouterr()
    assert "lanchuan-2024 broke the reader" in told.err
    assert "lanchuan-2025" in told.out


def test_an_unknown_question_is_a_wrong_call(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("sys.argv", ["gate.py", "--only", "claims,rhymes"])
    assert gate.main() == 2
    assert "rhymes" in capsys.readouterr().err


def test_the_demo_has_labels_of_every_kind():
    material = labels.demo()
    assert all((material.claims, material.panel, material.verdicts, material.repairs))
    assert set(material.index) == set(material.texts)


def test_repairs_are_applied_at_their_places():
    source = "提升??茖W編制"
    repair = Repair(2, 6, source[2:6], "。科學", 0.9)
    document = Document("a", source, "r", "o", "text", "utf-8", repairs=(repair,))
    assert reader.repaired(document) == "提升。科學編制"


def test_the_figures_go_between_the_marks_of_the_manual(tmp_path):
    import datetime

    page = tmp_path / "accuracy.md"
    page.write_text("before\n<!-- gate.py begin -->\nstale\n<!-- gate.py end -->\nafter\n", "utf-8")
    publish(
        {"demo": {"claims.core_f1": 0.9}},
        {"demo": {}},
        datetime.date(2026, 1, 2),
        page,
        tmp_path / "accuracy.json",
    )
    text = page.read_text("utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "| `claims.core_f1` | 0.9 |" in text
    assert "stale" not in text
