"""What is not renewed before its last day lapses; what is renewed has another term (民诉法解释485; 查封扣押冻结规定27)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from deploy.sandbox import query
from services.custody.renewal.service import book
from shared.gateways.asset_query import RenewalResult
from shared.platform.db import Database
from shared.platform.work import Caller
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE
from tests.harness import CLOCK_START, Court
from tests.services.custody.road import (
    DEPOSIT,
    assets,
    books,
    decide,
    duties,
    fault,
    file_case,
    freeze_online,
    ruled,
    ruling,
)
from tests.services.custody.waiting.road import inspect

pytestmark = pytest.mark.road

DAY = timedelta(days=1)


async def frozen(court: Court, seed: int) -> tuple[str, dict[str, Any]]:
    """A case with one deposit, 30,000 of it frozen; the measure."""
    case = await file_case(court, seed, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    assert (await freeze_online(court, deposit, amount="30000")).status_code == 201
    await court.advance()
    return case, (await measures(court, case))[-1]


async def measures(court: Court, case: str) -> list[dict[str, Any]]:
    return await court.listed("custody", f"/cases/{case}/measures", "chakong01")


async def papers(
    court: Court, measure: dict[str, Any], begins: date, ends: date, name: str = "renewal"
) -> dict[str, str]:
    """A ruling that renews the measure for that term, and the notice to the bank."""
    case = measure["case_number"]
    rows = [
        row | {"starts_on": str(begins), "ends_on": str(ends)} for row in (await ruled(court, case))["assets"]
    ]
    return {
        "ruling_document": await ruling(court, case, another=name, assets=rows),
        "letter_document": await ruling(court, case, "assistance_notice"),
    }


async def renew(court: Court, measure: dict[str, Any], body: dict[str, str]) -> Any:
    return await court.call("POST", "custody", f"/measures/{measure['id']}/renewal", "chakong01", body)


async def lapse(court: Court, case: str) -> date:
    """Its last day was yesterday."""
    (row,) = await court.sql(
        "UPDATE custody.measure SET expires_on = (court.now() AT TIME ZONE 'Asia/Shanghai')::date - 1"
        " WHERE case_number = $1 RETURNING expires_on",
        case,
    )
    last: date = row["expires_on"]
    return last


async def test_what_has_lapsed_controls_nothing_and_the_asset_is_seized_anew(court: Court) -> None:
    case, measure = await frozen(court, 81)
    last = await lapse(court, case)
    (lapsed,) = await measures(court, case)
    assert lapsed["state"] == "lapsed"
    assert {act["operation"] for act in lapsed["acts"] if act["allowed"]} == {"lift_measure"}
    assert await court.listed("custody", f"/cases/{case}/measures?state=in_force", "chakong01") == []
    (asset,) = (await assets(court, case)).values()
    assert (asset["controlled"], asset["taken"], asset["decision"]) == (False, "0", None)
    assert await court.listed("custody", f"/cases/{case}/assets?controlled=true", "chakong01") == []
    waits = await court.listed("custody", f"/work?case_number={case}", "chakong01")
    assert "decide_asset" in [item["operation"] for item in waits]

    refused = await renew(court, measure, await papers(court, measure, last + DAY, last + 300 * DAY))
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:measure_lapsed")
    assert refused.json()["article"] == "查封扣押冻结规定第二十七条"

    again = await freeze_online(court, asset, amount="40000")
    assert again.status_code == 201, again.text
    await court.advance()
    assert [one["state"] for one in await measures(court, case)] == ["lapsed", "in_force"]
    assert len(await books(court, "freezes", case)) == 2
    (asset,) = (await assets(court, case)).values()
    assert (asset["controlled"], asset["measure"]["state"]) == (True, "in_force")
    for rule in ("custody.renewal", "custody.lapse"):
        assert sorted(await duties(court, case, rule)) == ["met", "open"]


async def test_what_has_lapsed_may_be_set_aside(court: Court) -> None:
    case, _ = await frozen(court, 82)
    await lapse(court, case)
    (asset,) = (await assets(court, case)).values()
    assert (await decide(court, asset, "not_worth", reason="账户已销户")).status_code == 201
    await court.advance()
    assert await duties(court, case, "custody.lapse") == ["met"]
    assert await duties(court, case, "custody.renewal") == ["met"]


async def test_a_measure_is_renewed_by_a_ruling_and_a_letter_and_goes_on(court: Court) -> None:
    case, measure = await frozen(court, 83)
    last = date.fromisoformat(measure["expires_on"])
    body = await papers(court, measure, last + DAY, last + 300 * DAY)
    answer = await renew(court, measure, body)
    assert answer.status_code == 202, answer.text
    twice = (await renew(court, measure, body)).json()
    assert (twice["type"], twice["article"]) == (
        "urn:jiyue:problem:already_renewed",
        "民诉法解释第四百八十五条",
    )
    assert "解除" not in twice["detail"], "it is renewed, and nothing is lifted"
    await court.advance()
    first, second = await measures(court, case)
    assert (first["state"], second["state"]) == ("renewed", "in_force")
    assert second["expires_on"] == str(last + 300 * DAY)
    assert (second["ruling_document"], second["controlled"]) == (body["ruling_document"], "30000.00")
    (bank,) = await books(court, "freezes", case)
    assert bank["expires_on"] == second["expires_on"]
    assert bank["renewal_ruling_no"] != bank["ruling_no"]
    for rule in ("custody.renewal", "custody.lapse"):
        assert await duties(court, case, rule) == ["met", "open"]

    renewing = await court.do("GET", "documents", f"/documents/{body['ruling_document']}", "wenshu01")
    rows = [
        row | {"ruling": renewing["number"]} for row in (await ruled(court, case, "lifting_ruling"))["assets"]
    ]
    by = await ruling(court, case, "lifting_ruling", assets=rows)
    lifting = {"ruling_document": by, "reason": "已履行完毕"}
    old = await court.call("POST", "custody", f"/measures/{first['id']}/lifting", "chakong01", lifting)
    assert old.json()["type"] == "urn:jiyue:problem:already_renewed", "the next term is lifted"
    await court.do("POST", "custody", f"/measures/{second['id']}/lifting", "chakong01", lifting)
    await court.advance()
    assert [one["state"] for one in await measures(court, case)] == ["renewed", "lifted"]
    (bank,) = await books(court, "freezes", case)
    assert bank["released_at"] is not None
    assert await duties(court, case, "custody.renewal") == ["met", "met"]


@pytest.mark.parametrize("lost", [False, True])
async def test_a_renewal_that_the_bank_refuses_is_a_task_and_is_decided_again(
    court: Court, lost: bool
) -> None:
    case, measure = await frozen(court, 84 + lost)
    last = date.fromisoformat(measure["expires_on"])
    body = await papers(court, measure, last + DAY, last + 300 * DAY)
    await fault(court, "query", "renewals", "lost_reply" if lost else "refused")
    assert (await renew(court, measure, body)).status_code == 202
    await court.advance()
    if not lost:
        tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
        assert [row["text"] for row in tasks] == [
            "「续行查封、冻结」未能办理（query.sandbox_refused），请承办人处理"
        ]
        assert [one["state"] for one in await measures(court, case)] == ["in_force"]
        assert (await renew(court, measure, body)).status_code == 202
        await court.advance()
    assert [one["state"] for one in await measures(court, case)] == ["renewed", "in_force"]
    assert await court.sql("SELECT term FROM custody.measure WHERE case_number = $1 AND term > 2", case) == []


async def test_what_does_not_renew(court: Court) -> None:
    """The seizing ruling itself, a term with a gap, one that is no longer, one too long, no letter, and that of the seizure."""
    case, measure = await frozen(court, 86)
    last = date.fromisoformat(measure["expires_on"])
    good = await papers(court, measure, last + DAY, last + 300 * DAY)
    signed_before = CLOCK_START - DAY
    seizing = await ruling(court, case, "assistance_notice", another="seizing", signed_at=signed_before)
    for body, article in (
        (good | {"ruling_document": measure["ruling_document"]}, "民诉法解释第四百八十五条"),
        (await papers(court, measure, last + 2 * DAY, last + 9 * DAY, "gap"), "查封扣押冻结规定第二十七条"),
        (await papers(court, measure, last - DAY, last, "same"), "民诉法解释第四百八十五条"),
        (await papers(court, measure, last, last + 400 * DAY, "long"), "民诉法解释第四百八十五条"),
        (good | {"letter_document": good["ruling_document"]}, "查封扣押冻结规定第一条"),
        (good | {"letter_document": "none"}, "查封扣押冻结规定第一条"),
        (good | {"letter_document": seizing}, "查封扣押冻结规定第一条"),
    ):
        refused = await renew(court, measure, body)
        assert (refused.status_code, refused.json()["article"]) == (409, article), refused.text
    assert [one["state"] for one in await measures(court, case)] == ["in_force"]


async def test_what_the_institution_renews_after_the_last_day_is_not_renewed(court: Court) -> None:
    case, measure = await frozen(court, 89)
    last = date.fromisoformat(measure["expires_on"])
    over = datetime.combine(last + timedelta(1), time(), COURT_ZONE)
    db = Database(court.dsn("custody_app"))
    for renewed_at, state in ((over, None), (over - timedelta(seconds=1), "renewed")):
        await court.sql(
            "UPDATE custody.measure SET renew_ruling_document = 'r', renew_letter = 'l', renew_ends_on = $2,"
            " renew_decided_at = now(), renew_decided_by = 'chakong01' WHERE id = $1",
            *(measure["id"], last + timedelta(300)),
        )
        answer = RenewalResult(
            request_id=measure["id"], measure_no="n", renewed_at=renewed_at, expires_on=last + timedelta(300)
        )
        await Caller(db, "custody", "service:workflow").act(Office.SERVICE, book, measure["id"], answer)
        rows = await measures(court, case)
        assert rows[0]["state"] == (state or "in_force")
        assert (len(rows), rows[0]["renew_decided_by"]) == ((1, None) if state is None else (2, "chakong01"))
    await db.close()


async def test_a_renewal_that_the_institution_made_too_late_is_a_task_and_the_thing_is_seized_anew(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order went out in time; the bank carried it out when the term was over."""
    case, measure = await frozen(court, 90)
    last = date.fromisoformat(measure["expires_on"])
    over = datetime.combine(last + DAY, time(), COURT_ZONE)
    renew_at_the_bank = query._renew

    def late(world: Any, order: Any) -> RenewalResult:
        return renew_at_the_bank(world, order).model_copy(update={"renewed_at": over})

    monkeypatch.setattr(query, "_renew", late)
    body = await papers(court, measure, last + DAY, last + 300 * DAY)
    assert (await renew(court, measure, body)).status_code == 202
    await court.advance()
    tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
    assert [row["text"] for row in tasks] == [
        "「续行查封、冻结（办理时期限已经届满）」未能办理（measure_lapsed）查封扣押冻结规定第二十七条，请承办人处理"
    ]
    (only,) = await measures(court, case)
    assert (only["state"], only["expires_on"]) == ("in_force", str(last)), "no next term"
    assert await duties(court, case, "custody.renewal") == ["open"]
    await lapse(court, case)
    (asset,) = (await assets(court, case)).values()
    assert (await freeze_online(court, asset, amount="30000")).status_code == 201
    await court.advance()
    assert [one["state"] for one in await measures(court, case)] == ["lapsed", "in_force"]


async def test_the_last_day_counts_to_its_end_and_the_next_look_after_midnight_sees_the_lapse(
    court: Court,
) -> None:
    case, measure = await frozen(court, 91)
    today = (await court.advance()).astimezone(COURT_ZONE).date()
    await court.sql("UPDATE custody.measure SET expires_on = $2 WHERE id = $1", measure["id"], today)
    midnight = datetime.combine(today + DAY, time(), COURT_ZONE)
    for at, state in ((midnight - timedelta(seconds=5), "in_force"), (midnight, "lapsed")):
        await court.advance(to=at.isoformat())
        assert [one["state"] for one in await measures(court, case)] == [state]
        await inspect(court)
        (seen,) = await court.sql("SELECT let_go_seen_at FROM custody.measure WHERE id = $1", measure["id"])
        assert (seen["let_go_seen_at"] is not None) == (state == "lapsed")
