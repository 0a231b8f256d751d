"""Mutants run against the tests that touch them, in a copy of the checkout.

The copy lies in a folder of its own with a link to the labels and texts beside it, so that the
working tree is never written to, and may be edited while mutants run.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

NOT_RUN = "not corpus and not browser and not postgres and not stress"
"""What lies beside the checkout does not change the figures."""
COPIED = ("src", "tests", "eval", "pyproject.toml")
BARE = {"CI": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
"""Plugins of other rooms take longer to load than most mutants to run; hypothesis draws the same
examples each time, and takes no slow one for a failure, where it believes that it is in `CI`."""
PATIENCE = 30.0
"""Seconds beyond five times the tests' own after which a mutant counts as noticed: it hangs."""


@dataclass(frozen=True)
class Touched:
    """Which tests of a room run which lines of its modules."""

    by_line: dict[str, dict[int, list[str]]]
    """Module (below src/duixian) to line to tests."""
    seconds: dict[str, float]
    texts: dict[str, str]
    """Test file to its text."""

    @classmethod
    def of(
        cls,
        told: dict[str, dict[str, dict[str, list[int]]]],
        seconds: dict[str, float],
        texts: dict[str, str],
    ) -> Touched:
        by_line: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for test, files in told["lines"].items():
            for file, lines in files.items():
                for line in lines:
                    by_line[file][line].append(test)
        return cls(by_line, seconds, texts)

    def tests(self, file: str, lines: range) -> list[str]:
        """The tests to run for a fault on these lines, the quickest first.

        What stands outside functions runs at import: every test of the module's functions, and
        those whose file names the module (a pattern may be looked at by itself).
        """
        of_file = self.by_line.get(file, {})
        found = {test for line in lines for test in of_file.get(line, ())}
        if not found:
            found = {test for tests in of_file.values() for test in tests}
            named = re.compile(rf"\b{Path(file).stem}\b")
            naming = {place for place, text in self.texts.items() if named.search(text)}
            found |= {test for test in self.seconds if test.split("::")[0] in naming}
        return sorted(found, key=lambda test: (not _mirrors(test, file), self.seconds.get(test, 0)))


def _mirrors(test: str, file: str) -> bool:
    return Path(file).stem in Path(test.split("::")[0]).stem


class Copy:
    """A copy of the checkout in which one module at a time is changed."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.home = folder / "checkout"
        self.kept = folder / "touched"
        self.kept.mkdir(parents=True, exist_ok=True)
        for name in COPIED:
            self._copy(root / name, self.home / name)
        beside = folder / "shared"
        if (root.parent / "shared").is_dir() and not beside.exists():
            beside.symlink_to(root.parent / "shared")

    def _copy(self, source: Path, target: Path) -> None:
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
            return
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))

    def touched(self, room: str) -> Touched:
        """Runs the room's tests once, unchanged, unless that was done for this state.

        Raises:
            RuntimeError: the tests fail before anything is changed.
        """
        state = self.digest(room)
        kept = self.kept / f"{room}-{state}.json"
        if not kept.exists():
            env = {"TOUCHED_OUT": str(kept), "TOUCHED_UNDER": str(self.home / "src/duixian")}
            done = self._pytest([f"tests/{room}"], env, timeout=1800)
            if done.returncode != 0:
                kept.unlink(missing_ok=True)
                raise RuntimeError(
                    f"tests/{room} fail without any fault put in; mend them first:\n"
                    + done.stdout[-3000:]
                )
        told = json.loads(kept.read_text("utf-8"))
        files = (self.home / "tests" / room).rglob("test_*.py")
        texts = {p.relative_to(self.home).as_posix(): p.read_text("utf-8") for p in files}
        return Touched.of(told, told["seconds"], texts)

    def digest(self, room: str) -> str:
        """Of the sources and of the room's tests: a change of either asks anew."""
        digest = hashlib.sha256()
        for folder in (self.home / "src", self.home / "tests" / room, self.home / "eval"):
            for file in sorted(
                p for p in folder.rglob("*") if p.suffix in (".py", ".toml", ".txt")
            ):
                if not file.name.startswith("muta"):
                    digest.update(file.read_bytes())
        for file in sorted((self.home / "tests").glob("*.py")):
            digest.update(file.read_bytes())
        return digest.hexdigest()[:16]

    def outcome(self, file: str, changed: str, tests: list[str], seconds: float) -> tuple[str, str]:
        """What becomes of one mutant, and the test that noticed it."""
        if not tests:
            return "survived", ""
        path = self.home / file
        before = path.read_text("utf-8")
        listed = self.kept / "tests.txt"
        listed.write_text("\n".join(tests), encoding="utf-8")
        try:
            self._write(path, changed)
            files = sorted({test.split("::")[0] for test in tests})
            done = self._pytest(
                ["-x", *files], {"TESTS_LISTED": str(listed)}, timeout=5 * seconds + PATIENCE
            )
        except subprocess.TimeoutExpired:
            return "timeout", ""
        finally:
            self._write(path, before)
        if done.returncode == 0:
            return "survived", ""
        failed = [x for x in done.stdout.splitlines() if x.startswith(("FAILED", "ERROR"))]
        return "killed", failed[0].split(" - ")[
            0
        ] if failed else f"pytest ended with {done.returncode}"

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        # a change within the second and of the same length would be taken for the old one
        for stale in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            stale.unlink()

    def _pytest(
        self, args: list[str], env: dict[str, str], timeout: float
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "touching"]
        command += ["--tb=no", "-rfE", "-m", NOT_RUN, *args]
        path = os.pathsep.join(str(self.home / name) for name in ("src", "tests", "eval"))
        whole = os.environ | {"PYTHONPATH": path} | BARE | env
        return subprocess.run(
            command, cwd=self.home, env=whole, capture_output=True, text=True, timeout=timeout
        )
