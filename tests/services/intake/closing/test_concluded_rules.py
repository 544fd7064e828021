"""终本规定第一至五条, 民诉法解释第五百一十七条, 二(五)5: each node by itself, and what was found and is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.closing.concluded import (
    Clued,
    Course,
    Heard,
    Interviewed,
    LetGo,
    Searched,
    approved_from,
    examined,
    faults,
    heard_of,
    is_unsold,
    left,
    let_go,
)
from shared.contracts.auction.records import DisposalRecord, ListingRecord, SettlementRecord
from shared.contracts.custody.records import AssetRecord, MeasureRecord
from shared.contracts.documents.records import ExaminedParty
from shared.contracts.funds.records import ComeIn

ASKED = datetime.fromisoformat("2026-06-12T10:00:00+08:00")
LOOKED = ASKED - timedelta(days=40)
HEARD = Heard(
    ASKED - timedelta(days=5),
    ASKED - timedelta(days=5),
    agrees=True,
)
COURSE = Course(
    filed_on=date(2026, 3, 2),
    asked_at=ASKED,
    fresh_days=7,
    respondents={"r": "孙立业"},
    applicants={"a": "周明"},
    restricted={"r"},
    on_site={"r": LOOKED},
    heard={"a": HEARD},
    clues=[],
    reported={"r": []},
    reported_at={"r": LOOKED},
    approved_at=None,
)
SEARCHED = Searched(
    notified={"enforcement_notice": {"r"}, "property_report_order": {"r"}},
    asked_again={"r": ASKED - timedelta(days=6)},
)


def test_a_case_that_has_every_node_is_concluded() -> None:
    assert faults(COURSE, SEARCHED) == []


@pytest.mark.parametrize(
    ("course", "searched", "expected"),
    [
        # filed on 03-12, three months are over on 06-12: "超过三个月" is the day after
        ({"filed_on": date(2026, 3, 12)}, {}, [("filed_on", "终本规定第一条")]),
        ({"filed_on": date(2026, 3, 11)}, {}, []),
        (
            {},
            {"notified": {"property_report_order": {"r"}}},
            [("enforcement_notice", "终本规定第一条")],
        ),
        (
            {},
            {"notified": {"enforcement_notice": {"r"}, "property_report_order": {"x"}}},
            [("property_report_order", "终本规定第一条")],
        ),
        ({"pending": ["已经报请罚款"]}, {}, [("sanctions", "终本规定第一条")]),
        ({"restricted": {"x"}}, {}, [("consumption", "二(五)5(2)")]),
        ({"on_site": {}}, {}, [("investigation", "终本规定第三条")]),
        ({"heard": {}}, {}, [("interview", "终本规定第五条"), ("approval", "民诉法解释第五百一十七条")]),
        (
            {"heard": {"a": replace(HEARD, held_at=LOOKED - timedelta(days=1))}},
            {},
            [("interview", "终本规定第五条")],
        ),
        ({"clues": [Clued("路人", unchecked=True, property_at=None)]}, {}, [("clues", "二(五)2(5)")]),
        ({"reported_at": {}}, {}, [("property_report", "终本规定第二条")]),
        ({"reported_at": {"x": LOOKED}}, {}, [("property_report", "终本规定第二条")]),
        ({}, {"ordered_at": {"r": LOOKED}}, []),
        ({}, {"ordered_at": {"r": ASKED}}, [("property_report", "终本规定第二条")]),
        ({"reported": {"r": ["的财产报告尚未核查"]}}, {}, [("property_report", "终本规定第二条")]),
        ({"heard": {"a": replace(HEARD, agrees=False)}}, {}, [("approval", "民诉法解释第五百一十七条")]),
        ({}, {"left": ["存款尚未扣划"]}, [("property", "二(五)5(1)")]),
    ],
)
def test_each_condition_is_missed_by_itself(
    course: dict[str, Any], searched: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    found = faults(replace(COURSE, **course), replace(SEARCHED, **searched))
    assert [(one.field, one.article) for one in found] == expected


@pytest.mark.parametrize(
    ("said", "missing", "named"),
    [
        ([ExaminedParty(name="孙立业", listing="不符合条件", whereabouts="")], [], False),
        ([], [], True),
        ([ExaminedParty(name="钱丰", listing="不符合条件", whereabouts="")], [], True),
        ([ExaminedParty(name="孙立业", listing="不符合条件", whereabouts="")], ["r"], True),
        ([ExaminedParty(name="孙立业", listing="不符合条件", whereabouts="已经查找")], ["r"], False),
    ],
)
def test_the_panel_says_of_each_respondent_whether_it_is_listed_and_how_who_is_missing_was_looked_for(
    said: list[ExaminedParty], missing: list[str], named: bool
) -> None:
    """终本规定第一条第二项 (符合条件的被执行人纳入失信被执行人名单)、第五项 (下落不明的，已依法查找)."""
    found = examined(COURSE, replace(SEARCHED, missing=missing), said)
    assert [(one.field, one.article) for one in found] == ([("ruling", "终本规定第一条")] if named else [])


def test_every_respondent_and_every_applicant_is_looked_at() -> None:
    course = replace(COURSE, respondents={"r": "孙立业", "s": "钱丰"}, applicants={"a": "周明", "b": "李和"})
    fields = [one.field for one in faults(course, SEARCHED)]
    nodes = ["enforcement_notice", "property_report_order", "property_report"]
    assert fields == [*nodes, "consumption", "investigation", "query", "interview", "approval"]


@pytest.mark.parametrize(
    ("asked_again", "fresh"),
    [({}, False), ({"r": ASKED - timedelta(days=7, seconds=1)}, False), ({"r": ASKED - timedelta(7)}, True)],
)
def test_the_last_query_before_the_request_is_fresh_and_answered(
    asked_again: dict[str, datetime], fresh: bool
) -> None:
    found = [one.field for one in faults(COURSE, replace(SEARCHED, asked_again=asked_again))]
    assert found == ([] if fresh else ["query"])


def test_all_applicants_have_signed_or_the_president_approves_after_the_last() -> None:
    other = replace(HEARD, held_at=ASKED - timedelta(days=2), agrees=False)
    course = replace(COURSE, applicants={"a": "周明", "b": "李和"}, heard={"a": HEARD, "b": other})
    assert approved_from(course) is None, "one has not signed"
    assert approved_from(replace(course, approved_at=other.held_at - timedelta(seconds=1))) is None
    assert approved_from(replace(course, approved_at=other.held_at)) == other.held_at
    signed = replace(course, heard={"a": HEARD, "b": replace(other, agrees=True)})
    assert approved_from(signed) == other.held_at
    assert approved_from(replace(COURSE, applicants={})) is None
    late = replace(HEARD, known_at=ASKED - timedelta(days=1), agrees=False)
    course = replace(COURSE, heard={"a": late})
    assert approved_from(replace(course, approved_at=late.known_at - timedelta(seconds=1))) is None, (
        "held before the approval by its own words, entered after it"
    )
    assert approved_from(replace(course, approved_at=late.known_at)) == late.known_at
    assert approved_from(replace(course, heard={"a": replace(late, agrees=True)})) == late.known_at


def interview(days_ago: int, **own: Any) -> Interviewed:
    at = ASKED - timedelta(days=days_ago)
    return replace(Interviewed("a", at, at, agrees=False), **own)


@pytest.mark.parametrize(
    ("first", "fields"),
    [
        ({"unchecked": True}, ["clues"]),
        ({"property_at": ASKED - timedelta(days=1)}, ["clues"]),
        ({"property_at": ASKED - timedelta(days=2)}, ["clues"]),
        ({"property_at": ASKED - timedelta(days=2, seconds=1)}, []),
    ],
)
def test_a_later_interview_hides_no_clue_of_an_earlier_one(first: dict[str, Any], fields: list[str]) -> None:
    """财产调查规定第二条: only who is heard after property was found has been told of it."""
    heard = heard_of([interview(9), interview(2, agrees=True)])
    clue = replace(Clued("周明", unchecked=False, property_at=None), **first)
    assert [one.field for one in faults(replace(COURSE, heard=heard, clues=[clue]), SEARCHED)] == fields


def asset(
    kind: str,
    measure: str | None,
    way: str | None = "freeze_online",
    at: datetime | None = None,
    none_at: datetime | None = None,
    **own: Any,
) -> AssetRecord:
    held = (
        MeasureRecord.model_validate({"state": measure, "lift_decided_at": None} | own) if measure else None
    )
    decision = {"way": way, "decided_at": at, "refused_at": none_at}
    said = {"case_number": "c", "kind": kind, "identifier": "1", "place_code": "411502", "outside": False}
    return AssetRecord.model_validate(
        said
        | {"id": "x", "description": "财产", "controlled": bool(measure)}
        | {"decision": decision if way else None, "measure": held}
    )


@pytest.mark.parametrize(
    ("found", "is_left"),
    [
        (asset("real_estate", None, None), True),
        (asset("real_estate", None, "not_worth"), False),
        (asset("bank_deposit", "in_force"), True),
        (asset("bank_deposit", "waiting"), False),
        (asset("real_estate", "in_force"), True),
        (asset("vehicle", "in_force"), False),
        (asset("vehicle", "in_force", offline=True), True),
        (asset("real_estate", "lifted"), False),
    ],
)
def test_what_was_found_and_can_be_dealt_with_is_left(found: AssetRecord, is_left: bool) -> None:
    """终本规定第四条: a vehicle that is sealed on the register alone cannot be sold; what waits for another court neither."""
    assert bool(left([found], [])) == is_left


@pytest.mark.parametrize(
    ("rounds", "state", "refusals", "unsold"),
    [
        ([], "withdrawn", "paper", False),
        ([(1, "failed"), (2, "failed"), (3, "failed")], "withdrawn", "paper", True),
        ([(1, "failed"), (2, "failed"), (3, "failed")], "withdrawn", None, False),
        ([(1, "failed"), (2, "failed"), (3, "failed")], "ready", None, False),
        ([(1, "failed"), (2, "failed"), (3, "failed")], "ready", "paper", False),
        ([(1, "failed"), (2, "failed"), (3, "taken")], "sold", None, False),
        ([(1, "failed"), (2, "failed"), (3, "published")], "listed", None, False),
    ],
)
def test_a_thing_cannot_be_dealt_with_once_the_law_offers_it_no_more_and_nobody_takes_it(
    rounds: list[tuple[int, str]], state: str, refusals: str | None, unsold: bool
) -> None:
    """终本规定第四条: 未能成交，申请执行人不接受抵债."""
    listings = [ListingRecord(id=str(n), price=None, round=n, state=said) for n, said in rounds]
    disposal = DisposalRecord(
        asset_id="x", listings=listings, settlement=None, state=state, refusals=refusals
    )
    assert is_unsold(disposal) == unsold
    assert bool(left([asset("real_estate", "in_force")], [disposal])) != unsold
    assert bool(let_go([asset("real_estate", "lifted")], [disposal])) != unsold


DECIDED = datetime.fromisoformat("2026-04-01T09:00:00+08:00")


@pytest.mark.parametrize(
    ("found", "since"),
    [
        (asset("real_estate", None, None), []),
        (asset("real_estate", None, "freeze_online"), []),
        (asset("real_estate", None, "not_worth", at=DECIDED), [DECIDED]),
        (asset("real_estate", None, "offline", at=DECIDED, none_at=ASKED), [ASKED]),
        (asset("real_estate", "in_force"), []),
        (asset("real_estate", "waiting"), []),
        (asset("real_estate", "ended"), []),
        (asset("real_estate", "lifted", lift_decided_at=DECIDED), [DECIDED]),
        (
            asset("real_estate", "lapsed", expires_on=date(2026, 4, 30)),
            [datetime.fromisoformat("2026-05-01T00:00:00+08:00")],
        ),
        (asset("real_estate", "lapsed"), [None]),
    ],
)
def test_what_was_let_go_unsold_is_named(found: AssetRecord, since: list[datetime | None]) -> None:
    """终本规定第三条、第四条: what nothing holds any more was still found."""
    assert [one.since for one in let_go([found], [])] == since
    served = SettlementRecord(listing_id="1", receipts=[], ruling_served_at=ASKED)
    sold = DisposalRecord(asset_id="x", listings=[], settlement=served, state="delivered")
    assert let_go([found], [sold]) == []


def deposit(id: str, controlled: str | None, on: str, state: str = "lifted") -> AssetRecord:
    since = datetime.fromisoformat(f"{on}T10:00:00+08:00")
    frozen = asset("bank_deposit", state, lift_decided_at=DECIDED, effective_at=since, controlled=controlled)
    return frozen.model_copy(update={"id": id})


def come(on: str, amount: str) -> ComeIn:
    return ComeIn(arrived_on=date.fromisoformat(on), amount=Decimal(amount), receipt="r")


@pytest.mark.parametrize(
    ("deposits", "come_in", "named"),
    [
        ([deposit("a", "800.00", "2026-03-10")], [come("2026-03-12", "800.00")], 0),
        ([deposit("a", "800.00", "2026-03-10")], [come("2026-03-12", "799.99")], 1),
        ([deposit("a", "800.00", "2026-03-10")], [come("2026-03-12", "500.00"), come("2026-04-12", "300.00")], 0),
        ([deposit("a", "800.00", "2026-03-10")], [come("2026-03-09", "800.00")], 1),  # it was not frozen yet
        ([deposit("a", None, "2026-03-10")], [come("2026-03-12", "800.00")], 1),
        ([deposit("a", "800.00", "2026-03-10", "lapsed")], [come("2026-03-12", "800.00")], 1),
        # no fen stands for two deposits
        ([deposit("a", "800.00", "2026-03-10"), deposit("b", "800.00", "2026-03-11")], [come("2026-03-12", "800.00")], 1),
        (
            [deposit("a", "800.00", "2026-03-10"), deposit("b", "200.00", "2026-03-11")],
            [come("2026-03-10", "800.00"), come("2026-03-12", "200.00")],
            0,
        ),
    ],
)  # fmt: skip
def test_a_deposit_that_was_drawn_in_is_not_let_go(
    deposits: list[AssetRecord], come_in: list[ComeIn], named: int
) -> None:
    """民事诉讼法第二百五十三条 划拨: its freeze is lifted afterwards, and the money is on the case's account."""
    assert len(let_go(deposits, [], come_in)) == named


@pytest.mark.parametrize(
    ("since", "approved_at", "named"),
    [
        (DECIDED, None, True),  # the applicant's signature alone
        (DECIDED, DECIDED - timedelta(seconds=1), True),
        (DECIDED, DECIDED, False),
        (None, ASKED, True),
    ],
)
def test_what_was_let_go_is_examined_by_the_panel_and_approved_by_the_president(
    since: datetime | None, approved_at: datetime | None, named: bool
) -> None:
    searched = replace(SEARCHED, let_go=[LetGo("房产", since)])
    found = faults(replace(COURSE, approved_at=approved_at), searched)
    assert [(one.field, one.article) for one in found] == ([("property", "终本规定第四条")] if named else [])
