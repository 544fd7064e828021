"""What the record says already, for the acts that would ask for it again: filled in with its source, and shown beside the form."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from services.desk import payment, words
from services.desk.apis import Answer, Person
from services.desk.beside import Known, answer_of, receptions, shown_of, told
from services.desk.choices import CHOICES
from services.desk.contract import Operation
from services.desk.forms import Offered, Typed
from services.desk.objects import KINDS, case_address
from services.desk.words import part

OFFICER = "officer"
BESIDE = (
    "payout",
    "distribution",
    "commission",
    "supplement",
    "listing",
    "disposal",
    "hold",
    "instruction",
    "application",
    "petition",
    "conclusion",
    "property_report",
    "clue",
    "library_correction",
    "shielding",
    "settlement",
    "referral",
    "substitution",
    "waiver",
    "guarantee",
    "stay",
    "term_extension",
    "inspection",
    "dossier_fault",
    "coordination",
)
"""What is shown as its record says beside the forms of the acts on it."""


async def known(me: Person, one: Operation, key: str, case: str, typed: Typed) -> Known:
    """Nothing where nothing is known, or where the service that knows it does not answer."""
    if one.on == "document" and key:
        return replace(await _of_document(me, one, key, case), paper=f"/papers/{part(key)}")
    if one.id == "hand_over_papers":
        return await _handed_over(me, case or key)
    if one.id == "serve_initial_batch":
        return await _service(me, case or key)
    if one.id in ("receive_application", "receive_preservation"):
        return Known({"parties.0.role": "applicant", "parties.1.role": "respondent"})
    if one.id == "draft_initial_batch":
        return await _batch(me, case or key)
    if one.id == "draft_document" and "fields" in (one.body or {}).get("properties", {}):
        return await _printed(me, one, case)
    if one.id == "assign_case":
        return await _turn(me, case or key)
    if one.id == "withdraw_address_confirmation":
        return await _confirmations(me, case or key)
    if one.id == "record_reception":
        return await _reception(me, case or key)
    if one.on == "payout" and key:
        return await payment.payout(me, one, key)
    if one.id == "request_payout":
        return await payment.request(me, key, typed)
    if one.id in CHOICES:
        return Known(offered=await CHOICES[one.id](me, key or case))
    if one.id == "complete_instruction" and key:
        return await _instruction(me, key)
    if one.on in BESIDE and key and one.method == "POST":
        held = KINDS[one.on]
        found = await me.get(held.team, f"{held.list}/{part(key)}")
        offered: Offered = {}
        if one.id == "check_disposal_papers" and found.ok:
            offered = _waiting(found)
        elif one.id == "check_clue" and found.ok:
            offered = await _queries(me, found.body)
        elif held.team == "auction" and found.ok:
            offered = await _to_tell(me, found.body)
        reported = found.body["entries"] if one.id == "check_report" and found.ok else ()
        rows = {f"results.{at}.result": "" for at in range(len(reported))}
        return Known(rows, offered=offered, beside=await shown_of(me, (one.on, found)))
    return Known()


async def _queries(me: Person, clue: Mapping[str, Any]) -> Offered:
    """The queries of the clue's case about whom it names, begun since it was given."""
    found = await me.get("custody", f"{case_address(clue['case_number'])}/queries", limit="200")
    return {
        "query": {
            one["id"]: f"{words.code(one['channel'])}，{words.moment(one['started_at'])}发起"
            for one in found.items
            if one["started_at"]
            and one["respondent_id"] == clue["respondent_id"]
            and datetime.fromisoformat(one["started_at"]) >= datetime.fromisoformat(clue["received_at"])
        }
    }


def _waiting(disposal: Answer) -> Offered:
    """The papers that wait for the dossier centre, and no others."""
    names = [one["paper"] for one in disposal.body["papers"] if one["state"] == "waiting"]
    return {"papers": {name: words.code(name) for name in names}}


async def _to_tell(me: Person, sold: Mapping[str, Any]) -> Offered:
    """The parties, and whom the survey has found to have a priority right, by their names. `sold`: a disposal, or a listing of one."""
    held, disposal = await asyncio.gather(
        me.get("intake", case_address(sold["case_number"])),
        me.get("auction", f"/disposals/{part(sold['asset_id'])}"),
    )
    parties = {one["id"]: one["name"] for one in held.body.get("parties", ())} if held.ok else {}
    survey = (disposal.body["survey"] if disposal.ok else None) or {"priority_holders": ()}
    holders = {one["id"]: f"{one['name']}（优先购买权人）" for one in survey["priority_holders"]}
    return {"recipient": parties | holders}


async def _handed_over(me: Person, case: str) -> Known:
    """What the papers are about."""
    at = case_address(case)
    commissions, listings = await asyncio.gather(
        me.get("commission", f"{at}/commissions", limit="200"),
        me.get("auction", f"{at}/listings", limit="200"),
    )
    return Known(
        offered={
            "commission": {
                one["id"]: f"{words.code(one['matter'])}，{words.moment(one['instructed_at'])}"
                for one in commissions.items
            },
            "listing": {
                one["id"]: f"第{one['round']}拍，{words.code(one['state'])}" for one in listings.items
            },
        }
    )


async def _of_document(me: Person, one: Operation, key: str, case: str) -> Known:
    """What a document says, by the titles of its fields, for who compares it; for who serves it, what was told at reception."""
    if one.id == "serve_document":
        return await _service(me, case)
    if one.id != "verify_document":
        return Known()
    found, kinds = await asyncio.gather(me.get("documents", f"/documents/{part(key)}"), me.kinds())
    code = found.body["kind"] if found.ok else ""
    asked = next((kind["fields"] for kind in kinds if kind["code"] == code), ())
    return Known(offered={"fields": {one["name"]: one["label"] for one in asked if not one["by_hand"]}})


