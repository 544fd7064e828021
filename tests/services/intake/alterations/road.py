"""A case of two applicants and two respondents, of whom one leaves by a ruling."""

from __future__ import annotations

import random
from typing import Any

import httpx

from deploy.demo_people import natural_person
from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from shared.contracts.intake.closing import ClosingGround
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.road import enter


async def two_and_two(court: Court) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    people = [natural_person(random.Random(f"leave/{name}")) for name in "abrs"]
    roles = ("applicant", "applicant", "respondent", "respondent")
    number = await road.new_case(
        court, parties=[party(role, one) for role, one in zip(roles, people, strict=True)]
    )
    shown = (await court.do("GET", "intake", f"/cases/{number}", "chengban01"))["parties"]
    return number, {
        role: [one for one in shown if one["role"] == role] for role in ("applicant", "respondent")
    }


async def ruled(
    court: Court,
    case: str,
    sides: dict[str, list[dict[str, Any]]],
    ground: ClosingGround,
    kind: str = "termination_ruling",
    **own: str,
) -> str:
    """A signed ruling, of 终结执行 or of another `kind`, that everybody has."""

    def named(role: str) -> list[dict[str, str]]:
        return [{"name": one["name"], "id_number": one["identity"]} for one in sides[role]]

    now = await court.advance()
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now)
    by = {"made_by": "faguan01", "reviewed_by": "faguan02", "signed_by": "faguan01", "signer": "judge"}
    fields = {"applicants": named("applicant"), "respondents": named("respondent"), "ground": ground.label}
    (numbered,) = await court.sql(
        "SELECT coalesce(max(ruling), 0) + 1 AS next FROM documents.document WHERE case_number = $1", case
    )
    one = record(
        Document, case_number=case, kind=kind, state="dispatched",
        ruling=numbered["next"], fields=fields | own, **signed, **by,
    )  # fmt: skip
    had = [
        record(Delivery, case_number=case, document_id=one.id, addressee=each["id"], served_at=now)
        for side in sides.values()
        for each in side
    ]
    await put(court, one, *had)
    return one.id


async def leave(court: Court, case: str, who: str = "chengban01", **body: str) -> httpx.Response:
    return await court.call("POST", "intake", f"/cases/{case}/alterations", who, body)


async def paper(court: Court, case: str, purpose: str, *whose: str, by: str = "lian01") -> str:
    words = "、".join(whose) or "材料"
    return await enter(court, case, f"{purpose}&title={words}的材料", by, f"{purpose}{words}{by}")
