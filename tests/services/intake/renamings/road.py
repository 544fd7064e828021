"""The road to a party whose name changes."""

from __future__ import annotations

import random
from typing import Any

import httpx

from deploy.demo_people import natural_person, organisation
from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.road import enter


async def new_case(court: Court) -> tuple[str, list[dict[str, Any]], str]:
    """Of two applicants, the first a unit, and two respondents; with its application."""
    people = [organisation(random.Random("renamed/a"))]
    people += [natural_person(random.Random(f"renamed/{name}")) for name in "brs"]
    roles = ("applicant", "applicant", "respondent", "respondent")
    number = await road.new_case(court, parties=[party(*one) for one in zip(roles, people, strict=True)])
    shown = await court.do("GET", "intake", f"/cases/{number}", "chengban01")
    return number, shown["parties"], shown["application_id"]


async def rename(
    court: Court, application: str, party_id: str, who: str = "lian01", **body: str
) -> httpx.Response:
    read = await court.do("GET", "intake", f"/applications/{application}", "lian01")
    version = str(read["version"])
    return await court.call("POST", "intake", f"/parties/{party_id}/renamings", who, body, If_Match=version)


async def paper(court: Court, case: str, *names: str, by: str = "wenshu01") -> str:
    title = "更名为".join(names) + "的登记通知书"
    return await enter(court, case, f"party_proof&title={title}", by, f"{title}{by}")


async def ruled(court: Court, case: str, parties: list[dict[str, Any]], ended_for: str) -> str:
    """A signed 终结执行裁定 for one applicant, that everybody has."""

    def named(role: str) -> list[dict[str, str]]:
        return [{"name": one["name"], "id_number": one["identity"]} for one in parties if one["role"] == role]

    now = await court.advance()
    (numbered,) = await court.sql(
        "SELECT coalesce(max(ruling), 0) + 1 AS next FROM documents.document WHERE case_number = $1", case
    )
    said = {"ground": "申请执行人撤销申请", "ended_for": ended_for, "ended_share": "40000.00"}
    one = record(
        Document, case_number=case, kind="termination_ruling", state="dispatched", ruling=numbered["next"],
        fields={"applicants": named("applicant"), "respondents": named("respondent")} | said,
        signed_at=now, reviewed_at=now, verified_at=now,
        made_by="faguan01", reviewed_by="faguan02", signed_by="faguan01", signer="judge",
    )  # fmt: skip
    had = [
        record(Delivery, case_number=case, document_id=one.id, addressee=each["id"], served_at=now)
        for each in parties
    ]
    await put(court, one, *had)
    return one.id
