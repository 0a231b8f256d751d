"""Every sentence that the program can say at a terminal, as it stands in the code.

Found in the syntax trees: what is raised, said or warned of, and what is filled into that, followed
to the names, tables and functions of the same module that it comes from. What is computed becomes
`{1}`, `{2}`, … in the order in which it stands.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duixian

PACKAGE = Path(duixian.__file__).parent
WORDS = re.compile(r"[a-z]{2,}[’')`]?[,;:.]? [\w({`'-]|[}:)] ?[a-z]{2,}(?![\w.(:]|$)|[a-z]{2,} \{")
"""Words beside words: neither keys, names nor options alone."""
NO_SENTENCES = re.compile(r"^SELECT |^import |^module |^bold |^-env:|^[a-z]+://")
"""What a program is told, not a person."""
SPEAKS = ("remarks.py", "unmet.py", "pipes.py", "terminal.py")
"""Modules all of whose answers in words are said."""
SAID = ("say", "told", "warn", "progress", "Extracted")

ERRORS = {"DuixianError"}
"""The named errors: their classes, wherever they are defined."""

FILES = sorted(
    file
    for file in PACKAGE.rglob("*.py")
    if file.relative_to(PACKAGE).parts[0] not in ("portal", "demo")
)
"""Pages have words of their own, and the demonstration's screen is in both languages."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with places to fill, and where it stands."""

    template: str
    file: Path
    line: int

    @property
    def is_prose(self) -> bool:
        """Whether it is words for people, and has letters that are not Chinese."""
        told = NO_SENTENCES.search(self.template)
        return bool(WORDS.search(self.template)) and not told


def sentences() -> Iterator[Sentence]:
    """All of them, each place once."""
    modules = [_Module(file) for file in FILES]
    while sum(module.learn_errors() for module in modules):
        pass
    for module in modules:
        yield from module.sentences()


class _Module:
    def __init__(self, file: Path) -> None:
        self.file = file
        self.tree = ast.parse(file.read_text(encoding="utf-8"))
        self.scopes = [n for n in ast.walk(self.tree) if isinstance(n, Function)]
        self.functions = {n.name: n for n in self.scopes}
        self.followed: set[ast.AST] = set()

    def learn_errors(self) -> int:
        """How many classes of errors it defines that were not known."""
        before = len(ERRORS)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef):
                bases = {b.id for b in node.bases if isinstance(b, ast.Name)}
                if bases & ERRORS:
                    ERRORS.add(node.name)
        return len(ERRORS) - before

    def sentences(self) -> Iterator[Sentence]:
        found: dict[str, Sentence] = {}
        for around, root in self._roots():
            for line, template in self._in(root, around):
                found.setdefault(template.strip(), Sentence(template.strip(), self.file, line))
        yield from found.values()

    def _roots(self) -> Iterator[tuple[ast.AST, ast.expr]]:
        """What is said, with the function or module around it."""
        for around in (self.tree, *self.scopes):
            for node in _own(around):
                if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                    yield from ((around, a) for a in _arguments(node.exc))
                elif isinstance(node, ast.Call) and self._is_said(node):
                    yield from ((around, a) for a in _arguments(node))
                elif isinstance(node, ast.Call):
                    yield from ((around, k.value) for k in node.keywords if k.arg == "notes")
                elif (
                    self.file.name in SPEAKS
                    and isinstance(node, ast.Return | ast.Yield)
                    and node.value
                ):
                    yield around, node.value

    @staticmethod
    def _is_said(call: ast.Call) -> bool:
        name = call.func
        if isinstance(name, ast.Attribute) and name.attr == "__init__":
            return isinstance(name.value, ast.Call)  # super().__init__ of an error
        called = name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")
        return called in SAID or called in ERRORS

    def _in(self, node: ast.AST, around: ast.AST) -> Iterator[tuple[int, str]]:
        """The sentences that an expression can be, and those that it is filled with."""
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            yield node.lineno, template(node)
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    yield from self._in(part.value, around)
        elif isinstance(node, ast.BinOp):
            whole = template(node)
            if whole != "{1}":
                yield node.lineno, whole
            for side in (node.left, node.right):
                if not isinstance(side, ast.Constant | ast.JoinedStr):
                    yield from self._in(side, around)
        elif isinstance(node, ast.IfExp):
            yield from self._in(node.body, around)
            yield from self._in(node.orelse, around)
        elif isinstance(node, ast.BoolOp):
            for value in node.values:
                yield from self._in(value, around)
        elif isinstance(node, ast.Tuple | ast.List):
            for value in node.elts:
                yield from self._in(value, around)
        elif isinstance(node, ast.Dict):
            for value in node.values:
                yield from self._in(value, around)
        elif isinstance(node, ast.Starred | ast.Subscript):
            yield from self._in(node.value, around)
        elif isinstance(node, ast.Name):
            yield from self._assigned(node.id, around)
        elif isinstance(node, ast.Call):
            yield from self._called(node, around)

    def _called(self, node: ast.Call, around: ast.AST) -> Iterator[tuple[int, str]]:
        name = node.func
        called = name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")
        if called == "join":
            return
        if called == "get" and isinstance(name, ast.Attribute):
            yield from self._in(name.value, around)
        for argument in _arguments(node):
            yield from self._in(argument, around)
        function = self.functions.get(called)
        if function is not None and function not in self.followed:
            self.followed.add(function)
            for inner in _own(function):
                if isinstance(inner, ast.Return | ast.Yield) and inner.value is not None:
                    yield from self._in(inner.value, function)

    def _assigned(self, name: str, around: ast.AST) -> Iterator[tuple[int, str]]:
        for scope in dict.fromkeys((around, self.tree)):
            for node in _own(scope):
                for target, value in _assignments(node):
                    known = isinstance(target, ast.Name) and target.id == name
                    if known and value not in self.followed:
                        self.followed.add(value)
                        yield from self._in(value, around)


def _assignments(node: ast.AST) -> list[tuple[ast.expr, ast.expr]]:
    """What a statement or expression gives names to, with what it gives."""
    if isinstance(node, ast.Assign):
        return [pair for target in node.targets for pair in _paired(target, node.value)]
    if isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        return [(node.target, node.value)]
    return []


def _paired(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple):
        if isinstance(value, ast.Tuple):
            return list(zip(target.elts, value.elts, strict=False))
        return [(one, value) for one in target.elts]
    return [(target, value)]


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a function or module, inner functions left out."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop(0)
        yield node
        if not isinstance(node, Function):
            waiting.extend(ast.iter_child_nodes(node))


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(k.value for k in call.keywords)]


def template(node: ast.expr) -> str:
    """A sentence with numbered places for what is computed."""
    number = 0
    words = []
    for piece in _pieces(node):
        if piece is None:
            number += 1
            words.append(f"{{{number}}}")
        else:
            words.append(piece)
    return "".join(words)


def _pieces(node: ast.expr) -> Iterator[str | None]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            for value in values:
                yield from _pieces(value)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from _pieces(left)
            yield from _pieces(right)
        case _:
            yield None
