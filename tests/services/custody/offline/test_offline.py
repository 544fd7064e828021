"""What is decided offline is done within ten working days, by a paper, and goes on like any other (二(二)3, 4)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.custody.road import (
    DEPOSIT,
    FLAT_OUTSIDE,
    assets,
    books,
    decide,
    duties,
    file_case,
    freeze_online,
    ruling,
)


async def offline(court: Court, seed: int, *finds: Any, **changes: Any) -> tuple[str, dict[str, Any]]:
    """A case with an asset that is to be dealt with offline; the asset."""
    case = await file_case(court, seed, *(finds or (DEPOSIT,)), **changes)
    (asset,) = (await assets(court, case)).values()
    assert (await decide(court, asset, "offline", reason="须到柜台办理")).status_code == 201
    await court.advance()
    return case, asset


async def record(court: Court, asset: dict[str, Any], **body: Any) -> Any:
    return await court.call("POST", "custody", f"/assets/{asset['id']}/offline-result", "chakong01", body)


async def paper(court: Court, case: str, purpose: FilePurpose = FilePurpose.SEIZURE_RETURN) -> str:
    return str((await court.upload(case, purpose, "chakong01"))["id"])


async def seizure(court: Court, case: str, **changes: Any) -> dict[str, Any]:
    now = await court.advance()
    return {
        "result": "seized",
        "record": await paper(court, case),
        "ruling_document": await ruling(court, case),
        "amount": "30000",
        "measure_no": "豫冻2026001",
        "effective_at": now.isoformat(),
        "expires_on": str(now.date() + timedelta(3000)),
    } | changes


async def test_land_outside_that_is_put_off_is_still_owed_and_returns_to_be_commissioned(
    court: Court,
) -> None:
    case, flat = await offline(court, 91, FLAT_OUTSIDE, principal="2000000")
    assert await duties(court, case, "custody.delegate_outside") == ["open"], "decided offline, not forgotten"
    assert await duties(court, case, "custody.offline") == ["open"]
    again = await decide(court, flat, "delegate")
    assert again.json()["type"] == "urn:jiyue:problem:already_decided"
    for wrong in ("none", await paper(court, case, FilePurpose.OTHER)):
        refused = await record(court, flat, result="none", reason="未能到场", record=wrong)
        assert (refused.status_code, refused.json()["article"]) == (409, "二(二)3、二(二)4"), refused.text
    bare = await record(court, flat, result="none", record=await paper(court, case))
    assert bare.json()["type"] == "urn:jiyue:problem:offline_result_refused"
    done = await record(
        court, flat, result="none", reason="当地登记机构不予受理", record=await paper(court, case)
    )
    assert done.status_code == 201, done.text
    await court.advance()
    assert await duties(court, case, "custody.offline") == ["met"]
    assert (await decide(court, flat, "delegate")).status_code == 201


async def test_what_is_seized_offline_is_bound_lifted_and_renewed_like_any_other(court: Court) -> None:
    case, deposit = await offline(court, 92)
    waits = await court.listed("custody", f"/work?case_number={case}", "chakong01")
    assert "record_offline" in [item["operation"] for item in waits]
    good = await seizure(court, case)
    for changes in (
        {"amount": "9000000"},
        {"ruling_document": "none"},
        {"measure_no": ""},
        {"effective_at": "2026-03-01T00:00:00+08:00"},
        {"effective_at": "2099-03-01T00:00:00+08:00"},
        {"expires_on": "2026-03-01"},
    ):
        refused = await record(court, deposit, **good | changes)
        assert refused.status_code == 409, (changes, refused.text)
    taken = await record(court, deposit, **good)
    assert taken.status_code == 201, taken.text
    assert (await record(court, deposit, **good)).json()["type"] == "urn:jiyue:problem:not_offline"
    await court.advance()
    (asset,) = (await assets(court, case)).values()
    assert (asset["controlled"], asset["taken"]) == (True, "30000.00")
    assert asset["measure"]["expires_on"] < "2028", "no longer than the ruling and the law allow"
    assert await duties(court, case, "custody.offline") == ["met"]
    assert await duties(court, case, "custody.renewal") == ["open"]

    measure = asset["measure"]
    path, body = f"/measures/{measure['id']}/return", {"record": await paper(court, case)}
    early = await court.call("POST", "custody", path, "chakong01", body)
    assert early.json()["type"] == "urn:jiyue:problem:nothing_to_return"
    lifting = {"ruling_document": await ruling(court, case, "lifting_ruling"), "reason": "已履行完毕"}
    await court.do("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", lifting)
    await court.advance()
    assert await court.sql("SELECT 1 FROM intake.task WHERE docket = $1", f"case/{case}") == []
    assert await books(court, "freezes", case) == [], "no order to a system that knows nothing of it"
    lifted = await court.do("POST", "custody", path, "chakong01", body)
    assert lifted["state"] == "lifted"
    await court.advance()
    assert await duties(court, case, "custody.renewal") == ["met"]


async def test_nothing_is_recorded_offline_of_what_was_decided_otherwise(court: Court) -> None:
    case = await file_case(court, 93, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    assert (await freeze_online(court, deposit, amount="30000")).status_code == 201
    refused = await record(court, deposit, **await seizure(court, case))
    assert refused.json()["type"] == "urn:jiyue:problem:not_offline"
