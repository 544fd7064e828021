"""The kinds of asset that the query systems report, and the measures that are taken on assets."""

from __future__ import annotations

from typing import Literal

AssetKind = Literal["bank_deposit", "real_estate", "vehicle", "equity", "securities"]

Measure = Literal["seal", "seize", "freeze"]
MEASURES: dict[str, Measure] = {"查封": "seal", "扣押": "seize", "冻结": "freeze"}
"""By the word that a ruling has for it."""
