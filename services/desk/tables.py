"""Lists as tables: the columns that say something, a link to each object's page, and what can be done with it now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from services.desk import objects
from services.desk.contract import Contract, Schema, Shown
from services.desk.words import part

COLUMNS = 8
_ID = re.compile("(.*/)?[0-9a-f]{32}")
_UNSHOWN = ("id", "case_number", "acts", "version")
_FIRST = ("title", "name")
"""What the row is, before what is said of it."""
_DIGESTS = ("sha256", "digest", "hash", "proof")


@dataclass(frozen=True)
class Row:
    case: str
    href: str
    cells: Sequence[Shown | None]
    acts: Sequence[tuple[str, str]]
    """The address and the title of each."""
    chosen: str = ""
    """As a form names it that takes an act on many; empty where it allows none."""


@dataclass(frozen=True)
class Table:
    heads: Sequence[str]
    rows: Sequence[Row]
    team: str = ""
    kind: str = ""
    bulk: Mapping[str, str] = field(default_factory=dict)
    """The acts that a row or more allow on many at once, each with its title."""
    decides: int = 0
    """Of assets, how many wait to be decided on by who asks: there is a table for them."""


def table(
    contract: Contract, team: str, kind: str, answer: Schema, items: Sequence[Any], names: Mapping[str, str]
) -> Table:
    schema = contract.items(answer)
    shown = [{one.name: one for one in contract.shown(schema, item, names).fields} for item in items]
    named = dict.fromkeys(name for row in shown for name in row)
    said = [
        name
        for name in sorted(named, key=lambda name: name not in _FIRST)
        if name not in _UNSHOWN
        and not name.endswith(_DIGESTS)
        and any(name in row and _tells(row[name]) for row in shown)
    ][:COLUMNS]
    allowed = {operation for item in items for operation in _allowed(item)}
    bulk = {one.id: one.title for one in contract.operations.values() if one.bulk and one.id in allowed}
    heads = [min((row[name].title for row in shown if name in row), key=len) for name in said]
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
                str(_chosen(item, row, said)) if not bulk.keys().isdisjoint(_allowed(item)) else "",
            )
            for item, row in zip(items, shown, strict=True)
        ],
        team,
        kind,
        bulk,
        sum("decide_asset" in _allowed(item) for item in items),
    )


@dataclass(frozen=True)
class Chosen:
    """One object of a selection, as a form carries it. `version`: as it was when it was chosen, where it has one."""

    key: str
    case: str
    version: str
    label: str

    def __str__(self) -> str:
        return "|".join((self.key, self.case, self.version, self.label))

    @classmethod
    def read(cls, value: str) -> Chosen:
        return cls(*(value.split("|", 3) + [""] * 3)[:4])


def _chosen(item: Mapping[str, Any], row: Mapping[str, Shown], said: Sequence[str]) -> Chosen:
    """By the first two columns people know it again."""
    label = " ".join(row[name].text for name in said[:2] if name in row)
    return Chosen(key_of(item), item.get("case_number") or "", str(item.get("version") or ""), label[:80])


def _allowed(item: Mapping[str, Any]) -> list[str]:
    return [act["operation"] for act in item.get("acts", ()) if act["allowed"]]


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
