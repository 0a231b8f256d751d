"""The command line in Chinese: nothing that is said lacks it, and rows do not change with it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import typer.main

from duixian import chinese
from duixian.cli import app, columns, commands, language
from duixian.cli.help import _example
from duixian.errors import UsageError
from duixian.model import Account, Claim, Finding
from duixian.registry import cell_states, dictionaries, vintages
from duixian.settle import WideCell
from duixian.variables.rows import TargetVariables
from duixian.variables.text_rows import NearestText, ReportVariables
from duixian.words.counting import WordCount
from running import Duixian
from said import ERRORS, FILES, PACKAGE, sentences

assert commands
SENTENCES = list(sentences())
HELP, SAID = chinese.catalogue("help"), chinese.catalogue("sentences")
HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"\b[a-z]{3,} [a-z]{2,}")
"""English words beside each other, which Chinese has only in commands."""


COMMANDS = {"duixian --books {1} rebuild", "pip install 'duixian[ocr]'"}
"""What is said and is the same in every language."""


def explained(command: Any) -> Iterator[tuple[str, str]]:
    """Every help text of a command and those below it, with what it explains."""
    for text in (command.help, command.epilog):
        if text:
            yield command.name, text
    for parameter in command.params:
        if text := getattr(parameter, "help", None):
            yield f"{command.name} {parameter.opts[0]}", text
    for below in getattr(command, "commands", {}).values():
        yield from explained(below)


TEXTS = [(whose, " ".join(text.split())) for whose, text in explained(typer.main.get_command(app))]


def test_every_help_text_has_its_chinese() -> None:
    lacking = {
        text: whose
        for whose, text in TEXTS
        if text not in HELP and not _is_only_commands(_example(text))
    }
    told = "".join(f'\n{whose}: "{text}"' for text, whose in lacking.items())
    assert not lacking, f"give these their Chinese in src/duixian/chinese/help.toml:{told}"


def _is_only_commands(epilog: str) -> bool:
    return bool(re.fullmatch(r"示例：(\[bold\][^\[]*\[/bold\](, )?)+", epilog))


def test_every_sentence_has_its_chinese() -> None:
    lacking = {s.template: s for s in SENTENCES if s.is_prose and s.template not in SAID}
    told = "".join(
        f'\n{s.file.relative_to(PACKAGE)}:{s.line}: "{s.template}"' for s in lacking.values()
    )
    assert not lacking, f"give these their Chinese in src/duixian/chinese/sentences.toml:{told}"


def test_nothing_is_translated_that_is_no_longer_said() -> None:
    assert not HELP.keys() - {text for _, text in TEXTS} - {"Show this message and exit."}
    assert not SAID.keys() - {s.template for s in SENTENCES}


@pytest.mark.parametrize("catalogue", ["sentences", "usage"])
def test_a_sentence_and_its_chinese_have_the_same_places(catalogue: str) -> None:
    for english, translated in chinese.catalogue(catalogue).items():
        assert set(chinese.PLACE.findall(english)) == set(chinese.PLACE.findall(translated)), (
            f"{catalogue}.toml: {english}"
        )


def test_what_is_translated_is_in_chinese() -> None:
    for name in ("help", "sentences", "usage"):
        for english, translated in chinese.catalogue(name).items():
            bare = not WORD.search(translated) or translated in COMMANDS
            told = HAN.search(translated) or bare
            assert told, f"{name}.toml: {english}"


def test_the_errors_looked_at_are_all_there_are() -> None:
    """A class that the test does not know of would be one whose sentences nobody asks for."""
    raised = {
        name
        for file in FILES
        for name in re.findall(r"raise ([A-Z]\w+)\(", file.read_text(encoding="utf-8"))
    }
    builtin = {n for n in raised if isinstance(__builtins__.get(n), type)}  # type: ignore[attr-defined]
    of_others = {"EMPTY", "Terminated", "ToolError"}
    assert raised - builtin - of_others <= ERRORS
    assert {"UsageError", "EmptyInput", "NoSuchItem", "FormOfAnotherYear"} <= ERRORS


@pytest.mark.parametrize(
    ("english", "translated"),
    [
        ("b: there are no books here. Add reports to make some", "b：此处没有账本。请先添加报告"),
        ("a.txt: there is no such file. Check the path", "a.txt：没有这个文件。请检查路径"),
        (
            "a.txt: the text is UTF-8, but byte 0xff breaks it (byte offset 9). Get the file again "
            "from where it came from, or save it as UTF-8 from a program that opens it; bytes are "
            "never replaced silently",
            "a.txt：文本为 UTF-8 编码，但字节 0xff不合规则（字节偏移 9）。请从来源处重新取得文件，"
            "或用能打开它的程序存为 UTF-8；本程序绝不擅自替换字节",
        ),
        ("a: no damage found", "a：未发现损坏"),
    ],
)
def test_a_sentence_is_known_by_the_words_between_its_places(english: str, translated: str) -> None:
    assert chinese.said(english) == translated


def test_what_is_in_no_catalogue_stays_as_it_is() -> None:
    assert chinese.said("the weather is fine today") is None


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_SG"}, "zh"),
        ({"DUIXIAN_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"DUIXIAN_LANG": "zh", "LC_ALL": "C"}, "zh"),
        ({"DUIXIAN_LANG": "", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_locales(
    environment: dict[str, str], known: str
) -> None:
    assert language.chosen(environment) == known


def test_a_language_that_there_is_not_is_wrong_usage(duixian: Duixian) -> None:
    with pytest.raises(UsageError, match="zh, en"):
        language.chosen({"DUIXIAN_LANG": "fr"})
    done = duixian("history", DUIXIAN_LANG="ZH")
    assert done.code == 2
    assert "There are: zh, en" in done.err


def test_wrong_usage_and_help_are_told_in_chinese(duixian: Duixian) -> None:
    done = duixian("clams", DUIXIAN_LANG="zh", COLUMNS="100")
    assert done.code == 2
    assert "没有命令 'clams'。是否指 'claims'？" in done.err
    shown = duixian("claims", "--help", DUIXIAN_LANG="zh", COLUMNS="80").out
    assert "用法：duixian claims [选项]" in shown
    assert "账本中的数据" in shown
    assert "…" not in shown.replace("PATH…", ""), "no help is cut"
    assert "Options" not in shown


def test_a_failing_input_is_told_in_chinese_with_the_same_code_and_rows(
    duixian: Duixian, books: Any
) -> None:
    for command in (("claims", "--where", "nope > 1"), ("accounts", "--format", "csv")):
        english = duixian("--books", books, *command, DUIXIAN_LANG="en")
        translated = duixian("--books", books, *command, DUIXIAN_LANG="zh")
        assert translated.code == english.code
        assert translated.out == english.out, "data have no language"
    assert duixian("read", "gone.txt", DUIXIAN_LANG="zh").err == (
        "duixian: gone.txt：没有这个文件。请检查路径\n"
    )


def test_every_column_that_a_terminal_shows_has_a_chinese_heading() -> None:
    shown = {name for value in vars(columns).values() if isinstance(value, tuple) for name in value}
    headings = chinese.catalogue("headings")
    assert not shown - headings.keys()
    assert all(HAN.search(heading) and len(heading) <= 8 for heading in headings.values())


def test_a_value_is_called_in_a_table_as_the_portal_calls_it() -> None:
    source = (PACKAGE / "chinese" / "values.toml").read_text("utf-8")
    portal = tomllib.loads((PACKAGE / "portal" / "words.toml").read_text("utf-8"))
    names = tomllib.loads(source)
    assert names.pop("vintage") == {one.id: one.zh for one in vintages.load().values()}
    assert names.pop("state") == {key: one.zh for key, one in cell_states.load().items()}
    parts = {key: part["zh"] for key, part in portal["part"].items()}
    assert names.pop("section_role") == {"all": "全文"} | parts
    lists = map(dictionaries.load, dictionaries.names())
    assert names.pop("note").keys() == {one.note for one in lists}
    for own in ("word", "remark", "missing", "stated", "bound_kind"):  # no page names them
        assert names.pop(own)
    assert names.pop("answer").keys() == {"yes", "no"}
    portal["kind"] |= portal["task_kind"]
    for column, values in names.items():
        assert values == {value: named["zh"] for value, named in portal[column].items()}


@pytest.mark.parametrize(
    ("noun", "shown"),
    [
        (Claim, columns.CLAIMS),
        (Account, columns.ACCOUNTS),
        (Finding, columns.FINDINGS),
        (WordCount, columns.WORD_COUNTS),
        (TargetVariables, columns.VARIABLES),
        (ReportVariables, columns.SIMILARITY),
        (NearestText, columns.NEAREST),
        (WideCell, columns.WIDE),
    ],
)
def test_every_value_that_a_terminal_shows_has_its_chinese(
    noun: type, shown: tuple[str, ...]
) -> None:
    for name, kind in get_type_hints(noun).items():
        told = {v for part in (kind, *get_args(kind)) for v in get_args(part) if isinstance(v, str)}
        if name in shown:
            assert not {v for v in told if chinese.valued(name, v) is None}, name


CODE = re.compile(r"(?<![\w./-])[a-z][a-z_]{2,}(?![\w./-])")


@pytest.mark.parametrize(
    "command", ["words 就业 --by-section", "variables", "wide 2024 --long", "wide 2024", "accounts"]
)
def test_a_table_in_chinese_has_no_codes_and_one_in_english_no_chinese_names(
    command: str, books: Path
) -> None:
    run = [sys.executable, "-m", "duixian", "--books", str(books), *command.split()]
    told = {}
    for spoken in ("zh", "en"):
        environment = os.environ | {"DUIXIAN_LANG": spoken}
        done = subprocess.run(
            [*run, "-f", "table"], check=True, capture_output=True, text=True, env=environment
        )
        told[spoken] = done.stdout
    assert not set(CODE.findall(told["zh"])) - {"format", "csv", "xlsx"}
    assert not re.search("全国|目标|未找到|报告", told["en"])


def test_a_table_has_headings_in_the_readers_language(tmp_path: Path) -> None:
    """The demo's books, in a process of its own: the language is that of the process."""
    run = [sys.executable, "-m", "duixian"]
    made = [*run, "demo", "--output", str(tmp_path / "demo")]
    subprocess.run(made, check=True, capture_output=True)
    asked = [*run, "--books", str(tmp_path / "demo" / "books"), "panel", "-g", "澜川市"]
    told = {}
    for spoken in ("zh", "en"):
        for form in ("table", "csv"):
            environment = os.environ | {"DUIXIAN_LANG": spoken}
            done = subprocess.run(
                [*asked, "-f", form], check=True, capture_output=True, text=True, env=environment
            )
            told[spoken, form] = done.stdout
    assert "指标" in told["zh", "table"]
    assert "qualitative" not in told["zh", "table"]
    assert re.search(r"\d+ 行", told["zh", "table"])
    assert re.search("以上|左右", told["zh", "table"])
    assert not re.search(r"\b(?:approx|target)\b", told["zh", "table"])
    assert re.search(r"\btarget\b", told["en", "table"])
    assert "indicator" in told["en", "table"]
    assert told["zh", "csv"] == told["en", "csv"]
