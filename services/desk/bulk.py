"""One act on many objects: tried on each, then done on each. The page arrives row by row, every row with its own result."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.desk import frame
from services.desk.acts import file_fields, offered_for, operation_of, path_of, version_of
from services.desk.apis import Answer, NotSignedIn, Person
from services.desk.codes import DeskCode
from services.desk.contract import PURPOSE, Contract, Operation
from services.desk.forms import Form, Offered, Typed, body_of
from services.desk.frame import Me, render, stream
from services.desk.objects import address, case_address
from services.desk.tables import Chosen
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

router = APIRouter()
MOST = 200
"""How many at once."""
_ENDED = Answer(
    401, Problem(401, ProblemCode.UNAUTHENTICATED, "重新登录后再提交一次；已经办理的不会重复办理").body()
)


@dataclass(frozen=True)
class Row:
    """One object of the selection; `answer`: None before it was tried."""

    chosen: Chosen
    href: str
    answer: Answer | None = None
    done: bool = False

    @property
    def ok(self) -> bool:
        return self.answer is None or self.answer.ok


@dataclass
class Tally:
    """How many rows of those that have been sent are well, and how many are refused."""

    well: int = 0
    refused: int = 0

    def count(self, answer: Answer) -> None:
        self.well += answer.ok
        self.refused += not answer.ok


def is_over(answer: Answer) -> bool:
    """Whether it would go no better with the next row: the login is over, or the service is silent."""
    return answer is _ENDED or answer.status >= 500


@dataclass(frozen=True)
class Sending:
    """What is sent for each row: the act, its body, the key of the form."""

    me: Person
    team: str
    one: Operation
    body: Any
    key: str
    doing: bool

    async def row(self, chosen: Chosen) -> Answer:
        """The row's own key: however often the form is sent, it is done once."""
        path = path_of(self.one, chosen.key, chosen.case)
        own = hashlib.sha256(path.encode()).hexdigest()[:32]
        headers = {"Idempotency-Key": f"{self.key}-{own}"}
        if self.one.versioned and chosen.version:
            headers["If-Match"] = f'"{chosen.version}"'
        if not self.doing:
            headers["Prefer"] = "handling=dry-run"
        try:
            return await self.me.act(self.one.method, self.team, path, self.body, headers)
        except NotSignedIn:
            return _ENDED


@router.post("/bulk/{team}")
async def bulk(request: Request, me: Me, typed: frame.Form, team: str) -> Response:
    contract, one = await operation_of(me, team, typed.get("_act", [""])[0], typed)
    if not one.bulk:
        raise Problem(409, DeskCode.ONE_BY_ONE, "请打开各件，看过后分别办理", REGULATION["一(二)"])
    chosen = _distinct(one, [Chosen.read(value) for value in typed.get("_row", ())])
    if not chosen:
        raise Problem(422, DeskCode.NOTHING_CHOSEN, "退回上一页，勾选后再提交")
    if len(chosen) > MOST:
        raise Problem(422, DeskCode.TOO_MANY, f"一次最多办理 {MOST} 项，请分次办理")
    cases = {row.case for row in chosen}
    case = cases.pop() if len(cases) == 1 else ""
    if not case and _rests_on_papers(contract, one):
        raise Problem(
            422, DeskCode.SEVERAL_CASES, "所依据的文书、材料各案不同，请按案件分次办理", REGULATION["一(二)"]
        )
    offered = await offered_for(me, case, "", file_fields(one))
    doing = typed.get("_do", [""])[0]
    key = typed.get("_key", [""])[0][:100] or uuid4().hex
    if doing not in ("do", "try"):
        rows = [Row(await _with_version(me, team, contract, one, row), _page(one, row)) for row in chosen]
        return _shown(render, request, team, contract, one, offered, typed, key, rows)
    body = None if one.body is None else body_of(contract, offered, one.body, typed)
    sending = Sending(me, team, one, body, key, doing == "do")
    first = await sending.row(chosen[0])  # before the page begins: its faults stand at the fields
    if first is _ENDED:
        raise NotSignedIn
    faults = {} if first.ok else {fault["field"]: fault["detail"] for fault in first.body["errors"]}
    tally = Tally()
    results = _results(sending, chosen, first, tally)
    return _shown(stream, request, team, contract, one, offered, typed, key, results, faults, tally, doing)


def _shown(
    page: Any,
    request: Request,
    team: str,
    contract: Contract,
    one: Operation,
    offered: Offered,
    typed: Typed,
    key: str,
    rows: Any,
    faults: Mapping[str, str] | None = None,
    tally: Tally | None = None,
    doing: str = "",
) -> Response:
    shown: Response = page(
        request,
        "bulk",
        team=team,
        act=one,
        fields=Form(contract, offered, typed, faults or {}).fields(one.body) if one.body else [],
        key=key,
        rows=rows,
        tally=tally,
        doing=doing,
    )
    return shown


async def _results(
    sending: Sending, chosen: Sequence[Chosen], first: Answer, tally: Tally
) -> AsyncIterator[Row]:
    """Row by row. After a service that is silent, or a login that is over, the others are not tried."""
    answer, over = first, False
    for place, row in enumerate(chosen):
        if place and not over:
            answer = await sending.row(row)
        over = over or is_over(answer)
        tally.count(answer)
        yield Row(row, _page(sending.one, row), answer, sending.doing and answer.ok)


def _distinct(one: Operation, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Rows on which it is the same act, as one that is taken on their case, are one."""
    return list({path_of(one, row.key, row.case): row for row in reversed(chosen) if row.key}.values())[::-1]


def _rests_on_papers(contract: Contract, one: Operation) -> bool:
    fields = contract.resolved(one.body or {}).get("properties", {})
    return any(name.endswith(("_document", "_file")) or PURPOSE in field for name, field in fields.items())


async def _with_version(me: Person, team: str, contract: Contract, one: Operation, row: Chosen) -> Chosen:
    """As it is now, where the list from which it was chosen says no version."""
    if not one.versioned or row.version:
        return row
    held = await version_of(me, team, contract, one, row.key, row.case)
    return Chosen(row.key, row.case, held, row.label)


def _page(one: Operation, row: Chosen) -> str:
    return address(one.on, row.key) or (case_address(row.case) if row.case else "")
