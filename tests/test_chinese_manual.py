"""The manual in Chinese: it says what the English says in code, and its commands run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = sorted(page.name for page in (DOCS / "zh").glob("*.md"))
BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOTE = re.compile(r"\s*# .*|\s{2,}#.*")
HAN, WORDS = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"\b[a-z]{2,}(?: [a-z]{2,}){3,}")


def commands(page: Path) -> list[str]:
    """The lines of the code blocks of a page, without what is remarked behind them."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    lines = (NOTE.sub("", line).strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line]


def test_the_pages_that_are_wanted_are_there() -> None:
    assert {"getting-started.md", "words.md", "settling.md", "desk.md", "index.md"} <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_commands_of_the_english_one(name: str) -> None:
    assert commands(DOCS / "zh" / name) == commands(DOCS / name), (
        f"docs/zh/{name}: bring its code blocks up to docs/{name}"
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_the_english_one_and_is_in_chinese(name: str) -> None:
    text = (DOCS / "zh" / name).read_text(encoding="utf-8")
    assert f"](../{name})" in text
    prose = re.sub(r"`[^`\n]*`|\[[^]]*\]\([^)]*\)", "", BLOCK.sub("", text))
    assert HAN.search(prose)
    assert not WORDS.findall(prose)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_in_the_navigation_and_its_links_lead_somewhere(name: str) -> None:
    assert f"zh/{name}" in (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    page = DOCS / "zh" / name
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).is_file(), target


@pytest.mark.parametrize("name", ["words.md", "settling.md"])
def test_its_commands_run_on_the_invented_books(name: str, invented: Path) -> None:
    asked = [line for line in commands(DOCS / "zh" / name) if line.startswith("duixian ")]
    assert len(asked) >= 3
    for line in asked:
        words = shlex.split(line.replace("全国", "澜川市").replace(" --changed", ""))
        done = subprocess.run(
            [sys.executable, "-m", *words], cwd=invented, capture_output=True, check=False
        )
        assert done.returncode == 0, (line, done.stderr.decode())


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the books of the invented reports."""
    folder = tmp_path_factory.mktemp("invented")
    for command in (
        "duixian demo --output demo-result",
        "duixian --books books add demo-result/reports --index demo-result/reports/INDEX.csv",
    ):
        words = [sys.executable, "-m", *shlex.split(command)]
        subprocess.run(words, cwd=folder, capture_output=True, check=True)
    return folder
