"""The kinds of asset that the query systems report, how a thing is known, and the measures that are taken on assets."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

AssetKind = Literal["bank_deposit", "real_estate", "vehicle", "equity", "securities"]

REGISTERED: frozenset[str] = frozenset({"real_estate", "vehicle", "equity", "securities"})
"""Whose owner stands in a register, which enters another when it is asked (民事诉讼法第二百六十二条)."""

Measure = Literal["seal", "seize", "freeze"]
SEALED: frozenset[AssetKind] = frozenset({"real_estate", "vehicle"})
"""Things, which are sealed (查封) and cannot be divided; deposits and rights are frozen (冻结)."""
MEASURES: dict[str, Measure] = {"查封": "seal", "扣押": "seize", "冻结": "freeze"}
"""By the word that a ruling has for it."""


NO_PART_OF_A_NAME = r"[\s()\[\]〔〕【】_-]"


def one_name(identifier: str) -> str:
    """The number of a thing as one text, however it was typed: width, blanks, brackets and case do not matter."""
    return re.sub(NO_PART_OF_A_NAME, "", unicodedata.normalize("NFKC", identifier)).upper()
