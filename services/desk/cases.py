"""案件: the list with its filters, and the page of one case, to which every service adds its part."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Set
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from services.desk import case_list
from services.desk.apis import Answer, Person
from services.desk.case_pages import PAGES, bar, happened, looking, recovered, workflows
from services.desk.frame import Me, SignedIn, render
from services.desk.objects import IN_CASE, KINDS, acts_address
from services.desk.tables import table
from services.desk.words import part
from shared.contracts.intake.preservation import LiftingGround, PreservationStage, SecurityForm
from shared.contracts.teams import TEAMS
from shared.values.articles import CPC
from shared.values.opening_reason import NAMED
from shared.values.refusal import Problem
from shared.values.roles import Office
from shared.values.tie import Tie

router = APIRouter()
STAGES = ("收案", "立案", "查控", "处置", "发放完毕", "退汇待发放", "结案审查", "结案", "归档")
"""In the order in which a case passes them; a test asks the rulebook for its own."""


@router.get("/cases")
async def list_cases(
    request: Request, me: Me, session: SignedIn, cursor: Annotated[str, Query(max_length=400)] = ""
) -> Response:
    contract = await me.contract("intake")
    filters = contract.operations[case_list.LISTING].filters
    asked = case_list.asked_of(request, filters)
    now, names, found, own = await asyncio.gather(
        me.now(),
        me.names(),
        me.get("intake", "/cases", cursor=cursor, **asked),
        case_list.shown(me, request, asked),
    )
    return render(
        request,
        "cases",
        now=now,
        names=names,
        asked=asked,
        found=found,
        options={one["name"]: contract.options(contract.resolved(one["schema"])) for one in filters},
        bulk=await _on_many(me, session.offices),
        stages=STAGES,
        **own,
    )


async def _on_many(me: Person, offices: Set[Office]) -> list[tuple[str, dict[str, str]]]:
    """By team, what the person's offices do with many cases at once."""
    found = []
    for team in TEAMS:
        try:
            acts = (await me.contract(team)).operations.values()
        except Problem:
            continue
        if many := {
            one.id: one.title for one in acts if one.bulk and one.on == "case" and one.is_of(offices)
        }:
            found.append((team, many))
    return found


_PRESERVATION = {
    one.value: one.label for codes in (PreservationStage, SecurityForm, LiftingGround) for one in codes
}


@router.get("/cases/{number}")
async def read_case(request: Request, me: Me, session: SignedIn, number: str) -> Response:
    """Each part is asked at the same time. Of a case that is not open to the person: its card, and how to open it."""
    at = f"/cases/{part(number)}"
    now, names, found = await asyncio.gather(me.now(), me.names(), me.get("intake", at))
    if not found.ok:
        return render(request, "refused", found.status, problem=found.body)
    if "how_to_open" in found.body:
        return render(request, "closed_case", case=found.body, names=names, reasons=NAMED, key=uuid4().hex)
    kinds = [kind for kind in IN_CASE if KINDS[kind].team != "intake" or kind in found.body["on_record"]]
    begun, (cards, duties, rights, term, log, money, readers, linked, triage, *lists) = await asyncio.gather(
        _to_begin(me, session.offices, number),
        asyncio.gather(
            me.get("intake", "/cases", q=number, limit="1"),
            me.get("intake", f"{at}/duties", limit="200"),
            me.get("intake", f"{at}/rights"),
            me.get("intake", f"{at}/term"),
            me.get("intake", f"{at}/timeline", limit="20"),
            me.get("funds", f"{at}/ledger"),
            me.get("intake", f"{at}/readers", limit="50"),
            me.get("intake", f"{at}/linked-cases", limit="20"),
            me.get("intake", f"{at}/triage"),
            *(me.get(KINDS[kind].team, at + KINDS[kind].list, limit="100") for kind in kinds),
        ),
    )
    was_renamed = any(party.get("former_names") for party in found.body["parties"])
    renamed = await me.get("intake", f"{at}/renamings") if was_renamed else None
    of_money = money.body["acts"] if money.ok else []
    of_funds = {one["operation"] for one in of_money}
    return render(
        request,
        "case",
        now=now,
        names=names,
        case=found.body,
        card=next(iter(cards.body["items"]), None) if cards.ok else None,
        duties=duties,
        rights=rights,
        term=term,
        higher_court=CPC[237],
        preservation_words=_PRESERVATION,
        open_duties=_alike(duties),
        log=log,
        lines=happened(log, names),
        money=money,
        recovered=recovered(money.body) if money.ok else None,
        bar=bar(money.body) if money.ok else [],
        looking=looking(readers, session.subject, now),
        pages=PAGES,
        linked=linked,
        triage=triage,
        renamed=renamed,
        ties={tie.value: tie.label for tie in Tie},
        workflows=workflows(request.app.state.desk.config, number),
        lists=await _tables(me, dict(zip(kinds, lists, strict=True)), names),
        acts=[*found.body["acts"], *of_money],
        begun=[one for operation, *one in begun if operation not in of_funds],
        act=lambda operation: acts_address(
            "funds" if operation in of_funds else "intake", operation, number, number
        ),
    )


def _alike(duties: Answer) -> list[list[Any]]:
    """The open duties; those of one rule, day and owner together, as they differ only in what they are about."""
    alike: dict[tuple[str, ...], list[Any]] = {}
    for duty in duties.body["items"] if duties.ok else ():
        if duty["state"] == "open":
            key = (duty["rule_id"], duty["due_at"], duty["light"], str(duty["suspended_by"]))
            alike.setdefault(key, []).append(duty)
    return list(alike.values())


async def _tables(me: Person, lists: Mapping[str, Answer], names: Mapping[str, str]) -> list[Any]:
    """Each list that holds something, as a table; a service that does not answer is named once."""
    shown: list[Any] = []
    silent = set()
    for kind, answer in lists.items():
        held = KINDS[kind]
        if not answer.ok:
            if held.team not in silent:
                shown.append((held.title, None, answer))
            silent.add(held.team)
        elif answer.body["items"]:
            contract = await me.contract(held.team)
            listed = contract.readings["/cases/{case_number}" + held.list]
            made = table(contract, held.team, kind, listed.answer, answer.body["items"], names)
            shown.append((held.title, made, answer))
    return shown


async def _to_begin(me: Person, offices: Set[Office], number: str) -> list[tuple[str, str, str, str]]:
    """What the other teams can begin in a case, of what the person's offices do: operation, address, title, article."""
    begun = []
    for team in TEAMS[1:]:
        try:
            contract = await me.contract(team)
        except Problem:
            continue
        begun += [
            (one.id, acts_address(team, one.id, number, number), one.title, one.article)
            for one in contract.operations.values()
            if one.on == "case" and one.method == "POST" and not one.files and one.is_of(offices)
        ]
    return begun
