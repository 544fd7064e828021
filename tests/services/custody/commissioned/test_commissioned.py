"""What another court holds for us is in the register, on the list, and can be sold (二(二)5; 二(四)2)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.harness import Court
from tests.services.commission.road import answer, delegated, sent
from tests.services.custody.road import FLAT, FLAT_OUTSIDE, assets, decide, duties, ruling, write_scenario


async def at_once(court: Court, case: str) -> None:
    """The other court answers with its receipt."""
    found = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    respondent = next(p["identity"] for p in found["parties"] if p["role"] == "respondent")
    await write_scenario(court, respondent, commission_after_days=0)


async def house(court: Court, case: str) -> dict[str, Any]:
    return (await assets(court, case))[FLAT_OUTSIDE.identifier]


@pytest.mark.walk
async def test_a_commissioned_seizure_is_registered_listed_priced_and_ended(court: Court) -> None:
    case, asset = await delegated(court, 71)
    assert not asset["controlled"]
    await at_once(court, case)
    sealing = await sent(court, case, asset)
    held = await house(court, case)
    measure = held["measure"]
    assert (held["controlled"], measure["state"], measure["commission"]) == (True, "in_force", sealing["id"])
    assert held["taken"] == held["value"]
    assert await duties(court, case, "custody.commissioned_price_start") == ["open"]
    assert await duties(court, case, "custody.renewal") == [], "its renewal is owed by who commissions"
    assert await duties(court, case, "commission.renewal") == ["open"]

    assert (
        await decide(court, (await assets(court, case))[FLAT.identifier], "not_worth", reason="唯一住房")
    ).is_success
    made = await court.do("POST", "custody", f"/cases/{case}/asset-list", "chakong01")
    (row,) = [one for one in made["content"]["assets"] if one["id"] == asset["id"]]
    assert row["measure"]["measure_no"] == measure["measure_no"]

    path = f"/measures/{measure['id']}"
    body = {"ruling_document": await ruling(court, case, "lifting_ruling"), "reason": "已履行完毕"}
    lifting = await court.call("POST", "custody", f"{path}/lifting", "chakong01", body)
    letter = {"ruling_document": "r", "letter_document": "l"}
    renewing = await court.call("POST", "custody", f"{path}/renewal", "chakong01", letter)
    for refused in (lifting, renewing):
        assert refused.json()["type"] == "urn:jiyue:problem:held_by_another_court"

    renewal = await sent(court, case, asset, "renew")
    held = await house(court, case)
    assert (held["controlled"], held["measure"]["commission"]) == (True, renewal["id"])
    assert await duties(court, case, "custody.commissioned_price_start") == ["open"], (
        "it began with the seizure"
    )

    await sent(court, case, asset, "release", None)
    held = await house(court, case)
    assert (held["controlled"], held["measure"]["state"], held["taken"]) == (False, "lifted", "0")
    rows = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    assert [one["state"] for one in rows] == ["renewed", "lifted"]
    assert await duties(court, case, "custody.commissioned_price_start") == ["met"]


@pytest.mark.walk
async def test_what_another_court_has_sealed_is_sold(court: Court) -> None:
    case, asset = await delegated(court, 72)
    auction = await ruling(court, case, "auction_ruling")
    body = {
        "asset_id": asset["id"],
        "ruling_document": auction,
        "asset_class": "real_estate",
    }

    async def put_up() -> Any:
        return await court.call("POST", "auction", f"/cases/{case}/disposals", "chengban01", body)

    sealing = await sent(court, case, asset)
    refused = await put_up()
    assert refused.status_code == 409, "only the answer seizes"
    assert "没有有效的查封" in json.dumps(refused.json(), ensure_ascii=False)
    await answer(court, sealing)
    disposal = await put_up()
    assert "没有有效的查封" not in disposal.text, disposal.text
    assert disposal.status_code == 201, disposal.text
