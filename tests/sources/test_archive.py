"""ZIP archives: what is taken out of them, and what is left in."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import docx
import pytest

from duixian.errors import EmptyInput, InputError, TooLarge, UnknownFormat, UnsafeArchive
from duixian.sources import Member, archive, content, is_archive, members
from sources.tables import TEXT, xlsx_of, zip_of

ENDINGS = (".txt", ".docx")


def listed(data: bytes | Path) -> tuple[list[str], list[str]]:
    found = list(members(data, "all.zip", ENDINGS))
    refused = [str(one) for one in found if isinstance(one, InputError)]
    return [one.name for one in found if isinstance(one, Member)], refused


def test_members_that_may_be_reports_are_listed_in_order(tmp_path: Path) -> None:
    data = zip_of(
        {"乙/b.TXT": TEXT, "a.txt": "甲", ".c.txt": "x", "__MACOSX/a.txt": "x", "d.exe": "x"}
    )
    path = tmp_path / "all.zip"
    path.write_bytes(data)
    for source in (data, path):
        assert listed(source) == (["a.txt", "乙/b.TXT"], [])
        for member in members(source, "all.zip", ENDINGS):
            assert isinstance(member, Member)
            expected = "甲" if member.name == "a.txt" else TEXT
            assert content(source, member, "all.zip").decode() == expected


@pytest.mark.parametrize("charset", ["gb18030", "utf-8"])
def test_names_that_do_not_say_their_encoding_are_read(charset: str) -> None:
    plain = "0123456789.txt"
    name = ("大连" if charset == "utf-8" else "大连市") + ".txt"
    raw = name.encode(charset)
    data = zip_of({plain[: len(raw) - 4] + ".txt": TEXT})
    data = data.replace((plain[: len(raw) - 4] + ".txt").encode(), raw)
    assert listed(data)[0] == [name]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "C:/evil.txt", "a\\..\\evil.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_goes_on(name: str) -> None:
    found, (refused,) = listed(zip_of({name: "x", "good.txt": TEXT}))
    assert found == ["good.txt"]
    assert refused.startswith(f"all.zip/{name}: its name leads out of the archive")


def test_an_archive_inside_is_refused_by_name() -> None:
    found, (refused,) = listed(zip_of({"in.zip": zip_of({"a.txt": "x"}), "good.txt": TEXT}))
    assert found == ["good.txt"]
    assert refused.startswith("all.zip/in.zip: it is an archive inside an archive")


def test_a_bomb_is_refused_and_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zip_of({"bomb.txt": bytes(20 * 1024 * 1024), "good.txt": TEXT})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    found, (refused,) = listed(data)
    assert found == ["good.txt"]
    assert "bomb.txt: it would grow to 1,0" in refused


def test_a_member_larger_than_any_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "DOCUMENT_BYTES", 100)
    assert "it would unpack to" in listed(zip_of({"big.txt": TEXT}))[1][0]


def test_more_members_than_there_are_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    with pytest.raises(TooLarge, match="holds 3 files"):
        listed(zip_of({f"{i}.txt": "x" for i in range(3)}))


def test_more_to_unpack_than_there_are_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "UNPACKED", 1024 * 1024)
    with pytest.raises(TooLarge, match="would unpack to 2 MB"):
        listed(zip_of({f"{i}.txt": bytes(1024 * 1024) for i in range(2)}))


def test_a_member_that_lies_about_its_size_is_not_unpacked_further() -> None:
    data = bytearray(zip_of({"a.txt": TEXT * 50}))
    entry = data.index(b"PK\x01\x02")
    size = len((TEXT * 50).encode())
    assert struct.unpack_from("<I", data, entry + 24) == (size,)
    struct.pack_into("<I", data, entry + 24, 10)
    (member,) = members(bytes(data), "all.zip", ENDINGS)
    assert isinstance(member, Member)
    with pytest.raises(UnknownFormat, match=r"all.zip/a.txt: the archive is damaged"):
        content(bytes(data), member, "all.zip")


def test_a_member_with_a_password_is_named() -> None:
    data = bytearray(zip_of({"a.txt": TEXT}))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(head) + at] |= 1
    assert "all.zip/a.txt: it needs a password" in listed(bytes(data))[1][0]


def test_an_archive_without_reports_says_what_it_holds() -> None:
    with pytest.raises(EmptyInput, match=r"it holds: 2 \.jpg, 1 without ending"):
        listed(zip_of({"a.jpg": "x", "b.jpg": "x", "README": "x"}))


def test_an_archive_cut_short() -> None:
    with pytest.raises(UnknownFormat, match="damaged"):
        listed(zip_of({"a.txt": TEXT})[:-30])


def test_documents_that_are_archives_inside_are_no_archives() -> None:
    word = io.BytesIO()
    docx.Document().save(word)
    assert is_archive(zip_of({"a.txt": TEXT}))
    for data in (word.getvalue(), xlsx_of(甲=[("x",)]), b"PK\x03\x04", TEXT.encode()):
        assert not is_archive(data)


def test_unsafe_is_a_name_of_its_own() -> None:
    (refused,) = members(zip_of({"../a.txt": "x"}), "all.zip", ENDINGS)
    assert isinstance(refused, UnsafeArchive)
