"""What an undertaking must say, when a guarantor is called on and for how much, and when he is free (执行担保规定)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.guarantees import rules
from services.intake.guarantees.rules import CallGround, EndGround, GuaranteeKind, Said, Side, Standing, State
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.party_changes import ChangeGround
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE

TODAY, UNTIL = date(2026, 3, 2), date(2026, 5, 1)
AFTER = UNTIL + timedelta(days=1)
SIDES = [Side("applicant", "甲公司", "A"), Side("respondent", "孙立业", "R")]
SAID: dict[str, Any] = {
    "guarantor": "周海涛",
    "identity": "G",
    "kind": GuaranteeKind.SURETY,
    "amount": Decimal(100_000),
    "enforceable": True,
    "property": False,
    "deferred_until": UNTIL,
    "liable_until": None,
    "resolution": None,
    "registration": None,
}
OWN = {"guarantor": "孙立业", "identity": "R", "kind": GuaranteeKind.PROPERTY, "property": True}
LAND = {"kind": GuaranteeKind.REAL_MORTGAGE, "property": True}


def refused(check: Callable[..., object], *arguments: Any) -> str:
    try:
        check(*arguments)
    except Problem as problem:
        return str(problem.article)
    return ""


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        (OWN, []),
        (OWN | {"kind": GuaranteeKind.SURETY, "property": False}, [("kind", "执行担保规定第二条")]),
        ({"identity": "A", "guarantor": "甲公司", "resolution": "r"}, [("identity", "执行担保规定第二条")]),
        (OWN | {"guarantor": "孙大业"}, [("guarantor", "执行担保规定第四条")]),
        ({"property": True}, [("property", "执行担保规定第四条")]),
        ({"kind": GuaranteeKind.PLEDGE}, [("property", "执行担保规定第四条")]),
        ({"enforceable": False}, [("enforceable", "执行担保规定第四条")]),
        ({"amount": Decimal(0)}, [("amount", "执行担保规定第四条")]),
        ({"deferred_until": TODAY}, [("deferred_until", "执行担保规定第十条")]),
        ({"liable_until": UNTIL}, [("liable_until", "执行担保规定第十二条")]),
        ({"liable_until": AFTER}, []),
        ({"guarantor": "乙公司"}, [("resolution", "执行担保规定第五条")]),
        ({"guarantor": "乙公司", "resolution": "r"}, []),
        (LAND, [("registration", "民法典第四百零二条")]),
        (LAND | {"registration": "r"}, []),
        ({"kind": GuaranteeKind.CHATTEL_MORTGAGE, "property": True}, []),
    ],
)
def test_what_an_undertaking_must_say(changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    said = SAID | changes
    if not found:
        assert rules.check_said(Said(**said), SIDES, TODAY) == (said["identity"] == "R")
        return
    with pytest.raises(Problem) as refusal:
        rules.check_said(Said(**said), SIDES, TODAY)
    assert [(error.field, error.article) for error in refusal.value.errors] == found


def file(purpose: FilePurpose, title: str, day: date, name: str = "f") -> FileRecord:
    at = datetime(day.year, day.month, day.day, 23, 59, tzinfo=COURT_ZONE)
    return FileRecord(
        id=name, purpose=purpose, title=title, entered_at=at, sha256="0" * 64, brought_by=["wenshu01"]
    )


def test_every_applicant_consents_and_the_undertaking_is_the_guarantors_own() -> None:
    files = [
        file(FilePurpose.SECURITY_UNDERTAKING, "周海涛的担保书", TODAY, "u"),
        file(FilePurpose.SECURITY_CONSENT, "甲公司同意的意见", TODAY, "c"),
        file(FilePurpose.SECURITY_CONSENT, "丙同意的意见", TODAY, "d"),
    ]

    def check(who: str, consents: list[str], applicants: list[str], by: str = "chengban01") -> str:
        try:
            rules.check_papers(who, {"undertaking": "u"}, consents, applicants, files, {by})
        except Problem as problem:
            return str(problem.errors[0].article)
        return ""

    assert check("周海涛", ["c"], ["甲公司"]) == ""
    assert check("周海涛", ["c", "d"], ["甲公司", "丙"]) == ""
    assert check("周海涛", ["c"], ["甲公司", "丙"]) == "执行担保规定第六条"
    assert check("吴某", ["c"], ["甲公司"]) == "执行担保规定第三条"
    assert check("周海涛", ["c"], ["甲公司"], "wenshu01") == "执行担保规定第三条"


def test_a_deferral_is_as_long_as_its_guarantees_say() -> None:
    rests = rules.check_rests
    assert refused(rests, [("accepted", UNTIL, False)], UNTIL) == ""
    assert refused(rests, [("accepted", UNTIL, False)], AFTER) == "执行担保规定第十条"
    for state, bound in (("given", False), ("called", False), ("expired", False), ("accepted", True)):
        assert refused(rests, [(state, UNTIL, bound)], UNTIL) == "民事诉讼法第二百四十二条"


def test_when_it_is_called_on() -> None:
    """执行担保规定第十一条: 期限届满后仍不履行, 或者暂缓执行期间转移财产; 以担保人应当履行义务部分的财产为限."""
    some = Decimal(100)

    def called(ground: CallGround, day: date, sum_: Decimal = some) -> str:
        return refused(rules.check_called, ground, UNTIL, sum_, some, day)

    assert called(CallGround.UNPERFORMED, UNTIL) == "执行担保规定第十一条"
    assert called(CallGround.UNPERFORMED, AFTER) == ""
    assert called(CallGround.DISSIPATED, UNTIL) == ""
    assert called(CallGround.DISSIPATED, AFTER) == "执行担保规定第十一条"
    assert called(CallGround.UNPERFORMED, AFTER, some + Decimal("0.01")) == "执行担保规定第十一条"
    assert called(CallGround.UNPERFORMED, AFTER, Decimal(0)) == "执行担保规定第十一条"
    callable_ = rules.check_callable
    assert refused(callable_, "accepted", "confirmed", UNTIL, UNTIL) == ""
    assert refused(callable_, "accepted", "ended", UNTIL, AFTER) == ""
    assert refused(callable_, "accepted", "ended", UNTIL, UNTIL) == "执行担保规定第十一条"
    assert refused(callable_, "accepted", "recorded", UNTIL, AFTER) == "执行担保规定第十一条"
    assert refused(callable_, "accepted", None, UNTIL, AFTER) == "执行担保规定第十一条"
    for state in ("given", "refused", "called", "released", "expired"):
        assert refused(callable_, state, "confirmed", UNTIL, AFTER) == "民事诉讼法第二百四十二条"


def test_the_debtors_own_money_goes_first() -> None:
    assert refused(rules.check_cash_first, Decimal("99.99"), Decimal(100)) == ""
    assert refused(rules.check_cash_first, Decimal(100), Decimal(100)) == "执行担保规定第十一条"


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
    """执行担保规定第十二条: from the end of the deferral; a year where the undertaking names none."""
    files = [
        file(FilePurpose.RESUMPTION_APPLICATION, "甲公司的申请", entered, "a"),
        file(FilePurpose.DOCUMENT, "执行周海涛财产的裁定", entered, "r"),
    ]
    last = rules.last_day(UNTIL, named)
    check = rules.check_call_papers
    assert refused(check, "周海涛", "a", "r", ["甲公司"], files, last, {"faguan01"}) == article
    if not article:
        assert (
            refused(check, "吴某", "a", "r", ["甲公司"], files, last, {"faguan01"}) == "执行担保规定第十一条"
        )
        assert refused(check, "周海涛", "a", "r", ["丙"], files, last, {"faguan01"}) == "执行担保规定第十一条"


def test_each_ground_ends_one_only_where_the_record_shows_it() -> None:
    def ends(state: str, ground: EndGround) -> str:
        return refused(rules.check_ends, state, ground)

    assert rules.check_ends("accepted", EndGround.EXPIRED) is State.EXPIRED
    assert rules.check_ends("called", EndGround.ANSWERED) is State.RELEASED
    assert ends("called", EndGround.EXPIRED), "who was called on in time is not freed by the days that pass"
    assert ends("accepted", EndGround.ANSWERED)
    assert ends("called", EndGround.UNUSED)
    assert ends("given", EndGround.CONSENT)

    def shown(ground: EndGround, **changes: Any) -> str:
        at = {"closed_as": None, "deferred": True, "last": UNTIL, "today": UNTIL} | changes
        return refused(rules.check_end_ground, ground, Standing(**at))

    assert shown(EndGround.PERFORMED) == "民事诉讼法第二百四十二条"
    assert shown(EndGround.PERFORMED, closed_as="concluded_this_round") == "民事诉讼法第二百四十二条"
    assert shown(EndGround.PERFORMED, closed_as="fully_enforced") == ""
    assert shown(EndGround.UNUSED) == "民事诉讼法第二百四十二条"
    assert shown(EndGround.UNUSED, deferred=False) == ""
    assert shown(EndGround.EXPIRED) == "执行担保规定第十三条"
    assert shown(EndGround.EXPIRED, today=AFTER) == ""


def test_nobody_lets_the_period_run_out_over_an_application_without_a_word() -> None:
    def lets(entered: date, ground: EndGround = EndGround.EXPIRED, reason: str = "") -> str:
        files = [file(FilePurpose.RESUMPTION_APPLICATION, "甲公司的申请", entered)]
        return refused(rules.check_not_asked, ground, reason, files, TODAY, UNTIL)

    assert lets(UNTIL) == "执行担保规定第十三条"
    assert lets(UNTIL, reason="申请已被裁定驳回") == ""
    assert lets(AFTER) == ""
    assert lets(TODAY - timedelta(days=1)) == ""
    assert lets(UNTIL, EndGround.CONSENT) == ""


def test_a_guarantor_is_no_party_for_what_he_has_promised() -> None:
    """执行担保规定第十一条: 不得将担保人变更、追加为被执行人."""
    check = rules.check_not_guarantor
    assert refused(check, ChangeGround.PROMISED, "周海涛", {"周海涛"}) == "执行担保规定第十一条"
    assert refused(check, ChangeGround.PROMISED, "吴某", {"周海涛"}) == ""
    assert refused(check, ChangeGround.CAPITAL_UNPAID, "周海涛", {"周海涛"}) == "", "by another title"
