"""The leaders' board as a PNG and a work log as a PDF, made here: a page of ours runs no script that could draw one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
def _sheet(name: str) -> bytes:
    return files("services.desk").joinpath(f"templates/{name}.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(serif_path().parent)]
    )


def png(board: Mapping[str, Any]) -> bytes:
    """The board's figures, each with its title, on one sheet."""
    with _drawing:
        return typst.compile(
            _sheet("board"),
            format="png",
            ppi=_DOTS,
            sys_inputs={"board": json.dumps(board, ensure_ascii=False)},
            font_paths=_fonts(),
        )


def log_pdf(heading: Sequence[str], columns: Sequence[str], lines: Sequence[Sequence[str]]) -> bytes:
    """A work log on A4; what somebody wrote is set as it stands, and is no markup."""
    log = {"heading": heading, "columns": columns, "lines": lines}
    with _drawing:
        return typst.compile(
            _sheet("work_log"),
            format="pdf",
            sys_inputs={"log": json.dumps(log, ensure_ascii=False)},
            font_paths=_fonts(),
        )
