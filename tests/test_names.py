"""One name, one thing: what a newcomer reads in one module holds in the next."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import duixian

PACKAGE = Path(duixian.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

ANSWERS = {"Government", "Indicator", "Series"}
"""The answers of the REST API are named as the nouns that they tell of: their names are public."""


def test_no_two_classes_share_a_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(file.relative_to(PACKAGE)))
    assert len(places) > 200
    twice = {name: files for name, files in places.items() if len(files) > 1}
    assert set(twice) == ANSWERS, twice
    assert all("portal/api/directory.py" in files for files in twice.values())


def test_figures_are_made_in_one_place() -> None:
    """Sides of accounts and findings: elsewhere a field is forgotten when one is added."""
    makers = {name for name, call in _calls() if call == "Figure"}
    assert makers == {"model/figures.py"}


def test_years_in_chinese_digits_are_known_in_one_place() -> None:
    """A pattern for them of one's own knows years that the next module does not."""
    signs = ("[一二][〇零", "[一二][九〇零]", "一九五七|", "二[〇零]")
    own = {
        str(file.relative_to(PACKAGE))
        for file in MODULES
        if any(sign in file.read_text(encoding="utf-8") for sign in signs)
    }
    assert own == {"text/times.py"}


def test_nouns_are_made_of_rows_in_one_place() -> None:
    makers = {
        str(file.relative_to(PACKAGE))
        for file in MODULES
        if "import fields" in (text := file.read_text(encoding="utf-8"))
        or ", fields" in text.partition("\nclass ")[0]
    }
    rows = {name for name in makers if "noun(**" in (PACKAGE / name).read_text(encoding="utf-8")}
    assert rows == {"model/rows.py"}


def _calls() -> list[tuple[str, str]]:
    return [
        (str(file.relative_to(PACKAGE)), node.func.id)
        for file in MODULES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]


def test_modules_of_a_room_do_not_import_each_other_in_a_circle() -> None:
    """The command line and the evaluation once did: what loads first then decides."""
    rooms = ((PACKAGE / "cli", "duixian.cli."), (Path(__file__).parents[1] / "eval", ""))
    for folder, package in rooms:
        edges = _imports(folder, package)
        assert any(edges.values())
        assert not (circle := _circle(edges)), circle


def _imports(folder: Path, package: str) -> dict[str, set[str]]:
    """Every module of a folder -> those of the same folder that it imports, wherever in it."""
    names = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    edges: dict[str, set[str]] = {}
    for name in names:
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        found: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            if isinstance(node, ast.ImportFrom):
                module = node.module or ""
                found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
        edges[name] = {other for other in names - {name} if package + other in found}
    return edges


def _circle(edges: dict[str, set[str]]) -> list[str]:
    left = dict(edges)
    while free := [name for name, to in left.items() if not to & left.keys()]:
        for name in free:
            del left[name]
    return sorted(left)
