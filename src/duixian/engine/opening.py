"""What a file or object holds: one report, a table with one in each row, an archive with one a
member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from duixian import late_re as re
from duixian import sources
from duixian.engine.inputs import SUFFIXES, IndexEntry, Input, find_files, unreadable
from duixian.errors import InputError
from duixian.registry import governments
from duixian.sources import Row, StoredObject, objects, shown

_HEAD = 4096
_TITLE = re.compile(r"([一-鿿]{2,22}?)(?:人民)?政府(?:\d{4}年)?工作报告")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def find_inputs(
    paths: Iterable[str | Path],
    index: Mapping[str, IndexEntry] | None = None,
    *,
    text_column: str | None = None,
    without: Path | None = None,
) -> Iterator[Input | InputError]:
    """The reports meant by `paths`, in order; for what cannot be read at all, why.

    A folder means the files in it and below it whose ending is in `SUFFIXES`, sorted, hidden
    ones left out. A ZIP archive means such members. With `text_column`, a table (CSV, JSON
    Lines, Excel, Parquet) means its rows: that column holds the text, and what the others say
    of government and year goes with it as from an index. `index` maps a report's name to what
    is known about it; `without` is a file that a folder holds and does not mean, such as the
    index itself. An address of an object store (`objects.SCHEMES`) means an object, or what is
    below it as in a folder; its objects are fetched when they are read, archives and tables at
    once. `UsageError` for an address of another kind.
    """
    given = list(paths)
    named = {Path(path) for path in given}
    for path in given:
        address = objects.address(path)
        local = path if address is None else objects.local(address)
        if local is None and address is not None:
            yield from _of_store(address, index or {}, text_column, without)
            continue
        for file in find_files([local or path], suffixes=_endings(text_column)):
            if isinstance(file, InputError):
                yield file
            elif without is None or file in named or not _same(file, without):
                yield from _of_file(file, index or {}, text_column)


def inside(
    given: Input, index: Mapping[str, IndexEntry] | None = None, *, text_column: str | None = None
) -> Iterator[Input | InputError]:
    """The reports in bytes that came without a file: themselves, or rows, or members."""
    data = given.data or b""
    try:
        if sources.is_archive(data):
            for found in sources.members(data, given.name, _endings(text_column)):
                if isinstance(found, InputError):
                    yield found
                    continue
                content = sources.content(data, found, given.name)
                member = Input(f"{given.name}/{found.name}", data=content)
                yield from _of_member(member, index or {}, text_column)
        elif text_column:
            yield from _rows(data, given.name, given.suffix, index or {}, text_column)
        else:
            yield given
    except InputError as error:
        yield error


def _same(file: Path, other: Path) -> bool:
    try:
        return file.samefile(other)
    except OSError:
        return False  # one that is not there is told when its turn comes


def _of_file(
    file: Path, index: Mapping[str, IndexEntry], column: str | None
) -> Iterator[Input | InputError]:
    name = shown(file)
    plain = Input(name, file, index=index.get(Path(name).stem, IndexEntry()))
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except (OSError, ValueError):
        yield plain  # why it cannot be read is told when its turn comes
        return
    try:
        if head.startswith(b"PK") and sources.is_archive(file):
            yield from _of_archive(file, name, index, column)
        elif column and sources.is_table(head, file.suffix):
            yield from _rows(sources.read_bytes(file, name), name, file.suffix, index, column)
        else:
            yield plain
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(name, error)


def _of_archive(
    file: Path, name: str, index: Mapping[str, IndexEntry], column: str | None
) -> Iterator[Input | InputError]:
    for found in sources.members(file, name, _endings(column)):
        if isinstance(found, InputError):
            yield found
            continue
        member = Input(f"{name}/{found.name}", file, member=found)
        yield from _of_member(member, index, column)


def _of_member(
    member: Input, index: Mapping[str, IndexEntry], column: str | None
) -> Iterator[Input | InputError]:
    if column and member.suffix.lower() in sources.TABLE_SUFFIXES:
        try:
            data = member.original
            assert isinstance(data, bytes)  # a member is never a file of its own
            yield from _rows(data, member.name, member.suffix, index, column)
        except InputError as error:  # the other members are read all the same
            yield error
        return
    yield replace(member, index=index.get(member.doc, IndexEntry()))


def _endings(column: str | None) -> tuple[str, ...]:
    return SUFFIXES + (tuple(sources.TABLE_SUFFIXES) if column else ())


# -- object stores --------------------------------------------------------------------------


def _of_store(
    address: str, index: Mapping[str, IndexEntry], column: str | None, without: Path | None
) -> Iterator[Input | InputError]:
    apart = objects.address(without) if without else None
    for found in objects.listed(address, _endings(column)):
        if isinstance(found, InputError):
            yield found
        elif found.address == address or found.address != apart:
            yield from _of_object(found, index, column)


def _of_object(
    found: StoredObject, index: Mapping[str, IndexEntry], column: str | None
) -> Iterator[Input | InputError]:
    name, suffix = found.address, found.suffix.lower()
    whole = Input(name, stored=found, origin=name)
    if suffix != ".zip" and not (column and suffix in sources.TABLE_SUFFIXES):
        yield replace(whole, index=index.get(whole.doc, IndexEntry()))
        return
    try:
        fetched = Input(name, data=found.data())
    except InputError as error:  # the other objects are read all the same
        yield error
        return
    for one in inside(fetched, index, text_column=column):
        yield one if isinstance(one, InputError) else replace(one, origin=one.origin or name)


# -- tables ---------------------------------------------------------------------------------


def _rows(
    data: bytes, name: str, suffix: str, index: Mapping[str, IndexEntry], column: str
) -> Iterator[Input | InputError]:
    stem = Path(name).stem
    for row in sources.rows(data, name, suffix, column):
        if isinstance(row, InputError):
            yield row
            continue
        called = f"{stem}#{row.sheet}-{row.number}" if row.sheet else f"{stem}#{row.number}"
        where = f"{name}, sheet {row.sheet}, row" if row.sheet else f"{name}, row"
        yield Input(
            f"{where} {row.number}",
            data=row.text.encode(),
            index=_known(row, index.get(called, IndexEntry())),
            called=called,
            origin=row.url,
            notes=row.notes,
        )


def _known(row: Row, said: IndexEntry) -> IndexEntry:
    """What is known of a row's report: by the index, else its cells, else its title."""
    government, year = said.government or row.government, said.report_year or row.report_year
    if row.title and not (government and year):
        whose, of = _titled(row.title)
        government, year = government or whose, year or of
    return IndexEntry(government, year, said.origin)


def _titled(title: str) -> tuple[str | None, int | None]:
    """Government and year that a title names.

    >>> _titled("2020年大连市政府工作报告"), _titled("政府工作报告（2019年）"), _titled("报告")
    (('大连市', 2020), (None, 2019), (None, None))
    """
    found = _TITLE.search(re.sub(r"\d{4}年?|\s|关于", "", title))
    unit = governments.find(found[1]) if found else None
    years = set(map(int, _TITLE_YEAR.findall(title)))
    return found[1] if found and unit else None, years.pop() if len(years) == 1 else None
