"""Old Word and WPS documents and rich text, converted by LibreOffice where it is installed.

A document comes from anywhere, so LibreOffice works in a folder and with settings of its own, which
forbid it to run macros, to follow links and to reach the network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from duixian.errors import ToolMissing, UnknownFormat
from duixian.sources import docx
from duixian.sources.extracted import Extracted

SECONDS = 180
"""The longest that a conversion may take: a report takes four, on a busy machine thirty."""
PROGRAMS = ("soffice", "libreoffice")
_SAVE_AS = "save the report as .docx, PDF or text"
_KINDS = {
    ".doc": "an old Word document",
    ".wps": "an old WPS document",
    ".rtf": "a rich-text file (RTF)",
}
# Streams of an OLE file, by which programs know it; their names are in UTF-16.
_RICH_TEXT = b"{\\rtf"
_WORD = "WordDocument"
_MACROS = "_VBA_PROJECT"
_OTHERS = (
    ("EncryptedPackage", "a document that needs a password", "Save it without a password"),
    ("PowerPoint Document", "an old PowerPoint presentation", "Give the report's text"),
    ("Workbook", "an old Excel workbook", "Save it as .xlsx and name the column of the texts"),
)


def extract(data: bytes, name: str, suffix: str) -> Extracted:
    """The text of an old Word or WPS document, as of the DOCX that it is converted to.

    Raises:
        ToolMissing: LibreOffice is not installed.
        UnknownFormat: it is another kind of OLE file, needs a password, or is damaged.
    """
    word, rich = _holds(data, _WORD), data.startswith(_RICH_TEXT)
    if not word and not rich:
        for stream, what, advice in _OTHERS:
            if _holds(data, stream):
                raise UnknownFormat(name, f"this is {what}", advice)
        if suffix.lower() not in (".doc", ".wps"):
            found = "this is an old Word, Excel or WPS file (OLE) of an unknown kind"
            raise UnknownFormat(name, found, f"Open it and {_SAVE_AS}")
    kind = ".doc" if word else ".rtf" if rich else suffix.lower()
    made = convert(data, kind, "docx", name)
    read = docx.extract(made, name)
    macros = (docx.MACROS,) if _holds(data, _MACROS) and docx.MACROS not in read.notes else ()
    return replace(read, notes=read.notes + macros)


def convert(data: bytes, suffix: str, to: str, name: str) -> bytes:
    """A document of the kind `suffix` (.doc, .wps, .rtf) in another format.

    Raises:
        ToolMissing: LibreOffice is not installed.
        UnknownFormat: LibreOffice cannot open the document, or does not come to an end.
    """
    program = next((found for p in PROGRAMS if (found := shutil.which(p))), None)
    if program is None:
        raise ToolMissing(
            name,
            f"this is {_KINDS[suffix]}, which takes LibreOffice to read, and there is no program "
            "soffice here",
            f"Install LibreOffice, or {_SAVE_AS}",
        )
    with TemporaryDirectory(prefix="duixian-") as place:
        folder = Path(place)
        given = folder / f"report{suffix}"
        given.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_bytes(files("duixian.sources").joinpath("soffice.xcu").read_bytes())
        said = _run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", "--convert-to", to),
                *("--outdir", str(folder / "made"), str(given)),
            ],
            name,
        )
        made = folder / "made" / f"report.{to.partition(':')[0]}"
        if not made.is_file():
            found = f"LibreOffice cannot open it ({said or 'it says nothing'})"
            raise UnknownFormat(name, found, f"If it opens in Word or WPS, {_SAVE_AS}")
        return made.read_bytes()


def _run(command: list[str], name: str) -> str:
    """Run the program to its end; what it says last."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # it starts another program, and both must end
    )
    try:
        out, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        found = f"LibreOffice has not opened it in {SECONDS} s"
        raise UnknownFormat(name, found, f"Open it and {_SAVE_AS}") from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    lines = out.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def _holds(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data
