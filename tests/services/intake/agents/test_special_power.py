"""Who is typed as 特别授权 has no more than the party's own paper gives him (民事诉讼法第六十二条、民诉法解释第八十九条)."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.harness import Court
from tests.services.intake.people import LAWYER, application
from tests.services.intake.road import assign, enter, interview, lodge, waive

POWER = f"agency&title={LAWYER['name']}的授权委托书"


async def filed(court: Court, seed: int, *powers: tuple[str, str]) -> dict[str, Any]:
    """With LAWYER typed as the applicant's agent with a special power; `powers`: what is lodged before, and by whom."""
    body = application(seed)
    body["parties"][0] |= {"agents": [LAWYER]}
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    for purpose, who in powers:
        await lodge(court, received["id"], purpose, who)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    await assign(court, case["case_number"])
    return dict(case)


async def give_up(court: Court, case: dict[str, Any], agent: str) -> httpx.Response:
    day = (await court.advance()).date().isoformat()
    file = await enter(court, case["case_number"], "claim_waiver", "wenshu01", f"放弃{agent}")
    body = {"file": file, "waived_by": agent, "waived_on": day, "judgment_debt": "100000.00"}
    return await waive(court, case["case_number"], body)


@pytest.mark.walk
async def test_a_typed_word_gives_nothing_up_until_a_paper_names_who_may(court: Court) -> None:
    case = await filed(court, 9801)
    number, (party, other) = case["case_number"], case["parties"]
    (agent,) = party["agents"]
    assert (agent["special"], agent["power"]) == (True, None)
    refused = await give_up(court, case, agent["id"])
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:no_special_power")
    assert "授权委托书" in refused.json()["errors"][0]["detail"], "and it says what is missing"

    today = (await court.advance()).date().isoformat()
    agreed = {
        "file": await enter(court, number, "settlement", "wenshu01"), "agreed_on": today,
        "agreed_by": [agent["id"], other["id"]], "terms": "被执行人一次付清六万元", "total": "60000.00",
        "instalments": [{"due_on": today, "amount": "60000.00"}],
    }  # fmt: skip
    path = f"/cases/{number}/settlements"
    refused = await court.call("POST", "intake", path, "chengban01", agreed)
    assert refused.status_code == 409
    assert any("授权委托书" in one["detail"] for one in refused.json()["errors"])
    refused = await interview(court, case, agent=agent["id"])
    assert (refused.status_code, [one["field"] for one in refused.json()["errors"]]) == (422, ["agent"])

    expected = await court.do("GET", "documents", f"/cases/{number}/dossier/expected", "juanzong01")
    wanted = {one["title"]: one["state"] for one in expected if "授权委托书" in one["title"]}
    assert list(wanted.values()) == ["missing"], "the dossier lacks it"

    # a paper that does not name him makes nobody his party's word
    nameless = await enter(court, number, "agency", "wenshu01")
    version = (await court.do("GET", "intake", f"/applications/{case['application_id']}", "lian01"))[
        "version"
    ]

    async def change(power: str) -> httpx.Response:
        body = {"agent": LAWYER, "power": power}
        return await court.call(
            "PUT", "intake", f"/agents/{agent['id']}", "lian01", body, If_Match=str(version)
        )

    assert (await change(nameless)).status_code == 409
    entered = await change(await enter(court, number, POWER, "wenshu01"))
    assert entered.status_code == 200, entered.text
    assert (await give_up(court, case, entered.json()["id"])).status_code == 201
    expected = await court.do("GET", "documents", f"/cases/{number}/dossier/expected", "juanzong01")
    assert [one["state"] for one in expected if "授权委托书" in one["title"]] == ["present"]


@pytest.mark.walk
@pytest.mark.parametrize(
    ("powers", "counts"),
    [
        ([(POWER, "wenshu01")], True),
        ([(POWER, "lian01")], False),  # whoever types the agent does not empower him
        ([("agency&title=授权委托书", "wenshu01")], False),
        ([(f"party_proof&title={LAWYER['name']}的授权委托书", "wenshu01")], False),
    ],
)
async def test_a_power_that_was_lodged_with_the_application_stands_from_the_filing(
    court: Court, powers: list[tuple[str, str]], counts: bool
) -> None:
    case = await filed(court, 9802, *powers)
    (agent,) = case["parties"][0]["agents"]
    assert (agent["power"] is not None) == counts
    assert (await give_up(court, case, agent["id"])).status_code == (201 if counts else 409)
