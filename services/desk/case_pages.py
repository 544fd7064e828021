"""What a case's page has behind it: its whole course, its money, its dossier, and who has it open."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from services.desk import objects, words
from services.desk.apis import Answer
from services.desk.frame import Me, render
from services.desk.objects import case_address
from shared.contracts.docket_id import DocketId
from shared.contracts.process import PROCESSES
from shared.contracts.teams import SERVICES
from shared.platform.settings import Settings
from shared.values.roles import acting

router = APIRouter()
PAGES: Mapping[str, str] = {
    "": "概览",
    "/timeline": "经过",
    "/money": "案款",
    "/dossier": "卷宗目录",
    "/readers": "查阅情况",
}
BAR_WIDTH = 1000
LOOKING = timedelta(minutes=10)
"""Who has looked so lately has it open still, for all that the log shows."""
Cursor = Annotated[str, Query(max_length=400)]


@dataclass(frozen=True)
class Piece:
    """A part of the money that has come in: `x` and `width` in the bar, `place` its colour."""

    title: str
    amount: Decimal
    x: int
    width: int
    place: int


def bar(ledger: Any) -> list[Piece]:
    """Where each fen is that has come in: set apart for what, and what has left."""
    held = {account: -Decimal(amount) for account, amount in ledger["balances"].items()}
    parts = {words.code(account): amount for account, amount in held.items() if amount > 0}
    came = sum((Decimal(one["amount"]) for one in ledger["come_in"]), Decimal())
    gone = max(came - sum(parts.values()), Decimal())
    if gone:
        parts["已付出、已交付"] = gone
    whole = sum(parts.values())
    pieces, begun = [], Decimal()
    for place, (title, amount) in enumerate(parts.items()):
        x = round(begun / whole * BAR_WIDTH)
        begun += amount
        pieces.append(Piece(title, amount, x, max(round(begun / whole * BAR_WIDTH) - x, 1), place))
    return pieces


def recovered(ledger: Any) -> Decimal:
    """What has come in for the case."""
    return sum((Decimal(one["amount"]) for one in ledger["come_in"]), Decimal("0.00"))


def happened(answer: Answer, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The lines of a timeline, each with who did it and the page of what it was about."""
    return [
        one
        | {
            "who": acting(
                names.get(one["actor"], "系统" if ":" in one["actor"] else one["actor"]),
                [names.get(person, person) for person in one["stead"]],
            ),
            "href": objects.address(one["on"], one["about"]) if one["on"] else "",
        }
        for one in (answer.body["items"] if answer.ok else ())
    ]


def looking(readers: Answer, me: str, now: datetime) -> list[str]:
    """Who else has looked at the case in the last minutes, by name; of nobody where the log is not open to the person."""
    return list(
        dict.fromkeys(
            one["name"]
            for one in (readers.body["items"] if readers.ok else ())
            if one["person"] not in (me, *SERVICES)
            and not one["via"]
            and now - datetime.fromisoformat(one["at"]) <= LOOKING
        )
    )


def workflows(config: Settings, number: str) -> list[tuple[str, str]]:
    """The case's docket and its processes in the Temporal UI; none where it is not set."""
    if not config.temporal_ui:
        return []
    docket = DocketId.case(number)
    at = f"{config.temporal_ui}/namespaces/{quote(config.temporal_namespace, safe='')}/workflows"
    asked = " OR ".join(
        [
            *(f'WorkflowId = "{one}"' for one in (docket, docket.upkeep)),
            *(f'WorkflowId STARTS_WITH "{process.name}/{number}"' for process in PROCESSES),
        ]
    )
    return [
        ("本案期限登记的流程", f"{at}/{quote(str(docket), safe='')}"),
        ("本案的各项流程", f"{at}?query={quote(asked, safe='')}"),
    ]


@router.get("/cases/{number}/timeline")
async def timeline(request: Request, me: Me, number: str, cursor: Cursor = "") -> Response:
    contract = await me.contract("intake")
    filters = contract.operations["overview__timeline"].filters
    asked = {one["name"]: request.query_params.get(one["name"], "") for one in filters}
    names, found = await asyncio.gather(
        me.names(), me.get("intake", f"{case_address(number)}/timeline", cursor=cursor, **asked)
    )
    return render(
        request,
        "case_timeline",
        found.status,
        number=number,
        pages=PAGES,
        names=names,
        asked=asked,
        options={one["name"]: contract.options(contract.resolved(one["schema"])) for one in filters},
        found=found,
        lines=happened(found, names),
    )


@router.get("/cases/{number}/money")
async def money(request: Request, me: Me, number: str) -> Response:
    ledger = await me.get("funds", f"{case_address(number)}/ledger")
    return render(
        request,
        "case_money",
        ledger.status,
        number=number,
        pages=PAGES,
        ledger=ledger,
        bar=bar(ledger.body) if ledger.ok else [],
        recovered=recovered(ledger.body) if ledger.ok else None,
    )


@router.get("/cases/{number}/dossier")
async def dossier(request: Request, me: Me, number: str, cursor: Cursor = "") -> Response:
    at = f"{case_address(number)}/dossier"
    names, found, expected = await asyncio.gather(
        me.names(),
        me.get("documents", at, cursor=cursor, limit="200"),
        me.get("documents", f"{at}/expected"),
    )
    return render(
        request,
        "case_dossier",
        found.status,
        number=number,
        pages=PAGES,
        names=names,
        found=found,
        expected=expected,
    )


@router.get("/cases/{number}/readers")
async def readers(request: Request, me: Me, number: str, cursor: Cursor = "") -> Response:
    at = case_address(number)
    contract, names, openings, read = await asyncio.gather(
        me.contract("intake"),
        me.names(),
        me.get("intake", f"{at}/openings"),
        me.get("intake", f"{at}/readers", cursor=cursor, limit="100"),
    )
    return render(
        request,
        "case_readers",
        openings.status,
        number=number,
        pages=PAGES,
        names=names,
        openings=openings,
        read=read,
        labels=contract.labels,
    )
