"""逐项处理: what was found of a case, in one table with a choice a row; all are tried at once, and done at once, each by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.desk import frame, words
from services.desk.acts import offered_for, operation_of
from services.desk.apis import Answer
from services.desk.bulk import MOST, Sending, Tally, is_over
from services.desk.codes import DeskCode
from services.desk.contract import Contract, Schema
from services.desk.forms import Field, Form, Offered, Typed, body_of
from services.desk.frame import Me, render, stream
from services.desk.objects import address, case_address
from services.desk.tables import Chosen
from shared.values.refusal import Problem

router = APIRouter()
TEAM, ACT = "custody", "decide_asset"
CHOICE = "way"
"""What makes a row one that is decided."""
COMMON = ("ruling_document", "reason")
"""What may be said once for all rows that say nothing else."""
WITH_AMOUNT = ("freeze_online", "delegate")
"""The choices beside which a sum stands; the sum that is known of a deposit stands in the table before anything is chosen."""
COMMON_PATH = "common."


@dataclass(frozen=True)
class Row:
    """One asset; `fields`: what is decided of it, with its faults; `answer`: None for one of which nothing is chosen."""

    chosen: Chosen
    href: str
    fields: Sequence[Field]
    answer: Answer | None = None
    done: bool = False


@dataclass(frozen=True)
class Table:
    """The rows as they were sent."""

    contract: Contract
    offered: Offered
    schema: Schema
    typed: Typed
    rows: Sequence[Chosen]

    def row(self, chosen: Chosen, answer: Answer | None = None, *, doing: bool = False) -> Row:
        at = f"{chosen.key}."
        faults = (
            {}
            if answer is None or answer.ok
            else {at + f["field"]: f["detail"] for f in answer.body["errors"]}
        )
        fields = Form(self.contract, self.offered, self.typed, faults).fields(self.schema, at)
        done = doing and answer is not None and answer.ok
        return Row(chosen, address("asset", chosen.key), fields, answer, done)

    def common(self) -> list[Field]:
        fields = Form(self.contract, self.offered, self.typed, {}).fields(self.schema, COMMON_PATH)
        return [
            replace(one, required=False) for one in fields if one.path.removeprefix(COMMON_PATH) in COMMON
        ]

    def body(self, chosen: Chosen) -> dict[str, Any]:
        """Of the row; empty where nothing is chosen of it. Another's line on the form is none of its own."""
        said = body_of(self.contract, self.offered, self.schema, self.typed, f"{chosen.key}.")
        if CHOICE not in said:
            return {}
        if said[CHOICE] not in WITH_AMOUNT:
            said.pop("amount", None)
        once = body_of(self.contract, self.offered, self.schema, self.typed, COMMON_PATH)
        return {name: once[name] for name in COMMON if name in once} | said


@router.get("/decisions/{case}")
async def form(request: Request, me: Me, case: str) -> Response:
    found = await me.get(TEAM, f"{case_address(case)}/assets", decided="false", limit=str(MOST))
    if not found.ok:
        return render(request, "refused", found.status, problem=found.body)
    items = found.body["items"]
    rows = [Chosen(one["id"], case, "", _label(one)) for one in items]
    typed = {f"{one['id']}.amount": [one["value"]] for one in items if one["kind"] == "bank_deposit"}
    table = await _table(me, case, typed, rows)
    return _page(request, render, case, table, [table.row(row) for row in rows], uuid4().hex)


@router.post("/decisions/{case}")
async def decide(request: Request, me: Me, typed: frame.Form, case: str) -> Response:
    rows = [Chosen.read(value) for value in typed.get("_row", ())][:MOST]
    table = await _table(me, case, typed, rows)
    if not any(table.body(row) for row in rows):
        raise Problem(422, DeskCode.NOTHING_CHOSEN, "退回上一页，选择处理方式后再提交")
    doing = typed.get("_do", [""])[0]
    key = typed.get("_key", [""])[0][:100]
    _, one = await operation_of(me, TEAM, ACT, {})
    sending = Sending(me, TEAM, one, None, key, doing == "do")
    tally = Tally()
    return _page(request, stream, case, table, _results(sending, table, tally), key, tally, doing)


async def _results(sending: Sending, table: Table, tally: Tally) -> AsyncIterator[Row]:
    over: Answer | None = None
    for chosen in table.rows:
        body = table.body(chosen)
        if not body:
            yield table.row(chosen)
            continue
        answer = over or await replace(sending, body=body).row(chosen)
        over = answer if is_over(answer) else None
        tally.count(answer)
        yield table.row(chosen, answer, doing=sending.doing)


async def _table(me: frame.Me, case: str, typed: Typed, rows: Sequence[Chosen]) -> Table:
    contract, one = await operation_of(me, TEAM, ACT, {})
    return Table(contract, await offered_for(me, case, "", ()), one.body or {}, typed, rows)


def _page(
    request: Request,
    page: Any,
    case: str,
    table: Table,
    rows: Any,
    key: str,
    tally: Tally | None = None,
    doing: str = "",
) -> Response:
    shown: Response = page(
        request, "by_row", case=case, common=table.common(), heads=table.contract.titles(table.schema), rows=rows, key=key,
        tally=tally, doing=doing, empty=not table.rows,
    )  # fmt: skip
    return shown


def _label(one: Mapping[str, Any]) -> str:
    """How the clerk knows it: what it is, where, and what it is worth as its institution says."""
    place = "，辖区外" if one["outside"] else ""
    said = f"{words.code(one['kind'])} {one['identifier']}（{one['institution']}{place}），{words.yuan(one['value'])} 元"
    return said[:160]
