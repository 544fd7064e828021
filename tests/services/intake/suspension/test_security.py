"""A case is deferred on a security that says what it must, with the applicant's consent; then it is called on in time (执行担保规定)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import httpx
import pytest

from services.intake.suspension import security
from services.intake.suspension.security import CallGround, Guarantee, Security
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.values.numerals import in_chinese
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.services.documents import road as papers
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import enter

_times = count(1)
UNTIL = date(2026, 5, 1)
SAID: dict[str, Any] = {
    "guarantor": "周海涛",
    "guarantee": Guarantee.SURETY,
    "guaranteed": Decimal(100_000),
    "undertaking": "u",
    "consent": "c",
    "resolution": None,
    "liable_until": None,
}
NOTHING: dict[str, Any] = dict.fromkeys(SAID) | {"guarantor": ""}


def faults(said: dict[str, Any], ground: str = "security") -> list[tuple[str, str]]:
    try:
        security.check_said(ground, Security(**said), UNTIL, ["甲公司"], ["孙立业"])
    except Problem as problem:
        return [(error.field, error.article) for error in problem.errors]
    return []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"undertaking": None}, [("undertaking", "执行担保规定第三条")]),
        ({"consent": None}, [("consent", "执行担保规定第六条")]),
        ({"guaranteed": None}, [("guaranteed", "执行担保规定第四条")]),
        ({"guarantor": "甲公司", "resolution": "r"}, [("guarantor", "执行担保规定第二条")]),
        ({"guarantor": "孙立业"}, [("guarantor", "执行担保规定第二条")]),
        ({"guarantor": "孙立业", "guarantee": Guarantee.OWN}, []),
        ({"guarantee": Guarantee.OWN}, [("guarantor", "执行担保规定第二条")]),
        ({"guarantor": "乙公司", "guarantee": Guarantee.OTHER}, [("resolution", "执行担保规定第五条")]),
        ({"guarantor": "乙公司", "resolution": "r"}, []),
        ({"liable_until": UNTIL}, [("liable_until", "执行担保规定第十二条")]),
        ({"liable_until": UNTIL + timedelta(days=1)}, []),
    ],
)
def test_what_a_security_must_say(changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert faults(SAID | changes) == found


def test_no_other_stay_has_a_security() -> None:
    assert faults(NOTHING, "suspension") == []
    assert {field for field, _ in faults(SAID, "suspension")} == {
        *("guarantor", "guarantee", "guaranteed", "undertaking", "consent")
    }
    assert len(faults(NOTHING)) == 5


def refused(check: Any, *arguments: Any) -> str:
    try:
        check(*arguments)
    except Problem as problem:
        return str(problem.article)
    return ""


def test_when_it_is_called_on() -> None:
    """执行担保规定第十一条: 期限届满后仍不履行, 或者暂缓执行期间转移财产."""
    last, after = UNTIL, UNTIL + timedelta(days=1)
    called = security.check_called
    assert refused(called, CallGround.UNPERFORMED, UNTIL, last) == "执行担保规定第十一条"
    assert refused(called, CallGround.UNPERFORMED, UNTIL, after) == ""
    assert refused(called, CallGround.DISSIPATED, UNTIL, last) == ""
    assert refused(called, CallGround.DISSIPATED, UNTIL, after) == "执行担保规定第十一条"
    callable_ = security.check_callable
    assert refused(callable_, "confirmed", "surety", UNTIL, False, last) == ""
    for state, guarantee, done, day in (
        ("recorded", "surety", False, after),
        ("refused", "surety", False, after),
        ("confirmed", None, False, after),
        ("confirmed", "surety", True, after),
        ("ended", "surety", False, last),
    ):
        assert refused(callable_, state, guarantee, UNTIL, done, day) == "执行担保规定第十一条"
    assert refused(callable_, "ended", "surety", UNTIL, False, after) == ""


@pytest.mark.parametrize(
    ("named", "entered", "article"),
    [
        (None, date(2027, 5, 1), ""),
        (None, date(2027, 5, 2), "执行担保规定第十三条"),
        (date(2026, 8, 1), date(2026, 8, 1), ""),
        (date(2026, 8, 1), date(2026, 8, 2), "执行担保规定第十三条"),
    ],
)
def test_nobody_answers_after_the_guarantee_period(named: date | None, entered: date, article: str) -> None:
    at = datetime(entered.year, entered.month, entered.day, 23, 59, tzinfo=COURT_ZONE)
    file = FileRecord(
        id="f",
        purpose=FilePurpose.RESUMPTION_APPLICATION,
        entered_at=at,
        sha256="0" * 64,
        brought_by=["wenshu01"],
    )
    assert refused(security.check_application, "f", [file], UNTIL, named, "faguan01") == article


@pytest.mark.walk
async def test_a_case_is_deferred_on_security_and_the_security_called_on(court: Court) -> None:
    await papers.install_keys(court)
    case = await road.new_case(court)

    async def paper(purpose: str, who: str = "wenshu01") -> str:
        return await enter(court, case, purpose, who, f"材料，第{in_chinese(next(_times))}份")

    async def record(**own: Any) -> httpx.Response:
        return await court.call("POST", "intake", f"/cases/{case}/stays", "chengban01", said | own)

    async def call(stay: str, who: str = "faguan01", **body: Any) -> httpx.Response:
        return await court.call("POST", "intake", f"/stays/{stay}/security-call", who, body)

    today = (await court.advance()).date()
    until = today + timedelta(days=10)
    said = {
        "ground": "security",
        "file": await paper("deferral_decision"),
        "decided_on": today.isoformat(),
        "until": until.isoformat(),
    }
    bare = await record()
    named = assert_refused(bare, 422, "stay_refused", bare.json()["title"], bare.json()["article"])
    assert [field for field, _ in named] == ["guarantor", "guarantee", "guaranteed", "undertaking", "consent"]
    said |= {"guarantor": "周海涛", "guarantee": "surety", "guaranteed": "200000.00"}
    said |= {"undertaking": await paper("security_undertaking"), "consent": await paper("security_consent")}
    own = await record(consent=await paper("security_consent", "chengban01"))
    assert own.json()["errors"][0]["article"] == "执行担保规定第六条", own.text
    stay = (await record()).json()["id"]

    async def listing() -> httpx.Response:
        parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
        body = {"kind": "dishonest", "party": parties[1]["id"], "words": "有能力而拒不履行"}
        body |= {"listing_ground": "able", "paper": await paper("coercion_ground")}
        return await court.call("POST", "intake", f"/cases/{case}/coercions", "chengban01", body)

    assert (await listing()).json()["article"] == "限制消费规定第一条"  # the offer alone bars nothing
    confirmed = {"result": "confirmed"}
    done = await court.call("POST", "intake", f"/stays/{stay}/decision", "faguan01", confirmed)
    assert done.json()["state"] == "confirmed", done.text
    barred = await listing()
    assert_refused(barred, 409, "coercion_barred", barred.json()["title"], "失信名单规定第三条")

    application = await paper("resumption_application")
    early = await call(stay, ground="unperformed", application=application)
    assert (early.status_code, early.json()["errors"][0]["field"]) == (422, "ground")
    assert (await call(stay, "chengban01", ground="unperformed", application=application)).status_code == 403
    await court.advance(to=f"{until + timedelta(days=1)}T10:00:00+08:00")
    assert (await listing()).json()["article"] == "限制消费规定第一条"
    late = await call(stay, ground="dissipated", application=application)
    assert late.status_code == 422, late.text
    called = await call(stay, ground="unperformed", application=application)
    assert called.is_success, called.text
    assert (called.json()["state"], called.json()["called_by"]) == ("ended", "faguan01"), called.text
    assert (await call(stay, ground="unperformed", application=application)).status_code == 409
