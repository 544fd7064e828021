"""An agent signs for a party's documents while the power lasts; the other side is told when it ends (民事诉讼法第六十三条、第八十八条)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.services.documents import road
from tests.services.documents.delivery.road import deliveries, duties, messages, receipt
from tests.services.intake.people import COUSIN, LAWYER, application


async def agent_of(court: Court, party: str, agent: dict[str, Any], power: str, version: int) -> str:
    body = {"agent": agent, "power": power}
    path = f"/parties/{party}/agents"
    return str((await court.do("POST", "intake", path, "lian01", body, If_Match=str(version)))["id"])


@pytest.mark.walk
async def test_an_agent_signs_while_in_office_and_the_other_side_hears_of_the_end(court: Court) -> None:
    filing = application(215)
    received = await court.do("POST", "intake", "/applications", "lian01", filing)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    number, applicant, respondent = case["case_number"], *(one["id"] for one in case["parties"])
    await road.receive(court, case, "applicant", consent=False)
    await road.receive(court, case, "respondent", consent=True)
    await road.assign(court, case)
    power = (await court.upload(number, "agency", "wenshu01", title=LAWYER["name"]))["id"]
    lawyer = await agent_of(court, applicant, LAWYER, power, 2)
    cousin = await agent_of(court, applicant, COUSIN | {"receives": False}, power, 3)
    batch = await road.sealed_batch(court, case)
    notice, form = (
        next(one["id"] for one in batch if one["kind"] == kind) for kind in ("acceptance_notice", "clue_form")
    )

    async def serve(document: str, **body: Any) -> Any:
        body = await road.checked(court, case) | body
        return await court.call("POST", "documents", f"/documents/{document}/service", "wenshu01", body)

    theirs = next(one["id"] for one in batch if one["kind"] == "enforcement_notice")
    for document, agents in (
        (notice, [cousin]),
        (notice, ["nobody"]),
        (notice, [lawyer] * 2),
        (theirs, [lawyer]),
    ):
        refused = await serve(document, agents=agents)
        assert (refused.status_code, refused.json()["article"]) == (
            409,
            "民事诉讼法第八十八条、民诉法解释第一百三十二条",
        )
        assert refused.json()["errors"][0]["field"] == f"agents.{len(agents) - 1}"
    for document in (notice, form):  # one after the other, in two letters
        assert (await serve(document, agents=[lawyer])).status_code == 200
        now = await court.advance()
    shown = "律师周律师（执业证号14115201810123456）"
    told = [row["body"] for row in await messages(court, case) if row["recipient_ref"] == notice]
    assert told == [f"河南省信阳市浉河区人民法院：{number}案，现向您送达受理案件通知书，由您的{shown}签收。"]
    [delivery] = await deliveries(court, notice)
    assert (delivery["agent"], delivery["agent_shown"], delivery["served_at"]) == (lawyer, shown, None)
    assert await receipt(court, delivery["attempts"][0]["id"], "delivered", now.isoformat(), "签收1") == 204
    [delivery] = await deliveries(court, notice)
    assert delivery["served_at"] is not None

    end = {"end_notice": power}
    ended = await court.do("POST", "intake", f"/agents/{lawyer}/ending", "lian01", end, If_Match="4")
    await court.advance()
    [delivery] = await deliveries(court, form)
    assert delivery["agent_ended_at"] is not None
    [attempt] = delivery["attempts"]
    late = datetime.fromisoformat(ended["ended_at"]) + timedelta(minutes=1)
    assert await receipt(court, attempt["id"], "delivered", late.isoformat(), "签收2") == 204
    [delivery] = await deliveries(court, form)
    assert (delivery["attempts"][0]["state"], delivery["served_at"]) == ("failed", None)
    assert (await serve(theirs, agents=[lawyer])).status_code == 409

    assert (await duties(court, case))["documents.agency_notice"] == "open"
    sides = {each["role"]: each["name"] for each in case["parties"]}
    fields = (
        sides
        | road.CONTACT
        | {
            "cause": "买卖合同纠纷",
            "party_name": sides["respondent"],
            "represented": sides["applicant"],
            "agent": "周律师",
            "change": "解除委托",
            "effective_on": datetime.fromisoformat(ended["ended_at"])
            .astimezone(COURT_ZONE)
            .date()
            .isoformat(),
        }
    )

    async def draft(addressee: str, **changes: Any) -> Any:
        body = {"kind": "agency_notice", "addressee": addressee, "fields": fields | changes}
        return await court.call("POST", "documents", f"/cases/{number}/documents", "wenshu01", body)

    for addressee, changes, fault in (
        (applicant, {"party_name": sides["applicant"]}, "represented"),
        (respondent, {"party_name": sides["applicant"]}, "party_name"),
        (respondent, {"represented": sides["respondent"]}, "represented"),
        (respondent, {"agent": "周小明"}, "agent"),
        (respondent, {"effective_on": "2025-01-01"}, "effective_on"),
        ("", {}, "addressee"),
    ):
        refused = await draft(addressee, **changes)
        assert (refused.status_code, [one["field"] for one in refused.json()["errors"]]) == (409, [fault])
    made = await draft(respondent)
    assert made.status_code == 201, made.text
    document = made.json()["id"]
    await road.verify(court, document)
    await road.review(court, document)
    await road.sign(court, [document])
    assert (await serve(document)).status_code == 200
    await court.advance()
    assert (await duties(court, case))["documents.agency_notice"] == "met"
