"""The report in a web page. Offsets are into the extracted text."""

from __future__ import annotations

from duixian import late_re as re
from duixian.errors import EmptyInput
from duixian.sources import boilerplate, encoding

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.I)
_DECLARED_WITHIN = 4096
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
"""Pages declare the small set and use the large one, as browsers know (WHATWG Encoding)."""
_DROPPED = ("script", "style", "noscript", "template", "iframe", "form", "button", "select")
_BREAKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "title", "table")
_BLANKS = re.compile(r"[ \t\xa0\u3000]+")
_ROW = re.compile(r"\|(.*)\|\s*")
_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+\s*")
"""Rows of tables as trafilatura gives them, and the line that it draws below a header."""
_SITE_NAME = re.compile(r"\s*(?:[_|]|--?)\s*")
"""What parts a page's title from the name of the site."""
_LONG_CELL = 300
"""No figure of a table is this long: the table lays out the page, and its text is prose."""
_SAME_LINE = 20
"""Two lines that agree in so many characters are the same."""


def decode(data: bytes, name: str) -> encoding.Decoded:
    """The page's source, in the encoding that it declares or else the one it is in."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    declared = found.group(1).decode("ascii", "ignore").lower() if found else None
    return encoding.decode(data, name, declared=_SUPERSETS.get(declared or "", declared))


def extract(page: str, name: str) -> str:
    """The main text of a page, one line a paragraph, with the lines that name the report.

    Raises:
        EmptyInput: the page holds no text.
    """
    if "<" not in page and page.strip():  # a text by a page's name: the parser would find nothing
        return page
    from trafilatura import extract as main_text  # slow to import, and text files do without

    everything = _all_text(page)
    text = main_text(
        page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    if not text or not text.strip() or _lays_out_with_tables(text):
        text = "\n".join(everything)
    if not text.strip():
        raise EmptyInput(
            name,
            "the page holds no text",
            "Save the page from a browser after it has loaded, or give the report's text",
        )
    return "\n".join((*_naming_lines(everything, text), _tabbed(text)))


def _tabbed(text: str) -> str:
    """Rows of tables with tabs between their cells, without the lines that are only drawn."""
    if "|" not in text:
        return text
    lines = (line for line in text.split("\n") if not _RULE.fullmatch(line))
    return "\n".join(
        "\t".join(cell.strip() for cell in row[1].split("|"))
        if (row := _ROW.fullmatch(line))
        else line
        for line in lines
    )


def _lays_out_with_tables(text: str) -> bool:
    return any(line.startswith("|") and len(line) > _LONG_CELL for line in text.split("\n"))


def _all_text(page: str) -> list[str]:
    """Every visible line of the page."""
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return []
    for element in tree.xpath("|".join(f"//{tag}" for tag in _DROPPED)):
        element.drop_tree()
    for element in tree.xpath("//title"):
        element.text = _SITE_NAME.split(element.text or "")[0]
    for element in tree.xpath("|".join(f"//{tag}" for tag in _BREAKS)):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = (_BLANKS.sub(" ", line).strip() for line in tree.text_content().split("\n"))
    return [line for line in lines if line]


def _naming_lines(everything: list[str], text: str) -> list[str]:
    """Title and occasion from above the main text, where extraction took them off."""
    identity = boilerplate.rules().identity
    first = _squeezed(text[:200].lstrip().split("\n")[0])[:_SAME_LINE]
    head = _squeezed(text[:600])
    kept: list[str] = []
    for line in everything:
        squeezed = _squeezed(line)
        if first and squeezed.startswith(first):
            break
        if len(line) < boilerplate.PARAGRAPH and identity.search(line) and squeezed not in head:
            kept.append(line)
            head += squeezed
    return kept


def _squeezed(line: str) -> str:
    return re.sub(r"\s", "", line)
