"""Lists of every kind, the page of an object, a file, and the search from anywhere."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence, Set
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from services.desk.acts import PARTIES
from services.desk.apis import Answer, Person
from services.desk.codes import DeskCode
from services.desk.contract import Contract
from services.desk.frame import HEADERS, Me, SignedIn, render
from services.desk.objects import KINDS, acts_address, case_address
from services.desk.tables import table
from services.desk.words import part, people, query
from shared.contracts.custody.records import MEASURE_STATES
from shared.contracts.teams import TEAMS
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumber
from shared.values.refusal import Problem
from shared.values.roles import Office

router = APIRouter()
SEARCHED = (
    "application", "document", "file", "asset", "measure", "commission", "disposal", "listing", "payout", "receipt",
    "staff",
)  # fmt: skip
"""Whose lists take a `q`."""
_FINDING = "inspection_finding"
_FILES = ("application/pdf", "image/png", "image/jpeg")


def _kind(kind: str) -> Any:
    if kind not in KINDS:
        raise Problem(404, DeskCode.NO_SUCH_PAGE)
    return KINDS[kind]


def _items(answer: Answer) -> list[Any]:
    """Of a page of a list, or of a list that is not paged."""
    items: list[Any] = answer.body if isinstance(answer.body, list) else answer.body["items"]
    return items


@router.get("/lists")
async def kinds(request: Request, _: Me) -> Response:
    return render(request, "lists", kinds=KINDS)


@router.get("/lists/{kind}")
async def list_kind(
    request: Request,
    me: Me,
    session: SignedIn,
    kind: str,
    cursor: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    held = _kind(kind)
    names, contract = await asyncio.gather(me.names(), me.contract(held.team))
    listed = contract.readings[held.list]
    asked = {one["name"]: request.query_params.get(one["name"], "") for one in listed.filters}
    found = await me.get(held.team, held.list, cursor=cursor, **asked)
    return render(
        request,
        "list",
        found.status,
        kind=held,
        found=found,
        asked=asked,
        begun=[
            (acts_address(held.team, one.id), one.title, one.article)
            for one in contract.operations.values()
            if one.on == kind and one.method == "POST" and not one.keys and one.is_of(session.offices)
        ],
        filters=[
            (one["name"], one.get("description", ""), _input(contract, one["schema"], names))
            for one in listed.filters
        ],
        made=table(contract, held.team, kind, listed.answer, _items(found), names) if found.ok else None,
        next=found.body.get("next") if isinstance(found.body, dict) else None,
    )


def _input(contract: Contract, schema: Any, names: Mapping[str, str]) -> Any:
    """The choices of a filter, or what one types. `names`: of the staff."""
    schema = contract.resolved(schema)
    if schema.get("x-staff"):
        return people(names)
    if schema.get("type") == "boolean":
        return {"true": "是", "false": "否"}
    return contract.options(schema) or ("date" if schema.get("format") == "date" else "search")


@router.get("/objects/{kind}/{key}")
async def read_object(request: Request, me: Me, session: SignedIn, kind: str, key: str) -> Response:
    """The fields of an object by their titles, and what can be done with it."""
    held = _kind(kind)
    if not held.read:
        raise Problem(404, DeskCode.NO_SUCH_PAGE)
    names, contract, found = await asyncio.gather(
        me.names(), me.contract(held.team), me.get(held.team, f"{held.list}/{part(key)}")
    )
    if not found.ok:
        return render(request, "refused", found.status, problem=found.body)
    files = (
        await me.get("documents", f"/applications/{part(key)}/files", limit="200")
        if kind == "application"
        else None
    )
    papers = f"/applications/{part(key)}/files/" if files else "/files/"
    rulings = await me.get("documents", f"/applications/{part(key)}/non-acceptances") if files else None
    reading = next(
        one
        for path, one in contract.readings.items()
        if path.startswith(f"{held.list}/{{") and path.endswith("}")
    )
    case = found.body.get("case_number") or ""
    parties = found.body.get("parties", ()) if kind == "application" else ()
    begun, agents = await asyncio.gather(
        _to_begin(me, session.offices, held.team, kind, key, case), _agents(me, parties)
    )
    holders = await me.get("custody", f"/assets/{part(key)}/holders") if kind == "asset" else None
    return render(
        request,
        "object",
        kind=held,
        key=key,
        case=case,
        files=files,
        rulings=rulings.body["items"] if rulings and rulings.ok else (),
        undecided=not (case or found.body.get("outcome")),
        shown=contract.shown(reading.answer, found.body, names | await _named(me, found.body), files=papers),
        acts=found.body.get("acts", []),
        act=lambda operation: acts_address(held.team, operation, key, case),
        begun=begun,
        names=names,
        holders=holders,
        states={**MEASURE_STATES, None: "尚未采取措施"},
        parties=parties,
        agents=agents,
        of_party=lambda party: lambda operation: acts_address(held.team, operation, party, case, key),
        findings=_found_in(contract, found.body) if kind == "inspection" else (),
        download=f"/bulletins/{part(key)}" if kind == "bulletin" else "",
        paper={"document": f"/papers/{part(key)}", "non_acceptance": f"/rulings/{part(key)}"}.get(kind, ""),
    )


async def _named(me: Person, body: Mapping[str, Any]) -> dict[str, str]:
    """The parties of the case, where the object names some by their ids and the case is open to who reads it."""
    if not body.get("case_number") or body.keys().isdisjoint(PARTIES):
        return {}
    found = await me.get("intake", case_address(body["case_number"]))
    return {one["id"]: one["name"] for one in found.body.get("parties", ())}


async def _to_begin(
    me: Person, offices: Set[Office], team: str, kind: str, key: str, case: str
) -> list[tuple[str, str, str]]:
    """What the other teams can begin on such an object, of what the person's offices do: address, title, article."""
    begun = []
    for other in TEAMS:
        try:
            contract = await me.contract(other)
        except Problem:
            continue
        begun += [
            (acts_address(other, one.id, key, case), one.title, one.article)
            for one in contract.operations.values()
            if other != team
            and one.on == kind
            and one.method == "POST"
            and not one.files
            and one.is_of(offices)
        ]
    return begun


