"""The program loaded once, and forked for every run: a process of its own each, without the
second that loading takes.

A server holds the loaded modules and has read two reports, so that its patterns and registries are
at hand; it has written nothing and opened no books. Asked, it forks: the child gets its own
folder, environment, arguments and streams, and runs `duixian` as ``python -m duixian`` does.
What is read when a module is loaded (rich, typer and locale look at the environment) is that of
the server, so a run with variables of its own is made in a fresh process instead.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duixian

ALSO = ("duckdb", "deltalake", "openpyxl", "pandas", "pyarrow.parquet", "rich.progress")
"""What the program's modules load only when they are called."""


class Warm:
    """A server of runs; `stop` ends it."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A thread of a pool does not live on in a fork.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )

    def run(
        self,
        arguments: list[str],
        folder: Path,
        stdin: bytes | None,
        timeout: float,
        more: Mapping[str, str],
    ) -> tuple[int, bytes, bytes]:
        """Exit code, standard output and standard error of one run with more variables."""
        with tempfile.TemporaryDirectory(prefix="run-") as place:
            streams = [Path(place, name) for name in ("in", "out", "err")]
            streams[0].write_bytes(stdin or b"")
            asked = {
                "arguments": arguments,
                "folder": str(folder),
                "environment": {**os.environ, **more},
                "streams": [
                    "/dev/null" if stdin is None else str(streams[0]),
                    *map(str, streams[1:]),
                ],
                "timeout": timeout,
            }
            assert self._server.stdin is not None
            assert self._server.stdout is not None
            self._server.stdin.write(json.dumps(asked).encode() + b"\n")
            self._server.stdin.flush()
            answer = self._server.stdout.readline()
            assert answer, "the server of runs is gone"
            return int(answer), streams[1].read_bytes(), streams[2].read_bytes()

    def stop(self) -> None:
        """End the server."""
        assert self._server.stdin is not None
        self._server.stdin.close()
        try:
            self._server.wait(10)
        except subprocess.TimeoutExpired:  # a machine under load: nothing is lost with it
            self._server.kill()
            self._server.wait()


def _serve() -> None:
    own = (m.name for m in pkgutil.walk_packages(duixian.__path__, "duixian."))
    for name in (*ALSO, *own):
        if not name.endswith("__main__") and ".migrations" not in name:
            importlib.import_module(name)
    _read_two()
    for line in sys.stdin.buffer:
        print(_forked(json.loads(line)), flush=True)


def _read_two() -> None:
    from duixian import audit, extract, settle, sources

    texts = sorted((Path(duixian.__file__).parent / "demo" / "reports").glob("*.txt"))[:2]
    readings = [extract.read(sources.load(text)) for text in texts]
    facts = settle.of_readings(readings)
    settle.settle(facts)
    audit.findings([audit.from_reading(reading) for reading in readings])


def _forked(asked: dict[str, Any]) -> int:
    child = os.fork()
    if child == 0:
        _child(asked)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, asked["timeout"])
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.setitimer(signal.ITIMER_REAL, 0)
    return code


def _child(asked: dict[str, Any]) -> None:
    code = 1
    try:
        os.setsid()
        for number, path in enumerate(asked["streams"]):
            flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT
            opened = os.open(path, flags, 0o600)
            os.dup2(opened, number)
            os.close(opened)
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 - the loop's reader has its own buffer
        os.environ.clear()
        os.environ.update(asked["environment"])
        os.chdir(asked["folder"])
        sys.argv = ["duixian", *asked["arguments"]]
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        from duixian.cli import main

        main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)


if __name__ == "__main__":
    _serve()
