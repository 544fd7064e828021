"""The court's figures of a month, a quarter or a year, and the monthly bulletin that freezes them (一(二) 考核通报、数据分析)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from services.intake.assessment import acts, repository, rules
from services.intake.assessment.models import Bulletin
from services.intake.assessment.rules import COMPUTED, DEFINITIONS, Indicator, Period
from services.intake.assessment.schemas import (
    AssessedFilter,
    AssessedOut,
    BulletinCard,
    BulletinCorrectionIn,
    BulletinFilter,
    BulletinIn,
    BulletinOut,
    ComplianceOut,
    Figures,
    FiguresFilter,
    IndicatorOut,
    PassageFilter,
    PassageOut,
    StageOut,
)
from services.intake.board.readings import not_in_force
from services.intake.docket import repository as docket
from services.intake.overview.schemas import Team
from shared.contracts.intake.facts import BulletinDue, BulletinPublished
from shared.law.rulebook import DUTIES, STAGES
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.zone import COURT_ZONE

_HOW = ("in_time", "late", "open_late", "running")


async def read_figures(work: Work, asked: FiguresFilter) -> Figures:
    work.audit(COURT, AuditAction.ASSESSMENT_READ, asked.period)
    return await _figures(work, Period.of(asked.period))


async def _figures(work: Work, period: Period) -> Figures:
    return Figures(
        period=period.name,
        begin=period.begin,
        end=period.last,
        as_of=work.now,
        indicators=[await _indicator(work, one, period) for one in Indicator],
        compliance=await _compliance(work, period),
        stages=await _stages(work, period),
    )


async def _indicator(work: Work, one: Indicator, period: Period) -> IndicatorOut:
    defined = DEFINITIONS[one]
    part, whole = await repository.counts(work.session, one, period) if one in COMPUTED else (None, None)
    return IndicatorOut(
        indicator=one,
        goal=defined.goal,
        numerator_is=defined.numerator,
        denominator_is=defined.denominator,
        numerator=part,
        denominator=whole,
        rate=rules.rate(part or 0, whole or 0),
        doubt=defined.doubt,
        missing=defined.missing,
    )


async def _compliance(work: Work, period: Period) -> list[ComplianceOut]:
    """In the order of the teams and of the regulation: by no figure."""
    counted: defaultdict[tuple[Team, str], Counter[str]] = defaultdict(Counter)
    found = {
        row.rule_id: row
        for row in await repository.compliance(work.session, period, await not_in_force(work))
    }
    for rule, duty in DUTIES.items():
        if row := found.get(rule):
            counted[Team.naming(rule), str(duty.article)].update({how: getattr(row, how) for how in _HOW})
    return [
        ComplianceOut(
            team=team,
            article=article,
            rate=rules.rate(of["in_time"], of["in_time"] + of["late"] + of["open_late"]),
            **{how: of[how] for how in _HOW},
        )
        for team in Team
        for (of_team, article), of in counted.items()
        if of_team is team
    ]


async def _stages(work: Work, period: Period) -> list[StageOut]:
    found = await repository.stages(work.session, period)
    return [
        StageOut(
            stage=stage,
            passages=row.passages,
            median_days=rules.tenth(row.median),
            p90_days=rules.tenth(row.p90),
        )
        for stage in dict.fromkeys(STAGES.values())
        if (row := found.get(stage))
    ]


async def list_assessed(work: Work, asked: AssessedFilter) -> Page[AssessedOut]:
    """Of the cases that are open to the caller. Who asked is kept."""
    work.audit(COURT, AuditAction.ASSESSMENT_READ, "cases", **asked.used())
    if asked.indicator not in COMPUTED:
        return Page(items=[], next=None)
    found = await repository.assessed(work.session, asked, Period.of(asked.period), work.actor)
    return found.of(lambda row: AssessedOut.model_validate(row, from_attributes=True))


async def list_passages(work: Work, asked: PassageFilter) -> Page[PassageOut]:
    """Of the cases that are open to the caller. Who asked is kept."""
    work.audit(COURT, AuditAction.ASSESSMENT_READ, "stages", **asked.used())
    return (await repository.passages(work.session, asked, Period.of(asked.period), work.actor)).of(_passage)


def _passage(row: Any) -> PassageOut:
    return PassageOut(
        case_number=row.case_number,
        stage=row.stage,
        entered_at=row.entered_at,
        left_at=row.left_at,
        days=rules.tenth(row.days),
    )


async def ask_for_bulletin(work: Work, inspected: Collection[date]) -> None:
    """On the first working day of a month the bulletin of the month before is owed, unless it is published already."""
    today = work.now.astimezone(COURT_ZONE).date()
    time = await docket.court_time(work.session)
    month = Period.month_of(today).before.name
    if rules.is_asked_for(today, inspected, time.calendar) and not await repository.editions(
        work.session, month
    ):
        work.tell(BulletinDue(month=f"month/{month}"), COURT)


async def publish(work: Work, body: BulletinIn) -> BulletinOut:
    """The figures of the month as they stand now, for the first time."""
    await repository.publish_alone(work.session)
    period = Period.of(body.month)
    rules.check_over(period, work.now.astimezone(COURT_ZONE).date())
    rules.check_first(await repository.editions(work.session, body.month))
    return await _publish(work, period, 1, "")


async def correct(work: Work, bulletin_id: str, body: BulletinCorrectionIn) -> BulletinOut:
    """The figures of the month as they stand now; what was published before stays as it is."""
    await repository.publish_alone(work.session)
    wrong = await repository.bulletin(work.session, bulletin_id)
    editions = await repository.editions(work.session, wrong.month)
    rules.check_latest(wrong.edition == editions)
    return await _publish(work, Period.of(wrong.month), editions + 1, body.reason)


async def _publish(work: Work, period: Period, edition: int, reason: str) -> BulletinOut:
    figures = (await _figures(work, period)).model_dump(mode="json")
    row = Bulletin(
        id=f"{period.name}-{edition}",
        month=period.name,
        edition=edition,
        figures=figures,
        sha256=rules.digest(figures),
        reason=reason,
        published_by=work.actor.id,
        published_at=work.now,
    )
    work.session.add(row)
    await work.session.flush()
    work.tell(BulletinPublished(month=f"month/{row.month}"), COURT)
    work.audit(COURT, AuditAction.BULLETIN_PUBLISH, row.id, sha256=row.sha256, reason=reason)
    return _out(work, row, latest=True)


def _out(work: Work, row: Bulletin, *, latest: bool) -> BulletinOut:
    return BulletinOut(
        **BulletinCard.of(row).model_dump(),
        figures=Figures.model_validate(row.figures),
        sha256=row.sha256,
        intact=rules.digest(row.figures) == row.sha256,
        acts=acts.on(work.actor, latest=latest),
    )


async def read_bulletin(work: Work, bulletin_id: str) -> BulletinOut:
    work.audit(COURT, AuditAction.BULLETIN_READ, bulletin_id)
    row = await repository.bulletin(work.session, bulletin_id)
    editions = await repository.editions(work.session, row.month)
    return _out(work, row, latest=row.edition == editions)


async def list_bulletins(work: Work, asked: BulletinFilter) -> Page[BulletinCard]:
    work.audit(COURT, AuditAction.BULLETIN_READ, "", **asked.used())
    return (await repository.bulletins(work.session, asked)).of(BulletinCard.of)
