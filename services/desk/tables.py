"""Lists as tables: the columns that say something, a link to each object's page, and what can be done with it now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.desk import objects
from services.desk.contract import Contract, Schema, Shown
from services.desk.words import part

COLUMNS = 8
_ID = re.compile("[0-9a-f]{32}")
_UNSHOWN = ("id", "case_number", "acts", "version")
_DIGESTS = ("sha256", "digest", "hash", "proof")


@dataclass(frozen=True)
class Row:
    case: str
    href: str
    cells: Sequence[Shown | None]
    acts: Sequence[tuple[str, str]]
    """The address and the title of each."""


@dataclass(frozen=True)
class Table:
    heads: Sequence[str]
    rows: Sequence[Row]


def table(
    contract: Contract, team: str, kind: str, answer: Schema, items: Sequence[Any], names: Mapping[str, str]
) -> Table:
    schema = contract.items(answer)
    shown = [{one.name: one for one in contract.shown(schema, item, names).fields} for item in items]
    said = [
        name
        for name in dict.fromkeys(name for row in shown for name in row)
        if name not in _UNSHOWN
        and not name.endswith(_DIGESTS)
        and any(name in row and _tells(row[name]) for row in shown)
    ][:COLUMNS]
    heads = [next(row[name].title for row in shown if name in row) for name in said]
    return Table(
        heads,
        [
            Row(
                item.get("case_number") or "",
                _page(kind, item),
                [row.get(name) for name in said],
                [
                    (
                        objects.acts_address(
                            team,
                            act["operation"],
                            key_of(item),
                            item.get("case_number") or "",
                            item["staff_id"] if kind == "appointment" else "",
                        ),
                        act["title"],
                    )
                    for act in item.get("acts", ())
                    if act["allowed"]
                ],
            )
            for item, row in zip(items, shown, strict=True)
        ],
    )


def _tells(shown: Shown) -> bool:
    """Whether people read something in it: an id that leads nowhere tells nothing."""
    return shown.is_plain and shown.text != "—" and (bool(shown.href) or not _ID.fullmatch(shown.text))


def key_of(item: Mapping[str, Any]) -> str:
    """By what an object is named: its id, or that of the asset whose disposal it is."""
    return str(item.get("id") or item.get("asset_id") or item.get("listing_id") or "")


def _page(kind: str, item: Mapping[str, Any]) -> str:
    if kind == "file":
        return f"/files/{part(key_of(item))}"
    return objects.address(kind, key_of(item))
