"""What the parties MAY do: shown with its article and reckoning, moved by the calendar, stopped by no stay, owed by nobody."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import get_args

import pytest

from services.documents.signing.rules import CHAIN, FORM_CHAIN
from services.intake.docket.models import AppliedFact
from services.intake.docket.rights import KINDS, Right, rights
from shared.contracts.auction.facts import PriceReportServed
from shared.contracts.custody.facts import MeasureRenewed, MeasureTaken
from shared.contracts.documents.facts import DocumentServed
from shared.contracts.fact import Fact, Ref, Refs
from shared.contracts.intake.facts import (
    CaseClosed,
    CaseResumed,
    PeriodRestored,
    PetitionServed,
    PetitionSued,
    StayBegun,
    StayGround,
)
from shared.law.calendar import Calendar, DayKind
from shared.law.rulebook import DUTIES
from shared.law.rulebook.parties import PERIODS
from shared.values.record_id import derived_id
from tests.dockets import CALENDAR, docket
from tests.facts import sample
from tests.harness import Court
from tests.records import put
from tests.services.funds import road

LATER = datetime.fromisoformat("2026-03-05T09:00:00+08:00")


def fact(kind: type[Refs], instant: str, **refs: Ref) -> Fact:
    return Fact(
        id=derived_id(kind.kind, instant, sorted(refs.items())),
        kind=kind.kind,
        docket="case/x",
        subject_id="s",
        occurred_at=datetime.fromisoformat(f"{instant}+08:00"),
        actor="a",
        refs=sample(kind, **refs).values(),
    )


NOTICED = fact(
    DocumentServed,
    "2026-03-02T10:00:00",
    document="d",
    document_kind="enforcement_notice",
    addressee="respondent",
)
ENDED = fact(
    DocumentServed,
    "2026-03-02T10:00:00",
    document="e",
    document_kind="termination_ruling",
    addressee="applicant",
)


def sanctioned(kind: str) -> Fact:
    own = {"document": kind, "document_kind": kind, "addressee": "respondent"}
    return fact(DocumentServed, "2026-03-02T10:00:00", **own)


FINED, DETAINED, BANNED = map(sanctioned, ("fine_decision", "detention_decision", "exit_ban_decision"))
NOT_CORRECTED = fact(
    PetitionServed,
    "2026-03-02T10:00:00",
    petition="c",
    petition_kind="listing_correction",
    result="rejected",
    open_until="2026-03-13T00:00:00+08:00",
)
CLOSED = fact(CaseClosed, "2026-03-02T10:00:00", mode="terminated")
DISMISSED = fact(
    PetitionServed,
    "2026-03-02T10:00:00",
    petition="p",
    petition_kind="third_party",
    result="rejected",
    open_until="2026-03-18T00:00:00+08:00",
)
REPORTED = fact(
    PriceReportServed, "2026-03-02T10:00:00", inquiry="i", asset="a", final_at="2026-03-08T00:00:00+08:00"
)
PRESERVED = fact(
    MeasureTaken,
    "2026-03-02T10:00:00",
    measure="m",
    asset="a",
    preserved="yes",
    expires_at="2027-03-03T00:00:00+08:00",
)


NOT_ADMITTED = fact(
    PetitionServed,
    "2026-03-02T10:00:00",
    petition="p",
    petition_kind="third_party",
    result="not_admitted",
    open_until="2026-03-13T00:00:00+08:00",
)


UPHELD = fact(
    PetitionServed,
    "2026-03-02T10:00:00",
    petition="u",
    petition_kind="conduct",
    result="granted",
    open_until="2026-03-13T00:00:00+08:00",
)


def only(*facts: Fact, calendar: Calendar = CALENDAR, now: datetime = LATER) -> Right:
    (right,) = rights(facts, calendar, now)
    return right


@pytest.mark.parametrize(
    ("told", "article", "last"),
    [
        (NOTICED, "执行程序解释第三条", date(2026, 3, 12)),
        (DISMISSED, "民事诉讼法第二百三十八条", date(2026, 3, 17)),
        (NOT_ADMITTED, "异议复议规定第二条", date(2026, 3, 12)),
        (UPHELD, "民事诉讼法第二百三十六条", date(2026, 3, 12)),
        (ENDED, "法释〔2016〕3号", date(2026, 5, 6)),
        (FINED, "民诉法解释第一百八十五条", date(2026, 3, 5)),
        (DETAINED, "民诉法解释第一百八十五条", date(2026, 3, 5)),
        (BANNED, "异议复议规定第九条", date(2026, 3, 12)),
        (NOT_CORRECTED, "失信名单规定第十二条", date(2026, 3, 12)),
        (CLOSED, "民诉法解释第五百一十九条", date(2026, 9, 2)),
        (REPORTED, "处置参考价规定第二十二条", date(2026, 3, 7)),
        (PRESERVED, "财产保全规定第十八条", date(2027, 2, 23)),
    ],
)
def test_each_period_ends_as_its_article_says(told: Fact, article: str, last: date) -> None:
    """执行程序解释 3, 异议复议规定 2, 民事诉讼法 236: 10 日; 民诉法解释 185: 3 日; 异议复议规定 9, 失信名单规定 12: 10 日; 法释〔2016〕3号: 60 日, the last of them 05-01, a holiday to 05-05; 民诉法解释 519: 6 月;
    财产保全规定 18: 七日前, counted back from 03-02, its last day."""
    right = only(told)
    assert right.may.mode == "MAY"
    assert article in right.may.article or article in right.may.article.source.number
    assert right.end.due_date == last
    assert right.end.steps
    assert right.state == "running"


def test_it_lapses_at_the_end_of_the_last_day_and_is_nobodys_fault() -> None:
    end = only(NOTICED).end.due_at
    assert only(NOTICED, now=end - timedelta(seconds=1)).state == "running"
    assert only(NOTICED, now=end).state == "lapsed"


def test_no_paper_that_was_served_is_taken_back() -> None:
    """二(一)3: only what has gone to nobody is; so no period that runs from its service falls away with it."""
    steps = {**CHAIN, **FORM_CHAIN}
    assert {state for state, step in steps if step == "withdraw"} == {"drafted", "sealed", "verified"}
    assert all(after != "sealed" for (_, step), after in steps.items() if step in ("order", "dispatch"))


def test_who_has_sued_has_used_it_and_another_has_not() -> None:
    sued = fact(PetitionSued, "2026-03-10T10:00:00", petition="p")
    other = fact(PetitionSued, "2026-03-10T10:00:00", petition="q")
    before = fact(PetitionSued, "2026-03-01T10:00:00", petition="p")
    assert only(DISMISSED, sued).state == "used"
    assert only(sued, DISMISSED).state == "used", "in whichever order they came"
    assert only(DISMISSED, other, before).state == "running"


def test_who_missed_it_for_good_reason_has_it_anew() -> None:
    """民事诉讼法第八十六条: shown from the day on which that was decided, for who applied and what he missed alone."""
    late = datetime.fromisoformat("2026-03-20T09:00:00+08:00")
    party, other = (
        fact(PeriodRestored, "2026-03-19T10:00:00", petition="x", party=one)
        for one in ("respondent", "applicant")
    )
    about, elsewhere = (
        fact(
            PeriodRestored,
            "2026-03-19T10:00:00",
            **{"petition": "x", "against": one, "open_until": "2026-04-04T00:00:00+08:00"},
        )
        for one in ("p", "q")
    )
    assert only(NOTICED, now=late).state == only(DISMISSED, now=late).state == "lapsed"
    for told, anew, last in (
        (NOTICED, party, date(2026, 3, 30)),
        (DISMISSED, about, date(2026, 4, 3)),
        (NOT_ADMITTED, about, date(2026, 4, 3)),
    ):
        right = only(told, anew, now=late)
        assert (right.state, right.end.due_date) == ("running", last)
        assert any("民事诉讼法第八十六条" in step for step in right.end.steps)
    for told, missed in ((NOTICED, other), (NOTICED, about), (DISMISSED, elsewhere), (DISMISSED, party)):
        assert only(told, missed, now=late).state == "lapsed"


def test_a_second_notice_opens_no_second_period_and_who_came_later_has_his_own() -> None:
    """执行程序解释第三条: 自收到执行通知书之日起十日: from the first that the party had."""
    own = NOTICED.refs | {"document": "d2"}
    again, same = (fact(DocumentServed, "2026-03-10T10:00:00", **refs) for refs in (own, NOTICED.refs))
    late = datetime.fromisoformat("2026-03-16T09:00:00+08:00")
    for told in ((NOTICED, again), (again, NOTICED), (NOTICED, same)):
        right = only(*told, now=late)
        assert (right.state, right.end.due_date) == ("lapsed", date(2026, 3, 12))
    entered = fact(DocumentServed, "2026-03-10T10:00:00", **own | {"addressee": "added"})
    found = {one.about: one.end.due_date for one in rights([NOTICED, again, entered], CALENDAR, late)}
    assert found == {"respondent": date(2026, 3, 12), "added": date(2026, 3, 20)}
    ruled = fact(DocumentServed, "2026-03-10T10:00:00", **ENDED.refs | {"document": "e2"})
    assert len(rights([ENDED, ruled], CALENDAR, late)) == 2, "each ruling is objected to for itself"


def test_nothing_is_left_to_ask_for_once_the_measure_is_renewed_or_the_case_goes_on() -> None:
    assert (
        only(PRESERVED, fact(MeasureRenewed, "2026-06-01T10:00:00", measure="m", asset="a")).state == "used"
    )
    assert only(CLOSED, fact(CaseResumed, "2026-06-01T10:00:00")).state == "used"


@pytest.mark.parametrize(
    "told",
    [
        fact(DocumentServed, "2026-03-02T10:00:00", document="d", document_kind="acceptance_notice"),
        fact(DocumentServed, "2026-03-02T10:00:00", document="d", document_kind="non_enforcement_ruling"),
        fact(DocumentServed, "2026-03-02T10:00:00", document="d", document_kind="conclusion_ruling"),
        fact(
            PriceReportServed,
            "2026-03-02T10:00:00",
            inquiry="i",
            asset="a",
            final_at="2026-03-01T10:00:00+08:00",
        ),
        fact(MeasureTaken, "2026-03-02T10:00:00", measure="m", asset="a", preserved="no"),
    ],
)
def test_what_opens_none(told: Fact) -> None:
    """Against 终本 there is no limit of sixty days; against 不予执行 no objection; against a negotiated price none (24)."""
    assert rights([told], CALENDAR, LATER) == []


def test_it_moves_with_the_calendar() -> None:
    """民事诉讼法第八十五条: the last day is made a day off."""
    moved = Calendar(version=1, overrides={date(2026, 3, 12): DayKind.REST})
    assert only(NOTICED).end.due_date == date(2026, 3, 12)
    right = only(NOTICED, calendar=moved)
    assert right.end.due_date == date(2026, 3, 13)
    assert any("2026-03-12" in step for step in right.end.steps)


@pytest.mark.parametrize("ground", get_args(StayGround))
def test_no_stay_stops_it(ground: StayGround) -> None:
    stayed = fact(StayBegun, "2026-03-03T00:00:00", stay="s", ground=ground)
    assert only(NOTICED, stayed).end == only(NOTICED).end


def test_nobody_owes_it_so_nothing_prompts_reports_or_counts_it() -> None:
    """No rule of the rulebook; the facts that begin one open no duty of that name, however long ago it lapsed."""
    assert not PERIODS.keys() & DUTIES.keys()
    told = [NOTICED, ENDED, DISMISSED, REPORTED, PRESERVED, CLOSED, FINED, BANNED, NOT_CORRECTED]
    told += [UPHELD, NOT_ADMITTED]
    late = LATER + timedelta(days=800)
    assert {one.state for one in rights(told, CALENDAR, late)} == {"lapsed"}
    assert {one.may.id for one in rights(told, CALENDAR, late)} | {"may.party_change"} == set(PERIODS)
    kept = docket(told, late)
    assert {owed.rule_id for owed in kept.duties} <= DUTIES.keys()


def test_every_kind_of_fact_that_begins_or_ends_one_is_read() -> None:
    assert {told.kind for told in (NOTICED, CLOSED, DISMISSED, REPORTED, PRESERVED)} <= {
        kind.kind for kind in KINDS
    }


@pytest.mark.walk
async def test_a_case_shows_them_and_nobody_is_prompted_or_late(court: Court) -> None:
    """Served on Monday 2026-03-02 or so: ten days on, the docket, the prompts and the closing check know nothing of it."""
    case = await road.new_case(court)
    seen = await court.do("GET", "intake", f"/cases/{case}/rights", "chengban01")
    assert seen == {"case_number": case, "rights": []}
    told = fact(DocumentServed, (await court.advance()).strftime("%Y-%m-%dT%H:%M:%S"), **NOTICED.refs)
    await apply(court, told.model_copy(update={"docket": f"case/{case}"}))
    (right,) = (await court.do("GET", "intake", f"/cases/{case}/rights", "chengban01"))["rights"]
    assert (right["mode"], right["article"], right["state"]) == ("MAY", "执行程序解释第三条", "running")
    assert right["due_date"] in right["steps"][-1]
    await court.advance(to=right["due_at"])
    (right,) = (await court.do("GET", "intake", f"/cases/{case}/rights", "chengban01"))["rights"]
    assert right["state"] == "lapsed"
    duties = await court.listed("intake", f"/cases/{case}/duties", "chengban01")
    assert not [one for one in duties if one["rule_id"].startswith("may.")]
    log = await court.listed("intake", f"/cases/{case}/work-log", "chengban01")
    assert log
    assert not [line for line in log if right["title"] in line["text"]]


async def apply(court: Court, told: Fact) -> None:
    """As the docket keeps what it has been told of."""
    await put(court, AppliedFact(applied_at=told.occurred_at, **told.model_dump(exclude={"seq"})))
