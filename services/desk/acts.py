"""An act as a form: tried first, with its faults at their fields or what would follow, then done, once however often sent."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from services.desk import frame, papers, words
from services.desk.apis import Answer, Person
from services.desk.beside import PREVIEWED, Known, preview
from services.desk.codes import DeskCode
from services.desk.contract import PURPOSE, Contract, Operation
from services.desk.forms import Form, Offered, Typed, body_of, filled
from services.desk.frame import Me, render
from services.desk.known import known
from services.desk.objects import KINDS, address, case_address
from services.desk.words import part
from shared.contracts.teams import TEAMS
from shared.values.refusal import Problem
from shared.values.vocabulary import TITLES

router = APIRouter()
CaseNumber = Annotated[str, Query(alias="case", max_length=60)]
Within = Annotated[str, Query(max_length=60)]
SHARE = "share_id"
"""What is chosen first of a pay-out: whose account it goes to is known from it."""
DRAFTS = "draft_document"
"""The act whose form is that of the kind of document."""
_PEOPLE = (
    "person", "staff_id", "officer", "judge", "to", "deputy_for", "owner", "second", "panel", "surveyors", "admitted",
    "reviewer",
)  # fmt: skip
PARTIES = (
    "party_id", "party", "respondent_id", "applicant_id", "applicant", "addressee", "parties", "payer", "payee",
    "replaces",
)  # fmt: skip
_DOCUMENTS = (
    "document_id", "document", "ruling_document", "letter_document", "redraft_of", "ruling", "found_ruling",
)  # fmt: skip


async def operation_of(me: Person, team: str, operation: str, typed: Typed) -> tuple[Contract, Operation]:
    if team not in TEAMS:
        raise Problem(404, DeskCode.NO_SUCH_PAGE)
    contract = await me.contract(team)
    found = contract.operations.get(operation)
    if found is None or found.method == "GET":
        raise Problem(404, DeskCode.NO_SUCH_PAGE)
    if found.id == DRAFTS and found.body is not None:
        body = papers.body_for(contract.resolved(found.body), await me.kinds(), typed.get("kind", [""])[0])
        return contract, replace(found, body=body)
    return contract, found


def path_of(one: Operation, key: str, case: str) -> str:
    """Where the act is taken: on the case, where its path names one, else on the object."""
    path = one.path
    for name in one.keys:
        path = path.replace(f"{{{name}}}", part((case or key) if name == "case_number" else key))
    return path


@router.get("/acts/{team}/{operation}")
@router.get("/acts/{team}/{operation}/{key:path}")
async def form(
    request: Request,
    me: Me,
    team: str,
    operation: str,
    key: str = "",
    case: CaseNumber = "",
    within: Within = "",
) -> Response:
    contract, one = await operation_of(me, team, operation, {})
    case = await _case(me, one, key, case)
    offered, record = await asyncio.gather(
        offered_for(me, case, _application(one, key, within), file_fields(one)),
        _record(me, team, contract, one, key, case, within),
    )
    said = await known(me, one, key, case, {})
    typed = filled(_as_asked(contract, one, record.body)) if one.method == "PUT" and record else {}
    typed |= {path: [value] for path, value in said.typed.items()}
    if one.on == "setting" and key:
        typed |= {"name": [key]}
    typed |= {"_key": [uuid4().hex], "_etag": [record.etag if record else ""]}
    return _page(request, contract, one, said, offered, typed, key, case, within)


@router.post("/acts/{team}/{operation}")
@router.post("/acts/{team}/{operation}/{key:path}")
async def act(
    request: Request,
    me: Me,
    typed: frame.Form,
    team: str,
    operation: str,
    key: str = "",
    case: CaseNumber = "",
    within: Within = "",
) -> Response:
    contract, one = await operation_of(me, team, operation, typed)
    case = await _case(me, one, key, case)
    offered, said = await asyncio.gather(
        offered_for(me, case, _application(one, key, within), file_fields(one)),
        known(me, one, key, case, typed),
    )
    if "_add" in typed:
        unsaid = {path: [value] for path, value in said.typed.items() if typed.get(path, [""]) == [""]}
        return _page(request, contract, one, said, offered, {**typed, **unsaid}, key, case, within)
    doing = typed.get("_do", [""])[0] == "do"
    headers = {"Idempotency-Key": typed.get("_key", [""])[0][:200]}
    if one.versioned and typed.get("_etag", [""])[0]:
        headers["If-Match"] = typed["_etag"][0]
    if not doing:
        headers["Prefer"] = "handling=dry-run"
    body = None if one.body is None else body_of(contract, {**offered, **said.offered}, one.body, typed)
    answer = await me.act(one.method, team, path_of(one, key, case), body, headers)
    if answer.ok and doing:
        return render(
            request,
            "done",
            act=one,
            onward=_onward(one, key, case, answer.body),
            answer=contract.shown(one.answer, answer.body, await me.names()) if answer.body else None,
        )
    if answer.ok and one.id in PREVIEWED:
        said = replace(said, beside=[*await preview(me, contract, one, answer), *said.beside])
    return _page(request, contract, one, said, offered, typed, key, case, within, answer)


async def _case(me: Person, one: Operation, key: str, case: str) -> str:
    """The case that the act is about, where the address says none: the object's own; empty where that is of no case."""
    if case or not key or one.on == "case":
        return case or (key if one.on == "case" else "")
    held = KINDS.get(one.on)
    if held is None or not held.read:
        return ""
    found = await me.get(held.team, f"{held.list}/{part(key)}")
    return (found.body.get("case_number") or "") if found.ok else ""


