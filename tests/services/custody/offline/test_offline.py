"""What is decided offline is done within ten working days, by a paper, and goes on like any other (二(二)3, 4)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.custody.offline.road import offline, paper, record, returned, seizure
from tests.services.custody.road import (
    DEPOSIT,
    FLAT,
    FLAT_OUTSIDE,
    assets,
    assign,
    books,
    decide,
    duties,
    file_case,
    freeze_online,
    ruled,
    ruling,
)

UPGRADE = import_module("services.custody.migrations.custody_0015_notices_of_measures")


@pytest.mark.walk
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


@pytest.mark.walk
async def test_what_is_seized_offline_is_bound_lifted_and_renewed_like_any_other(court: Court) -> None:
    case, deposit = await offline(court, 92)
    await assign(court, case)  # and the account is opened
    waits = await court.listed("custody", f"/work?case_number={case}", "chakong01")
    assert "record_offline" in [item["operation"] for item in waits]
    older = await paper(court, case)
    own = (await court.upload(case, FilePurpose.SEIZURE_RETURN, "chakong01"))["id"]
    good = await seizure(court, case)
    later = await ruling(court, case, another="signed after the seizure")
    late_letter = await ruling(court, case, "assistance_notice", another="signed after the seizure")
    signed_at = await court.advance()
    for one in (later, late_letter):
        await court.sql("UPDATE documents.document SET signed_at = $2 WHERE id = $1", one, signed_at)
    of_another_thing = await ruling(court, case, "assistance_notice", another="bare", assets=[])
    for changes in (
        {"amount": "9000000"},
        {"ruling_document": "none"},
        {"measure_no": ""},
        {"effective_at": "2026-03-01T00:00:00+08:00"},
        {"effective_at": "2099-03-01T00:00:00+08:00"},
        {"expires_on": "2026-03-01"},
        {"record": older},
        {"record": own},
        {"ruling_document": later},
        {"letter_document": ""},
        {"letter_document": good["ruling_document"]},
        {"letter_document": of_another_thing},
        {"letter_document": late_letter},
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
    assert await duties(court, case, "funds.assisting_party_told") == ["met"], "by letter and receipt"
    sent = [row["message_id"] for row in await books(court, "messages", case)]
    assert not any(asset["measure"]["id"] in one for one in sent), "no network knows of it"

    measure = asset["measure"]
    path, body = f"/measures/{measure['id']}/return", await returned(court, case)
    early = await court.call("POST", "custody", path, "chakong01", body)
    assert early.json()["type"] == "urn:jiyue:problem:nothing_to_return"
    lifting = {"ruling_document": await ruling(court, case, "lifting_ruling"), "reason": "已履行完毕"}
    await court.do("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", lifting)
    await court.advance()
    assert await court.sql("SELECT 1 FROM intake.task WHERE docket = $1", f"case/{case}") == []
    assert await books(court, "freezes", case) == [], "no order to a system that knows nothing of it"
    now = await court.advance()
    for loose in (body["record"], (await court.upload(case, FilePurpose.SEIZURE_RETURN, "chakong01"))["id"]):
        shown = {"record": loose, "effective_at": now.isoformat()}
        refused = await court.call("POST", "custody", path, "chakong01", shown)
        assert refused.json()["type"] == "urn:jiyue:problem:file_not_of_case", (
            "older than the decision, or his own"
        )
    body = {"record": await paper(court, case)}
    kept = await court.do("POST", "custody", path, "chakong01", body | {"result": "refused"})
    assert (kept["state"], kept["lift_decided_at"]) == ("in_force", None)
    again = await court.call("POST", "custody", path, "chakong01", body)
    assert again.json()["type"] == "urn:jiyue:problem:nothing_to_return"
    await court.do("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", lifting)
    done = await returned(court, case)
    for impossible in (None, measure["effective_at"], "2099-03-01T00:00:00+08:00"):
        refused = await court.call("POST", "custody", path, "chakong01", done | {"effective_at": impossible})
        assert (refused.json()["type"], refused.json()["article"]) == (
            "urn:jiyue:problem:offline_result_refused",
            "二(二)3、二(二)4",
        )
    lifted = await court.do("POST", "custody", path, "chakong01", done)
    assert lifted["state"] == "lifted"
    assert datetime.fromisoformat(lifted["lifted_at"]) == datetime.fromisoformat(done["effective_at"])
    await court.advance()
    assert await duties(court, case, "custody.renewal") == ["met"]


@pytest.mark.walk
async def test_what_was_seized_offline_is_renewed_there_while_it_holds_or_decided_again(court: Court) -> None:
    case, deposit = await offline(court, 94)
    taken = await seizure(court, case)
    assert (await record(court, deposit, **taken)).status_code == 201
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    last = date.fromisoformat(measure["expires_on"])
    term = {"starts_on": str(last + timedelta(1)), "ends_on": str(last + timedelta(300))}
    rows = [row | term for row in (await ruled(court, case))["assets"]]
    order = {
        "ruling_document": await ruling(court, case, another="renewal", assets=rows),
        "letter_document": await ruling(court, case, "assistance_notice", another="renewal"),
    }
    path = f"/measures/{measure['id']}"

    async def renewed(**changes: Any) -> Any:
        await court.do("POST", "custody", f"{path}/renewal", "chakong01", order)
        body = await returned(court, case) | changes
        return await court.call("POST", "custody", f"{path}/return", "chakong01", body)

    refused = await renewed(result="refused", effective_at=None)
    assert (refused.json()["state"], refused.json()["renew_decided_by"]) == ("in_force", None)
    assert (await renewed()).json()["state"] == "renewed"
    first, second = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    assert (first["state"], second["expires_on"]) == ("renewed", str(last + timedelta(300)))
    notices = [taken["letter_document"], order["letter_document"]]
    assert [first["notice_document"], second["notice_document"]] == notices
    forget = "UPDATE custody.measure SET notice_document = NULL WHERE case_number = $1"
    known = "SELECT notice_document FROM custody.measure WHERE case_number = $1 ORDER BY term"
    await court.sql(forget, case)
    for statement in (UPGRADE.TAKEN, UPGRADE.RENEWED):
        await court.sql(statement)
    assert [row["notice_document"] for row in await court.sql(known, case)] == notices

    term = {"starts_on": str(last + timedelta(301)), "ends_on": str(last + timedelta(600))}
    rows = [row | term for row in rows]
    order["ruling_document"] = await ruling(court, case, another="renewal again", assets=rows)
    path = f"/measures/{second['id']}"
    await court.do("POST", "custody", f"{path}/renewal", "chakong01", order)
    await court.sql("UPDATE custody.measure SET expires_on = '2026-03-01' WHERE id = $1", second["id"])
    body = await returned(court, case)
    late = await court.call("POST", "custody", f"{path}/return", "chakong01", body)
    assert (late.json()["type"], late.json()["article"]) == (
        "urn:jiyue:problem:measure_lapsed",
        "查封扣押冻结规定第二十七条",
    )
    given_up = await court.do(
        "POST", "custody", f"{path}/return", "chakong01", body | {"result": "refused", "effective_at": None}
    )
    assert given_up["state"] == "lapsed"
    waits = await court.listed("custody", f"/work?case_number={case}", "chakong01")
    assert "record_offline_return" not in [item["operation"] for item in waits]


@pytest.mark.walk
async def test_what_waits_at_the_counter_behind_another_court_holds_once_its_paper_says_so(
    court: Court,
) -> None:
    case, flat = await offline(court, 94, FLAT, principal="2000000")
    body = await seizure(court, case, rank=2)
    del body["amount"]
    assert (await record(court, flat, **body)).status_code == 201
    await court.advance()
    (flat,) = (await assets(court, case)).values()
    assert (flat["controlled"], flat["measure"]["state"], flat["measure"]["rank"]) == (False, "waiting", 2)
    assert await duties(court, case, "custody.reference_price_start") == []
    path = f"/measures/{flat['measure']['id']}/return"
    shown = await returned(court, case)
    nothing_ordered = await court.call("POST", "custody", path, "chakong01", shown)
    assert nothing_ordered.json()["type"] == "urn:jiyue:problem:nothing_to_return"
    await court.do("POST", "custody", path, "chakong01", shown | {"result": "effective"})
    twice = await court.call("POST", "custody", path, "chakong01", shown | {"result": "effective"})
    assert twice.json()["type"] == "urn:jiyue:problem:nothing_to_return"
    held = await court.do("GET", "custody", f"/assets/{flat['id']}", "chakong01")
    assert (held["controlled"], held["measure"]["state"]) == (True, "in_force")
    await court.advance()
    assert await duties(court, case, "custody.reference_price_start") == ["open"]


@pytest.mark.walk
async def test_nothing_is_recorded_offline_of_what_was_decided_otherwise(court: Court) -> None:
    case = await file_case(court, 93, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    assert (await freeze_online(court, deposit, amount="30000")).status_code == 201
    refused = await record(court, deposit, **await seizure(court, case))
    assert refused.json()["type"] == "urn:jiyue:problem:not_offline"
