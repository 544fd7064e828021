"""The kinds of asset that the query systems report."""

from __future__ import annotations

from typing import Literal

AssetKind = Literal["bank_deposit", "real_estate", "vehicle", "equity", "securities"]