def _as_asked(contract: Contract, one: Operation, record: Any) -> Any:
    """The record as the form holds it: a correction holds it as a whole, beside its reason."""
    return {one.on: record} if one.on in contract.resolved(one.body or {}).get("properties", {}) else record


def _page(
    request: Request,
    contract: Contract,
    one: Operation,
    said: Known,
    offered: Offered,
    typed: Typed,
    key: str,
    case: str,
    within: str,
    answer: Answer | None = None,
) -> Response:
    """The form with what was typed; of a trial, what it has shown."""
    faults = (
        {fault["field"]: fault["detail"] for fault in answer.body["errors"]}
        if answer and not answer.ok
        else {}
    )
    return render(
        request,
        "act",
        answer.status if answer else 200,
        act=one,
        case=case,
        fields=Form(contract, {**offered, **said.offered}, typed, faults, said.sources, said.unseen).fields(
            one.body
        )
        if one.body
        else [],
        said=said,
        chooses=SHARE if one.id == "request_payout" and not typed.get("payee_account", [""])[0] else "",
        papers=file_fields(one),
        uploads=_uploads(case, _application(one, key, within)),
        key=typed.get("_key", [""])[0],
        begins=one.id == DRAFTS and "fields" not in (one.body or {}).get("properties", {}),
        etag=typed.get("_etag", [""])[0],
        problem=answer.body if answer and not answer.ok else None,
        unsure=_is_unsure(typed, answer),
        follows=answer.body if answer and answer.ok else None,
    )


def _is_unsure(typed: Typed, answer: Answer | None) -> bool:
    """Whether it may have been done although its answer was lost: asked for again under its key, it is done once."""
    return typed.get("_do") == ["do"] and answer is not None and not answer.ok and answer.body["retriable"]


async def _record(
    me: Person, team: str, contract: Contract, one: Operation, key: str, case: str, within: str
) -> Answer | None:
    """The object as it is, with its version: a form that changes it begins with that."""
    if not key or not (one.versioned or one.method == "PUT"):
        return None
    if one.on == "party":
        return await _party(me, key, within)
    if one.on == "agent":
        return await _agent(me, key, within)
    if one.on == "appointment":
        return await me.get("intake", f"/staff/{part(within)}")
    head, parameter, _ = one.path.partition("}")
    if parameter and head + parameter in contract.readings:
        found = await me.get(team, path_of(one, key, case).removesuffix(one.path.partition("}")[2]))
        return found if found.ok else None
    held = KINDS.get(one.on)
    if held is None:
        return None
    paged = "items" in contract.resolved(contract.readings[held.list].answer).get("properties", {})
    listed = await me.get(team, held.list, limit="200" if paged else "")
    if not listed.ok:
        return None
    items = listed.body if isinstance(listed.body, list) else listed.body["items"]
    record = next((item for item in items if key in (item.get("id"), item.get("name"))), None)
    return Answer(200, record, f'"{record["version"]}"') if record and "version" in record else None


async def version_of(me: Person, team: str, contract: Contract, one: Operation, key: str, case: str) -> str:
    """The version of the object as it is now; empty where it has none."""
    record = await _record(me, team, contract, one, key, case, "")
    return record.etag.strip('"') if record else ""


def _application(one: Operation, key: str, within: str) -> str:
    """The application whose papers the act may rest on, if it is about one or about a party of one."""
    return {"application": key, "party": within}.get(one.on, "")


def _uploads(case: str, application: str) -> str:
    """Where a paper that is still missing is brought; empty where the act is about no case and no application."""
    holder, held = ("cases", case) if case else ("applications", application)
    return f"/uploads/{holder}/{part(held)}" if held else ""


