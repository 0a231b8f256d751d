"""What every column means: read from the nouns themselves, where the words stand once."""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from typing import Any

from duixian.books import schema_of


@cache
def columns_of(noun: type) -> list[dict[str, Any]]:
    """The columns of a noun with type, whether null may stand, and meaning.

    The meaning is the sentence under the field in the class; "" where the name says it.
    """
    meanings = _meanings(noun)
    return [
        {
            "column": field.name,
            "type": str(field.type),
            "null": field.nullable,
            "meaning": meanings.get(field.name, ""),
        }
        for field in schema_of(noun)
    ]


def _meanings(noun: type) -> dict[str, str]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(noun))).body
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    last: str | None = None
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and last:
            found[last] = " ".join(str(node.value.value).split())
            last = None
        else:
            last = None
    return found
