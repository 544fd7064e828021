"""What those who answer for the court see of it as a whole (二(五)), and the rulebook that all deadlines come from."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from services.intake.board import acts, readings, repository
from services.intake.board.models import RuleReading
from services.intake.board.rules import check_confirmed, check_left, check_open
from services.intake.board.schemas import (
    Board,
    By,
    DueOn,
    LightsFilter,
    LightsOf,
    OfficerLights,
    ReadingIn,
    RulebookFilter,
    RuleLights,
    RuleOut,
    Stock,
    Unanswered,
    WithdrawalIn,
    stands,
)
from services.intake.docket.steps import LIGHTS
from services.intake.overview.schemas import Team
from shared.contracts.docket_id import DocketId
from shared.law.rulebook import DUTIES, Duty
from shared.platform.acts import offered
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Actor, Office
from shared.values.zone import COURT_ZONE, begin_of

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


async def list_lights(work: Work, asked: LightsFilter) -> Page[LightsOf]:
    """Open duties by duty, clause, team, officer or case; each opens as a list of duties."""
    work.audit(COURT, AuditAction.BOARD_READ, "lights", **asked.used())
    named = {
        By.RULE: {rule: rule for rule in DUTIES},
        By.CLAUSE: {rule: str(duty.article) for rule, duty in DUTIES.items()},
        By.TEAM: {rule: Team.naming(rule).value for rule in DUTIES},
    }
    of_team = None if asked.team is None else [rule for rule in DUTIES if Team.naming(rule) == asked.team]
    found = await repository.lights(work.session, asked, named.get(asked.by), of_team)
    return found.of(lambda row: _lights(asked.by, row))


def _lights(by: By, row: Any) -> LightsOf:
    key, title, case_number = str(row.key), str(row.key), None
    if by is By.RULE:
        title = DUTIES[key].title
    elif by is By.TEAM:
        title = Team(key).label
    elif by is By.CASE:
        docket = DocketId.parse(key)
        title, case_number = docket.called, docket.subject if docket.keeper == "case" else None
    figures = {light: getattr(row, light) for light in LIGHTS}
    return LightsOf(by=by, key=key, title=title, case_number=case_number, **figures)


async def read_rulebook(work: Work, asked: RulebookFilter) -> list[RuleOut]:
    """Every duty of the rulebook, as it is counted now."""
    counted, said = await repository.open_by_rule(work.session), await readings.said(work, DUTIES)
    words = asked.q.strip()
    return [
        _rule(work.actor, duty, counted.get(rule, 0), said[rule])
        for rule, duty in DUTIES.items()
        if asked.team in (None, Team.naming(rule))
        and asked.owner in (None, duty.owner)
        and any(words in said for said in (duty.title, duty.article, duty.text, duty.source))
    ]


async def confirm_rule(work: Work, rule: str, body: ReadingIn) -> RuleOut:
    """The court takes the limit for its own, by the name of who says so."""
    duty, said = await readings.held(work, DUTIES, rule)
    check_open(duty.is_unconfirmed, stands(said))
    row = await readings.confirm(work, rule, duty, duty.since, body, AuditAction.RULE_CONFIRM)
    return await _said(work, duty, [*said, row])


async def confirm_rules(work: Work, body: ReadingIn) -> list[RuleOut]:
    """The same of every limit that waits for it. 409 where none does."""
    doubtful = {rule: duty for rule, duty in DUTIES.items() if duty.is_unconfirmed}
    left = {rule for rule, said in (await readings.said(work, doubtful)).items() if not stands(said)}
    check_left(left)
    for rule in sorted(left):
        duty, _ = await readings.held(work, DUTIES, rule)
        await readings.confirm(work, rule, duty, duty.since, body, AuditAction.RULE_CONFIRM)
    return [one for one in await read_rulebook(work, RulebookFilter()) if one.rule_id in left]


async def withdraw_confirmation(work: Work, rule: str, body: WithdrawalIn) -> RuleOut:
    """What was confirmed waits for confirmation again."""
    duty, said = await readings.held(work, DUTIES, rule)
    check_confirmed(stands(said))
    row = await readings.withdraw(work, rule, duty, body, AuditAction.RULE_WITHDRAW)
    return await _said(work, duty, [*said, row])


async def _said(work: Work, duty: Duty, said: list[RuleReading]) -> RuleOut:
    counted = await repository.open_by_rule(work.session)
    return _rule(work.actor, duty, counted.get(duty.id, 0), said)


def _rule(actor: Actor, duty: Duty, open_duties: int, said: list[RuleReading]) -> RuleOut:
    confirmed = stands(said)
    ways = [
        offered(actor, acts.CONFIRM, lambda: check_open(duty.is_unconfirmed, confirmed)),
        offered(actor, acts.WITHDRAW, lambda: check_confirmed(confirmed)),
    ]
    return RuleOut.of(duty, Team.naming(duty.id), open_duties, said, [one for one in ways if one.allowed])
