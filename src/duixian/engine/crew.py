"""Worker processes, each reading one report at a time.

Made here rather than taken from `concurrent.futures`, whose pool is broken as a whole by one
worker that dies, does not say which input it died of, and cannot stop one that hangs. A
worker is a plain child process fed through its standard input, so it neither inherits threads
and locks of its parent nor runs the caller's main module again.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Any

from duixian import own_process
from duixian.engine.inputs import Input
from duixian.engine.patience import time_of, took_too_long
from duixian.errors import WorkerCrashed

_START = (
    "import pickle, sys; "
    "sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from duixian.engine.crew import serve; serve()"
)
ADVICE = "The other inputs are done without it"
GRACE = 5.0
"""Seconds beyond its limit after which a worker ends itself: its parent, which should have
ended it, is gone."""
_SIZE = struct.Struct(">Q")
_KILLED = -9
"""The code of a process that SIGKILL ended, where there are signals."""

Reader = Callable[[Input], Any]


class Crew:
    """Some workers and the queue of those who have nothing to do."""

    def __init__(self, count: int) -> None:
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._workers = [_Worker() for _ in range(count)]
        for worker in self._workers:
            self._idle.put(worker)

    def ask(self, given: Input, reader: Reader, seconds: float | None = None) -> Any:
        """Have an idle worker read one input with `reader`. Raises what reading it raised.

        A worker killed from outside, as the system does where memory is short, costs a second try
        in a new one. `WorkerCrashed` when the worker died of it, or both were killed;
        `TookTooLong` when it took longer than `seconds`.
        """
        worker = self._idle.get()
        try:
            try:
                return worker.ask(given, reader, seconds)
            except _Killed:
                return worker.ask(given, reader, seconds)
        finally:
            self._idle.put(worker)

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.dismiss()


class _Killed(WorkerCrashed):
    """A worker was ended by the one signal that no fault of its own raises."""


class _Worker:
    """One child process, started when it first has something to do and again after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._dismissed = False

    def ask(self, given: Input, reader: Reader, seconds: float | None) -> Any:
        process = self._process or self._start(given)
        late = threading.Event()
        seconds = time_of(given, seconds)
        timer = threading.Timer(seconds, _too_late, (process, late))
        timer.start()
        try:
            _send(_pipe(process.stdin), (reader, given, seconds))
            reading, error = _receive(_pipe(process.stdout))
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            code = _end(process)
            self._process = None
            if late.is_set():
                raise took_too_long(given, seconds) from None
            died = _Killed if code == _KILLED else WorkerCrashed
            raise died(given.name, _died(code), ADVICE) from None
        finally:
            timer.cancel()
        if error is not None:
            raise error
        return reading

    def dismiss(self) -> None:
        self._dismissed = True
        if self._process:
            _end(self._process)

    def _start(self, given: Input) -> subprocess.Popen[bytes]:
        if self._dismissed:
            raise WorkerCrashed(given.name, "reading was stopped before its turn", ADVICE)
        process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0,  # Ctrl-C is for the parent, which ends its workers
        )
        self._process = process
        _pipe(process.stdin).write(pickle.dumps(sys.path))
        return process


def _end(process: subprocess.Popen[bytes]) -> int:
    """End a worker, if it has not ended by itself, and say with what code it ended."""
    if process.poll() is None:
        process.kill()
    code = process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what was not yet sent cannot be flushed to the dead
            _pipe(pipe).close()
    return code


def serve() -> None:
    """The worker's side: read inputs from standard input until it is closed.

    It is closed when the parent dismisses the worker or dies, however it dies: the worker then
    ends at once, in the middle of a report as well.
    """
    own_process.claim()
    inward, outward = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not run into the answers
    asked: SimpleQueue[tuple[Reader, Input, float]] = SimpleQueue()
    threading.Thread(target=_listen, args=(inward, asked), daemon=True).start()
    while True:
        reader, given, seconds = asked.get()
        try:
            with _watched(seconds):
                answer: tuple[Any, Exception | None] = (reader(given), None)
        except Exception as error:  # sent back and raised there
            answer = (None, _portable(error))
        _send(outward, answer)


def _listen(inward: IO[bytes], asked: SimpleQueue[tuple[Reader, Input, float]]) -> None:
    """Take in what the parent asks, and end the process when the parent is gone."""
    try:
        while True:
            asked.put(_receive(inward))
    except EOFError:
        os._exit(0)  # nobody is left to be told anything
    except BaseException:  # what was sent cannot be taken in
        traceback.print_exc()
        os._exit(1)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """End the process long after its time, even where code outside Python holds all threads."""
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _portable(error: Exception) -> Exception:
    """The error itself if it survives pickling, else its name and words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever its class does when pickled
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _send(out: IO[bytes], value: Any) -> None:
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    out.write(_SIZE.pack(len(data)) + data)
    out.flush()


def _receive(source: IO[bytes]) -> Any:
    (size,) = _SIZE.unpack(_exactly(source, _SIZE.size))
    return pickle.loads(_exactly(source, size))


def _exactly(source: IO[bytes], size: int) -> bytes:
    data = source.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # both were asked for when the process was started
    return pipe


def _too_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _died(code: int) -> str:
    how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
    return f"the process that read it {how}"
