"""待我签发: the documents that wait for one's signature, read one by one, signed with one opening of one's own key."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.desk import frame, objects, papers
from services.desk.apis import Answer, Person
from services.desk.contract import Shown
from services.desk.frame import Me, render
from services.desk.words import part
from shared.contracts.teams import TEAMS

router = APIRouter()
SIGN = "sign_document"
MOST = 100
"""What one round signs."""


@dataclass(frozen=True)
class Said:
    """One field of a document: with which paper it was compared, and what the returned draft said where that differs."""

    shown: Shown
    paper: str
    before: Shown | None


@router.get("/signing")
async def room(request: Request, me: Me) -> Response:
    return await _page(request, me, uuid4().hex)


@router.post("/signing")
async def sign(request: Request, me: Me, typed: frame.Form) -> Response:
    """The round. The passphrase goes on to the service and into no page, cookie or log."""
    key = typed.get("_key", [""])[0][:200]
    body = {
        "document_ids": typed.get("document", [])[:MOST],
        "passphrase": typed.get("passphrase", [""])[0],
    }
    answer = await me.act("POST", "documents", "/signatures", body, {"Idempotency-Key": key})
    return await _page(request, me, uuid4().hex if answer.ok else key, answer)


async def _page(request: Request, me: Person, key: str, answer: Answer | None = None) -> Response:
    names, (found, *work) = await asyncio.gather(
        me.names(),
        asyncio.gather(
            me.get("documents", "/documents", state="reviewed", limit="200"),
            *(me.get(team, "/work", view="mine", limit="200") for team in TEAMS),
        ),
    )
    waiting = [
        item | {"team": team, "address": objects.work_address(team, item)}
        for team, told in zip(TEAMS, work, strict=True)
        if told.ok
        for item in told.body["items"]
    ]
    mine = {item["about"] for item in waiting if item["operation"] == SIGN}
    held = [one for one in (found.body["items"] if found.ok else ()) if one["id"] in mine]
    return render(
        request,
        "signing",
        answer.status if answer else found.status,
        names=names,
        found=found,
        held=[one | _sign_of(one) for one in held],
        others=[one for one in waiting if one["operation"] != SIGN and one["act"].startswith("签发")],
        key=key,
        problem=answer.body if answer and not answer.ok else None,
        results=answer.body if answer and answer.ok else [],
        most=MOST,
    )


def _sign_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the person may sign it now, and why not: he may once he has opened it."""
    act = next(one for one in document["acts"] if one["operation"] == SIGN)
    return {"ready": act["allowed"], "why_not": act["why_not"]}


@router.get("/signing/{key}")
async def read(request: Request, me: Me, key: str) -> Response:
    """The document beside what was compared of it: reading it here is on record."""
    names, contract, kinds, found, waiting = await asyncio.gather(
        me.names(),
        me.contract("documents"),
        me.kinds(),
        me.get("documents", f"/documents/{part(key)}"),
        me.get("documents", "/work", view="mine", limit="200"),
    )
    if not found.ok:
        return render(request, "refused", found.status, problem=found.body)
    document = found.body
    returned = document["redraft_of"]
    draft = await me.get("documents", f"/documents/{part(returned)}") if returned else None
    items = waiting.body["items"] if waiting.ok else []
    queue = [one["about"] for one in items if one["operation"] == SIGN]
    schema = papers.schema_of(kinds, document["kind"])
    now, before = (
        {one.name: one for one in contract.shown(schema, fields, names).fields}
        for fields in (document["fields"], draft.body["fields"] if draft and draft.ok else {})
    )
    return render(
        request,
        "signing_paper",
        document=document,
        names=names,
        sign=_sign_of(document) if key in queue else None,
        said=[
            Said(one, _compared(document["verification"], name), _before(one, before.get(name), draft))
            for name, one in now.items()
        ],
        returned=returned,
        draft=draft,
        onward=_after(queue, key),
        place=queue.index(key) + 1 if key in queue else 0,
        waiting=len(queue),
    )


def _before(now: Shown, before: Shown | None, draft: Answer | None) -> Shown | None:
    return before if draft and draft.ok and before is not None and before != now else None


def _compared(checks: Sequence[Mapping[str, Any]], name: str) -> str:
    return next((check["paper"] for check in checks if name in check["fields"]), "")


def _after(queue: Sequence[str], key: str) -> str:
    """The next that waits, in the order in which they have waited."""
    place = queue.index(key) + 1 if key in queue else 0
    return queue[place] if place < len(queue) else ""
