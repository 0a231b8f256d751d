"""What is read from every text of the corpus, as it was when it was last looked at.

    python eval/approved.py             # what is read otherwise now, place by place
    python eval/approved.py --update    # takes it for looked at

Labels say what is right of the stretches that somebody labelled. This says of everything else
that its reading changed, not that it is wrong: a change of a rule shows what it does far from
the sentence that it was made for. Kept are digests by place, no words of the texts. Texts of
the blind labels are left out: nobody looks at what is read from them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duixian.model import Reading

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
FILE = ROOT / "eval" / "approved.jsonl"
BLIND = ROOT / "eval" / "blind"
FIELDS: Mapping[str, tuple[str, ...]] = {
    "claims": (
        *("indicator", "indicator_id", "aspect", "value", "value_high", "unit", "bound", "role"),
        *("period", "scope", "role_of_section", "rule", "end"),
    ),
    "tasks": (
        *("text", "kind", "verb", "object", "deadline", "deadline_source", "programme", "goal"),
        *("baseline", "end"),
    ),
    "headlines": ("series", "role", "year", "value", "value_high", "unit", "bound", "qualitative"),
}
"""What is compared of each row; a field that a row has not is left out."""

Places = dict[str, dict[str, list[str]]]
"""Table -> place (first character) -> digests of the rows there."""


def texts() -> list[Path]:
    """The texts of the corpus but those of blind labels."""
    blind = {path.stem for path in BLIND.glob("*.jsonl")}
    found = (*CORPUS.glob("*.txt"), *(CORPUS / "asfound").rglob("*.txt"))
    return sorted(path for path in found if path.stem not in blind)


def read(path: Path) -> Reading | None:
    """A text as it is read; None for one that is refused."""
    from duixian import errors, extract, sources

    try:
        return extract.read(sources.load(path))
    except errors.InputError:
        return None


def places(reading: Reading | None) -> Places:
    """The digests of what was read, by table and place; none of a text that is refused."""
    return {
        table: _places(table, (asdict(row) for row in getattr(reading, table, ())))
        for table in FIELDS
    }


def _places(table: str, rows: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        said = [row[name] for name in FIELDS[table] if name in row]
        digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:6]
        found.setdefault(str(row["start"]), []).append(digest)
    return {place: sorted(digests) for place, digests in found.items()}


def approved() -> dict[str, Places]:
    """What was looked at, by text."""
    lines = FILE.read_text("utf-8").splitlines()
    return {row["doc"]: row["places"] for row in map(json.loads, lines)}


def differences(now: Places, before: Places) -> Iterator[tuple[str, str, str]]:
    """Table, place and whether it is new, gone or read otherwise."""
    for table in FIELDS:
        mine, theirs = now[table], before.get(table, {})
        for place in sorted(mine.keys() | theirs.keys(), key=lambda p: (p == "None", p.zfill(9))):
            if place not in theirs:
                yield table, place, "new"
            elif place not in mine:
                yield table, place, "gone"
            elif mine[place] != theirs[place]:
                yield table, place, "otherwise"


def told(reading: Reading | None, table: str, place: str) -> str:
    """What is read at a place now, in a line."""
    rows = [row for row in getattr(reading, table, ()) if str(row.start) == place]
    named = ("series", "indicator", "aspect", "value", "unit", "bound", "role", "period", "text")
    return "; ".join(
        " ".join(str(getattr(row, name)) for name in named if getattr(row, name, None) is not None)
        for row in rows
    )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--update", action="store_true", help="take what is read for looked at")
    given = options.parse_args()
    if not CORPUS.is_dir():
        raise SystemExit("the corpus (../shared/corpus) is not beside the checkout")
    before, count = approved() if FILE.exists() else {}, 0
    lines = []
    for path in texts():
        reading = read(path)
        now = places(reading)
        lines.append(json.dumps({"doc": path.stem, "places": now}, separators=(",", ":")))
        for table, place, how in differences(now, before.get(path.stem, {})):
            count += 1
            if before:
                print(f"{path.stem} {table} {place} {how}: {told(reading, table, place)[:160]}")
    print(f"{count} places are read otherwise than when they were looked at", file=sys.stderr)
    if given.update:
        FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    elif count:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