async def _agents(me: Person, parties: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """By party, the agents whom it has or had."""
    answers = await asyncio.gather(
        *(me.get("intake", f"/parties/{part(party['id'])}/agents") for party in parties)
    )
    return {
        party["id"]: list(answer.body) if answer.ok else []
        for party, answer in zip(parties, answers, strict=True)
    }


def _found_in(contract: Contract, report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What an inspection has found, node by node: how it is called, and where the list of it is."""
    listed = f"/lists/{_FINDING}"
    filters = {one["name"]: one["schema"] for one in contract.readings[KINDS[_FINDING].list].filters}
    nodes, kinds = (contract.options(contract.resolved(filters[name])) for name in ("node", "finding"))
    return [
        (
            f"{nodes[one['node']]}：{title} {one[kind]} 项",
            f"{listed}?{query({'day': report['day'], 'node': one['node'], 'finding': kind})}",
        )
        for one in report["nodes"]
        for kind, title in kinds.items()
        if one[kind]
    ]


@router.get("/papers/{key}")
async def read_paper(me: Me, key: str) -> Response:
    return _file(await me.get("documents", f"/documents/{part(key)}/pdf"))


@router.get("/rulings/{key}")
async def read_ruling(me: Me, key: str) -> Response:
    return _file(await me.get("documents", f"/non-acceptances/{part(key)}/pdf"))


@router.get("/files/{key}")
async def read_file(me: Me, key: str) -> Response:
    return _file(await me.get("documents", f"/files/{part(key)}"))


@router.get("/applications/{key}/files/{file}")
async def read_application_file(me: Me, key: str, file: str) -> Response:
    return _file(await me.get("documents", f"/applications/{part(key)}/files/{part(file)}"))


def _file(answer: Answer) -> Response:
    if not answer.ok or answer.media_type not in _FILES:
        raise Problem(answer.status if not answer.ok else 404, DeskCode.NO_FILE, _why(answer))
    return Response(answer.content, media_type=answer.media_type, headers=HEADERS)


def _why(answer: Answer) -> str:
    return "" if answer.ok else str(answer.body["detail"])


@router.get("/search")
async def search(request: Request, me: Me, q: Annotated[str, Query(max_length=100)] = "") -> Response:
    """Every list that can be searched, at the same time; a whole case number opens the case."""
    q = q.strip()
    numbers = CaseNumber.find(q)
    if numbers and str(numbers[0]) == q:
        return RedirectResponse(case_address(q), 303)
    if not q:
        return render(request, "search", q=q, cases=None, found=[])
    names, (cases, *answers) = await asyncio.gather(
        me.names(),
        asyncio.gather(
            me.get("intake", "/cases", q=q, limit="20"),
            *(me.get(KINDS[kind].team, KINDS[kind].list, q=q, limit="20") for kind in SEARCHED),
        ),
    )
    found = []
    for kind, answer in zip(SEARCHED, answers, strict=True):
        held = KINDS[kind]
        made = None
        if answer.ok and _items(answer):
            contract = await me.contract(held.team)
            listed = contract.readings[held.list]
            made = table(contract, held.team, kind, listed.answer, _items(answer), names)
        if made or answer.status >= 500:
            found.append((held.title, made, answer))
    return render(request, "search", q=q, cases=cases, found=found)


@router.get("/styleguide")
async def styleguide(request: Request, me: Me) -> Response:
    """Each component of the pages, with made-up values."""
    act = {
        "operation": "verify_document",
        "title": "核对文书",
        "article": str(REGULATION["二(一)4"]),
        "allowed": True,
        "why_not": None,
    }
    refusal = {
        "title": "文书内容不完整",
        "detail": "尚缺送达地址",
        "article": str(REGULATION["二(一)4"]),
        "retriable": True,
        "errors": [],
    }
    return render(
        request,
        "styleguide",
        now=await me.now(),
        offered=[act, act | {"title": "签发文书", "allowed": False, "why_not": "文书尚未审核"}],
        address=lambda _: "/styleguide",
        refusal=refusal,
    )
