"""The mutation check: which faults it puts in, and that it leaves the checkout as it was."""

import subprocess
import sys
from pathlib import Path

import pytest

from mutant_runs import Touched
from mutants import Outcome, drawn, shares
from mutating import Mutation, mutations
from mutating_words import word_mutations


def kinds_of(source):
    """Kind and changed text of every fault in a module."""
    return [(m.kind, m.applied(source)) for m in mutations(source, "module.py")]


@pytest.mark.parametrize(
    ("source", "kind", "changed"),
    [
        ("x = a < b\n", "comparison", "x = a <= b\n"),
        ("x = a not in b\n", "comparison", "x = a in b\n"),
        ("x = (a) and (b)\n", "boolean", "x = (a) or (b)\n"),
        ("x = not a\n", "boolean", "x = a\n"),
        ("x = a + b\n", "arithmetic", "x = a - b\n"),
        ("x = 3\n", "constant", "x = (3 + 1)\n"),
        ("x = True\n", "constant", "x = False\n"),
        ("x = '亿'\n", "word", 'x = "‡"\n'),
        ("def f():\n    return a\n", "return", "def f():\n    return None\n"),
        ("log(a)\n", "call", "pass\n"),
        ("if a:\n    b()\n", "condition", "if False:\n    b()\n"),
        ("x = [a for a in b if c]\n", "condition", "x = [a for a in b if True]\n"),
        ("x = '甲乙' + a\n", "arithmetic", "x = '甲乙' - a\n"),
    ],
)
def test_a_fault_of_each_kind_changes_its_place_and_nothing_else(source, kind, changed):
    assert (kind, changed) in kinds_of(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""What a module is for."""\n',
        'raise ValueError("never said")\n',
        '__all__ = ["name"]\n',
        "x: 'int'\n",
        "@cache(3)\ndef f(): ...\n",
    ],
)
def test_what_is_said_about_the_code_is_left_alone(source):
    assert kinds_of(source) == []


def test_each_alternative_of_a_pattern_is_taken_away_once_at_every_depth():
    source = 'p = re.compile(r"甲(?:乙|丙)|"\n    r"[|]丁")\n'
    changed = [text for kind, text in kinds_of(source) if kind == "alternative"]
    assert changed == [
        'p = re.compile(r"甲(?:丙)|"\n    r"[|]丁")\n',
        'p = re.compile(r"甲(?:乙)|"\n    r"[|]丁")\n',
        'p = re.compile(r""\n    r"[|]丁")\n',
        'p = re.compile(r"甲(?:乙|丙)"\n    r"")\n',
    ]


def test_each_part_of_a_composed_pattern_is_taken_away():
    source = 'p = re.compile(either("甲", r"乙(?:丙|丁)"))\n'
    changed = [text for kind, text in kinds_of(source) if kind == "alternative"]
    assert changed == [
        'p = re.compile(either("‡", r"乙(?:丙|丁)"))\n',
        'p = re.compile(either("甲", "‡"))\n',
        'p = re.compile(either("甲", r"乙(?:丁)"))\n',
        'p = re.compile(either("甲", r"乙(?:丙)"))\n',
    ]


def test_a_bar_that_is_escaped_parts_nothing():
    assert "alternative" not in dict(kinds_of('p = re.compile(r"甲\\|乙")\n'))


def test_a_fault_behind_chinese_signs_is_put_where_it_stands():
    assert ("comparison", "x = '亿元' != b\n") in kinds_of("x = '亿元' == b\n")


def test_each_word_of_a_list_in_a_registry_is_taken_away_once():
    table = 'words = [\n  "亿", "万", # "not a list\n]\nname = "其他"\n'
    changed = [m.applied(table) for m in word_mutations(table, "words.toml")]
    assert [text.split("[")[1].split("#")[0].split() for text in changed] == [
        ['"‡2",', '"万",'],
        ['"亿",', '"‡2",'],
    ]


def test_tests_that_touch_the_line_are_run_and_at_import_all_of_the_module():
    told = {
        "lines": {
            "tests/settle/test_a.py::slow": {"settle/a.py": [4, 5]},
            "tests/settle/test_b.py::quick": {"settle/a.py": [9]},
        },
    }
    slow, quick, other = (
        f"tests/settle/test_{n}" for n in ("a.py::slow", "b.py::quick", "c.py::c")
    )
    texts = {"tests/settle/test_c.py": "from duixian.settle import b"}
    touched = Touched.of(told, {slow: 2.0, quick: 0.1, other: 0.1}, texts)
    assert touched.tests("settle/a.py", range(5, 6)) == [slow]
    assert touched.tests("settle/a.py", range(1, 2)) == [slow, quick]  # its own file first
    assert touched.tests("settle/b.py", range(1, 2)) == [other]  # named, though no line is run
    assert touched.tests("settle/d.py", range(1, 2)) == []


def test_a_mutant_that_hangs_was_noticed():
    fault = Mutation("f.py", 1, "call", ())
    became = ["killed", "timeout", "survived", "survived"]
    done = [Outcome("settle", fault, "", one, "") for one in became]
    assert shares(done) == {"settle": 0.5}


def test_the_sample_is_the_same_for_the_same_seed():
    root = Path(__file__).resolve().parents[2]
    one = drawn(root, "settle", 5, 7, "prices")
    assert one == drawn(root, "settle", 5, 7, "prices")
    assert one != drawn(root, "settle", 5, 8, "prices")
    assert {m.file for m in one} == {"src/duixian/settle/prices.py"}


CODE = """
def older(a, b):
    return a > b
"""
TEST = """
from duixian.settle.ages import older

def test_the_older_is_older():
    assert older(2, 1)
"""


def test_a_run_tells_the_survivors_and_writes_nothing_into_the_checkout(tmp_path):
    root = tmp_path / "checkout"
    for file, text in {
        "src/duixian/__init__.py": "",
        "src/duixian/settle/__init__.py": "",
        "src/duixian/settle/ages.py": CODE,
        "tests/settle/test_ages.py": TEST,
        "eval/touching.py": (Path(__file__).parents[2] / "eval/touching.py").read_text("utf-8"),
        "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--import-mode=importlib -q"\n'
        'markers = ["corpus", "browser", "postgres", "stress"]\n',
    }.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    code = (
        "import mutants, sys; from pathlib import Path; mutants.ROOT = Path(sys.argv.pop(1));"
        "sys.exit(mutants.main())"
    )
    floors = tmp_path / "floors.json"
    floors.write_text('{"killed": {"settle": 0.9}}', encoding="utf-8")
    command = [sys.executable, "-c", code, str(root), "--rooms", "settle", "--sample", "25"]
    command += ["--folder", str(tmp_path / "var"), "--floors", str(floors)]
    eval_dir = Path(__file__).resolve().parents[2] / "eval"
    done = subprocess.run(command, cwd=eval_dir, capture_output=True, text=True)
    assert "of 2 drawn" in done.stdout, done.stdout + done.stderr
    assert "-    return a > b\n+    return a >= b" in done.stdout
    assert "settle    0.50  floor 0.90  FELL" in done.stdout
    assert done.returncode == 1
    assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before
