"""What an asset, a measure, an answer say can be done with them; the lists in which they are found; what waits for whom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agreement import Acts, allowed, waiting
from tests.facts import closed
from tests.harness import Court
from tests.services.custody.road import CAR, DEPOSIT, FLAT, SAVINGS, assets, file_case, freeze_online, ruling


async def read(court: Court, path: str, who: str = "chakong01") -> Any:
    return await court.do("GET", "custody", path, who)


async def objects(court: Court, case: str, who: str) -> list[dict[str, Any]]:
    return [
        one
        for kind in ("assets", "measures", "feedbacks")
        for one in await court.listed("custody", f"/cases/{case}/{kind}", who)
    ]


async def agree(court: Court, case: str) -> Acts:
    """Nobody is waited for to lift or renew a measure; what is allowed otherwise is what waits, for whom it waits."""
    for who in ("chakong01", "zhixiao01"):
        may = allowed(await objects(court, case, who))
        shown = await waiting(court, "custody", case, who)
        assert shown == {(one, act) for one, act in may if act not in ("lift_measure", "renew_measure")}
    return await waiting(court, "custody", case, "chakong01")


@pytest.mark.walk
async def test_what_waits_is_what_may_be_done_from_the_answer_to_the_measure(court: Court) -> None:
    case = await file_case(court, 61, DEPOSIT, CAR)
    found = await assets(court, case)
    deposit, car = found[DEPOSIT.identifier], found[CAR.identifier]
    feedbacks = await court.listed("custody", f"/cases/{case}/feedbacks", "chakong01")
    filing = {(one["id"], "file_feedback") for one in feedbacks}
    deciding = {(one["id"], "decide_asset") for one in (deposit, car)}
    assert await agree(court, case) == filing | deciding

    act, _ = deposit["acts"]
    assert (act["operation"], act["article"], act["why_not"]) == ("decide_asset", "二(二)2", None)
    theirs, _ = (await read(court, f"/assets/{deposit['id']}", "zhixiao01"))["acts"]
    assert not theirs["allowed"]
    assert "查控专员" in theirs["why_not"]

    assert (await freeze_online(court, deposit, amount="30000")).status_code == 201
    await court.advance()
    assert await agree(court, case) == filing | {(car["id"], "decide_asset")}
    decided, _ = (await read(court, f"/assets/{deposit['id']}"))["acts"]
    assert not decided["allowed"]
    assert "二(二)2" in decided["why_not"]
    again = await freeze_online(court, deposit, amount="30000")
    assert again.status_code == 409
    assert again.json()["title"] in decided["why_not"]

    await court.do("POST", "custody", f"/cases/{case}/feedback-filing", "chakong01")
    assert await agree(court, case) == {(car["id"], "decide_asset")}

    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    assert [(act["operation"], act["allowed"]) for act in measure["acts"]] == [
        ("lift_measure", True),
        ("record_offline_return", False),
        ("renew_measure", True),
    ]
    body = {"ruling_document": await ruling(court, case, "lifting_ruling"), "reason": "已履行完毕"}
    lifted = await court.do("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", body)
    assert not lifted["acts"][0]["allowed"]
    assert "已" in lifted["acts"][0]["why_not"]


async def test_an_asset_waits_for_nobody_once_its_case_is_closed(court: Court) -> None:
    case = await file_case(court, 65, CAR)
    await court.do("POST", "custody", f"/cases/{case}/feedback-filing", "chakong01")
    (car,) = (await assets(court, case)).values()
    assert await agree(court, case) == {(car["id"], "decide_asset")}
    await closed(court, case)
    assert await agree(court, case) == set()
    acts = (await read(court, f"/assets/{car['id']}"))["acts"]
    (decide,) = [act for act in acts if act["operation"] == "decide_asset"]
    assert "不得再查封" in decide["why_not"]


async def test_a_list_that_is_made_does_not_say_what_may_be_done(court: Court) -> None:
    case = await file_case(court, 62, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    assert (await freeze_online(court, deposit, amount="30000")).status_code == 201
    await court.advance()
    made = await court.do("POST", "custody", f"/cases/{case}/asset-list", "chakong01")
    (row,) = made["content"]["assets"]
    assert (row["identifier"], row["measure"]["controlled"]) == (deposit["identifier"], "30000.00")
    assert "acts" not in row
    assert "acts" not in row["measure"]


@pytest.mark.walk
async def test_assets_and_measures_are_found_across_cases(court: Court) -> None:
    one, other = [await file_case(court, seed, SAVINGS, FLAT, CAR) for seed in (63, 64)]
    mine = {row["id"] for case in (one, other) for row in (await assets(court, case)).values()}

    async def ids(query: str, who: str = "chakong01") -> list[str]:
        return [row["id"] for row in (await read(court, f"/assets?{query}", who))["items"]]

    whole, turned, cursor = await ids("limit=200"), [], ""
    while cursor is not None:
        page = await read(court, f"/assets?limit=2&cursor={cursor}")
        turned += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert turned == whole
    assert mine <= set(whole)
    by_plate = await ids(f"q={CAR.identifier}&limit=200")
    assert len(mine.intersection(by_plate)) == 2
    values = [row["value"] for row in (await read(court, "/assets?sort=largest&limit=200"))["items"]]
    assert values == sorted(values, key=float, reverse=True)
    assert await ids("sort=newest&limit=200") == whole[::-1]
    assert not mine.intersection(await ids("decided=true&limit=200"))
    assert mine <= set(await ids("decided=false&limit=200"))

    saved = (await assets(court, one))[SAVINGS.identifier]
    assert (await freeze_online(court, saved, amount="10000")).status_code == 201
    await court.advance()
    assert saved["id"] in await ids(
        "decided=true&controlled=true&way=freeze_online&kind=bank_deposit&limit=200"
    )
    (measure,) = await court.listed("custody", f"/cases/{one}/measures", "chakong01")
    for query in (
        f"q={measure['measure_no']}",
        f"state=in_force&expires_by={measure['expires_on']}&sort=expiring",
    ):
        found = (await read(court, f"/measures?{query}&limit=200"))["items"]
        assert measure["id"] in [row["id"] for row in found]
    (row,) = (await read(court, f"/measures?asset_id={saved['id']}"))["items"]
    assert await read(court, f"/measures/{row['id']}") == row
    assert (await court.call("GET", "custody", "/measures/none", "chakong01")).status_code == 404
    assert (await read(court, f"/measures?asset_id={saved['id']}&state=lifted"))["items"] == []
    assert (await court.call("GET", "custody", "/assets?kinds=car", "chakong01")).status_code == 422
    assert (await read(court, "/queries?started=false"))["items"] == []
    answers = (await read(court, f"/feedbacks?source={SAVINGS.source}&filed=false&limit=200"))["items"]
    assert {one, other} <= {row["case_number"] for row in answers}

    await court.sql("UPDATE intake.enforcement_case SET sealed = true WHERE case_number = $1", other)
    shown = {row["case_number"] for row in (await read(court, "/assets?limit=200"))["items"]}
    assert other not in shown
    assert one in shown
    await court.sql("UPDATE intake.enforcement_case SET sealed = true WHERE case_number = $1", one)
    assert (await court.call("GET", "custody", f"/measures/{measure['id']}", "chakong01")).status_code == 403
