"""What is known of a pay-out before it is asked for, approved or paid (二(六)5)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from services.desk import words
from services.desk.apis import Answer, Person
from services.desk.beside import Known, shown_of
from services.desk.contract import Operation
from services.desk.forms import Offered, Typed
from services.desk.objects import case_address
from services.desk.words import part
from shared.contracts.documents.purposes import FilePurpose


async def payout(me: Person, one: Operation, key: str) -> Known:
    """The form, its plan, and the papers that support it. What the approver has seen is named by its digest: he types none.

    Nothing of the paper form is filled in: it is read off its scan and compared with the form.
    """
    found = await me.get("funds", f"/payouts/{part(key)}")
    if not found.ok:
        return Known()
    form = found.body
    at = case_address(form["case_number"])
    plan, dossier = await asyncio.gather(
        me.get("funds", f"/distributions/{part(form['distribution_id'])}"),
        me.get("documents", f"{at}/dossier", limit="200"),
    )
    offered = await _signers(me, one) if one.id == "enter_payout_paper" else {}
    seen = {
        "approve_payout": ("digest", "step"),
        "order_payment": ("digest",),
        "enter_payout_paper": ("payout_id",),
    }.get(one.id, ())
    steps = {"digest": form["digest"], "step": form["next_step"] or "", "payout_id": key}
    return Known(
        {name: steps[name] for name in seen},
        unseen=[name for name in seen if name != "step"],
        sources={"step": "发放审批表的下一步骤"} if "step" in seen else {},
        offered=offered,
        beside=await shown_of(me, ("payout", found), ("distribution", plan)),
        papers=_papers(dossier, lambda item: item["title"] in form["papers"]),
    )


async def _signers(me: Person, one: Operation) -> Offered:
    """Of each step of the paper form, who may have signed it: the name on it is chosen, not the number typed."""
    contract, names = await asyncio.gather(me.contract("funds"), me.names())
    signatures = contract.resolved(one.body or {})["properties"]["signatures"]
    steps = contract.options(contract.resolved(signatures["propertyNames"]))
    return {f"signatures.{step}": words.people(names) for step in steps}


async def request(me: Person, key: str, typed: Typed) -> Known:
    """The shares of the plan, the papers of the dossier; whose account it goes to, once a share is chosen."""
    found = await me.get("funds", f"/distributions/{part(key)}")
    if not found.ok:
        return Known()
    plan = found.body
    at = case_address(plan["case_number"])
    held, dossier = await asyncio.gather(
        me.get("intake", at), me.get("documents", f"{at}/dossier", limit="200")
    )
    parties = {one["id"]: one for one in held.body.get("parties", ())} if held.ok else {}
    shares = {one["id"]: one for one in plan["shares"] if one["reversed_at"] is None}
    share = shares.get(typed.get("share_id", [""])[0], {})
    payee = parties.get(share.get("party_id") or "", {})
    filled = {
        "payee_name": payee.get("name"),
        "payee_bank": payee.get("payee_bank"),
        "payee_account": payee.get("payee_account"),
    }
    return Known(
        {path: value for path, value in filled.items() if value},
        {path: "当事人确认的收款账户" for path, value in filled.items() if value},
        offered={
            "share_id": {id: _share(one, parties) for id, one in shares.items()},
            "account_paper": {item["reference"]: item["title"] for item in dossier.items if _is_scan(item)},
            "papers": {str(item["number"]): f"{item['number']} {item['title']}" for item in dossier.items},
        },
        beside=await shown_of(me, ("distribution", found)),
        papers=_papers(dossier, lambda _: True),
    )


def _share(one: Mapping[str, Any], parties: Mapping[str, Any]) -> str:
    party = parties.get(one["party_id"] or "", {}).get("name", "")
    return f"{words.code(one['purpose'])} {words.yuan(one['amount'])} 元{f'，{party}' if party else ''}"


def _papers(dossier: Answer, wanted: Callable[[Any], bool]) -> list[tuple[str, str]]:
    """Of the dossier, those wanted: the title and the address of each."""
    return [(item["title"], _original(item)) for item in dossier.items if wanted(item)]


def _original(item: Mapping[str, Any]) -> str:
    """Where an entry of the dossier is read; empty for what has no file, as a record of custody's."""
    if item["document_id"]:
        return f"/papers/{part(item['document_id'])}"
    return f"/files/{part(item['reference'])}" if _is_scan(item) else ""


def _is_scan(item: Mapping[str, Any]) -> bool:
    return item["kind"] in set(FilePurpose) and bool(item["reference"])
