"""移送执行: a ruling of preservation is received as an application, which is then filed as 执保."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.intake.docket.repository import court_time
from services.intake.filing import repository as cases
from services.intake.filing import service as filing
from services.intake.filing.models import Application
from services.intake.filing.rules import check_agents
from services.intake.filing.schemas import ApplicationOut, CaseOut
from services.intake.preservation import parts, repository, rules
from services.intake.preservation.models import (
    Preservation,
    PreservationLifting,
    PreservationNotice,
    PreservationPartLifting,
    PreservationSuit,
)
from services.intake.preservation.parts import Register
from services.intake.preservation.schemas import (
    PreservationIn,
    PreservationLiftingIn,
    PreservationNoticeIn,
    PreservationPartLiftingIn,
    PreservationSuitIn,
)
from shared.contracts.custody.records import MeasureRecord
from shared.contracts.documents.records import FileRecord
from shared.contracts.fact import YesNo
from shared.contracts.intake.facts import (
    PreservationLifted,
    PreservationPartLifted,
    PreservationSued,
    PreservationTold,
)
from shared.contracts.intake.records import PreservationPartLiftingRecord, Role
from shared.law.case_rules import check_officer, check_takes
from shared.platform.work import Work
from shared.values.articles import CPC, PRE
from shared.values.audit_action import AuditAction
from shared.values.case_number import PRESERVATION
from shared.values.record_id import derived_id
from shared.values.zone import COURT_ZONE

_OF_THE_BASIS = {"instrument_number", "instrument_court", "received_at"}
_OF_THE_RULING = {"stage", "trial_number", "ruled_at", "urgent", "months", "security_form", "security"}


async def receive(work: Work, body: PreservationIn) -> ApplicationOut:
    """Record a ruling that is to be carried out (财产保全规定第二条): it takes effect when it is made."""
    rules.check_dates(body.ruled_at, body.received_at, work.now)
    check_agents([len(party.agents) for party in body.parties], work.now.date())
    number = await cases.next_number(work.session, work.now.year, filing.APPLICATION)
    ruled_on = body.ruled_at.astimezone(COURT_ZONE).date()
    application = Application(
        id=f"{work.now.year}-{number}",
        received_by=work.actor.id,
        effective_on=ruled_on,
        performance_due_on=body.performance_due_on or ruled_on,
        principal=body.limit,
        interest=Decimal(0),
        act_owed=body.disputed,
        **body.model_dump(include=_OF_THE_BASIS),
    )
    work.session.add(application)
    await work.session.flush()
    row = Preservation(application_id=application.id, **body.model_dump(include=_OF_THE_RULING))
    work.session.add(row)
    await filing.enter_parties(work, application, body.parties)
    return await filing.received(work, application)


async def record_notice(
    work: Work, case_number: str, body: PreservationNoticeIn, files: Sequence[FileRecord]
) -> CaseOut:
    """A party was told in writing what is preserved and until when, or that nothing was found."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, PRE[18]))
    rules.check_preserves(case.type_code == PRESERVATION)
    parties = {one.id: one for one in await cases.parties(work.session, case.application_id)}
    names = {one.id: one.name for one in parties.values()}
    rules.check_told(
        body.party, names, body.told_at, body.receipt, files, case.filed_at, work.now, work.hands
    )
    notice = PreservationNotice(
        id=derived_id("preservation_notice", body.party, body.receipt),
        case_number=case_number,
        recorded_by=work.actor.id,
        recorded_at=work.now,
        **body.model_dump(),
    )
    rules.check_new(await work.session.get(PreservationNotice, notice.id) is not None)
    work.session.add(notice)
    work.audit(case_number, AuditAction.PRESERVATION_TELL, body.party, receipt=body.receipt)
    side: Role = "applicant" if parties[body.party].role == "applicant" else "respondent"
    work.tell(PreservationTold(party=body.party, side=side), case_number, occurred_at=body.told_at)
    return await filing.read_case(work, case_number)


