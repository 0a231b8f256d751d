"""The data goes one way, and so do imports: a room knows only rooms above it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import duixian

PACKAGE = Path(duixian.__file__).parent

ROOMS = (
    "doors",
    "errors",
    "needed",
    "own_process",
    "late_re",
    "patterns",
    "recent",
    "records",
    "versions",
    "chinese",
    "model",
    "registry",
    "sources",
    "text",
    "extract",
    "words",
    "evidence",
    "books",
    "settle",
    "audit",
    "settled",
    "variables",
    "desk",
    "exports",
    "engine",
    "demo",
    "portal",
    "assistant",
    "cli",
)
"""From the top down: the order of docs/architecture.md."""

ENTRANCES = ("__init__", "__main__")
"""The package's own door: it may know all, and nobody imports it for anything but its version."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def name_of(file: Path) -> str:
    parts = ("duixian", *file.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(file: Path) -> Iterator[tuple[int, str]]:
    """Every module of the package that a file imports, wherever in it, with the line."""
    package = name_of(file).split(".")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                is_package = file.name == "__init__.py"
                above = package[: len(package) - node.level + is_package]
                base = ".".join([*above, base] if base else above)
            if base == "duixian":
                for alias in node.names:
                    yield node.lineno, f"duixian.{alias.name}"
            else:
                yield node.lineno, base


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_a_module_imports_only_from_rooms_above_its_own(file: Path) -> None:
    own = room_of(name_of(file))
    if own in ENTRANCES:
        return
    for line, module in imported(file):
        if module.split(".")[0] != "duixian":
            continue
        room = room_of(module)
        if room == own or room == "__version__":
            continue
        assert room in ROOMS, f"{file}:{line} imports {module}, which is no room"
        assert ROOMS.index(room) < ROOMS.index(own), (
            f"{file.relative_to(PACKAGE)}:{line} imports {module}: "
            f"{own!r} stands above {room!r} in the order of rooms"
        )


OPEN = ("duixian.registry.", "duixian.text.numerals", "duixian.text.times")
"""Doors besides a room's own: each register by itself, the reading of numerals, and the patterns of
years and plans."""


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_nobody_reaches_past_a_door(file: Path) -> None:
    own = room_of(name_of(file))
    for line, module in imported(file):
        if module.count(".") < 2 or not module.startswith("duixian."):
            continue
        assert room_of(module) == own or module.startswith(OPEN), (
            f"{file.relative_to(PACKAGE)}:{line} imports {module}: "
            f"ask {room_of(module)!r} for it at its door"
        )


def test_every_room_is_in_the_order() -> None:
    rooms = {room_of(name_of(file)) for file in MODULES} - set(ENTRANCES)
    assert rooms <= set(ROOMS)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from duixian.settle import accounts", "duixian.settle"),
        ("import duixian.settle.grading", "duixian.settle.grading"),
        ("from duixian import settle", "duixian.settle"),
        ("def f():\n    from duixian import settle", "duixian.settle"),
        ("from ..settle import accounts", "duixian.settle"),
        ("from .. import settle", "duixian.settle"),
    ],
)
def test_no_way_of_importing_escapes(
    source: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    file = tmp_path / "text" / "folding.py"
    file.parent.mkdir()
    file.write_text(source, encoding="utf-8")
    assert found in {module for _, module in imported(file)}


FORBIDDEN = {
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time",
    "os.environ", "os.getenv",
}  # fmt: skip
EDGES = ("cli", "portal", "desk")


@pytest.mark.parametrize(
    "file",
    [f for f in MODULES if room_of(name_of(f)) not in EDGES],
    ids=lambda f: str(f.relative_to(PACKAGE)),
)
def test_no_room_but_the_edges_reads_clock_or_environment(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used = f"{node.value.id}.{node.attr}"
            assert used not in FORBIDDEN, f"{file}:{node.lineno} uses {used}"


HEAVY = (
    *("pyarrow", "duckdb", "deltalake", "pandas", "scipy", "altair", "trafilatura", "openpyxl"),
    *("pypdfium2", "docx", "fastapi", "rich.progress", "obstore"),
)


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; sys.argv = ['duixian', '--help']\n"
        "from duixian.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(*[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "identify" in done.stdout
    assert done.stderr.split() == []


def test_a_worker_process_loads_neither_arrow_nor_duckdb() -> None:
    code = (
        f"import sys\nimport duixian.engine\nprint(*[m for m in {HEAVY[:5]!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
