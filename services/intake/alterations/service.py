"""对一方当事人终结执行、驳回申请: it is out by its ruling, and the case goes on with the others."""

from __future__ import annotations

from collections.abc import Mapping

from services.intake.alterations import repository, rules
from services.intake.alterations.models import Alteration
from services.intake.alterations.rules import Held, Side
from services.intake.alterations.schemas import AlterationFilter, AlterationOut, PartyEndIn
from services.intake.bankruptcy import repository as referrals
from services.intake.bankruptcy.rules import check_declared
from services.intake.coercion import gone
from services.intake.filing import repository as cases
from services.intake.petitions import repository as petitions
from shared.contracts.documents.records import RegisteredParty
from shared.contracts.intake.closing import ENDINGS, ClosingGround
from shared.contracts.intake.facts import PartyLeft
from shared.law.case_rules import check_officer, check_open
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.identity import PartyKind


async def end_for(work: Work, case_number: str, body: PartyEndIn, held: Held) -> AlterationOut:
    """By its ruling, served, on a paper that shows the ground of that party."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    check_open(case.state, rules.NO_MORE, rules.ARTICLE)
    application = await cases.application(work.session, case.application_id, lock=True)
    parties = {one.id: one for one in await cases.parties(work.session, application.id)}
    registered = {
        id: RegisteredParty.model_validate(one, from_attributes=True) for id, one in parties.items()
    }
    sides = {
        one.id: Side(
            one.id, one.role, one.name, one.kind == PartyKind.NATURAL, registered[one.id].former_names
        )
        for one in parties.values()
        if one.left_at is None
    }
    one = rules.check_ends_for(body.ground, body.party, sides)
    examined = await referrals.pending(work.session, case_number)
    if body.ground is ClosingGround.BANKRUPT and one.id in examined:
        check_declared([one.name], ENDINGS[body.ground].article)
    rules.check_paper(body.ground, body.ground_paper, one, held.files, work.hands)
    brought = await petitions.upheld(work.session, case_number, work.now)
    upheld = {each.document: each.party for each in brought if each.document}
    rules.check_ruled(body.ground, one, sides, list(registered.values()), case_number, held, upheld)
    used = await repository.is_used(work.session, body.ruling)
    rules.check_stands(held.ruling, await petitions.granted_conduct(work.session, case_number), used=used)
    claim = application.principal + application.interest
    row = Alteration(
        case_number=case_number,
        party=body.party,
        ground=body.ground,
        paper=body.ground_paper,
        ruling=body.ruling,
        share=rules.share_of(held.ruling, claim - await repository.ended(work.session, case_number)),
        recorded_by=work.actor.id,
        recorded_at=work.now,
    )
    work.session.add(row)
    parties[body.party].left_at = work.now
    application.version += 1
    objection = next((each.id for each in brought if each.document == body.ruling), None)
    told = PartyLeft(party=body.party, alteration=row.id, ground=body.ground, petition=objection)
    work.record(AuditAction.ALTERATION_RECORD, told, case_number)
    await gone.left(work, case_number, parties[body.party])
    return _shown(row, {one.id: one.name})


async def read(work: Work, alteration_id: str) -> AlterationOut:
    row = await repository.alteration(work.session, alteration_id)
    await open_case(work, row.case_number, AuditAction.ALTERATION_READ, alteration_id)
    return _shown(row, await repository.names(work.session, [row]))


async def list_alterations(
    work: Work, asked: AlterationFilter, case_number: str | None = None
) -> Page[AlterationOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.ALTERATION_READ, asked)
    found = await repository.alterations(work.session, asked, of)
    names = await repository.names(work.session, found.items)
    return found.of(lambda row: _shown(row, names))


def _shown(row: Alteration, names: Mapping[str, str]) -> AlterationOut:
    return AlterationOut(**row.model_dump(), name=names[row.party], acts=[])
