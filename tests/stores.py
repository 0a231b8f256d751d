"""A local S3 server, moto's, in a process of its own: Delta's engine lets no other thread run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any
from urllib.request import Request, urlopen

import pytest

_SERVE = """
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(*server.get_host_and_port(), flush=True)
sys.stdin.read()
"""
ALWAYS = 10**9
"""More requests than are ever made."""


class Store:
    """One S3 server, and what the environment says of it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.environment = {
            "AWS_ENDPOINT_URL": address,
            "AWS_ALLOW_HTTP": "true",
            "AWS_ACCESS_KEY_ID": "AKIATHEKEYOFTHETESTS",
            "AWS_SECRET_ACCESS_KEY": "the-secret-of-the-tests",
            "AWS_REGION": "us-east-1",
        }

    def bucket(self, name: str) -> None:
        self._ask("PUT", f"/{name}")

    def put(self, bucket: str, key: str, data: bytes) -> str:
        """Keep an object; its address."""
        self._opened(bucket).put(key, data)
        return f"s3://{bucket}/{key}"

    def delete(self, bucket: str, key: str) -> None:
        self._opened(bucket).delete(key)

    def refuse_after(self, requests: int) -> None:
        """Answer so many more requests, then refuse whoever is not known: nobody is."""
        self._ask("POST", "/moto-api/reset-auth", str(requests).encode())

    def _opened(self, bucket: str) -> Any:
        from obstore.store import S3Store

        return S3Store(
            bucket,
            endpoint=self.address,
            access_key_id="any",
            secret_access_key="any",
            client_options={"allow_http": True},
        )

    def _ask(self, method: str, path: str, data: bytes | None = None) -> None:
        asked = Request(self.address + path, data, {"Content-Type": "text/plain"}, method=method)
        with urlopen(asked) as answer:
            assert answer.status == 200


@contextmanager
def running() -> Iterator[Store]:
    """A server for as long as it is needed; where it is not installed, a skip that says so, which
    continuous integration does not take."""
    for package in ("moto", "obstore"):
        if find_spec(package) is None:
            message = f"{package} is not installed, so there is no object store to try"
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            for line in server.stdout:
                if len(where := line.split()) == 2:  # before it says that it starts
                    break
            else:
                raise AssertionError("the server did not start")
            yield Store(f"http://{where[0]}:{where[1]}")
        finally:
            server.kill()
