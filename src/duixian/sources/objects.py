"""Objects of a store (S3, Google Cloud Storage, Azure): listed and fetched by their address.

Who is asked, and with which credentials, the environment says, as obstore takes it. What a store
answers is never passed on in its own words: an answer may repeat a key that it was shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from duixian import late_re as re
from duixian.errors import EmptyInput, InputError, PackageMissing, UsageError
from duixian.sources import limits

if TYPE_CHECKING:
    from obstore.store import ObjectStore

SCHEMES = ("s3", "gs", "az")
"""As obstore names them. What is a container to Azure is called a bucket here."""
RETRIES = 3
"""Of a request that a store that is busy or gone does not answer."""

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/{1,2}(.*)", re.S)
_TOLD = re.compile(r"<Code>(\w{1,60})</Code>")
_UNANSWERED = re.compile(r"error sending request|timed out|[Cc]onnection|credential")
_STATUS = re.compile(r"status code.{0,60}?\b([1-5]\d\d) [A-Z]", re.S)


@dataclass(frozen=True, slots=True)
class StoredObject:
    """One object of a store."""

    address: str
    """As it was asked for and as messages name it: s3://bucket/reports/dalian-2020.txt."""
    size: int
    """Bytes, as the store lists it."""

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.address).suffix

    def data(self) -> bytes:
        """What is in it, and never more than any report of its kind has.

        Raises:
            InputError: the store does not give it, or it is too large.
            PackageMissing: without the extra objects.
        """
        limits.check(self.address, self.size, self.suffix)
        root, key = parted(self.address)
        try:
            found = _store(root).get(key)
            limits.check(self.address, found.meta["size"], self.suffix)
            return bytes(found.bytes())
        except _errors() as error:
            raise _not_given(self.address, error) from error


def address(given: str | Path) -> str | None:
    """The address that is given in the place of a path; None where a path is given. A `Path` made
    of an address has lost one of its two strokes.

    >>> address("s3://bucket/reports/"), address("reports/"), address(Path("gs://bucket/INDEX.csv"))
    ('s3://bucket/reports/', None, 'gs://bucket/INDEX.csv')
    """
    found = _ADDRESS.fullmatch(str(given))
    return f"{found[1].lower()}://{found[2]}" if found else None


def local(address: str) -> Path | None:
    """The path that an address file:///… means; None for any other.

    Raises:
        UsageError: the address is of no kind that is read.
    """
    scheme, _, rest = address.partition("://")
    if scheme == "file":
        from urllib.parse import unquote

        return Path("/" + unquote(rest).lstrip("/"))
    if scheme in ("http", "https"):
        raise UsageError(
            f"{address}: this is a page or file on the web, and nothing is fetched from the web. "
            "Download it and give the file"
        )
    if scheme not in SCHEMES:
        known = ", ".join(f"{one}://" for one in (*SCHEMES, "file"))
        raise UsageError(f"{address}: there is no way to read from there. There are: {known}")
    return None


def listed(address: str, suffixes: Collection[str]) -> Iterator[StoredObject | InputError]:
    """The objects meant by an address, in the store's order; for what cannot be had at all, why.

    One object, whatever its ending; else, as of a folder, what is below with an ending in
    `suffixes`, hidden ones left out. What is larger than any report of its kind is refused.

    Raises:
        UsageError: the address names no bucket.
        PackageMissing: without the extra objects.
    """
    root, key = parted(address)
    try:
        if key and not key.endswith("/"):
            try:
                yield from _checked(address, _store(root).head(key)["size"])
                return
            except FileNotFoundError:
                pass  # what lies below it, then
        count = 0
        for found in _below(root, key):
            path = PurePosixPath(found["path"])
            inner = path.relative_to(PurePosixPath(key)) if key else path
            hidden = any(part.startswith(".") for part in inner.parts)
            if path.suffix.lower() in suffixes and not hidden:
                count += 1
                yield from _checked(f"{root}/{found['path']}", found["size"])
        if not count:
            endings = ", ".join(suffixes)
            found_none = "no report is there, neither this object nor below it"
            yield EmptyInput(address, found_none, f"Objects that end in {endings} are read")
    except _errors() as error:
        yield _not_given(address, error)


def object_at(address: str) -> StoredObject:
    """The one object at an address. Raises as `listed`, and `InputError` where there is none."""
    root, key = parted(address)
    try:
        return StoredObject(address, _store(root).head(key)["size"])
    except _errors() as error:
        raise _not_given(address, error) from error


def why(error: Exception) -> str:
    """Why a store did not do what was asked, in words that hold nothing of the request."""
    text = str(error)
    code = _TOLD.search(text)
    status = _STATUS.search(text)
    told = f" ({code[1]})" if code else f" ({status[1]})" if status else ""
    if "NoSuchBucket" in told or "ContainerNotFound" in told:
        return "there is no such bucket"
    if status and status[1] in ("401", "403"):
        return f"the store refuses it{told}: credentials are missing or wrong, or give no right"
    if isinstance(error, FileNotFoundError) or (status and status[1] == "404"):
        return "there is no such object"
    if told:
        return f"the store does not do it{told}"
    if _UNANSWERED.search(text):
        return "the store does not answer"
    return "the store fails and does not say why"


ADVICE = "Check the address and what the environment says of the store (AWS_ENDPOINT_URL, …)"


def _not_given(address: str, error: Exception) -> InputError:
    return InputError(address, why(error), ADVICE)


def _checked(address: str, size: int) -> Iterator[StoredObject | InputError]:
    found = StoredObject(address, size)
    try:
        limits.check(address, size, found.suffix)
        yield found
    except InputError as error:
        yield error


def _below(root: str, key: str) -> Iterator[Any]:
    """Objects below a key, a page of the store's list after the other."""
    for page in _store(root).list(key or None, chunk_size=1000):
        yield from page


def parted(address: str) -> tuple[str, str]:
    """What opens the store, and the key in it.

    >>> parted("s3://bucket/reports/a.txt"), parted("az://container")
    (('s3://bucket', 'reports/a.txt'), ('az://container', ''))
    """
    scheme, _, rest = address.partition("://")
    bucket, _, key = rest.partition("/")
    if not bucket or "@" in bucket:
        raise UsageError(
            f"{scheme}://…: the address names no bucket. Write {scheme}://BUCKET/PATH; credentials "
            "come from the environment"
        )
    return f"{scheme}://{bucket}", key


@cache
def _store(root: str) -> ObjectStore:
    from obstore.store import from_url

    # No options of the client: they would take the place of what the environment says of it.
    # By obstore's own a connection is made within 5 s, and a request with its answer takes 30.
    try:
        return from_url(root, retry_config={"max_retries": RETRIES})
    except _errors() as error:  # its own settings lack something
        raise UsageError(f"{root}: the store cannot be opened. {ADVICE}") from error


@cache
def _errors() -> tuple[type[Exception], ...]:
    """What obstore raises. `PackageMissing` where there is none."""
    try:
        from obstore.exceptions import BaseError
    except ModuleNotFoundError as error:
        raise PackageMissing(
            f"reading from an object store needs {error.name}, which is not installed. "
            "Install duixian with the extra objects"
        ) from error
    return (BaseError, OSError, ValueError)
