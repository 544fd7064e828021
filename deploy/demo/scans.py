"""What the demo's people scan and photograph: a page, or a picture, that says what it is."""

from __future__ import annotations

from functools import cache
from typing import Literal

import typst
from pylopdf_fonts_zh_cn import serif_path

_PAGE = '#set page(width: 9cm, height: 6cm)\n#set text(font: "Noto Serif SC")\n'


@cache
def scan(words: str) -> bytes:
    """A PDF of one page with these words; the same bytes each time."""
    return _set(words, "pdf")


@cache
def photograph(words: str) -> bytes:
    """The same as a PNG."""
    return _set(words, "png")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[serif_path().parent])


def _set(words: str, form: Literal["pdf", "png"]) -> bytes:
    made = typst.compile(
        f"{_PAGE}{words}".encode(),
        font_paths=_fonts(),
        timestamp=0,
        format=form,
    )
    assert isinstance(made, bytes)
    return made
