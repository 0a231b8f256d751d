"""What makes a folder of tables a data package: its descriptor, after Data Package 2.0.

https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from duixian.exports.flat import flat_schema

PROFILE = "https://datapackage.org/profiles/2.0/"
MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


@dataclass(frozen=True, slots=True)
class PackagedTable:
    """A table of the package, written already, and what is said of it."""

    name: str
    file: Path
    schema: pa.Schema
    rows: int
    key: str | None
    """The column by which a row is known."""
    meanings: Mapping[str, str]
    """Column -> what it means; of a nested column's part, ``target_value``, under that name."""
    refers: Mapping[str, tuple[str, str]]
    """Column -> the table and column that it refers to."""


def datapackage(
    tables: Iterable[PackagedTable],
    *,
    name: str,
    title: str,
    description: str,
    created: str | None,
    licenses: Iterable[str] = (),
    sources: Iterable[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """The content of ``datapackage.json``; `created` is an RFC 3339 date and time, `licenses` are
    names of the Open Definition or SPDX, `sources` have a title, and a path or version."""
    package: dict[str, Any] = {
        "$schema": PROFILE + "datapackage.json",
        "name": name,
        "title": title,
        "description": description,
        "created": created,
        "licenses": [{"name": one} for one in licenses],
        "sources": [dict(one) for one in sources],
        "resources": [_resource(table) for table in tables],
    }
    return {key: value for key, value in package.items() if value not in (None, [])}


def _resource(table: PackagedTable) -> dict[str, Any]:
    format = table.file.suffix[1:]
    content = table.file.read_bytes()
    # CSV knows only cells: nested columns are written flat there, and are described so.
    schema = flat_schema(table.schema) if format == "csv" else table.schema
    described: dict[str, Any] = {
        "$schema": PROFILE + "tableschema.json",
        "fields": [_field(one, table.meanings, flat=format == "csv") for one in schema],
        "missingValues": [""],
    }
    if table.key:
        described["primaryKey"] = [table.key]
    if table.refers:
        described["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [its]}}
            for column, (other, its) in table.refers.items()
        ]
    return {
        "$schema": PROFILE + "dataresource.json",
        "name": table.name,
        "type": "table",
        "path": table.file.name,
        "format": format,
        "mediatype": MEDIA_TYPES[format],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": table.rows,
        "schema": described,
    }


def _field(
    field: pa.Field[pa.DataType], meanings: Mapping[str, str], *, flat: bool
) -> dict[str, Any]:
    found: dict[str, Any] = {"name": field.name, "type": _type(field.type, flat=flat)}
    if field.name in meanings:
        found["description"] = meanings[field.name]
    return found


def _type(kind: pa.DataType, *, flat: bool) -> str:
    """The Table Schema type of a column.

    >>> _type(pa.float64(), flat=True), _type(pa.list_(pa.string()), flat=False)
    ('number', 'array')
    """
    if pa.types.is_dictionary(kind):
        return _type(kind.value_type, flat=flat)
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "integer"
    if pa.types.is_floating(kind):
        return "number"
    if pa.types.is_nested(kind) and not flat:
        return "object" if pa.types.is_struct(kind) else "array"
    return "string"
