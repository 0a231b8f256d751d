"""A text in another language is refused by that language's name."""

from __future__ import annotations

import pytest

from duixian.errors import NotChinese
from duixian.sources import from_bytes, from_text
from duixian.sources.language import told
from sources.lost_bytes import SENTENCES

OTHERS = {
    "English": "The gross domestic product of the city grew by 6.5 percent in the last year. ",
    "French": "Le produit intérieur brut de la ville a augmenté de 6,5 % dans les trois ans. ",
    "German": "Das Bruttoinlandsprodukt der Stadt ist im letzten Jahr um 6,5 % gewachsen und ",
    "Spanish": "El producto interior bruto de la ciudad creció un 6,5 % en los últimos años. ",
    "Vietnamese": "Tổng sản phẩm của tỉnh tăng 6,5 % và thu nhập của người dân được cải thiện. ",
    "Japanese": "昨年の市内総生産は前年比で6.5%増加しました。雇用は安定しています。",
    "Korean": "지난해 시의 지역내총생산은 6.5% 증가하였으며 고용은 안정적이다. ",
    "Russian": "Валовой продукт города вырос на 6,5 процента за последний год. ",
    "Uyghur": "ئۆتكەن يىلى شەھەرنىڭ ئىشلەپچىقىرىش ئومۇمىي قىممىتى ئاشتى. ",
    "Tibetan": "འདས་པའི་ལོར་གྲོང་ཁྱེར་གྱི་ཐོན་སྐྱེད་འཕར་བ་རེད། ",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_refused_by_name(language: str) -> None:
    with pytest.raises(NotChinese, match=rf"report: the text is in .*{language}"):
        from_bytes((OTHERS[language] * 30).encode(), "report", ".txt")


def test_a_language_that_is_not_known_goes_by_its_letters() -> None:
    assert told("qwx zvk plorm skrib dwent " * 20) == "a language in Latin letters"


def test_a_few_words_of_a_language_are_not_the_language() -> None:
    other = "qwx zvk plorm skrib dwent vlom krast penzu wibli torga hapsu mirek "
    assert told((other * 3 + "the ") * 10) == "a language in Latin letters"  # one in 37
    assert told((other + "the ") * 10) == "English"  # one in 13


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES[:3],
        "".join(SENTENCES),
        "".join(SENTENCES) + OTHERS["English"] * 5,
        "".join(f"{s}\n{OTHERS['English']}\n" for s in SENTENCES),
        "全面落實“六保”任務，堅定實施擴大內需戰略。" * 10,
        "2019\t6.5\n2020\t7.1\n" * 100,
        "GDP 6.5%",
        OTHERS["English"][:200],
        "ＧＤＰ增长６．５％，ＣＰＩ涨幅２％。" * 20,
    ],
)
def test_chinese_and_what_is_too_short_to_tell_are_read(text: str) -> None:
    assert from_text(text, "report").source == text


def test_one_language_among_a_batch_of_bytes_in_its_own_encoding() -> None:
    with pytest.raises(NotChinese, match="Russian"):
        from_bytes((OTHERS["Russian"] * 30).encode("utf-16"), "report", ".txt")
