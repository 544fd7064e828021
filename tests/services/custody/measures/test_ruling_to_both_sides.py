"""查封扣押冻结规定第一条: the ruling by which something is seized goes to the respondent and to the applicant."""

from __future__ import annotations

import pytest

from tests.harness import Court
from tests.services.custody.road import DEPOSIT, SAVINGS, assets, decide, duties, file_case, sealed_ruling
from tests.services.documents import road


@pytest.mark.walk
async def test_it_is_owed_to_both_with_the_measure_and_served_on_both_at_once(court: Court) -> None:
    await road.install_keys(court)
    case = await file_case(court, 40, DEPOSIT, SAVINGS)
    found = await assets(court, case)
    ruling = (await sealed_ruling(court, case, DEPOSIT.identifier, SAVINGS.identifier))["id"]
    file = await court.do("GET", "intake", f"/cases/{case}", "wenshu01")
    parties = [party["id"] for party in file["parties"]]

    async def freeze(identifier: str) -> None:
        answer = await decide(
            court, found[identifier], "freeze_online", amount="10000", ruling_document=ruling
        )
        assert answer.status_code == 201, answer.text
        await court.advance()

    await freeze(DEPOSIT.identifier)
    assert await duties(court, case, "custody.ruling_dispatched") == ["open"]
    path = f"/documents/{ruling}/service"
    for one_side in parties:
        body = await road.checked(court, {"case_number": case}) | {"parties": [one_side]}
        refused = await court.call("POST", "documents", path, "wenshu01", body)
        assert (refused.status_code, refused.json()["article"]) == (409, "查封扣押冻结规定第一条")
    await court.do(
        "POST",
        "documents",
        path,
        "wenshu01",
        await road.checked(court, {"case_number": case}) | {"parties": parties},
    )
    await court.advance()
    assert await duties(court, case, "custody.ruling_dispatched") == ["met"]
    await freeze(SAVINGS.identifier)
    assert await duties(court, case, "custody.ruling_dispatched") == ["met", "met"], "they have it already"
