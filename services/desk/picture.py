"""The leaders' board as a PNG, made here: a page of ours runs no script that could draw one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

import typst
from pylopdf_fonts_zh_cn import serif_path

_DOTS = 120
"""An inch: of a sheet as wide as A4, 992 points across."""
_drawing = Lock()


@cache
def _sheet() -> bytes:
    return files("services.desk").joinpath("templates/board.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(serif_path().parent)]
    )


def png(board: Mapping[str, Any]) -> bytes:
    """The board's figures, each with its title, on one sheet."""
    with _drawing:
        return typst.compile(
            _sheet(),
            format="png",
            ppi=_DOTS,
            sys_inputs={"board": json.dumps(board, ensure_ascii=False)},
            font_paths=_fonts(),
        )
