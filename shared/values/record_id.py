"""The id of a record that follows from what it is of."""

from __future__ import annotations

from uuid import UUID, uuid5

_RECORDS = UUID("6f1b0f0e-6a58-5d0e-9c59-150200000000")


def derived_id(*parts: object) -> str:
    """The id of a record that its natural key determines: whoever records it again records the same."""
    return uuid5(_RECORDS, "/".join(map(str, parts))).hex
