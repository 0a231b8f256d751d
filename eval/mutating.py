"""Small faults put into source text: what may be changed in a module, and the text so changed.

A mutation replaces spans of the source and nothing else, so that its diff shows the fault alone.
Left alone: annotations, docstrings, decorators, ``__all__``, and what is said in errors.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from mutating_regexes import alternatives

Cut = tuple[int, int, str]
"""From, to (characters of the source), and what stands there instead."""

NEVER = "‡"
"""Stands for a word that is taken away: no text that is read holds it."""

_COMPARED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
_RECKONED: dict[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.FloorDiv: "*",
    ast.Mod: "*",
    ast.BitOr: "&",
    ast.BitAnd: "|",
}
_REGEX_CALLS = frozenset(("compile", "match", "search", "fullmatch", "finditer", "sub", "split"))
_COMPOSERS = frozenset(("either", "alternatives"))
"""What composes a pattern of its alternatives: duixian.patterns."""


@dataclass(frozen=True)
class Mutation:
    """One fault: where it stands, of which kind, and the spans it replaces."""

    file: str
    """Path from the root of the checkout."""
    line: int
    kind: str
    cuts: tuple[Cut, ...]

    def applied(self, source: str) -> str:
        for start, end, instead in sorted(self.cuts, reverse=True):
            source = source[:start] + instead + source[end:]
        return source


def mutations(source: str, file: str) -> list[Mutation]:
    """Every fault that can be put into the module, in the order of the text.

    Those that would not compile are left out: no test is needed to notice them.
    """
    found = list(_Walk(source, file).all())
    return [m for m in found if _compiles(m.applied(source))]


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutated", "exec")
    except SyntaxError:
        return False
    return True


class _Walk:
    """One module's syntax tree beside its text."""

    def __init__(self, source: str, file: str) -> None:
        self.source = source
        self.file = file
        self.tree = ast.parse(source)
        self.lines = source.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def all(self) -> Iterator[Mutation]:
        yield from self._visit(self.tree, regex=False)

    def at(self, line: int, byte: int) -> int:
        """The character of the source at a line and a byte of it, as `ast` counts."""
        before = self.lines[line - 1].encode()[:byte].decode()
        return self.starts[line - 1] + len(before)

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self.at(node.lineno, node.col_offset),
            self.at(node.end_lineno, node.end_col_offset),
        )

    def made(self, node: ast.expr | ast.stmt, kind: str, *cuts: Cut) -> Mutation:
        return Mutation(self.file, node.lineno, kind, cuts)

    def _visit(self, node: ast.AST, regex: bool) -> Iterator[Mutation]:
        if isinstance(node, ast.Raise | ast.Assert | ast.Import | ast.ImportFrom):
            return
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return  # a docstring
        if isinstance(node, ast.Assign) and _named(node.targets) == "__all__":
            return
        if isinstance(node, ast.Constant | ast.JoinedStr):
            yield from self._constant(node, regex)
            return
        yield from self._here(node)
        regex = regex or _writes_regex(node)
        for child in _read_children(node):
            yield from self._visit(child, regex)

    def _here(self, node: ast.AST) -> Iterator[Mutation]:
        if isinstance(node, ast.Compare):
            yield from self._compared(node)
        elif isinstance(node, ast.BoolOp):
            yield from self._joined(node)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            start, _ = self.span(node)
            yield self.made(node, "boolean", (start, self.span(node.operand)[0], ""))
        elif isinstance(node, ast.BinOp) and type(node.op) in _RECKONED:
            yield from self._between(
                node, node.left, node.right, _RECKONED[type(node.op)], "arithmetic"
            )
        elif isinstance(node, ast.Return) and node.value is not None and not _none(node.value):
            yield self.made(node, "return", (*self.span(node.value), "None"))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield self.made(node, "call", (*self.span(node), "pass"))
        elif isinstance(node, ast.If | ast.IfExp):
            yield from self._decided(node.test)
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield self.made(test, "condition", (*self.span(test), "True"))
        elif isinstance(node, ast.Call) and _called(node) in _COMPOSERS:
            for part in node.args:
                yield self.made(part, "alternative", (*self.span(part), f'"{NEVER}"'))

    def _decided(self, test: ast.expr) -> Iterator[Mutation]:
        for always in ("True", "False"):
            yield self.made(test, "condition", (*self.span(test), always))

    def _compared(self, node: ast.Compare) -> Iterator[Mutation]:
        sides = [node.left, *node.comparators]
        for left, op, right in zip(sides, node.ops, node.comparators, strict=False):
            yield from self._between(node, left, right, _COMPARED[type(op)], "comparison")

    def _joined(self, node: ast.BoolOp) -> Iterator[Mutation]:
        other = "or" if isinstance(node.op, ast.And) else "and"
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from self._between(node, left, right, other, "boolean")

    def _between(
        self, node: ast.expr, left: ast.expr, right: ast.expr, instead: str, kind: str
    ) -> Iterator[Mutation]:
        """The operator that stands between two operands (and their brackets) replaced."""
        start, end = self.span(left)[1], self.span(right)[0]
        gap = self.source[start:end]
        bare = gap.strip("() \n\t")
        if bare and "#" not in gap:
            at = start + gap.index(bare)
            yield self.made(node, kind, (at, at + len(bare), instead))

    def _constant(self, node: ast.Constant | ast.JoinedStr, regex: bool) -> Iterator[Mutation]:
        start, end = self.span(node)
        written = self.source[start:end]
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, bool):
            yield self.made(node, "constant", (start, end, str(not value)))
        elif isinstance(value, int | float):
            yield self.made(node, "constant", (start, end, f"({written} + 1)"))
        elif regex or written.startswith(("r", "rf", "fr")):
            for cuts in alternatives(written):
                moved = tuple((start + a, start + b, instead) for a, b, instead in cuts)
                line = node.lineno + written[: cuts[0][0]].count("\n")
                yield Mutation(self.file, line, "alternative", moved)
        elif isinstance(value, str) and value:
            yield self.made(node, "word", (start, end, f'"{NEVER}"'))


def _read_children(node: ast.AST) -> Iterator[ast.AST]:
    """The children that are run, annotations and decorators left out."""
    left_out: list[object] = []
    for name in ("annotation", "returns", "decorator_list", "type_params"):
        found = getattr(node, name, None)
        left_out += found if isinstance(found, list) else [found]
    for child in ast.iter_child_nodes(node):
        if not any(child is one for one in left_out):
            yield child


def _writes_regex(node: ast.AST) -> bool:
    """Whether strings below are regular expressions: told by the call that they are given to."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    if isinstance(called, ast.Attribute):
        of = called.value
        return isinstance(of, ast.Name) and of.id == "re" and called.attr in _REGEX_CALLS
    return _called(node) in _COMPOSERS


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _named(targets: list[ast.expr]) -> str:
    first = targets[0]
    return first.id if isinstance(first, ast.Name) else ""


def _none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
