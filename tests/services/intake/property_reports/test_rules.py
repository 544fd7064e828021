"""财产调查规定第四至十条: until when a report is in time, what it is worth by the record, and who answers a breach."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from services.intake.property_reports import rules
from services.intake.property_reports.rules import (
    EntryResult,
    Finding,
    Held,
    Order,
    ReportKind,
    Sanction,
    State,
)
from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.calendar import Calendar
from shared.values.numerals import days_in
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office

NOW = datetime.fromisoformat("2026-03-04T10:00:00+08:00")
FALSE, LATE, REFUSED = Finding.FALSE, Finding.LATE, Finding.REFUSED
CALENDAR = Calendar(version=0)


def order(days: int | None) -> Order:
    return Order("d", NOW, days)


@pytest.mark.parametrize(
    ("of", "changed_on", "due_on", "last"),
    [
        # five days after Wednesday 03-04 are Monday 03-09
        (order(5), None, None, "2026-03-10T00:00:00+08:00"),
        # three days after 03-04 are Saturday 03-07, a holiday: Monday 03-09
        (order(3), None, None, "2026-03-10T00:00:00+08:00"),
        (order(None), None, date(2026, 3, 12), "2026-03-13T00:00:00+08:00"),
        # ten days after the change of Monday 03-02 are Thursday 03-12, whatever the order says
        (order(5), date(2026, 3, 2), None, "2026-03-13T00:00:00+08:00"),
        (None, None, None, None),
    ],
)
def test_until_when_a_report_is_in_time(
    of: Order | None, changed_on: date | None, due_on: date | None, last: str | None
) -> None:
    found = rules.due_at(of, changed_on, due_on, CALENDAR)
    assert found == (datetime.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("of", "due_on"),
    [(order(5), date(2026, 3, 30)), (order(None), None), (order(None), date(2026, 3, 3)), (None, NOW.date())],
)
def test_the_last_day_is_typed_where_the_order_names_no_days_and_nowhere_else(
    of: Order | None, due_on: date | None
) -> None:
    with pytest.raises(Problem) as refused:
        rules.due_at(of, None, due_on, CALENDAR)
    assert [(one.field, one.article) for one in refused.value.errors] == [("due_on", "财产调查规定第四条")]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("自收到本令之日起五日内", 5),
        ("收到本令后十五日内", 15),
        ("15日内", 15),
        ("五个工作日内", None),
        ("", None),
    ],
)
def test_the_days_of_an_order_are_read_from_its_words(words: str, days: int | None) -> None:
    assert days_in(words) == days


REPORTED: dict[str, Any] = {
    "respondent": True,
    "kind": ReportKind.REPORT,
    "changed_on": None,
    "posted_on": None,
    "shown": False,
    "received_at": NOW,
    "filed_at": NOW - timedelta(days=2),
    "now": NOW,
}


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"respondent": False}, ["party"]),
        ({"kind": ReportKind.SUPPLEMENT}, ["changed_on"]),
        ({"changed_on": date(2026, 3, 3)}, ["changed_on"]),
        ({"kind": ReportKind.SUPPLEMENT, "changed_on": date(2026, 3, 5)}, ["changed_on"]),
        ({"kind": ReportKind.NONE}, ["report_kind"]),
        ({"posted_on": NOW.date()}, ["posting_proof"]),
        ({"shown": True}, ["posting_proof"]),
        ({"posted_on": date(2026, 3, 5), "shown": True}, ["posted_on"]),
        ({"received_at": NOW + timedelta(seconds=1)}, ["received_at"]),
    ],
)
def test_each_fault_of_a_report_by_itself(said: dict[str, Any], fields: list[str]) -> None:
    rules.check_reported(**REPORTED)
    with pytest.raises(Problem) as refused:
        rules.check_reported(**REPORTED | said)
    assert [one.field for one in refused.value.errors] == fields


@pytest.mark.parametrize(
    ("of", "received_at", "posted_on", "counts"),
    [
        (order(5), NOW, None, True),
        (order(5), NOW - timedelta(seconds=1), None, False),
        (order(5), NOW + timedelta(days=3), date(2026, 3, 4), True),
        (order(5), NOW + timedelta(days=3), date(2026, 3, 3), False),
        (None, NOW, None, False),
    ],
)
def test_what_came_before_the_order_was_served_is_no_answer_to_it(
    of: Order | None, received_at: datetime, posted_on: date | None, counts: bool
) -> None:
    """财产调查规定第五条: within the time that the order names, which begins when it is served."""
    assert rules.answered(of, received_at, posted_on) == (of if counts else None)


def scanned(id: str, purpose: FilePurpose, at: datetime, by: str = "wenshu01") -> FileRecord:
    title = "孙立业的报告"
    return FileRecord(id=id, purpose=purpose, title=title, sha256="0" * 64, entered_at=at, brought_by=[by])


def test_a_report_arrives_with_its_paper_or_by_its_postmark() -> None:
    """民事诉讼法第八十五条: what was posted in time is in time; when the rest arrived is when the dossier had it."""
    later = NOW + timedelta(days=3)
    paper = scanned("p", FilePurpose.PROPERTY_REPORT, later)
    mark = scanned("m", FilePurpose.POSTING_PROOF, later)
    said = ("p", NOW, None, "孙立业", [paper, mark], {"lian01"})
    assert rules.check_papers(*said) == later, "whatever the clerk says"
    posted = ("p", NOW, (date(2026, 3, 4), "m"), "孙立业", [paper, mark], {"lian01"})
    assert rules.check_papers(*posted) == datetime.fromisoformat("2026-03-04T00:00:00+08:00")
    for files, field in (
        ([scanned("p", FilePurpose.PROPERTY_REPORT, later, "lian01"), mark], "paper"),
        ([paper, scanned("m", FilePurpose.POSTING_PROOF, later, "lian01")], "posting_proof"),
        ([paper], "posting_proof"),
    ):
        with pytest.raises(Problem) as refused:
            rules.check_papers("p", NOW, (date(2026, 3, 4), "m"), "孙立业", files, {"lian01"})
        assert [one.field for one in refused.value.errors] == [field]


def test_what_need_not_be_reported_is_for_the_judge_to_find() -> None:
    rules.check_not_owed(["car"], {"car": "车辆（car）"})
    with pytest.raises(Problem):
        rules.check_not_owed(["hers"], {"car": "车辆（car）"})
    assert rules.is_disputed(FALSE, ["found", None], ["car"], ["car"])
    for finding, results, hidden in (
        (FALSE, ["found"], ["car", "flat"]),
        (FALSE, ["differs"], ["car"]),
        (FALSE, ["missing"], ["car"]),
        (REFUSED, [], []),
    ):
        assert not rules.is_disputed(finding, results, hidden, ["car"])


def thing(name: str, respondent: str = "r") -> AssetRecord:
    return AssetRecord(
        id=name,
        case_number="c",
        respondent_id=respondent,
        kind="vehicle",
        identifier=name,
        place_code="411502",
        outside=False,
        description="车辆",
        controlled=False,
        decision=None,
        measure=None,
    )


HELD = Held([], {}, {"r"}, [thing("car"), thing("hers", "s")])
FOUND, ON_SITE = EntryResult.FOUND, EntryResult.ON_SITE
DIFFERS, MISSING = EntryResult.DIFFERS, EntryResult.MISSING


@pytest.mark.parametrize(
    ("results", "fields"),
    [
        ([], ["results"]),
        ([(FOUND, None)], ["results.0.asset"]),
        ([(FOUND, "hers")], ["results.0.asset"]),
        ([(MISSING, "car")], ["results.0.asset"]),
        ([(ON_SITE, "car")], ["results.0.asset"]),
        ([(EntryResult.SHOWN, None)], ["results.0.result"]),
    ],
)
def test_each_thing_has_a_result_that_names_the_record(
    results: list[tuple[EntryResult, str | None]], fields: list[str]
) -> None:
    rules.check_results([(FOUND, "car")], [None], "r", HELD)
    rules.check_results([(DIFFERS, None)], [None], "r", HELD)
    with pytest.raises(Problem) as refused:
        rules.check_results(results, [None], "r", HELD)
    assert [one.field for one in refused.value.errors] == fields


@pytest.mark.parametrize("before", [DIFFERS, MISSING, EntryResult.SHOWN])
def test_what_was_found_untrue_is_true_by_custodys_record_or_by_the_judge(before: EntryResult) -> None:
    """财产调查规定第九条、第十条: a false report is answered by the court, not undone by a paper of who checks it."""
    rules.check_results([(FOUND, "car")], [before], "r", HELD)
    rules.check_results([(EntryResult.SHOWN, None)], [before], "r", HELD)
    with pytest.raises(Problem) as refused:
        rules.check_results([(ON_SITE, None)], [before], "r", HELD)
    assert [one.field for one in refused.value.errors] == ["results.0.result"]
    assert rules.finding([EntryResult.SHOWN], {}, late=False) is FALSE
    assert rules.is_disputed(FALSE, ["shown"], [], [])


def test_nothing_is_checked_before_the_network_has_answered() -> None:
    with pytest.raises(Problem) as refused:
        rules.check_results([(ON_SITE, None)], [None], "r", Held([], {}))
    assert (refused.value.status, refused.value.article) == (409, "财产调查规定第八条")


@pytest.mark.parametrize(
    ("results", "named", "late", "expected"),
    [
        ([FOUND, ON_SITE], {"car"}, False, Finding.TRUE),
        ([FOUND], {"car"}, True, Finding.LATE),
        ([], set(), False, Finding.FALSE),
        ([], set(), True, Finding.FALSE),
        ([FOUND, DIFFERS], {"car"}, False, Finding.FALSE),
        ([FOUND, MISSING], {"car"}, False, Finding.FALSE),
    ],
)
def test_what_a_report_is_worth_follows_from_the_record(
    results: list[EntryResult], named: set[str], late: bool, expected: Finding
) -> None:
    hidden = rules.unreported("r", HELD.assets, named)
    assert hidden == ({} if named else {"car": "车辆（car）"}), "the other respondent's things are its own"
    assert rules.finding(results, hidden, late=late) is expected


def test_nobody_is_found_to_have_refused_before_the_order_was_served_and_its_time_over() -> None:
    over = NOW + timedelta(days=5)
    rules.check_missed(True, order(5), over, over, reported=False)
    second = timedelta(seconds=1)
    for said, reported in (
        ((True, None, None, over), False),
        ((True, order(5), over, over - second), False),
        ((True, order(5), over, over), True),
    ):
        with pytest.raises(Problem) as refused:
            rules.check_missed(*said, reported=reported)
        assert refused.value.status == 409
    with pytest.raises(Problem) as stranger:
        rules.check_missed(False, order(5), over, over, reported=False)
    assert stranger.value.status == 422


LISTED, BREACH = "财产调查规定第十条", "财产调查规定第九条、第十条"


@pytest.mark.parametrize(
    ("sanctions", "finding", "minor", "opened", "article"),
    [
        ([Sanction.FINE, Sanction.DISHONEST], FALSE, False, False, None),
        ([Sanction.FINE], FALSE, False, False, LISTED),
        ([Sanction.FINE], FALSE, True, False, None),
        ([Sanction.FINE, Sanction.DISHONEST], FALSE, True, False, "失信名单规定第四条"),
        ([], LATE, False, False, None),
        ([], FALSE, False, False, BREACH),
        ([], FALSE, False, True, None),
        ([], FALSE, True, False, None),
        ([], REFUSED, False, False, BREACH),
        ([], REFUSED, False, True, None),
    ],
)
def test_who_is_punished_is_listed_and_lateness_alone_is_excused(
    sanctions: list[Sanction], finding: Finding, minor: bool, opened: bool, article: str | None
) -> None:
    """财产调查规定第九条: 拒绝报告、虚假报告或者无正当理由逾期报告; a reason excuses what is late."""
    if article is None:
        rules.check_sanctions(sanctions, finding, minor=minor, open_to_excuse=opened, over=True)
        return
    with pytest.raises(Problem) as refused:
        rules.check_sanctions(sanctions, finding, minor=minor, open_to_excuse=opened, over=True)
    assert [one.article for one in refused.value.errors] == [article]


def test_nobody_is_punished_for_what_he_leaves_out_while_he_may_still_report() -> None:
    with pytest.raises(Problem) as refused:
        rules.check_sanctions([Sanction.DISHONEST], FALSE, minor=False, open_to_excuse=False, over=False)
    assert (refused.value.status, refused.value.article) == (409, "财产调查规定第五条")


def test_a_breach_is_checked_again_where_the_record_has_changed() -> None:
    for state in (State.RECEIVED, State.BREACHED, State.SANCTIONED):
        rules.check_is_checked("report", state)
    rules.check_changes("false", Finding.TRUE, opens=False)
    rules.check_changes("false", Finding.FALSE, opens=True)
    refused = ("report", State.TRUE), ("report", State.EXCUSED), ("none", State.BREACHED)
    for kind, state in refused:
        with pytest.raises(Problem):
            rules.check_is_checked(kind, state)
    with pytest.raises(Problem):
        rules.check_changes("false", Finding.FALSE, opens=False)


JUDGE = Actor("faguan01", "法官", frozenset({Office.JUDGE}))


@pytest.mark.parametrize(
    ("state", "found_by", "judge", "status"),
    [
        (State.BREACHED, "faguan01", "faguan01", 403),
        (State.BREACHED, "chengban01", "faguan02", 403),
        (State.RECEIVED, "chengban01", "faguan01", 409),
        (State.TRUE, "chengban01", "faguan01", 409),
        (State.EXCUSED, "chengban01", "faguan01", 409),
    ],
)
def test_the_judge_answers_a_breach(state: State, found_by: str, judge: str, status: int) -> None:
    rules.check_decides(State.BREACHED, ("chengban01", None), "faguan01", JUDGE)
    rules.check_decides(State.SANCTIONED, ("chengban01", None), "faguan01", JUDGE)
    with pytest.raises(Problem) as refused:
        rules.check_decides(state, (found_by, None), judge, JUDGE)
    assert refused.value.status == status
