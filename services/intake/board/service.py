"""What those who answer for the court see of it as a whole (二(五)), and the rulebook that all deadlines come from."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from services.intake.board import repository
from services.intake.board.schemas import (
    Board,
    DueOn,
    OfficerLights,
    RulebookFilter,
    RuleLights,
    RuleOut,
    Stock,
    Unanswered,
)
from services.intake.docket.steps import LIGHTS
from services.intake.overview.schemas import Team
from shared.law.rulebook import DUTIES
from shared.platform.paging import begin_of
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE

_AHEAD = timedelta(days=30)  # ours: how far ahead the board looks
_AGES = (30, 90, 180)  # ours: the days by which stock is told apart
_REPORTS = 50  # ours: the oldest reports are named, all are counted


async def read_board(work: Work) -> Board:
    """Figures of the whole court; nobody is ranked: rules stand in the order of the regulation, people by their number."""
    work.audit(COURT, AuditAction.BOARD_READ, "")
    today = work.now.astimezone(COURT_ZONE).date()
    rules: defaultdict[str, dict[str, int]] = defaultdict(dict)
    officers: defaultdict[str, dict[str, int]] = defaultdict(dict)
    due = []
    for row in await repository.open_duties(work.session, today, today + _AHEAD):
        if row.rule_id is not None:
            rules[row.rule_id][LIGHTS[row.light]] = row.count
        elif row.officer is not None:
            officers[row.officer][LIGHTS[row.light]] = row.count
        elif row.day is not None:
            due.append(DueOn(day=row.day, duties=row.count))
    first_days = [today - timedelta(days=age) for age in _AGES]
    filed = [*((first, None) for first in first_days), (None, None)]
    ends = [today, *(first - timedelta(days=1) for first in first_days)]
    stock = await repository.stock(work.session, [begin_of(first) for first in first_days])
    unanswered, reports = await repository.unanswered(work.session, _REPORTS)
    return Board(
        day=today,
        rules=[
            RuleLights(
                rule_id=rule,
                team=Team.naming(rule),
                article=duty.article,
                title=duty.title,
                **rules[rule],
            )
            for rule, duty in DUTIES.items()
            if rule in rules
        ],
        officers=[OfficerLights(officer=one, **officers[one]) for one in sorted(officers)],
        due=sorted(due, key=lambda one: one.day),
        stock=[
            Stock(stage=row.stage, filed_from=filed[row.age][0], filed_to=ends[row.age], cases=row.count)
            for row in stock
        ],
        unanswered=unanswered,
        reports=[
            Unanswered(
                docket=row.docket,
                office=Office(row.office).label,
                person=row.staff_id,
                since=row.created_at,
                days=(work.now - row.created_at).days,
            )
            for row in reports
        ],
    )


async def read_rulebook(work: Work, asked: RulebookFilter) -> list[RuleOut]:
    """Every duty of the rulebook, as it is counted now."""
    counted = await repository.open_by_rule(work.session)
    words = asked.q.strip()
    return [
        RuleOut.of(duty, Team.naming(rule), counted.get(rule, 0))
        for rule, duty in DUTIES.items()
        if asked.team in (None, Team.naming(rule))
        and asked.owner in (None, duty.owner)
        and any(words in said for said in (duty.title, duty.article, duty.text, duty.source))
    ]
