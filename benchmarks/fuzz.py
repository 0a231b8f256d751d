"""Reads a million made-up inputs, and stops at the first that breaks what is promised of any.

    python benchmarks/fuzz.py                     a million inputs
    python benchmarks/fuzz.py --inputs 20000      fewer
    python benchmarks/fuzz.py --replay FILE       one that was found, with what it says

With atheris installed (`pip install atheris`) inputs are grown towards code not yet reached;
without it, or with --random, they are drawn and mutated at random, the same for each --seed. An
input is a line of pieces that reports are made of, or raw bytes. Promised of each: an `InputError`
or a reading; no fault in it; every quote stands where its offsets say; every value is finite;
sections tile the text. The input that breaks it is kept in --keep.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from itertools import pairwise
from pathlib import Path

PIECES = (
    *"0123456789,.;:、，。；：%‰-—~/()（）《》“”!\n 　的和与及由从到至为第每近约超连共各等其中",
    *"一二三四五六七八九十百千万亿两零〇点半成倍翻番多余几个元吨人家项户公里平方",
    "百分之", "个百分点", "以上", "左右", "以内", "不低于", "分别", "同比", "增长", "下降",
    "提高", "降至", "达到", "完成", "实现", "力争", "确保", "加快", "推进", "新建", "改造",
    "地区生产总值", "一般公共预算收入", "固定资产投资", "城镇居民人均可支配收入", "学校",
    "城镇新增就业", "居民消费价格", "规模以上工业增加值", "粮食产量", "城乡居民收入",
    "2024年", "2025年", "去年", "今年", "上年", "“十四五”", "年底前", "6月底前", "1957年",
    "政府工作报告\n", "各位代表：\n", "一、", "（一）", "一是", "1.", "第一，", "——",
    "2024年工作回顾\n", "2025年工作安排\n", "主要预期目标是：", "10件民生实事", "翻一番",
    "兰川市", "大连市", "长海县", "国务院", "（2025年1月10日在市人民代表大会上）",
    "全国第3位", "十五连增", "1-2-3", "1,234", "12.5%-13%", "3.5万亿元", "三四十", "百万",
    "\u200b", "\x00", "\u00a0", "經濟", "發展", "😀", "𠀀", "²",
)  # fmt: skip
RARE = (
    *PIECES[-40:], "?", "??", "\ufffd", "龘", "か", "\ue5f1", "發展?茖W",
    "<p>", "</p>", "<table><tr><td>", "&nbsp;", "<html><body>",
)  # fmt: skip
"""Pieces of damaged texts and web pages, which cost twenty times as much: one input in sixteen."""
HEAD = "2025年大连市政府工作报告\n各位代表：\n一、2024年工作回顾\n"
LONGEST = 400
"""Pieces of the longest line that is drawn at random: most faults show in short texts."""


def made_of(data: bytes) -> bytes:
    """The input that `data` stands for: the first byte tells how to take the others."""
    kind, rest = data[:1], data[1:]
    if kind < b"\x10":
        return rest
    pieces = RARE if kind < b"\x20" else PIECES
    text = "".join(pieces[byte % len(pieces)] for byte in rest)
    if kind < b"\x18":
        return text.encode("gb18030", "replace")
    return ((HEAD if kind < b"\xa0" else "") + text).encode()


def one(data: bytes) -> None:
    """Read one input and hold it to the promises. Raises `AssertionError`, or what was raised."""
    from duixian import extract, sources
    from duixian.errors import InputError

    try:
        document = sources.from_bytes(made_of(data), "made-up")
    except InputError:
        return
    reading = extract.read(document, government="兰川市", report_year=2025)
    source, outline = document.source, reading.outline
    assert not reading.faults, reading.faults
    for told in (*reading.claims, *reading.tasks, *reading.headlines):
        assert told.quote is None or source[told.start : told.end] == told.quote, told
    for claim in reading.claims:
        assert math.isfinite(claim.value), claim
        assert claim.value_high is None or math.isfinite(claim.value_high), claim
        assert claim.sentence_start <= claim.start < claim.end, claim
    assert outline.sections[0].start == 0
    assert outline.sections[-1].end == len(outline.reading.text)
    assert all(one.end == next_.start for one, next_ in pairwise(outline.sections))
    assert all(one.end <= next_.start for one, next_ in pairwise(outline.sentences))


def at_random(inputs: int, seed: int, keep: Path) -> None:
    """Draw inputs, and mutate some that were drawn before."""
    generator, began, past = random.Random(seed), time.monotonic(), [b"\x80"]
    for number in range(1, inputs + 1):
        if generator.random() < 0.5:
            size = min(LONGEST, int(generator.expovariate(1 / 24)) + 1)
            data = generator.randbytes(size)
        else:
            data = mutated(generator, generator.choice(past))
        past = [*past[-255:], data]
        held(data, keep)
        if number % 10_000 == 0:
            rate = number / (time.monotonic() - began)
            print(f"{number:,} of {inputs:,} inputs, {rate:,.0f} a second", flush=True)
    print(f"{inputs:,} inputs of seed {seed}: every promise held")


def mutated(generator: random.Random, data: bytes) -> bytes:
    """A neighbour of an input: pieces changed, left out, repeated, or moved."""
    new = bytearray(data)
    for _ in range(generator.randint(1, 4)):
        at, size = generator.randrange(len(new) + 1), generator.randint(1, 6)
        match generator.randrange(4):
            case 0:
                new[at : at + size] = generator.randbytes(size)
            case 1:
                del new[at : at + size]
            case 2:
                new[at:at] = new[max(0, at - size) : at] * generator.randint(1, 8)
            case _:
                new[at:at] = generator.randbytes(size)
    return bytes(new[: LONGEST + 1]) or b"\x80"


def held(data: bytes, keep: Path) -> None:
    """Hold one input to the promises; keep it when it breaks one."""
    try:
        one(data)
    except BaseException:
        keep.mkdir(parents=True, exist_ok=True)
        place = keep / f"broken-{abs(hash(data)):x}"
        place.write_bytes(data)
        print(f"{place} breaks a promise: {made_of(data).decode('utf-8', 'replace')!r}")
        raise


def grown(inputs: int, seed: int, keep: Path) -> None:
    """Have atheris grow inputs towards code that none has reached. Ends the process."""
    import atheris

    with atheris.instrument_imports(include=["duixian.extract", "duixian.text"]):
        from duixian import extract  # noqa: F401
    keep.mkdir(parents=True, exist_ok=True)
    options = [
        f"-runs={inputs}",
        f"-seed={seed}",
        f"-max_len={LONGEST + 1}",
        "-timeout=20",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={keep}/",
    ]
    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--random", action="store_true", help="without atheris")
    parser.add_argument("--keep", type=Path, default=Path("var/fuzz"), help="what breaks a promise")
    parser.add_argument("--replay", type=Path, help="an input that was kept")
    given = parser.parse_args()
    if given.replay:
        data = given.replay.read_bytes()
        print(repr(made_of(data).decode("utf-8", "replace")))
        one(data)
        return
    try:
        import atheris  # noqa: F401
    except ImportError:
        given.random = True
    (at_random if given.random else grown)(given.inputs, given.seed, given.keep)


if __name__ == "__main__":
    main()
