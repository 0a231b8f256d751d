"""The reference's texts are Markdown: on a page they are what it means, not its signs."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from duixian.portal import naming
from duixian.portal.web.language import PageWords


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def inline(text: str, words: PageWords) -> Markup:
    """A line of Markdown as HTML; what is HTML in it is escaped, what is Chinese on an English page
    is marked as such. A link to another table of the data dictionary stays one, a link into the
    manual, which no portal has, is its text.

    >>> from duixian.portal.web.language import words
    >>> inline("`key` of [claims](#claims), see [how](text.md) & <b>", words("en"))
    Markup('<code>key</code> of <a href="#table-claims">claims</a>, see how &amp; &lt;b&gt;')
    """
    reader = _reader()
    (line,) = reader.parseInline(text)
    line.children = [_marked(token, words) for token in _led_on(line.children or [])]
    return Markup(reader.renderer.render([line], reader.options, {}))


def _marked(token: Token, words: PageWords) -> Token:
    """What a token says, as HTML already."""
    if token.type in ("text", "code_inline"):
        said = naming.native(token.content, words)
        token.content = str(Markup("<code>{}</code>").format(said) if token.tag else said)
        token.type = "html_inline"
    return token


def _led_on(tokens: list[Token]) -> list[Token]:
    """The tokens without the links that lead nowhere from here."""
    kept: list[Token] = []
    leads: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            place = str(token.attrGet("href"))
            leads.append(place.startswith(("#", "/", "https://")))
            if place.startswith("#"):
                token.attrSet("href", f"#table-{place[1:]}")
        if token.type not in ("link_open", "link_close") or leads[-1]:
            kept.append(token)
        if token.type == "link_close":
            leads.pop()
    return kept
