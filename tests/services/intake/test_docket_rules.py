"""What facts do to a docket, in any order of arrival."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import permutations

import pytest

from services.intake.supervision import rules
from services.intake.supervision.models import AppliedFact, DutyRow
from shared.calendar import Calendar
from shared.contracts import auction, commission, custody, documents, facts, funds, intake
from shared.contracts.facts import Fact, FactKind, Ref
from shared.db import derived_id
from shared.rulebook import DUTIES

CALENDAR = Calendar(version=0)
START = datetime.fromisoformat("2026-03-02T09:20:00+08:00")


def fact(kind: FactKind, hours: float, **refs: Ref) -> Fact:
    return Fact(
        id=derived_id(kind.name, hours),
        kind=kind.name,
        docket="case/x",
        subject_id="s",
        occurred_at=START + timedelta(hours=hours),
        actor="a",
        refs=refs,
    )


FILED = fact(facts.CASE_FILED, 0, application_received_at=START.isoformat())
ROAD = (
    FILED,
    fact(facts.QUERY_STARTED, 0.1, channel="national", occasion="filing"),
    fact(facts.CASE_ASSIGNED, 1, officer="o"),
    fact(facts.ACCOUNT_OPENED, 1.1),
    fact(facts.FREEZE_DECIDED, 2, asset="a1"),
    fact(
        facts.MEASURE_TAKEN,
        2.1,
        asset="a1",
        measure="m1",
        asset_kind="bank_deposit",
        expires_at="2027-03-03T00:00:00+08:00",
    ),
)


def states(order: tuple[Fact, ...]) -> dict[str, tuple[str, datetime | None]]:
    rows: list[DutyRow] = []
    known: list[AppliedFact] = []
    for one in order:
        changes = rules.apply(one, rows, known, CALENDAR, one.occurred_at)
        rows.extend(changes.opened)
        known.append(AppliedFact(applied_at=START, **one.model_dump(exclude={"seq"})))
    return {f"{row.rule_id}/{row.occasion}": (row.state, row.met_at) for row in rows}


def test_facts_of_different_teams_may_come_in_any_order() -> None:
    expected = states(ROAD)
    assert expected["custody.freeze_online/a1"][0] == "met"
    for order in permutations(ROAD):
        assert states(order) == expected


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        ("custody.first_query", "2026-03-02T11:00:00+08:00"),
        ("custody.national_query", "2026-03-03T10:00:00+08:00"),
        ("quality.local_query", "2026-03-03T10:00:00+08:00"),
        ("filing.handover", "2026-03-06T00:00:00+08:00"),
        ("documents.initial_batch", "2026-03-10T00:00:00+08:00"),
        ("documents.enforcement_notice", "2026-03-13T00:00:00+08:00"),
        ("quality.enforcement_notice", "2026-03-17T00:00:00+08:00"),
        ("case.term", "2026-09-03T00:00:00+08:00"),
    ],
)
def test_filing_opens_the_duties_of_both_layers(rule: str, end: str) -> None:
    changes = rules.apply(FILED, [], [], CALENDAR, FILED.occurred_at)
    row = next(row for row in changes.opened if row.rule_id == rule)
    assert row.due_at == datetime.fromisoformat(end)


def test_both_layers_run_when_the_law_is_the_earlier_one() -> None:
    """Received and filed on 2026-02-13: ten days of the law end before the regulation's five working days."""
    at = datetime.fromisoformat("2026-02-13T10:00:00+08:00")
    filed = FILED.model_copy(update={"occurred_at": at, "refs": {"application_received_at": at.isoformat()}})
    rows = {
        row.rule_id: row.due_date.isoformat()
        for row in rules.apply(filed, [], [], CALENDAR, filed.occurred_at).opened
    }
    assert rows["documents.enforcement_notice"] == "2026-02-24"
    assert rows["documents.initial_batch"] == "2026-02-27"


def test_a_duty_met_too_late_is_still_reported() -> None:
    row = next(
        row
        for row in rules.apply(FILED, [], [], CALENDAR, FILED.occurred_at).opened
        if row.rule_id == "filing.handover"
    )
    late = fact(facts.CASE_ASSIGNED, 24 * 5, officer="o")
    rules.apply(late, [row], [], CALENDAR, late.occurred_at)
    assert (row.state, row.next_step) == ("met", "overdue")
    rules.after(row, late.occurred_at)
    assert (rules.light(row), row.next_at) == ("red", None)


def test_an_unacknowledged_prompt_is_followed_by_the_next_level_then_the_report() -> None:
    row = next(
        row
        for row in rules.apply(FILED, [], [], CALENDAR, FILED.occurred_at).opened
        if row.rule_id == "documents.initial_batch"
    )
    assert row.next_at == datetime.fromisoformat("2026-03-05T09:00:00+08:00")
    steps = []
    while row.next_at is not None:
        steps.append(row.next_step)
        rules.after(row, row.next_at)
    assert steps == ["warn", "escalate", "overdue"]


def test_every_summary_fits_a_timer() -> None:
    for duty in DUTIES.values():
        text = f"{duty.article} {duty.title} {duty.within.label} → 2026-03-10 10:00（暂定）（单位待确认）"
        assert len(text.encode()) <= 200, text


def test_every_order_has_a_name_that_people_read() -> None:
    ordered = {
        name
        for module in (auction, commission, custody, documents, funds, intake)
        for protocol in vars(module).values()
        if getattr(protocol, "_is_protocol", False) and protocol not in (intake.Docket, intake.Supervision)
        for name in vars(protocol)
        if not name.startswith("_")
    }
    assert set(rules.ORDERS) == ordered
