"""A renewal that is refused is a task each time, is decided again online or by hand, and its lapse is seen in time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.services.custody.road import CAR, books, decide, fault, one_thing, ruled, ruling
from tests.services.custody.waiting.road import sealed

pytestmark = pytest.mark.road

DAY = timedelta(days=1)


async def test_what_the_network_will_not_renew_is_a_task_each_time_and_is_renewed_at_the_counter(
    court: Court,
) -> None:
    measure = (await sealed(court, 120, one_thing(CAR, "120"), days=20))["measure"]
    case, path = measure["case_number"], f"/measures/{measure['id']}"
    online = await papers(court, measure)
    by_hand = online | {"offline": True}

    async def now() -> list[dict[str, Any]]:
        return await court.listed("custody", f"/cases/{case}/measures", "chakong01")

    async def waiting() -> list[str]:
        rows = await court.listed("custody", f"/work?case_number={case}", "chakong01")
        return [row["operation"] for row in rows if row["on"] == "measure"]

    early = await court.call("POST", "custody", f"{path}/renewal", "chakong01", by_hand)
    assert early.json()["type"] == "urn:jiyue:problem:renewal_not_refused"
    for refusals in (1, 2):
        await fault(court, "query", "renewals", "refused")
        await court.do("POST", "custody", f"{path}/renewal", "chakong01", online)
        await court.advance()
        (kept,) = await now()
        assert (kept["state"], kept["renew_decided_by"], kept["renew_refusals"]) == (
            *("in_force", None),
            refusals,
        )
        tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
        assert [row["text"] for row in tasks] == [
            "「续行查封、冻结」未能办理（query.sandbox_refused），请承办人处理"
        ] * refusals

    await court.do("POST", "custody", f"{path}/renewal", "chakong01", by_hand)
    await court.advance()
    assert await waiting() == ["record_offline_return"]
    (freeze,) = await books(court, "freezes", case)
    assert "renewal_ruling_no" not in freeze, "nothing is ordered of the network"

    refused = {"record": await receipt(court, case, "拒绝"), "result": "refused"}
    kept = await court.do("POST", "custody", f"{path}/return", "chakong01", refused)
    assert (kept["renew_decided_by"], kept["renew_offline"], kept["renew_refusals"]) == (None, False, 3)
    await court.do("POST", "custody", f"{path}/renewal", "chakong01", by_hand)
    done = await returned(court, case, "回执")
    await court.do("POST", "custody", f"{path}/return", "chakong01", done)
    assert [one["state"] for one in await now()] == ["renewed", "in_force"]
    assert await waiting() == []


async def test_one_that_is_refused_and_left_lying_is_late_before_it_lapses_and_an_incident_then(
    court: Court,
) -> None:
    measure = (await sealed(court, 121, one_thing(CAR, "121"), days=20))["measure"]
    case = measure["case_number"]
    await fault(court, "query", "renewals", "refused")
    body = await papers(court, measure)
    await court.do("POST", "custody", f"/measures/{measure['id']}/renewal", "chakong01", body)
    last = date.fromisoformat(measure["expires_on"])
    over = datetime.combine(last + DAY, time(), COURT_ZONE)

    async def late(rule: str) -> list[bool]:
        rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
        return [row["overdue_at"] is not None for row in rows if row["rule_id"] == rule]

    await court.advance(to=(over - 6 * DAY).isoformat())
    assert (await late("custody.renewal"), await late("custody.lapse")) == ([True], [False])
    await court.advance(to=over.isoformat())
    assert await late("custody.lapse") == [True]


async def by_hand(court: Court, measure: dict[str, Any]) -> None:
    """To be renewed at the counter, since the network would not."""
    body, path = await papers(court, measure), f"/measures/{measure['id']}/renewal"
    await fault(court, "query", "renewals", "refused")
    await court.do("POST", "custody", path, "chakong01", body)
    await court.advance()
    await court.do("POST", "custody", path, "chakong01", body | {"offline": True})


async def test_what_was_renewed_in_time_is_booked_when_its_paper_comes_late_and_no_late_renewal(
    court: Court,
) -> None:
    measure = (await sealed(court, 122, one_thing(CAR, "122"), days=20))["measure"]
    case, path = measure["case_number"], f"/measures/{measure['id']}/return"
    await by_hand(court, measure)
    in_time = await court.advance()
    over = datetime.combine(date.fromisoformat(measure["expires_on"]) + DAY, time(), COURT_ZONE)
    await court.advance(to=(over + 2 * DAY).isoformat())
    record = {"record": await receipt(court, case, "迟到的回执")}
    late = await court.call("POST", "custody", path, "chakong01", record | {"effective_at": over.isoformat()})
    assert (late.status_code, late.json()["type"], late.json()["article"]) == (
        *(409, "urn:jiyue:problem:measure_lapsed"),
        "查封扣押冻结规定第二十七条",
    )
    done = record | {"effective_at": in_time.isoformat()}
    assert (await court.do("POST", "custody", path, "chakong01", done))["state"] == "renewed"
    _, following = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    assert following["state"] == "in_force"
    assert datetime.fromisoformat(following["effective_at"]) == in_time
    await court.advance()
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    states = [row["state"] for row in rows if row["rule_id"] == "custody.lapse"]
    assert states == ["met", "open"]


async def test_what_is_decided_on_anew_since_it_lapsed_is_renewed_by_no_paper(court: Court) -> None:
    asset = await sealed(court, 123, one_thing(CAR, "123"), days=20)
    measure, case = asset["measure"], asset["case_number"]
    await by_hand(court, measure)
    in_time = await court.advance()
    over = datetime.combine(date.fromisoformat(measure["expires_on"]) + DAY, time(), COURT_ZONE)
    await court.advance(to=(over + DAY).isoformat())
    assert (await decide(court, asset, "not_worth", reason="车辆已经灭失")).status_code == 201
    path, done = f"/measures/{measure['id']}/return", {"effective_at": in_time.isoformat()}
    done |= {"record": await receipt(court, case, "迟到的回执")}
    late = await court.call("POST", "custody", path, "chakong01", done)
    assert late.json()["type"] == "urn:jiyue:problem:measure_lapsed"
    refused = {"record": done["record"], "result": "refused"}
    assert (await court.do("POST", "custody", path, "chakong01", refused))["state"] == "lapsed"


async def papers(court: Court, measure: dict[str, Any]) -> dict[str, Any]:
    case, last = measure["case_number"], date.fromisoformat(measure["expires_on"])
    term = {"starts_on": str(last + DAY), "ends_on": str(last + 300 * DAY)}
    rows = [row | term for row in (await ruled(court, case))["assets"]]
    return {
        "ruling_document": await ruling(court, case, another="renewal", assets=rows),
        "letter_document": await ruling(court, case, "assistance_notice"),
    }


async def returned(court: Court, case: str, name: str) -> dict[str, Any]:
    """What the institution has done now."""
    at = await court.advance()
    return {"record": await receipt(court, case, name), "effective_at": at.isoformat()}


async def receipt(court: Court, case: str, name: str) -> str:
    entered = await court.upload(case, FilePurpose.SEIZURE_RETURN, "juanzong01", name)
    return str(entered["id"])
