"""The evaluation gate: reads everything labelled, scores it, and fails when a figure falls.

    python eval/gate.py                    score against eval/floors.json
    python eval/gate.py --errors 40        and print the worst 40 errors
    python eval/gate.py --html var/e.html  and write every error as a page
    python eval/gate.py --only claims      the quick way while working on one question
    python eval/gate.py --update           raise the floors that were passed (never lowers one)
    python eval/gate.py --publish          put the figures into docs/accuracy.md
    python eval/gate.py --lower "reason"   lower the floors that fell, the reason kept beside

The labels are those of the shared corpus beside the checkout (--shared), our own of further
texts of it (eval/heldout, eval/further, eval/blind), and the demo's. Of eval/blind only the
totals are shown: its texts are never looked into.
Exit code 1 when any figure falls below its floor.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path

import county_pairs
import labels
import reader
import whole_counties
from account_scoring import blind, never_said, score_accounts
from case_scoring import score_cases
from error_listing import print_errors, write_page
from floors import Floors, Verdict
from outcomes import Outcome
from published import JUDGED, publish
from scoring import (
    Miss,
    claim_figures,
    panel_figures,
    score_claims,
    score_panel,
    score_verdicts,
)
from task_scoring import score_tasks

QUESTIONS = (
    *("claims", "panels", "verdicts", "repairs", "identity", "tasks", "cases", "accounts"),
    "pairs",
)
FLOORS = Path(__file__).resolve().parent / "floors.json"
CLAIM_MEASURES = ("detection_f1", "core_f1", "full_f1")
TASK_MEASURES = ("span_f1", "kind", "deadline", "programme", "verb", "object")
PANEL_MEASURES = ("figures_right", "false_share", "words_right")


def evaluate(material: labels.LabelSet, only: frozenset[str]) -> Outcome:
    """Reads and scores one label set on the questions asked."""
    outcome = Outcome()
    predictions = reader.predict(material, only)
    outcome.failures = predictions.failures
    outcome.sources = {doc: d.source for doc, d in predictions.documents.items()}
    if "claims" in only:
        _claims(material, predictions, outcome)
    if "panels" in only and material.panel:
        panel = score_panel(material.panel, predictions.panel)
        measured = panel_figures(panel)
        outcome.tables["panel"] = measured
        outcome.figures |= {f"panels.{name}": measured[name] for name in PANEL_MEASURES}
        outcome.misses += [("panels", miss) for miss in panel.misses]
    if "repairs" in only and material.repairs:
        _repairs(material, predictions, outcome)
    if "identity" in only and material.index:
        _identity(material, predictions, outcome)
    if "verdicts" in only and material.verdicts:
        verdicts = score_verdicts(material.verdicts, reader.accounts(material))
        counts = verdicts.counts
        outcome.figures["verdicts.right"] = round(counts["right"] / counts["gold"], 4)
        outcome.misses += [("verdicts", miss) for miss in verdicts.misses]
    if "tasks" in only and material.tasks:
        tables, misses = score_tasks(material.tasks, predictions.tasks)
        outcome.tasks = tables
        measured = tables["all tasks"]
        outcome.figures |= {f"tasks.{name}": measured[name] for name in TASK_MEASURES}
        outcome.misses += [("tasks", miss) for miss in misses]
    if "cases" in only and material.cases:
        held, failed = score_cases(material.cases)
        outcome.figures["cases.right"] = round(held / (held + len(failed)), 4)
        outcome.misses += [
            ("cases", Miss((case["kind"],), {"doc": "case", "fault": fault}, None))
            for case, fault in failed
        ]
    if "accounts" in only and material.judged:
        _accounts(material, outcome)
    if "pairs" in only and material.pairs:
        measured = county_pairs.figures(material.pairs)
        outcome.figures |= {f"pairs.{name}": share for name, share in measured.items()}
        whole = whole_counties.figures()
        outcome.figures |= {f"whole.{name}": share for name, share in whole.items()}
    outcome.figures["reading.failures"] = len(outcome.failures)
    if material.name in labels.BLIND:
        outcome.misses.clear()
        outcome.tables = {k: v for k, v in outcome.tables.items() if k == "all claims"}
    return outcome


def _claims(material: labels.LabelSet, predictions: reader.Predictions, outcome: Outcome) -> None:
    scores = score_claims(material.claims, predictions.claims)
    outcome.tables |= {doc: claim_figures([score]) for doc, score in scores.items()}
    total = claim_figures(scores.values())
    outcome.tables["all claims"] = total
    outcome.figures |= {f"claims.{name}": total[name] for name in CLAIM_MEASURES}
    for score in scores.values():
        outcome.misses += [("claims", miss) for miss in score.misses]


def _accounts(material: labels.LabelSet, outcome: Outcome) -> None:
    """Judged accounts as they are said now, and as they were when they were judged."""
    rows = reader.accounts(material, everyone=True)
    measured = score_accounts(material.judged, rows)
    outcome.figures |= {f"accounts.{name}": share for name, share in measured.items()}
    outcome.figures["accounts.never_said"] = never_said(material.warnings, rows)
    for verdict, (right, count) in sorted(blind(material.judged).items()):
        outcome.tables[f"{JUDGED}{verdict}"] = {"right": right, "of": count}


def _repairs(material: labels.LabelSet, predictions: reader.Predictions, outcome: Outcome) -> None:
    exact = 0
    for row in material.repairs:
        document = predictions.documents.get(row["doc"])
        text = reader.repaired(document) if document else ""
        if row["restored"] in text and row["damaged"] not in text:
            exact += 1
        else:
            outcome.misses.append(("repairs", Miss(("not restored",), row, None)))
    damaged = {row["doc"] for row in material.repairs}
    altered = 0
    for doc, document in predictions.documents.items():
        if document.repairs and doc not in damaged:
            altered += 1
            outcome.misses += [
                (
                    "repairs",
                    Miss(
                        ("clean text altered",),
                        {"doc": doc, "damaged": r.damaged},
                        {"restored": r.restored},
                    ),
                )
                for r in document.repairs
            ]
    if material.repairs:
        outcome.figures["repairs.exact"] = round(exact / len(material.repairs), 4)
    outcome.figures["repairs.clean_texts_altered"] = altered


def _identity(material: labels.LabelSet, predictions: reader.Predictions, outcome: Outcome) -> None:
    right = 0
    for doc, (government, year) in material.index.items():
        found = predictions.identities.get(doc)
        got = (found.government, found.report_year) if found else (None, None)
        if got[0] == government and year in (None, got[1]):
            right += 1
        else:
            gold = {"doc": doc, "government": government, "report_year": year}
            said = {"government": got[0], "report_year": got[1]}
            outcome.misses.append(("identity", Miss(("wrong identity",), gold, said)))
    outcome.figures["identity.right"] = round(right / len(material.index), 4)


def show(name: str, outcome: Outcome, verdicts: list[Verdict]) -> None:
    """The tables of one label set on standard output."""
    print(f"\n== {name} ==")
    claims = {row: table for row, table in outcome.tables.items() if "full_f1" in table}
    if claims:
        columns = list(next(iter(claims.values())))
        print(f"{'':20}" + " ".join(f"{column[:9]:>9}" for column in columns))
        for row, table in claims.items():
            cells = (table[column] for column in columns)
            print(f"{row:20}" + " ".join(f"{cell:9g}" for cell in cells))
    for row, table in outcome.tasks.items():
        print(f"tasks {row}: " + ", ".join(f"{k} {v:g}" for k, v in table.items()))
    if "panel" in outcome.tables:
        print("panel: " + ", ".join(f"{k} {v:g}" for k, v in outcome.tables["panel"].items()))
    for verdict in verdicts:
        mark = "FELL" if verdict.fell else "rose" if verdict.rose else "held"
        floor = "-" if verdict.floor is None else f"{verdict.floor:g}"
        print(f"{mark:5} {verdict.measure:30} {verdict.figure:8g}   floor {floor}")
    for doc, trace in outcome.failures.items():
        print(f"\n{doc} broke the reader:\n{trace}", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=labels.SHARED, help="folder of labels")
    parser.add_argument("--only", default=",".join(QUESTIONS), help="questions, with commas")
    parser.add_argument("--errors", type=int, default=0, help="print this many of the worst")
    parser.add_argument("--html", type=Path, help="write every error as a page to this file")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON only")
    parser.add_argument("--update", action="store_true", help="raise the floors passed")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that fell")
    parser.add_argument("--publish", action="store_true", help="into docs/accuracy.md")
    return parser.parse_args()


def main() -> int:
    arguments = _arguments()
    only = frozenset(arguments.only.split(","))
    if unknown := only - set(QUESTIONS):
        print(f"no such question: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    floors = Floors(FLOORS)
    folder = arguments.shared
    given = labels.shared(folder)
    materials = [
        *([given] if given else []),
        *labels.real(folder),
        *labels.invented(),
        labels.demo(),
    ]
    fell, measured, outcomes = False, {}, {}
    for material in materials:
        outcome = evaluate(material, only)
        verdicts = floors.compare(material.name, outcome.figures)
        outcomes[material.name] = outcome
        measured[material.name] = outcome.figures | {"tables": outcome.tables}
        if not arguments.json:
            show(material.name, outcome, verdicts)
        print_errors(outcome.misses, outcome.sources, arguments.errors)
        if arguments.lower:
            floors.lower_to(material.name, verdicts, arguments.lower)
        else:
            fell = fell or any(verdict.fell for verdict in verdicts)
        if arguments.update:
            floors.raise_to(material.name, verdicts)
    if arguments.update or arguments.lower:
        floors.save()
    if arguments.json:
        print(json.dumps(measured, ensure_ascii=False, indent=1))
    if arguments.publish:
        tables = {name: outcome.tables for name, outcome in outcomes.items()}
        figures = {name: outcome.figures for name, outcome in outcomes.items()}
        publish(figures, tables, datetime.date.today())
    if arguments.html:
        write_page(arguments.html, outcomes)
        print(f"every error: {arguments.html}", file=sys.stderr)
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
