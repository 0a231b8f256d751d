"""What the reader makes of a label set, as the rows that the scorers take.

The rooms are imported where they are used: the scorers and their tests need none of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duixian.model import Document, Identity, Reading
    from labels import LabelSet

COMMAND = (sys.executable, "-c", "from duixian.cli import main; main()")
"""The command line as a user runs it, in this environment."""


@dataclass
class Predictions:
    """Everything that was read, and what could not be (report name to traceback)."""

    claims: list[dict[str, Any]] = field(default_factory=list)
    panel: list[dict[str, Any]] = field(default_factory=list)
    tasks: list[dict[str, Any]] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    identities: dict[str, Identity] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


def predict(labels: LabelSet, wanted: Iterable[str]) -> Predictions:
    """Loads every text of the set; reads claims where something is labelled.

    A report that breaks the reader is recorded as a failure and costs its own labels only.
    """
    wanted = set(wanted)
    read: set[str] = set()
    if "claims" in wanted:
        read |= {row["doc"] for row in labels.claims}
    if "panels" in wanted:
        read |= {row["doc"] for row in labels.panel}
    if "tasks" in wanted:
        read |= {row["doc"] for row in labels.tasks}
    whole = bool({"identity", "repairs"} & wanted)
    result = Predictions()
    for doc, path in labels.texts.items():
        if whole or doc in read:
            try:
                _read_one(path, doc in read, "identity" in wanted, result)
            except Exception:  # an evaluation reports whatever breaks the reader and goes on
                result.failures[doc] = traceback.format_exc()
    return result


def _read_one(path: Path, claims: bool, identity: bool, result: Predictions) -> None:
    from duixian import extract, sources, text

    document = sources.load(path)
    result.documents[path.stem] = document
    if claims:
        reading = extract.read(document)
        result.identities[path.stem] = reading.outline.identity
        result.claims.extend(asdict(claim) for claim in reading.claims)
        result.panel.extend(_panel_rows(reading))
        result.tasks.extend(asdict(task) for task in reading.tasks)
    elif identity:
        result.identities[path.stem] = text.outline(document).identity


def _panel_rows(reading: Reading) -> list[dict[str, Any]]:
    return [{**asdict(cell), "indicator": cell.series} for cell in reading.headlines]


def repaired(document: Document) -> str:
    """The source with its repairs applied, everything else as it stands."""
    pieces, at = [], 0
    for repair in document.repairs:
        pieces += [document.source[at : repair.start], repair.restored]
        at = repair.end
    return "".join([*pieces, document.source[at:]])


def accounts(labels: LabelSet, *, everyone: bool = False) -> list[dict[str, Any]]:
    """The accounts command's rows for the governments that the verdicts name, or for all."""
    governments = {row["government"] for row in labels.verdicts}
    paths = [
        str(labels.texts[doc])
        for doc, (government, _) in labels.index.items()
        if (everyone or government in governments) and doc in labels.texts
    ]
    with tempfile.TemporaryDirectory() as folder:
        books = ("--books", str(Path(folder) / "books"))
        _run(*books, "add", *paths, "--index", str(labels.index_path))
        output = _run(*books, "accounts", "--format", "jsonl")
    return [json.loads(line) for line in output.splitlines() if line.strip()]


def _run(*arguments: str) -> str:
    done = subprocess.run(
        (*COMMAND, *arguments), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode not in (0, 3):
        raise RuntimeError(f"duixian {' '.join(arguments[2:4])} failed:\n{done.stderr[-3000:]}")
    return done.stdout
