"""How sure recognition must be of a line of print before numbers are read in it.

    python benchmarks/ocr.py --font NotoSansCJK-Regular.ttc

Lines of an invented report are drawn, made smaller, blurred and strewn with noise, and recognised.
For each band of the recognition's own score: how many lines, in how many the text is right but for
one character in thirty, and in how many every figure is right. Needs the extra `ocr`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib import resources
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from duixian.sources import ocr

SPOILT = (
    *((1, 0, 0), (0.5, 0, 10), (0.45, 0.6, 25)),
    *((0.4, 0.8, 30), (0.35, 0.8, 40), (0.32, 1.0, 40)),
)
"""Size, blur in pixels, noise in grey levels of 256."""
BANDS = (0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
WIDTH, HEIGHT, STEP, SIZE, ON_A_PAGE, ON_A_LINE = 1240, 1754, 58, 32, 28, 34


@dataclass(frozen=True)
class Line:
    """One line as it was recognised."""

    score: float
    text_right: bool
    figures_right: bool


def recognised(lines: list[str], font: ImageFont.FreeTypeFont) -> Iterator[Line]:
    """The lines of every page in every state of spoiling."""
    engine = ocr.engine()
    random = np.random.default_rng(1)
    for scale, blur, noise in SPOILT:
        for at in range(0, len(lines), ON_A_PAGE):
            page = lines[at : at + ON_A_PAGE]
            drawn = Image.new("L", (WIDTH, HEIGHT), 255)
            for i, line in enumerate(page):
                ImageDraw.Draw(drawn).text((60, 60 + i * STEP), line, font=font, fill=0)
            size = (int(WIDTH * scale), int(HEIGHT * scale))
            small = drawn.resize(size, Image.Resampling.BILINEAR)
            grey = np.asarray(small.filter(ImageFilter.GaussianBlur(blur))).astype(float)
            grey += random.normal(0, noise, grey.shape)
            pixels = np.clip(grey, 0, 255).astype("uint8")
            for piece in engine(np.repeat(pixels[:, :, None], 3, 2)):
                number = round(((piece.top + piece.bottom) / 2 / scale - 80) / STEP)
                if 0 <= number < len(page):
                    yield _judged(piece, page[number])


def _judged(piece: ocr.Piece, line: str) -> Line:
    alike = SequenceMatcher(None, piece.text, line).ratio()
    return Line(piece.score, alike > 0.97, _figures(piece.text) == _figures(line))


def _figures(text: str) -> list[str]:
    return [char for char in text.replace("％", "%") if char in "0123456789.%"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--font", required=True, help="A font file with Chinese characters.")
    parser.add_argument("--pages", type=int, default=2)
    given = parser.parse_args()
    report = resources.files("duixian.demo") / "reports" / "lanchuan-2025.txt"
    text = "".join(report.read_text("utf-8").split())
    lines = [text[i : i + ON_A_LINE] for i in range(0, len(text) - ON_A_LINE, ON_A_LINE)]
    font = ImageFont.truetype(given.font, SIZE)
    found = list(recognised(lines[: given.pages * ON_A_PAGE], font))
    print("| score | lines | text right | figures right |\n|---|---|---|---|")
    for low, high in pairwise(BANDS):
        band = [line for line in found if low <= line.score < high]
        if band:
            text_right = sum(line.text_right for line in band) / len(band)
            figures_right = sum(line.figures_right for line in band) / len(band)
            row = f"| {low:g} to {min(high, 1):g} | {len(band)} "
            print(row + f"| {text_right:.0%} | {figures_right:.0%} |")


if __name__ == "__main__":
    main()
