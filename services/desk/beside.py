"""What a form shows of what is known: filled in, offered, and beside it the record that its act is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from services.desk.apis import Answer, Person
from services.desk.contract import Contract, Operation, Shown
from services.desk.forms import Offered
from services.desk.objects import KINDS


@dataclass(frozen=True)
class Known:
    """`typed`: by the path of a field, with `sources` where each is from; `unseen`: what goes along without being asked.

    `beside`: what is read while one fills in the form; `paper`: the document itself.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    unseen: Sequence[str] = ()
    offered: Offered = field(default_factory=dict)
    beside: Sequence[tuple[str, Shown]] = ()
    papers: Sequence[tuple[str, str]] = ()
    paper: str = ""


_ID = re.compile("[0-9a-f]{32}|[0-9a-f]{64}")
PREVIEWED = {
    "draft_listing": (
        "公告样稿（由登记的调查、参考价和裁定生成，尚未保存）",
        (
            "items",
            "special_notices",
            "starting_price",
            "deposit",
            "increment",
            "opens_at",
            "closes_at",
            "balance_days",
        ),
    )
}
"""Acts of which the trial shows beside the form what would be made, and which fields of it."""


async def shown_of(me: Person, *records: tuple[str, Answer]) -> list[tuple[str, Shown]]:
    names = await me.names()
    shown = []
    for kind, found in records:
        if found.ok:
            held = KINDS[kind]
            contract = await me.contract(held.team)
            shown.append(
                (held.title, told(contract.shown(answer_of(contract, held.list), found.body, names)))
            )
    return shown


def told(shown: Shown) -> Shown:
    """What people read of it: an id that leads nowhere, or a digest, tells nothing."""
    fields = [told(one) for one in shown.fields if not _is_id(one)]
    silent = {at for row in shown.rows for at, one in enumerate(row) if _is_id(one)}
    rows = [[told(one) for at, one in enumerate(row) if at not in silent] for row in shown.rows]
    return replace(shown, fields=fields, rows=rows)


def _is_id(shown: Shown) -> bool:
    return shown.is_plain and not shown.href and _ID.fullmatch(shown.text) is not None


def answer_of(contract: Contract, path: str) -> Any:
    return next(
        one.answer
        for at, one in contract.readings.items()
        if at.startswith(f"{path}/{{") and at.endswith("}")
    )


async def receptions(me: Person, before: Answer) -> list[tuple[str, Shown]]:
    if not before.items:
        return []
    contract = await me.contract("intake")
    kept = contract.readings["/cases/{case_number}/receptions"].answer
    said = contract.shown(kept, before.body, await me.names())
    return [("此前的接待", told(one)) for one in said.fields if one.name == "items"]


async def preview(me: Person, contract: Contract, one: Operation, answer: Answer) -> list[tuple[str, Shown]]:
    """What a trial has drawn from the record, for whom the fields alone do not show it: the announcement as it would be."""
    title, names = PREVIEWED[one.id]
    shown = contract.shown(one.answer, answer.body["answer"], await me.names())
    return [(title, told(replace(shown, fields=[said for said in shown.fields if said.name in names])))]
