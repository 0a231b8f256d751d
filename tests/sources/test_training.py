"""The character model says how likely text is, survives its file, and can be built again."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.sources import training
from duixian.sources.ngrams import Model, model
from sources.lost_bytes import SENTENCES


def test_what_was_seen_is_likelier_than_what_was_not() -> None:
    built = Model.from_bytes(training.build(training.count(SENTENCES)))
    assert built.after("生产") > built.after("生达")
    assert built.after("地区生") > built.after("地区达")
    assert built.after("生产") <= 0


def test_probabilities_after_a_context_do_not_exceed_one() -> None:
    shipped = model()
    for context in ("增", "增长", "的", "。"):
        total = sum(2.718281828 ** shipped.after(context + c) for c in shipped.single)
        assert 0.5 < total < 1.2, context


def test_an_opening_quotation_mark_is_never_followed_by_a_full_stop() -> None:
    assert model().after("“。") < model().after("“保") - 2


def test_the_model_serves_both_scripts_and_widths() -> None:
    assert model().mean("經濟運行總體平穩，增長６％") == pytest.approx(
        model().mean("经济运行总体平稳,增长6%")
    )


def test_the_model_knows_report_text_from_garbage() -> None:
    assert model().mean(SENTENCES[4]) > -6
    assert model().mean("提升??茖W編制") < -8


def test_the_command_builds_from_clean_texts_and_leaves_damaged_ones_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clean.txt").write_text("".join(SENTENCES), encoding="utf-8")
    (tmp_path / "bad.txt").write_text("提升??茖W編制", encoding="utf-8")
    assert training.main(["--build", str(tmp_path), "--out", str(tmp_path)]) == 0
    assert "bad.txt" in capsys.readouterr().err
    built = Model.from_bytes((tmp_path / "ngrams.bin").read_bytes())
    assert "茖" not in built.single
    ordinary = (tmp_path / "ordinary.txt").read_text(encoding="utf-8")
    assert "区" in ordinary
    assert "區" in ordinary
    assert "茖" not in ordinary


def test_a_folder_without_clean_text_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        training.main(["--build", str(tmp_path)])
    assert caught.value.code == 2


def test_a_file_that_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="not a character model"):
        Model.from_bytes(b"PNG")
