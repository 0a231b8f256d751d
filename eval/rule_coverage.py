"""Which alternatives of the patterns occur in no test at all.

    python eval/rule_coverage.py                     share by module of extract
    python eval/rule_coverage.py --room settle --list

Only alternatives that are plain words are counted (``增长``, not ``提[高升]``): such a word can
match a test's text only if it stands in it. A word that does stand in a test need not be tested;
whether it is, `eval/mutants.py` tells.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

from mutating import mutations

ROOT = Path(__file__).resolve().parents[1]
_WORD = re.compile(r"[\u4e00-\u9fff]+")


def words(source: str) -> Iterator[str]:
    """The plain words among the alternatives of a module's patterns."""
    for fault in mutations(source, ""):
        if fault.kind == "alternative":
            start, end = fault.cuts[0][0], fault.cuts[-1][1]
            word = source[start:end].strip("|").strip("\"'")
            if _WORD.fullmatch(word):
                yield word


def said_in(folder: Path) -> str:
    """Everything that the tests of a folder say in strings, and in sentences kept beside them."""
    said = [file.read_text("utf-8") for file in sorted(folder.rglob("*.txt"))]
    for file in sorted(folder.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        strings = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant))
        said += [s for s in strings if isinstance(s, str)]
    return "\n".join(said)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--room", default="extract")
    parser.add_argument("--list", action="store_true", help="name the words, too")
    args = parser.parse_args()
    said = said_in(ROOT / "tests" / args.room)
    everything = missing = 0
    for file in sorted((ROOT / "src" / "duixian" / args.room).rglob("*.py")):
        found = sorted(set(words(file.read_text("utf-8"))))
        unsaid = [word for word in found if word not in said]
        everything, missing = everything + len(found), missing + len(unsaid)
        if unsaid:
            named = "  " + " ".join(unsaid) if args.list else ""
            print(f"{file.stem:<22}{len(unsaid):>4} of {len(found):<4}{named}")
    print(f"{'in no test':<22}{missing:>4} of {everything}: {missing / max(1, everything):.2f}")


if __name__ == "__main__":
    main()
