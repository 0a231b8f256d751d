"""The commands as help lists them: known without loading any of them.

What a command's module says of itself is what counts; a test holds this table to it.
"""

from __future__ import annotations

from typing import NamedTuple


class CommandInBrief(NamedTuple):
    """One command of the list."""

    modules: tuple[str, ...]
    """The modules of this room that register it when they are loaded, in the order of help."""
    short: str
    """The first paragraph of its help."""


LISTED: dict[str, CommandInBrief] = {
    "read": CommandInBrief(
        ("reading",),
        "The claims of each report: every quantified statement with its place in the source.",
    ),
    "identify": CommandInBrief(
        ("reading",),
        "Whose report each text is, of which year, and whether it is whole and undamaged.",
    ),
    "recover": CommandInBrief(
        ("reading",),
        "The text with its damaged runs repaired; what was repaired goes to standard error.",
    ),
    "add": CommandInBrief(
        ("adding",),
        "Add reports to the books: all that can be read, each only once, a thousand in one piece.",
    ),
    "claims": CommandInBrief(("asking",), "The claims in the books."),
    "tasks": CommandInBrief(
        ("asking",),
        "The promised actions in the books; an indicator or role asks for those with such a claim.",
    ),
    "reports": CommandInBrief(("asking",), "The reports in the books."),
    "query": CommandInBrief(
        ("asking",),
        "Ask the books in SQL. The tables are those of docs/data-dictionary.md; nothing else is\n"
        "within its reach.",
    ),
    "history": CommandInBrief(
        ("asking",), "Every state the books were in. Each stays readable: see --at."
    ),
    "rebuild": CommandInBrief(
        ("rebuilding",),
        "Make the tables anew from the originals kept in the books: when books.json or a table is\n"
        "lost or damaged, or they are of another version. Names and what an index said are kept; "
        "the\nold tables go to before-rebuild/ once the new ones are whole.",
    ),
    "vacuum": CommandInBrief(
        ("vacuuming",),
        "Give up old states of the books for the room they take: all but the newest. What is\n"
        "given up cannot be read again with --at.",
    ),
    "panel": CommandInBrief(
        ("settling",), "The headline series of each report: a figure, words, or said to be absent."
    ),
    "accounts": CommandInBrief(
        ("settling",), "What became of each target: both figures, the verdict, and the arithmetic."
    ),
    "audit": CommandInBrief(
        ("settling",), "Figures in the books that do not agree, with both sides and the arithmetic."
    ),
    "ladder": CommandInBrief(
        ("comparing",),
        "One series' targets from the nation down to the county, with what each level adds to\n"
        "the one above it, and who set none.",
    ),
    "trend": CommandInBrief(
        ("comparing",),
        "One series of one government over all years: the target set for each year, with its\n"
        "bound, and the result reported for it.",
    ),
    "words": CommandInBrief(
        ("counting",),
        "How often words stand in the reports: by report and part, "
        "beside what they are a share of.",
    ),
    "track": CommandInBrief(
        ("counting",),
        "Phrases along the years: the first report that says each, the last, and where the next\n"
        "report drops it.",
    ),
    "variables": CommandInBrief(
        ("variables",),
        "Targets as variables, a row a government, year and series: hard or soft, the gap to the\n"
        "level above and to neighbours, the revision against last year, over-fulfilment.",
    ),
    "similarity": CommandInBrief(
        ("variables",),
        "Reports as variables, a row each: "
        "how alike the text is to last year's and to that of the\n"
        "government above, and what share of it speaks of each topic.",
    ),
    "wide": CommandInBrief(
        ("wide",),
        "Governments × headline series for a year, or × years for a series, on one page.",
    ),
    "demo": CommandInBrief(
        ("showing",),
        "Read, settle and show the invented reports that come with the program, and write a page.",
    ),
    "package": CommandInBrief(
        ("packaging",),
        "The books as a data package: reports, claims, tasks, headlines, accounts, findings, "
        "figures\nof second sources, and datapackage.json, which says what every column means.",
    ),
    "publish": CommandInBrief(
        ("publishing",),
        "The books' tables as Delta tables, in an object store or a folder: reports, sentences,\n"
        "claims, tasks, headlines, figures of second sources, accounts, findings.",
    ),
    "serve": CommandInBrief(
        ("serving",),
        "Open the books in the browser: pages, their data, and the REST API. Stop with Ctrl-C.",
    ),
    "mcp": CommandInBrief(
        ("assisting",),
        "Let an assistant ask the books: a server of the Model Context Protocol, read only.",
    ),
    "evidence": CommandInBrief(
        ("evidence",),
        "A second source beside the reports: communiqués, budgets and tables of statistics.",
    ),
    "desk": CommandInBrief(
        (
            *("desk_following", "desk_acting", "desk_exchanging", "desk_planning"),
            *("desk_watching", "desk_warning", "desk_keeping", "desk_people", "desk_drawing"),
            "showing",
        ),
        "The year between two reports: promises opened, assigned, followed, checked and closed.",
    ),
}
