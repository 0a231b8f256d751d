"""Words of patterns that occur in no test."""

from rule_coverage import said_in, words


def test_plain_words_among_the_alternatives_are_found_in_either_writing():
    source = (
        'A = re.compile("增长|提[高升]|(?:下降|减少)了")\nB = re.compile(either("回落", r"\\d"))\n'
    )
    assert sorted(words(source)) == ["下降", "减少", "回落", "增长"]


def test_what_tests_say_is_what_stands_in_their_strings(tmp_path):
    (tmp_path / "test_a.py").write_text('# 下降\nassert read("产量增长6%")\n', encoding="utf-8")
    said = said_in(tmp_path)
    assert "增长" in said
    assert "下降" not in said
