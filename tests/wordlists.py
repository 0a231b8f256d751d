"""Lists of words for tests that have one row a word."""


def words(text: str) -> list[str]:
    """The words of a text that are parted by blanks."""
    return text.split()
