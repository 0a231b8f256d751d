"""The reference: pages, REST operations, and the meaning of every column."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from duixian.portal import tolerances
from duixian.portal.web.pages import PAGES, Ask, View, page, twin_path
from duixian.registry.dictionary import columns


@page("/docs", rows="the data dictionary: every column of every table")
def docs(ask: Ask) -> View:
    """The reference."""
    dictionary = [asdict(column) for column in columns()]
    pages = [
        {
            "path": p.path,
            "json": twin_path(p.path, "json"),
            "csv": twin_path(p.path, "csv"),
            "rows": p.rows,
            "about": (p.handler.__doc__ or "").strip().splitlines()[0],
        }
        for p in PAGES
    ]
    return View(
        "docs.html.j2",
        {
            "tolerances": [asdict(row) | {"shown": row.shown} for row in tolerances.table()],
            "overrides": [asdict(one) for one in tolerances.overrides()],
            "pages": pages,
            "operations": _operations(ask),
            "dictionary": dictionary,
        },
        rows=dictionary,
        columns=("table", "column", "type", "meaning"),
    )


def _operations(ask: Ask) -> list[dict[str, Any]]:
    document = ask.request.app.openapi()
    operations = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            operations.append(
                {
                    "method": method.upper(),
                    "path": path,
                    "about": operation.get("description") or operation["summary"],
                    "parameters": [_parameter(p) for p in operation.get("parameters", ())],
                    "answers": [
                        {"status": status, "about": answer["description"]}
                        for status, answer in operation["responses"].items()
                    ],
                }
            )
    return operations


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    schema = parameter["schema"]
    inner = schema.get("items", schema)
    choices = inner.get("enum") or [
        c for option in schema.get("anyOf", ()) for c in option.get("enum", ())
    ]
    return {
        "name": parameter["name"],
        "in": parameter["in"],
        "required": parameter.get("required", False),
        "several": schema.get("type") == "array",
        "choices": choices,
        "about": parameter.get("description", ""),
    }
