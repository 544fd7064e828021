"""Agents after filing: on a paper that another has entered, with their scope, and what they were is kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.harness import CLOCK_START, Court
from tests.services.intake.people import COUSIN, LAWYER, application
from tests.services.intake.road import assign, enter, waive


@pytest.mark.walk
async def test_an_agent_is_entered_changed_and_ended_on_papers(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", application(96))
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    number, applicant = case["case_number"], case["parties"][0]["id"]
    await court.advance()
    await assign(court, number)
    path = f"/parties/{applicant}/agents"
    own, power = [
        await enter(court, number, f"agency&title={LAWYER['name']}的授权委托书", who)
        for who in ("lian01", "wenshu01")
    ]
    other = await enter(court, number, "party_proof", "wenshu01")

    async def act(method: str, path: str, body: dict[str, Any], version: int, who: str = "lian01") -> Any:
        return await court.call(method, "intake", path, who, body, If_Match=str(version))

    general = {"agent": LAWYER | {"special": False}, "power": power}
    for paper in (own, other, "nothing"):
        refused = await act("POST", path, general | {"power": paper}, 2)
        assert (refused.status_code, refused.json()["article"]) == (409, "民事诉讼法第六十二条")
    assert (await act("POST", path, general, 1)).status_code == 412
    assert (await act("POST", path, general, 2, "chengban01")).status_code == 403
    entered = await act("POST", path, general, 2)
    assert entered.status_code == 201, entered.text
    lawyer = entered.json()["id"]

    waived = {"waived_on": CLOCK_START.date().isoformat(), "judgment_debt": "2500.00"} | {
        "file": await enter(court, number, "claim_waiver", "wenshu01")
    }
    refused = await waive(court, number, waived | {"waived_by": lawyer})
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:no_special_power")

    special = await act("PUT", f"/agents/{lawyer}", {"agent": LAWYER, "power": power}, 3)
    assert special.status_code == 200, special.text
    assert (await act("PUT", f"/agents/{lawyer}", {"agent": LAWYER, "power": power}, 4)).status_code == 409
    cousin = await act("POST", path, {"agent": COUSIN, "power": power}, 4)
    third = await act("POST", path, {"agent": COUSIN, "power": power}, 5)
    assert (third.status_code, third.json()["article"]) == (422, "民事诉讼法第六十一条")
    ended = await act("POST", f"/agents/{cousin.json()['id']}/ending", {"end_notice": power}, 5)
    assert (ended.status_code, ended.json()["ended_by"]) == (200, "lian01")
    (standing,) = (await court.do("GET", "intake", f"/cases/{number}", "chengban01"))["parties"][0]["agents"]
    assert (standing["id"], standing["special"]) == (special.json()["id"], True)
    history = await court.do("GET", "intake", path, "chengban01")
    assert [(one["name"], one["special"], one["ended_at"] is None) for one in history] == [
        ("周律师", False, False),
        ("周律师", True, True),
        ("周小明", False, False),
    ]
    recorded = await waive(court, number, waived | {"waived_by": standing["id"]})
    assert recorded.status_code == 201, recorded.text
    await court.advance()


async def test_before_filing_there_is_no_file_of_a_case(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", application(97))
    (row, _) = await court.sql(
        "SELECT id FROM intake.party WHERE application_id = $1 ORDER BY position", received["id"]
    )
    body = {"agent": LAWYER, "power": "nothing"}
    answer = await court.call("POST", "intake", f"/parties/{row['id']}/agents", "lian01", body, If_Match="1")
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:jiyue:problem:not_filed_yet")
