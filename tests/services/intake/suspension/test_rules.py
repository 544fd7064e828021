"""Which paper stops the term of a case, and how long: 民事诉讼法第二百六十七条, 执行担保规定第十条, 执行工作规定第77条."""

from __future__ import annotations

from datetime import date, datetime
from typing import get_args

import pytest

from services.intake.suspension import rules, term
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.fact import Fact, Ref, Refs
from shared.contracts.intake.facts import CaseFiled, StayBegun, StayEnded, StayGround
from shared.law.calendar import Calendar
from shared.values.record_id import derived_id
from shared.values.refusal import Problem

FILED, TODAY = date(2026, 3, 2), date(2026, 6, 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def said(
    ground: StayGround, decided: date, until: date | None = None, since: date | None = None
) -> list[tuple[str, str]]:
    """The faults, each with its article."""
    try:
        rules.check_said(ground, decided, until, FILED, TODAY, since)
    except Problem as problem:
        return [(error.field, error.article) for error in problem.errors]
    return []


def test_a_stay_that_ends_before_it_begins_is_refused_with_its_article() -> None:
    assert said("security", date(2026, 5, 1), date(2026, 4, 30)) == [("until", "执行担保规定第十条")]
    assert said("security", date(2026, 5, 1), date(2026, 5, 1)) == []


@pytest.mark.parametrize("decided", [date(2026, 3, 1), date(2026, 6, 2)])
def test_a_ruling_from_before_the_filing_or_of_tomorrow_is_none(decided: date) -> None:
    assert said("suspension", decided) == [("decided_on", "民事诉讼法第二百六十七条")]


def test_a_deferral_lasts_no_longer_than_the_law_allows() -> None:
    """On a guarantee a year; by a superior court three months."""
    assert said("security", date(2026, 5, 1), date(2027, 5, 1)) == []
    assert said("security", date(2026, 5, 1), date(2027, 5, 2)) == [("until", "执行担保规定第十条")]
    assert said("superior", date(2026, 5, 1), date(2026, 8, 1)) == []
    assert said("superior", date(2026, 5, 1), date(2026, 8, 2)) == [("until", "执行工作规定第七十七条")]


def test_one_guarantee_after_the_other_lasts_a_year_in_all() -> None:
    first = date(2026, 3, 10)
    assert said("security", date(2026, 5, 1), date(2027, 3, 10), first) == []
    assert said("security", date(2026, 5, 1), date(2027, 3, 11), first) == [("until", "执行担保规定第十条")]


FIRST = rules.Deferral("d1", date(2026, 3, 10), date(2026, 6, 10), None, over=False)


def continued(
    *standing: rules.Deferral,
    ground: StayGround = "superior",
    continues: str | None = "d1",
    number: str = "（2026）豫15执监3号",
    decided: date = date(2026, 6, 1),
    until: date = date(2026, 12, 10),
) -> list[str]:
    """The fields at fault, each with its article."""
    try:
        rules.check_continues(ground, continues, number, decided, until, standing)
    except Problem as problem:
        return [f"{error.field} {error.article}" for error in problem.errors]
    return []


def test_a_higher_court_s_deferral_goes_on_by_its_own_notice_alone() -> None:
    """三个月; longer where that court extends it and tells us: a second deferral of ours by its side is none."""
    by = "执行工作规定第七十七条"
    assert continued(FIRST) == []
    assert continued(FIRST, continues=None, number="") == [f"continues {by}"]
    assert continued(FIRST, continues="d2") == [f"continues {by}"]
    assert continued(FIRST, number="") == [f"notice_number {by}"]
    assert continued(FIRST, decided=date(2026, 3, 9)) == [f"decided_on {by}"]
    assert continued(FIRST, until=date(2026, 6, 10)) == [f"until {by}"]
    assert continued() == [f"continues {by}"]
    assert continued(continues=None, number="") == []
    second = rules.Deferral("d2", date(2026, 6, 1), date(2026, 9, 10), "d1", over=False)
    assert continued(FIRST, second) == [f"continues {by}"]
    assert continued(FIRST, second, continues="d2") == []
    assert continued(FIRST._replace(over=True), continues=None, number="") == []
    assert continued(FIRST._replace(over=True)) == [f"continues {by}"]
    lapsed = {"decided": date(2026, 6, 11), "until": date(2026, 9, 10)}  # unextended, it is over by itself
    assert continued(FIRST, continues=None, number="", **lapsed) == []
    assert continued(FIRST, **lapsed) == [f"continues {by}"]
    assert continued(FIRST, ground="suspension", continues=None, number="") == []
    assert continued(FIRST, ground="suspension") == [f"continues {by}"]


def test_its_notice_is_a_paper_of_its_own_kind_and_names_any_last_day() -> None:
    notice, order = file(FilePurpose.SUPERIOR_EXTENSION), file(FilePurpose.SUPERIOR_DEFERRAL)
    assert rules.check_paper("superior", "f1", [notice], {"chengban01"}, continued=True) == "a" * 64
    with pytest.raises(Problem):
        rules.check_paper("superior", "f1", [order], {"chengban01"}, continued=True)
    with pytest.raises(Problem):
        rules.check_paper("superior", "f1", [notice], {"chengban01"})
    rules.check_said("superior", date(2026, 5, 1), date(2026, 11, 1), FILED, TODAY, continued=True)


def test_what_is_over_is_not_continued() -> None:
    rules.check_still_continues(None)
    rules.check_still_continues("confirmed")
    for state in ("recorded", "ended", "refused", "withdrawn"):
        with pytest.raises(Problem) as refused:
            rules.check_still_continues(state)
        assert (refused.value.status, refused.value.article) == (409, "执行工作规定第七十七条")


def test_a_deferral_names_its_end_and_a_suspension_does_not() -> None:
    assert said("superior", date(2026, 5, 1)) == [("until", "执行工作规定第七十七条")]
    assert said("suspension", date(2026, 5, 1), date(2026, 6, 1)) == [("until", "民事诉讼法第二百六十七条")]
    assert (
        said("settlement", date(2026, 5, 1)) == said("settlement", date(2026, 5, 1), date(2026, 9, 1)) == []
    )


def file(purpose: FilePurpose, entered: str = "2026-05-02T09:00:00", by: str = "wenshu01") -> FileRecord:
    return FileRecord(id="f1", purpose=purpose, sha256="a" * 64, entered_at=at(entered), brought_by=[by])


def test_every_ground_rests_on_a_paper_of_its_own_kind() -> None:
    assert set(rules.BASES) == set(get_args(StayGround))
    for ground, basis in rules.BASES.items():
        assert rules.check_paper(ground, "f1", [file(basis.purpose)], {"chengban01"}) == "a" * 64
        for files, person in (
            ([], "chengban01"),
            ([file(FilePurpose.OTHER)], "chengban01"),
            ([file(basis.purpose)], "wenshu01"),
        ):
            with pytest.raises(Problem) as refused:
                rules.check_paper(ground, "f1", files, {person})
            assert [error.article for error in refused.value.errors] == [basis.article]


def test_a_paper_that_is_entered_late_takes_no_time_back() -> None:
    decided = date(2026, 5, 1)
    assert rules.begins_at(decided, at("2026-05-20T15:00:00")) == at("2026-05-20T15:00:00")
    assert rules.begins_at(decided, at("2026-04-30T15:00:00")) == at("2026-05-01T00:00:00")


def test_it_goes_on_after_it_was_stayed_and_on_a_paper() -> None:
    began, back = at("2026-05-02T09:00:00"), file(FilePurpose.RESUMPTION, "2026-05-20T10:00:00")
    assert (
        rules.check_end("suspension", "f1", date(2026, 5, 20), began, [back], TODAY, {"chengban01"})
        == "a" * 64
    )
    for day in (date(2026, 5, 1), date(2026, 6, 2)):
        with pytest.raises(Problem) as refused:
            rules.check_end("suspension", "f1", day, began, [back], TODAY, {"chengban01"})
        assert (refused.value.status, refused.value.errors[0].field) == (422, "ended_on")
    for files in ([], [file(FilePurpose.OTHER)]):
        with pytest.raises(Problem) as refused:
            rules.check_end("suspension", "f1", date(2026, 5, 20), began, files, TODAY, {"chengban01"})
        assert refused.value.errors[0].article == "民事诉讼法第二百六十七条"
    with pytest.raises(Problem):  # a later day than the paper can show
        rules.check_end("suspension", "f1", date(2026, 5, 21), began, [back], TODAY, {"chengban01"})


@pytest.mark.parametrize("ground", get_args(StayGround))
def test_who_ends_it_by_a_ruling_has_not_entered_it_himself(ground: StayGround) -> None:
    """恢复执行, 管辖 are ruled; the report of an appraiser or an expert comes from outside."""
    began, ends_on = at("2026-05-02T09:00:00"), rules.BASES[ground].ends_on
    own = file(ends_on, "2026-05-20T10:00:00", by="chengban01")
    if ends_on in (FilePurpose.PRICE_REPORT, FilePurpose.DOUBT_SETTLED):
        rules.check_end(ground, "f1", date(2026, 5, 20), began, [own], TODAY, {"chengban01"})
    else:
        with pytest.raises(Problem) as refused:
            rules.check_end(ground, "f1", date(2026, 5, 20), began, [own], TODAY, {"chengban01"})
        assert (refused.value.status, refused.value.errors[0].field) == (409, "end_file")
    rules.check_end(ground, "f1", date(2026, 5, 20), began, [own], TODAY, {"faguan01"})


DUE = date(2026, 9, 2)


def request(
    months: int, today: date, *, again: bool = False, filed: bool = False, due: date | None = DUE
) -> str:
    """The article that the request is refused by."""
    try:
        rules.check_request(months, due, today, again=again, filed=filed)
    except Problem as problem:
        return str(problem.errors[0].article if problem.errors else problem.article)
    return ""


def test_an_extension_is_asked_ten_days_before_the_term_ends() -> None:
    assert request(3, date(2026, 8, 23)) == ""
    assert request(3, date(2026, 8, 24)) == "案件审理期限规定第十二条"
    assert request(3, date(2026, 8, 1), due=None) == "案件审理期限规定第五条"


def test_it_is_three_months_at_most_and_a_second_one_is_on_record_at_the_high_court() -> None:
    early = date(2026, 8, 1)
    assert request(4, early) == "案件审理期限规定第五条"
    assert request(3, early, again=True) == "案件审理期限规定第五条"
    assert request(3, early, again=True, filed=True) == ""


def test_the_president_approves_before_the_term_ends() -> None:
    end = at("2026-09-03T00:00:00")
    rules.check_in_time(end, at("2026-09-02T23:59:00"))
    for due_at in (end, None):
        with pytest.raises(Problem) as refused:
            rules.check_in_time(due_at, end)
        assert refused.value.article == "案件审理期限规定第十四条"


def fact(kind: type[Refs], instant: str, **refs: Ref) -> Fact:
    return Fact(
        id=derived_id(kind.kind, instant),
        kind=kind.kind,
        docket="case/x",
        subject_id="s",
        occurred_at=at(instant),
        actor="a",
        refs=refs,
    )


RECEIVED = fact(CaseFiled, "2026-03-02T09:20:00", application_received_at="2026-02-27T09:00:00+08:00")
STAYED = fact(StayBegun, "2026-04-01T00:00:00", stay="s1", ground="suspension")
RESUMED = fact(StayEnded, "2026-04-16T00:00:00", stay="s1")


def test_after_six_months_the_applicant_may_ask_the_higher_court() -> None:
    """From the receipt on 02-27, not the filing: 08-27 is the last day of the six months."""
    right = term.higher_court([RECEIVED], Calendar(version=0), at("2026-08-27T23:00:00"))
    assert right is not None
    assert (right.from_day, right.arisen) == (date(2026, 8, 28), False)
    arisen = term.higher_court([RECEIVED], Calendar(version=0), at("2026-08-28T00:00:00"))
    assert arisen is not None
    assert arisen.arisen


def test_the_time_of_a_stay_is_left_out_of_the_six_months() -> None:
    """08-27 and 15 days are 09-11."""
    now = at("2026-09-01T00:00:00")
    right = term.higher_court([RECEIVED, STAYED, RESUMED], Calendar(version=0), now)
    assert right is not None
    assert (right.from_day, right.arisen) == (date(2026, 9, 12), False)
    assert any("执行程序解释第十三条" in step for step in right.steps), right.steps
    open_end = term.higher_court([RECEIVED, STAYED], Calendar(version=0), at("2027-01-01T00:00:00"))
    assert open_end is not None
    assert (open_end.suspended_by is not None, open_end.arisen) == (True, False)
    assert term.higher_court([], Calendar(version=0), now) is None


def test_a_case_in_which_nothing_is_done_is_counted_in_days() -> None:
    filed, now = at("2026-03-02T09:00:00"), at("2026-05-01T09:00:00")
    assert term.idle_days([], filed, [], now) == 60
    assert term.idle_days([at("2026-04-30T09:00:00"), at("2026-03-05T09:00:00")], filed, [], now) == 1


def test_what_is_stayed_is_not_idle() -> None:
    """A deferral of 88 days from 03-04, during it, on its last day and after it; days that two stays share count once."""
    filed, until = at("2026-03-02T09:00:00"), at("2026-05-31T00:00:00")
    refs = {"stay": "s9", "ground": "superior", "until": until.isoformat()}
    deferred = STAYED.model_copy(update={"occurred_at": at("2026-03-04T00:00:00"), "refs": refs})
    also = STAYED.model_copy(update={"occurred_at": at("2026-04-01T00:00:00")})
    for day, idle, stopped in (
        ("2026-03-03T09:00:00", 1, False),
        ("2026-05-05T09:00:00", 1, True),
        ("2026-05-30T23:59:00", 1, True),
        ("2026-05-31T00:00:00", 1, False),
        ("2026-06-10T09:00:00", 12, False),
    ):
        now = at(day)
        stays = term.stays([deferred, also, RESUMED])
        assert term.idle_days([], filed, stays, now) == idle, day
        assert (term.stopped_by(term.stays([deferred]), now) is not None) is stopped, day
    assert term.stopped_by(term.stays([deferred]), at("2026-05-05T09:00:00")) == (
        "上级人民法院通知暂缓执行期间不计入（案件审理期限规定第九条第（十一）项）"
    )
    open_end = term.stays([also])
    assert term.idle_days([], filed, open_end, at("2026-12-01T09:00:00")) == 29
