"""A guarantee is recorded, accepted, rested on, called on in time and for no more than undertaken, or released (执行担保规定)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from importlib import import_module
from itertools import count
from typing import Any

import httpx
import pytest

from services.intake.suspension.models import Stay
from shared.contracts.documents.purposes import FilePurpose
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.documents import road as papers
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import duties

_times = count(1)
GUARANTOR = "周海涛"


class Deferral:
    """A case, and how its officer and its judge go about a guarantee in it."""

    def __init__(self, court: Court, case: str, applicant: str, until: str) -> None:
        self.court, self.case, self.applicant, self.until = court, case, applicant, until

    async def paper(self, purpose: FilePurpose, whose: str, who: str = "wenshu01") -> str:
        words = f"材料，第{next(_times)}份"
        made = await self.court.upload(self.case, purpose, who, words, title=f"{whose}的材料")
        return str(made["id"])

    async def given(self, **own: Any) -> httpx.Response:
        said = {
            "guarantor": GUARANTOR,
            "identity": "413001197803152013",
            "kind": "surety",
            "claim": "借款本金及利息",
            "amount": "50000.00",
            "scope": "判决确定的本金、利息",
            "enforceable": True,
            "deferred_until": self.until,
            "undertaking": await self.paper(FilePurpose.SECURITY_UNDERTAKING, GUARANTOR),
            "consents": [await self.paper(FilePurpose.SECURITY_CONSENT, self.applicant)],
        }
        path = f"/cases/{self.case}/guarantees"
        return await self.court.call("POST", "intake", path, "chengban01", said | own)

    async def act(self, one: str, what: str, who: str = "faguan01", **body: Any) -> httpx.Response:
        return await self.court.call("POST", "intake", f"/guarantees/{one}/{what}", who, body)

    async def defer(self, *guarantees: str, **own: Any) -> httpx.Response:
        today = (await self.court.advance()).date()
        said = {
            "ground": "security",
            "file": await self.paper(FilePurpose.DEFERRAL_DECISION, "暂缓执行决定"),
            "decided_on": today.isoformat(),
            "until": self.until,
            "guarantees": list(guarantees),
        }
        return await self.court.call("POST", "intake", f"/cases/{self.case}/stays", "chengban01", said | own)

    async def listing(self) -> httpx.Response:
        parties = (await self.court.do("GET", "intake", f"/cases/{self.case}", "chengban01"))["parties"]
        body = {"kind": "dishonest", "party": parties[1]["id"], "words": "有能力而拒不履行"}
        paper = await self.paper(FilePurpose.COERCION_GROUND, "被执行人")
        body |= {"listing_ground": "able", "paper": paper}
        return await self.court.call("POST", "intake", f"/cases/{self.case}/coercions", "chengban01", body)


async def deferral(court: Court) -> Deferral:
    case = await road.new_case(court)
    until = (await court.advance()).date() + timedelta(days=10)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    return Deferral(court, case, str(parties[0]["name"]), until.isoformat())


@pytest.mark.walk
async def test_a_case_is_deferred_on_a_guarantee_and_the_guarantor_called_on(court: Court) -> None:
    await papers.install_keys(court)
    on = await deferral(court)
    bare = await on.defer()
    assert_refused(bare, 422, "stay_refused", bare.json()["title"], "民事诉讼法第二百四十二条")
    other = await on.given(consents=[await on.paper(FilePurpose.SECURITY_CONSENT, "张某")])
    assert other.json()["errors"][0]["article"] == "执行担保规定第六条", other.text
    given = await on.given()
    assert given.status_code == 201, given.text
    one = str(given.json()["id"])
    again = await on.given(undertaking=given.json()["undertaking"])
    assert_refused(again, 409, "guarantee_state", again.json()["title"], "执行担保规定第三条")
    assert (await on.defer(one)).status_code == 409, "not before the judge has accepted it"
    assert (await on.act(one, "decision", "chengban01", result="accepted")).status_code == 403
    await court.advance()
    assert (await duties(court, on.case))["guarantee.decision"]["state"] == "open"
    accepted = await on.act(one, "decision", result="accepted")
    assert accepted.json()["state"] == "accepted", accepted.text
    offered = {row["operation"]: row["allowed"] for row in accepted.json()["acts"]}
    assert offered == {"decide_guarantee": False, "call_on_guarantee": False, "end_guarantee": True}

    longer = await on.defer(one, until=f"{int(on.until[:4]) + 1}{on.until[4:]}")
    assert longer.status_code in (409, 422), longer.text
    stay = (await on.defer(one)).json()
    assert stay["guarantees"] == [one]
    assert (await on.defer(one)).status_code == 409, "it rests one deferral"
    assert (await on.listing()).json()["article"] == "限制消费规定第一条"  # the deferral is not confirmed yet
    confirmed = {"result": "confirmed"}
    done = await court.call("POST", "intake", f"/stays/{stay['id']}/decision", "faguan01", confirmed)
    assert done.json()["state"] == "confirmed", done.text
    barred = await on.listing()
    assert barred.json()["article"] == "限制消费规定第一条", "half of the claim is not secured in full"

    application = await on.paper(FilePurpose.RESUMPTION_APPLICATION, on.applicant)
    ruling = await on.paper(FilePurpose.DOCUMENT, f"执行{GUARANTOR}财产的裁定")
    call = {"called_for": "50000.00", "application": application, "ruling": ruling}
    early = await on.act(one, "call", ground="unperformed", **call)
    assert (early.status_code, early.json()["errors"][0]["field"]) == (422, "ground")
    assert (await on.act(one, "call", "chengban01", ground="unperformed", **call)).status_code == 403
    await court.advance(workdays=9)
    late = await on.act(one, "call", ground="dissipated", **call)
    assert late.status_code == 422, late.text
    more = await on.act(one, "call", ground="unperformed", **call | {"called_for": "50000.01"})
    assert more.json()["errors"][0]["field"] == "called_for", more.text
    called = await on.act(one, "call", ground="unperformed", **call)
    assert called.json()["state"] == "called", called.text
    after = await court.do("GET", "intake", f"/stays/{stay['id']}", "faguan01")
    assert after["state"] == "ended"
    assert (await on.act(one, "call", ground="unperformed", **call)).status_code == 409
    freed = await on.act(one, "ending", ground="expired")
    assert freed.status_code == 409, "who was called on in time answers"
    await court.advance()
    open_now = await duties(court, on.case)
    assert (open_now["guarantee.period_over"]["state"], open_now["guarantee.enforced"]["state"]) == (
        "met",
        "open",
    )
    assert (await on.act(one, "ending", ground="answered")).status_code == 422
    receipt = await on.paper(FilePurpose.SECURITY_RELEASE, GUARANTOR)
    ended = await on.act(one, "ending", ground="answered", end_file=receipt)
    assert ended.json()["state"] == "released", ended.text
    assert not any(row["allowed"] for row in ended.json()["acts"])


@pytest.mark.walk
async def test_a_guarantee_whose_deferral_is_refused_or_whose_period_is_over(court: Court) -> None:
    await papers.install_keys(court)
    on = await deferral(court)
    named = (await court.advance()).date() + timedelta(days=12)
    one = str((await on.given(liable_until=named.isoformat(), amount="102500.00")).json()["id"])
    accepted = await on.act(one, "decision", result="accepted")
    assert accepted.json()["last_day"] == named.isoformat(), accepted.text
    stay = (await on.defer(one)).json()["id"]
    assert (await on.act(one, "ending", ground="unused")).status_code == 409
    no = {"result": "refused", "reason": "决定书没有院长签发"}
    assert (await court.call("POST", "intake", f"/stays/{stay}/decision", "faguan01", no)).is_success
    second = await on.defer(one)
    assert second.status_code == 201, "it rests the next one"
    yes = {"result": "confirmed"}
    path = f"/stays/{second.json()['id']}/decision"
    assert (await court.call("POST", "intake", path, "faguan01", yes)).is_success
    barred = await on.listing()
    assert_refused(barred, 409, "coercion_barred", barred.json()["title"], "失信名单规定第三条")
    early = await on.act(one, "ending", ground="expired")
    assert_refused(early, 409, "guarantee_state", early.json()["title"], "执行担保规定第十三条")
    await court.advance(workdays=12)
    application = await on.paper(FilePurpose.RESUMPTION_APPLICATION, on.applicant)
    ruling = await on.paper(FilePurpose.DOCUMENT, GUARANTOR)
    late = await on.act(
        one, "call", ground="unperformed", called_for="1.00", application=application, ruling=ruling
    )
    assert_refused(late, 409, "guarantee_state", late.json()["title"], "执行担保规定第十三条")
    ended = await on.act(one, "ending", ground="expired")
    assert ended.json()["state"] == "expired", ended.text


@pytest.mark.walk
async def test_what_a_stay_said_of_its_security_is_carried_over(court: Court) -> None:
    case = await road.new_case(court)
    said = {
        "case_number": case,
        "ground": "security",
        "decided_on": CLOCK_START.date(),
        "until": CLOCK_START.date() + timedelta(days=30),
        "guarantor": GUARANTOR,
        "guaranteed": Decimal(7),
        "undertaking": "u",
        "consent": "c",
        "recorded_by": "chengban01",
        "recorded_at": CLOCK_START,
    }
    judged = {"confirmed_by": "faguan01", "confirmed_at": CLOCK_START}
    began = judged | {"begins_at": CLOCK_START}
    over = {"ended_by": "faguan01", "ended_on": CLOCK_START.date(), "end_file": "e", "state": "ended"}
    called = {"called_ground": "unperformed", "application": "a", "called_by": "x", "called_at": CLOCK_START}
    rows = [
        record(Stay, sha256=str(place), guarantee=how, **said | own)
        for place, (how, own) in enumerate(
            [
                ("surety", {"state": "recorded"}),
                ("own", {"state": "refused"} | judged),
                ("other", {"state": "confirmed"} | began),
                ("surety", over | began | called),
            ]
        )
    ]
    await put(court, *rows)
    carried = import_module("services.intake.migrations.intake_0082_guarantees").CARRIED_OVER
    await court.sql(f"{carried} AND case_number = $1", case)
    found = await court.listed("intake", f"/cases/{case}/guarantees", "chengban01")
    by_stay = {one["stay"]: one for one in found}
    shown = [(by_stay.get(one.id) or by_stay[None]) for one in rows]
    assert [(one["state"], one["kind"], one["own"]) for one in shown] == [
        ("given", "surety", False),
        ("refused", "property", True),
        ("accepted", "property", False),
        ("called", "surety", False),
    ]
    assert {(one["guarantor"], one["amount"], *one["consents"]) for one in shown} == {
        (GUARANTOR, "7.00", "c")
    }
    assert shown[3]["called_for"] == "7.00"