async def _service(me: Person, case: str) -> Known:
    """The records of reception beside the form, to be read before it is said that they were (二(一)5)."""
    at = case_address(case)
    held, before = await asyncio.gather(
        me.get("intake", at), me.get("intake", f"{at}/receptions", limit="200")
    )
    parties = {one["id"]: one["name"] for one in held.body.get("parties", ())} if held.ok else {}
    records = {
        one["id"]: f"{parties.get(one['party_id'], '')}，{words.moment(one['received_at'])}"
        for one in before.items
    }
    return Known(offered={"receptions": records}, beside=await receptions(me, before))


async def _batch(me: Person, case: str) -> Known:
    """What the case is about, by the application; who answers for it, by its assignment."""
    found, names = await asyncio.gather(me.get("intake", case_address(case)), me.names())
    if not found.ok or "parties" not in found.body:
        return Known()
    held = found.body
    applicants = "、".join(
        one["name"] for one in held["parties"] if one["role"] == "applicant" and not one["left_at"]
    )
    owed = held["act_owed"] or (
        f"向申请执行人{applicants}支付本金{words.yuan(held['principal'])}元、利息{words.yuan(held['interest'])}元"
    )
    officer = names.get(held["officer"] or "", "")
    filled = {"obligations": owed, "contact.officer": officer}
    sources = {"obligations": "本案立案信息", "contact.officer": "本案分案"}
    people = {name: name for name in words.people(names).values()}
    return Known(
        {path: value for path, value in filled.items() if value},
        {path: source for path, source in sources.items() if filled[path]},
        offered={"contact.officer": people},
    )


async def _reception(me: Person, case: str) -> Known:
    """Who the parties are and what they have said before. The confirmed address is theirs to say: none is filled in."""
    at = case_address(case)
    found, before, contract, names = await asyncio.gather(
        me.get("intake", at), me.get("intake", f"{at}/receptions"), me.contract("intake"), me.names()
    )
    if not found.ok:
        return Known()
    held = contract.shown(answer_of(contract, "/cases"), found.body, names)
    beside = [(one.title, told(one)) for one in held.fields if one.name == "parties"]
    return Known(beside=[*beside, *await receptions(me, before)])


async def _confirmations(me: Person, case: str) -> Known:
    """The receptions of which a signed paper stands, by party, day and address."""
    at = case_address(case)
    held, before = await asyncio.gather(
        me.get("intake", at), me.get("intake", f"{at}/receptions", limit="200")
    )
    parties = {one["id"]: one["name"] for one in held.body.get("parties", ())} if held.ok else {}
    signed = {
        one[
            "id"
        ]: f"{parties.get(one['party_id'], '')} {words.moment(one['received_at'])} {one['confirmed_address']}"
        for one in before.items
        if one["confirmation"]
    }
    return Known(offered={"reception_id": signed})


async def _turn(me: Person, case: str) -> Known:
    """Which track by the criteria, whose turn it is and why; another choice is typed over it, with its reason."""
    found = await me.get("intake", f"{case_address(case)}/triage")
    if not found.ok:
        return Known()
    turn = found.body
    filled = {"track": turn["track"], "officer": turn["proposed_officer"], "judge": turn["proposed_judge"]}
    sources = {"track": "繁简分流标准", "officer": turn["officer_why"], "judge": turn["judge_why"]}
    contract = await me.contract("intake")
    listed = contract.readings["/cases/{case_number}/triage"]
    shown = contract.shown(listed.answer, turn, await me.names())
    return Known(
        {path: value for path, value in filled.items() if value},
        {path: sources[path] for path, value in filled.items() if value},
        beside=[("繁简分流、分案依据", shown)],
    )


async def _printed(me: Person, one: Operation, case: str) -> Known:
    """Who answers for the case, by the name that is printed, where the kind of document says it."""
    assert one.body is not None
    if OFFICER not in one.body["properties"]["fields"]["properties"]:
        return Known()
    found, names = await asyncio.gather(me.get("intake", case_address(case)), me.names())
    officer = names.get(found.body.get("officer") or "", "") if found.ok else ""
    path = f"fields.{OFFICER}"
    people = {name: name for name in words.people(names).values()}
    return Known(
        {path: officer} if officer else {}, {path: "本案分案"} if officer else {}, offered={path: people}
    )


_ANSWERS = {
    "documents": (("document", "id", "title"),),
    "custody": (("measure", "id", "measure_no"),),
    "commission": (("commission", "id", "receiving_court"),),
    "auction": (("disposal", "asset_id", "description"), ("listing", "id", "confirmation_number")),
    "funds": (("payout", "id", "payee_name"),),
}
"""The records by which a team answers an instruction: kind, the field of its id, and what it is called by."""


async def _instruction(me: Person, key: str) -> Known:
    """What was asked for, and the records of the team in the case, by one of which it may be answered."""
    found = await me.get("intake", f"/instructions/{part(key)}")
    if not found.ok:
        return Known()
    team, at = found.body["team"], case_address(found.body["case_number"])
    kinds = _ANSWERS.get(team, ())
    lists = await asyncio.gather(
        *(me.get(team, f"{at}{KINDS[kind].list}", limit="200") for kind, *_ in kinds)
    )
    records = {
        str(item[id_]): f"{KINDS[kind].title} {item.get(name) or item[id_][:6]}"
        for (kind, id_, name), answer in zip(kinds, lists, strict=True)
        for item in answer.items
    }
    beside = await shown_of(me, ("instruction", found))
    return Known(offered={"answer_record": records}, beside=beside)