async def _party(me: Person, key: str, application: str) -> Answer | None:
    """The party, at the version of its application."""
    found = await me.get("intake", f"/applications/{part(application)}")
    parties = found.body.get("parties", ()) if found.ok else ()
    party = next((one for one in parties if one["id"] == key), None)
    return Answer(200, party, found.etag) if party else None


async def _agent(me: Person, key: str, application: str) -> Answer | None:
    """The agent, at the version of the application of his party."""
    found = await me.get("intake", f"/applications/{part(application)}")
    parties = found.body.get("parties", ()) if found.ok else ()
    agents = await asyncio.gather(
        *(me.get("intake", f"/parties/{part(one['id'])}/agents") for one in parties)
    )
    each = (agent for answer in agents if answer.ok for agent in answer.body)
    agent = next((one for one in each if one["id"] == key), None)
    return Answer(200, agent, found.etag) if agent else None


async def offered_for(me: Person, case: str, application: str, papers: Sequence[str]) -> Offered:
    """What the case's record offers for a field that names something by its id; nobody types an id."""
    staff = words.people(await me.names())
    people = dict.fromkeys(_PEOPLE, staff)
    if not case and application:
        at = f"/applications/{part(application)}/files"
        files = await me.get("documents", at, limit="200", sort="newest")
        return people | _filed(files, papers)
    if not case:
        return people
    at = case_address(case)
    held, files, documents, assets = await asyncio.gather(
        me.get("intake", at),
        me.get("documents", f"{at}/files", limit="200", sort="newest"),
        me.get("documents", f"{at}/documents", limit="200"),
        me.get("custody", f"{at}/assets", limit="200"),
    )
    parties = {party["id"]: party["name"] for party in held.body.get("parties", ())} if held.ok else {}
    made = {item["id"]: _document(item) for item in documents.items}
    held_assets = {item["id"]: _asset(item) for item in assets.items}
    return people | {
        **dict.fromkeys(PARTIES, parties),
        **dict.fromkeys(("agents", "agent"), _agents(held)),
        "agreed_by": parties | _agents(held),
        **_filed(files, papers),
        **dict.fromkeys(_DOCUMENTS, made),
        **dict.fromkeys(("asset_id", "asset", "not_owed"), held_assets),
    }


def _document(one: Mapping[str, Any]) -> str:
    """How several of one title are told apart."""
    state = words.code(str(one.get("state", "")))
    return f"{one.get('title', '')} {one.get('number', '')}（{words.moment(one['made_at'])}制作，{state}）"


def _agents(held: Answer) -> dict[str, str]:
    """Who may sign for a party, with whose agent he is."""
    return {
        agent["id"]: f"{agent['name']}（{party['name']}的委托代理人）"
        for party in (held.body.get("parties", ()) if held.ok else ())
        for agent in party.get("agents", ())
    }


def _asset(one: Mapping[str, Any]) -> str:
    return f"{words.code(str(one.get('kind', '')))} {one.get('identifier') or one['id'][:6]}"


def _filed(files: Answer, fields: Sequence[str]) -> dict[str, dict[str, str]]:
    """The papers of a case or an application: as what each was entered, its title and day; by purpose, and all of them for
    `fields` that say none.
    """
    found: dict[str, dict[str, str]] = {PURPOSE: {}}
    for one in files.items:
        title = f"{words.purpose(one['purpose'])} {one['title']}（{words.moment(one['entered_at'])}存入）"
        found[PURPOSE][one["id"]] = found.setdefault(f"{PURPOSE}/{one['purpose']}", {})[one["id"]] = title
    return found | dict.fromkeys(fields, found[PURPOSE])


def file_fields(one: Operation) -> list[str]:
    """The fields of the interface that name a paper of the case, or of the application."""
    of_application = ("paper", "receipt") if one.on == "application" else ()
    return [
        *of_application,
        *(
            name
            for name, title in TITLES.items()
            if title.rstrip("）").endswith(("文件编号", "材料编号", "证明文件"))
        ),
    ]


def _onward(one: Operation, key: str, case: str, body: Any) -> tuple[str, str]:
    """Where one goes on: to what has been made or changed, else to the case, else to the work."""
    made = body.get("id") if isinstance(body, dict) else ""
    number = case or (body.get("case_number") if isinstance(body, dict) else "")
    if page := address(one.on, key or str(made or "")):
        return page, f"打开{KINDS[one.on].title}"
    return (case_address(number), f"打开 {number}") if number else ("/", "回到我的工作")
