"""终本约谈、报批 over HTTP: who speaks for an applicant, whose consent it is, urgent clues, minutes that are withdrawn and refused."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.documents import road as documents
from tests.services.intake.people import LAWYER
from tests.services.intake.road import CLUE, duties, enter, interview


@pytest.mark.walk
async def test_an_interview_and_the_panels_request_rest_on_papers_of_their_own(court: Court) -> None:
    file = await documents.filed_case(court, 1374)
    await documents.assign(court, file)
    case = file["case_number"]
    applicant = documents.party(file, "applicant")
    name = next(one["name"] for one in file["parties"] if one["id"] == applicant)

    async def consent(title: str) -> str:
        purpose = FilePurpose.CONCLUSION_CONSENT
        entered = await court.upload(case, purpose, "lian01", f"签字确认{title}", title=title)
        return str(entered["id"])

    # an agent without special authority speaks for nobody (终本规定第五条)
    power = await enter(court, case, "agency", "wenshu01")
    general = {"agent": LAWYER | {"special": False}, "power": power}
    path = f"/parties/{applicant}/agents"
    agent = await court.do("POST", "intake", path, "lian01", general, If_Match="2")
    refused = await interview(court, file, agent=agent["id"])
    assert (refused.status_code, [one["field"] for one in refused.json()["errors"]]) == (422, ["agent"])

    # urgent clues are checked in three days (财产调查规定第二条)
    refused = await interview(court, file, urgent=True)
    assert (refused.status_code, [one["field"] for one in refused.json()["errors"]]) == (422, ["urgent"])
    urgent = await interview(court, file, clues=CLUE, urgent=True)
    assert urgent.status_code == 201, urgent.text
    assert (urgent.json()["applicant"], urgent.json()["agent"]) == (name, None), "by name, not by id"
    await court.advance()
    owed = await duties(court, case)
    assert owed["clue.urgent"]["state"] == "open"
    assert not {"clue.ordinary", "conclusion.clues_urgent"} & owed.keys()

    # what was signed is of the applicant heard, and serves it once (民诉法解释第五百一十七条)
    now = await court.advance()
    for_another = await consent("钱丰签字确认材料")
    said = {"agrees": True, "held_at": now.isoformat()}
    refused = await interview(court, file, signed_consent=for_another, **said)
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:file_not_of_case")
    signed = await consent(f"{name}签字确认材料")
    assert (await interview(court, file, signed_consent=signed, **said)).status_code == 201
    twice = await interview(court, file, signed_consent=signed, opinion="再次同意", **said)
    assert (twice.status_code, twice.json()["type"]) == (409, "urn:jiyue:problem:conclusion_on_record")

    # the minutes are later than the interviews; withdrawn they may go in again, refused they may not
    async def ask(minutes: str) -> httpx.Response:
        body = {"words": "合议庭审查核实，确无财产可供执行", "minutes": minutes}
        return await court.call("POST", "intake", f"/cases/{case}/conclusions", "faguan01", body)

    async def act(one: Any, what: str, who: str, body: Any = None) -> httpx.Response:
        return await court.call("POST", "intake", f"/conclusions/{one['id']}/{what}", who, body)

    minutes = str((await court.upload(case, FilePurpose.PANEL_MINUTES, "lian01", "合议笔录"))["id"])
    await court.advance(workdays=1)
    assert (await interview(court, file)).status_code == 201
    early = await ask(minutes)
    assert (early.status_code, early.json()["type"]) == (409, "urn:jiyue:problem:file_not_of_case")
    minutes = str((await court.upload(case, FilePurpose.PANEL_MINUTES, "lian01", "再次合议笔录"))["id"])
    first = (await ask(minutes)).json()
    assert (await act(first, "withdrawal", "faguan02")).status_code == 403
    assert (await act(first, "withdrawal", "faguan01")).json()["state"] == "withdrawn"
    no = {"approved": False, "answer": "线索尚未核查"}
    for what, who, body in (("withdrawal", "faguan01", None), ("decision", "yuanzhang01", no)):
        ended = await act(first, what, who, body)
        assert (ended.status_code, ended.json()["type"]) == (409, "urn:jiyue:problem:conclusion_out_of_order")
    second = (await ask(minutes)).json()
    await court.advance(workdays=1)
    assert (await act(second, "decision", "yuanzhang01", no)).json()["state"] == "refused"
    again = await ask(minutes)
    assert (again.status_code, again.json()["type"]) == (409, "urn:jiyue:problem:file_not_of_case")