async def record_suit(
    work: Work,
    case_number: str,
    body: PreservationSuitIn,
    files: Sequence[FileRecord],
    measures: Sequence[MeasureRecord],
) -> CaseOut:
    """What the property was preserved for has been brought in time (民事诉讼法第一百零四条)."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_takes(case.officer, work.actor, CPC[104]))
    rules.check_preserves(case.type_code == PRESERVATION)
    await _check_stands(work, case_number)
    ruled = await repository.ruled(work.session, case.application_id)
    suit = await repository.suit(work.session, case_number)
    rules.check_before_suit(ruled.stage, sued=suit is not None)
    calendar = (await court_time(work.session)).calendar
    rules.check_sued(body.brought_at, ruled.ruled_at, rules.held_since(measures), calendar, work.now)
    rules.check_suit_paper(body.paper, body.brought_at, files, work.hands)
    row = PreservationSuit(
        case_number=case_number, recorded_by=work.actor.id, recorded_at=work.now, **body.model_dump()
    )
    work.session.add(row)
    work.audit(case_number, AuditAction.PRESERVATION_SUE, body.paper)
    work.tell(PreservationSued(), case_number, occurred_at=body.brought_at)
    return await filing.read_case(work, case_number)


async def _check_stands(work: Work, case_number: str) -> None:
    """409 once it is lifted, or goes on in another case."""
    rules.check_liftable(
        lifted=await repository.lifting(work.session, case_number) is not None,
        goes_on_in=await repository.goes_on_in(work.session, case_number),
    )


async def record_lifting(
    work: Work,
    case_number: str,
    body: PreservationLiftingIn,
    files: Sequence[FileRecord],
    measures: Sequence[MeasureRecord],
) -> CaseOut:
    """All of it is to be let go of, by the ruling of the court that had ordered it (民诉法解释第一百六十五条、第一百六十六条)."""
    await _check_lifting(work, case_number, body, files, measures)
    parts.check_extent(body.ground, part=False)
    ruling = next(file for file in files if file.id == body.ruling)
    parts.check_in_full(body.number, ruling, await _parts_of(work, case_number))
    row = PreservationLifting(
        case_number=case_number, recorded_by=work.actor.id, recorded_at=work.now, **body.model_dump()
    )
    work.session.add(row)
    work.audit(case_number, AuditAction.PRESERVATION_LIFT, body.ruling, ground=body.ground)
    held: YesNo = "yes" if any(one.state in ("in_force", "waiting") for one in measures) else "no"
    work.tell(PreservationLifted(held=held), case_number)
    return await filing.read_case(work, case_number)


async def _check_lifting(
    work: Work,
    case_number: str,
    body: PreservationLiftingIn,
    files: Sequence[FileRecord],
    measures: Sequence[MeasureRecord],
) -> None:
    """Another ruling of that court, on a lawful ground, by the paper that another has entered; the preservation stands."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_takes(case.officer, work.actor, rules.LIFTED))
    rules.check_preserves(case.type_code == PRESERVATION)
    await _check_stands(work, case_number)
    application = await cases.application(work.session, case.application_id)
    ruled = await repository.ruled(work.session, case.application_id)
    seized_by = application.instrument_number
    rules.check_lifting(body.number, seized_by, body.ruled_at, ruled.ruled_at, work.now)
    rules.check_ground(
        body.ground,
        ruled.stage,
        body.ruled_at,
        rules.held_since(measures),
        application.performance_due_on,
        (await court_time(work.session)).calendar,
        sued=await repository.suit(work.session, case_number) is not None,
    )
    rules.check_lifting_paper(body.ruling, body.ruled_at, files, work.hands)


async def _parts_of(work: Work, case_number: str) -> list[PreservationPartLiftingRecord]:
    rows = await repository.part_liftings(work.session, case_number)
    return [PreservationPartLiftingRecord.model_validate(one.model_dump()) for one in rows]


async def record_part_lifting(
    work: Work,
    case_number: str,
    body: PreservationPartLiftingIn,
    files: Sequence[FileRecord],
    register: Register,
) -> CaseOut:
    """What the ruling names is to be let go of; what it does not name stays preserved, and so does the case."""
    await _check_lifting(work, case_number, body, files, register.measures)
    parts.check_extent(body.ground, part=True)
    recorded = await _parts_of(work, case_number)
    named = parts.check_things(body.things, body.number, body.ruling, register, recorded)
    parts.check_titled(next(file for file in files if file.id == body.ruling), named, register.assets)
    for one in named:
        row = PreservationPartLifting(
            case_number=case_number,
            asset=one.asset.id,
            identifier=one.asset.identifier,
            amount=one.amount,
            held=one.held,
            recorded_by=work.actor.id,
            recorded_at=work.now,
            **body.model_dump(exclude={"things"}),
        )
        work.session.add(row)
        whole: YesNo = "yes" if one.amount is None else "no"
        told = PreservationPartLifted(asset=one.asset.id, measure=one.measure.id, whole=whole)
        work.tell(told, case_number)
    assets = [one.asset.id for one in named]
    work.audit(
        case_number, AuditAction.PRESERVATION_LIFT_PART, body.ruling, ground=body.ground, assets=assets
    )
    return await filing.read_case(work, case_number)
