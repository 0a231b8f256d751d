"""A chart as a drawing that stands alone: with its name, what it shows, and where it is from."""

from __future__ import annotations

import functools
import re
from html import escape

import vl_convert

from duixian.portal.charts import PLACE, Chart
from duixian.portal.web.language import Language

EMBEDDED = "/embed"
"""Before the addresses of charts that other sites may show in a frame."""

_ROOT = re.compile(r'<svg [^>]*? width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"[^>]*>')
_LINE = 15
"""Units of the drawing from one line of its source to the next."""


def inside(chart: Chart) -> str:
    """The drawing as a part of a page: its points lead to pages of the same portal."""
    drawn = _linked(chart.svg(), "")
    root = _ROOT.match(drawn)
    assert root
    box = f'viewBox="0 0 {root["width"]} {root["height"]}"'
    said = f'role="group" aria-label="{escape(chart.summary)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {said}>{drawn[root.end() :]}'


def alone(chart: Chart, source: str, origin: str) -> str:
    """The drawing as a file: title, description, a line with its source, paper behind it.

    `origin` stands before the addresses of its points ("" where nobody has said what it is).
    """
    drawn = _linked(chart.svg(), origin)
    root = _ROOT.match(drawn)
    assert root
    wide, high, head = float(root["width"]), float(root["height"]), 28
    lines = _lines(source, wide - 16)
    whole = high + head + _LINE * len(lines) + 11
    text = 'font-family="system-ui, \'Noto Sans CJK SC\', sans-serif" fill="#1d2b3a"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{wide:g}" height="{whole:g}" viewBox="0 0 {wide:g} {whole:g}">'
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.summary)}</desc>"
        f'<rect width="{wide:g}" height="{whole:g}" fill="#ffffff"/>'
        f'<text x="8" y="20" font-size="15" font-weight="600" {text}>{escape(chart.title)}</text>'
        f'<g transform="translate(0 {head})">{drawn[root.end() : -len("</svg>")]}</g>'
        + "".join(
            f'<text x="8" y="{high + head + _LINE * n + 2:g}" font-size="11" {text}>'
            f"{escape(line)}</text>"
            for n, line in enumerate(lines, start=1)
        )
        + "</svg>"
    )


def _lines(source: str, wide: float) -> list[str]:
    """A text cut into lines of a width, in type of 11 units."""
    lines, used = [""], 0.0
    for sign in source:
        # An address is seldom narrower than this, a Chinese character always as wide as high.
        needed = 6.5 if sign.isascii() else 11.0
        if used + needed > wide:
            lines, used = [*lines, ""], 0.0
        lines[-1] += sign
        used += needed
    return lines


SHARP = 2.0
"""Points of a PNG for each unit of its drawing: sharp on a screen and in a text document."""


@functools.lru_cache(maxsize=32)
def png(drawing: str) -> bytes:
    """A drawing that stands alone as a PNG, in the fonts of the machine that serves it."""
    image: bytes = vl_convert.svg_to_png(drawing, scale=SHARP)
    return image


def form_of(picture: str, form: str, language: Language) -> str:
    """The address of a chart as ``png`` or ``embed``, from that of its SVG.

    >>> form_of("/i/cpi/chart.svg?government=110000", "embed", "en")
    '/embed/i/cpi/chart?government=110000&lang=en'
    """
    path, _, query = picture.partition("?")
    plain = path.removesuffix(".svg")
    address = f"{EMBEDDED}{plain}" if form == "embed" else f"{plain}.{form}"
    return f"{address}?{query}{'&' if query else ''}lang={language}"


CARD = (1200, 630)
"""What pages that link to another show of it, in the size that they ask for."""


@functools.cache
def card(name: str, said: str) -> bytes:
    """The portal's name and what it does, as a PNG."""
    wide, high = CARD
    text = "font-family=\"system-ui, 'Noto Sans CJK SC', sans-serif\""
    ink = f'fill="#1d2b3a" {text}'
    lines = "".join(
        f'<text x="100" y="{440 + 52 * n}" font-size="36" {ink}>{escape(line)}</text>'
        for n, line in enumerate(_lines(said, 1000 * 11 / 36))
    )
    image: bytes = vl_convert.svg_to_png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}">'
        f'<rect width="{wide}" height="{high}" fill="#f6f5f1"/>'
        '<rect x="100" y="130" width="180" height="180" rx="22" fill="#a3261f"/>'
        f'<text x="190" y="265" font-size="124" text-anchor="middle" fill="#ffffff" {text}>'
        f'兑</text><text x="320" y="256" font-size="104" font-weight="600" {ink}>'
        f"{escape(name)}</text>{lines}</svg>"
    )
    return image


def _linked(drawn: str, origin: str) -> str:
    """The drawing with its points' addresses below an origin."""
    return drawn.replace(f'xlink:href="{PLACE}/', f'href="{escape(origin)}/')
