"""Exemptions from a consumption order: applied for, granted, over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.intake.coercion import repository as coercions
from services.intake.coercion.models import Coercion
from services.intake.coercion.rules import State as Order
from services.intake.filing.models import Party
from services.intake.petitions import exempting, repository
from services.intake.petitions import held as petitions
from services.intake.petitions.exempting import Wish
from services.intake.petitions.kinds import Kind
from services.intake.petitions.models import Petition
from services.intake.petitions.schemas import PetitionIn, PetitionOut, RestorationIn
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import RuledPetition
from shared.contracts.intake.facts import ConsumptionExempted, ConsumptionRestored
from shared.contracts.intake.petitions import Consumption, ExemptionGround
from shared.law.case_rules import check_officer
from shared.law.files import PaperFile, check_files
from shared.platform.work import Work
from shared.values.articles import CONSUMPTION
from shared.values.audit_action import AuditAction
from shared.values.identity import PartyKind
from shared.values.zone import COURT_ZONE

if TYPE_CHECKING:
    from services.intake.petitions.evidence import Evidence


async def check_application(work: Work, kind: Kind, case_number: str, body: PetitionIn) -> None:
    """By whom the order restricts: the respondent itself, a person that it names, whoever represents a unit. 422, 409."""
    kinds = [one.label for one in body.exempt_kinds]
    days = body.exempt_from, body.exempt_until
    wish = Wish(body.exemption, kinds, body.scope, body.exempt_times, *days)
    received_on = body.received_at.astimezone(COURT_ZONE).date()
    party = await work.session.get(Party, body.party) if body.party else None
    unit = party is not None and PartyKind(party.kind) is PartyKind.ORGANISATION
    exempting.check_wish(kind, wish, received_on, unit=unit, outsider=bool(body.outsider))
    if kind.code not in exempting.GROUNDS or not body.coercion:
        return
    order = await coercions.coercion(work.session, body.coercion)
    standing = order.case_number == case_number and _stands(order)
    restricted = await work.session.get_one(Party, order.party)
    whom = {order.person} if order.person else {restricted.representative}
    itself = body.party == order.party and not order.person
    brought_by = party.name if party else body.outsider  # who answers for a unit may be a party beside it
    exempting.check_order(
        kind, standing=standing, his_own=itself or (bool(brought_by) and brought_by in whom)
    )
    earlier = await repository.exemptions(work.session, await coercions.orders_like(work.session, order))
    exempting.check_no_chain(kind, wish, [asked(one) for one in earlier])


def _stands(order: Coercion) -> bool:
    return order.kind == "consumption" and order.state in (Order.IN_FORCE, Order.ENDING)


def asked(one: Petition) -> Wish:
    ground = ExemptionGround(one.exemption) if one.exemption else None
    kinds = [Consumption(each).label for each in one.exempt_kinds]
    return Wish(ground, kinds, one.scope, one.exempt_times, one.exempt_from, one.exempt_until)


async def grant(work: Work, one: Petition, kind: Kind, said: RuledPetition | None) -> None:
    """As the signed paper says it, and no longer."""
    order = await coercions.coercion(work.session, one.coercion, lock=True)
    exempting.check_order(kind, standing=_stands(order), his_own=True)
    granted = exempting.check_granted(kind, asked(one), said)
    one.scope, one.exempt_times = granted.scope, granted.times
    one.exempt_kinds = [each.value for each in Consumption if each.label in granted.kinds]
    one.exempt_from, one.exempt_until = granted.starts_on, granted.ends_on
    assert one.exempt_until is not None
    until = exempting.over_at(one.exempt_until)
    work.tell(ConsumptionExempted(petition=one.id, coercion=one.coercion, until=until), one.case_number)


async def restore(work: Work, petition_id: str, body: RestorationIn, held: Evidence) -> PetitionOut:
    """It is over, and whoever enforces the restriction was told so."""
    one, _, case = await petitions.locked(work, petition_id)
    work.in_stead_of(check_officer(case.officer, work.actor, CONSUMPTION[8]))
    exempting.check_restores(one.result, one.exempt_until, work.now, restored=one.restored_at is not None)
    assert one.exempt_until is not None
    exempting.check_restored_at(body.at, one.exempt_until, work.now)
    purpose = FilePurpose.COERCION_TRACE
    check_files(
        held.files,
        [PaperFile("restored_paper", body.restored_paper, purpose, CONSUMPTION[8], shows_at=body.at)],
    )
    one.restored_at, one.restored_paper = body.at, body.restored_paper
    told = ConsumptionRestored(petition=one.id)
    work.record(AuditAction.PETITION_RESTORE, told, case.case_number, occurred_at=body.at)
    return await petitions.out(work, one, case.officer, case.judge)


async def end_all(work: Work, coercion_id: str) -> None:
    """The order itself is lifted: of no exemption from it need anybody take care any more."""
    for one in await repository.exemptions(work.session, [coercion_id]):
        if one.restored_at is None:
            one.restored_at = work.now
            work.tell(ConsumptionRestored(petition=one.id), one.case_number)
