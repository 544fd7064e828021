"""更名: the party goes on under another name; what it was called stays on record with its days."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.corrections import repository as corrections
from services.intake.docket import repository as docket
from services.intake.filing import repository as filing
from services.intake.filing.models import Application, Case, Party
from services.intake.filing.rules import check_not_ended
from services.intake.linked.service import note
from services.intake.prompts.addressee import Addressee, addressee
from services.intake.prompts.messages import tell
from services.intake.recusal.service import see_to
from services.intake.renamings import repository, rules
from services.intake.renamings.models import Renaming
from services.intake.renamings.rules import Bearer
from services.intake.renamings.schemas import RenamingIn, RenamingOut
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import PartyRenamed
from shared.contracts.intake.names import FormerName
from shared.platform.http import check_version
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.identity import PartyKind
from shared.values.roles import Office


async def rename(
    work: Work, party_id: str, seen: int, body: RenamingIn, files: Sequence[FileRecord]
) -> RenamingOut:
    """On a paper that says both names; the officers of the party's cases hear of it, and it is searched for anew."""
    party, application, case = await to_rename(work, party_id, seen)
    former = party.formers
    renamed_on = [one.until for one in former if not one.void]
    others = [one for one in await filing.parties(work.session, application.id) if one.id != party_id]
    bearer = Bearer(
        PartyKind(party.kind),
        party.name,
        party.identity,
        renamed_on[-1] if renamed_on else None,
        {one.name for one in others},
    )
    rules.check_day(body.renamed_on, application.effective_on, bearer, work.now.date())
    rules.check_same_person(bearer, body.name, body.identity)
    rules.check_proof(body.proof, (party.name, body.name), body.renamed_on, work.hands, files)
    rules.check_unused(await repository.is_used(work.session, application.id, body.proof))
    row = Renaming(
        case_number=case.case_number,
        party=party_id,
        before=party.name,
        after=body.name,
        renamed_on=body.renamed_on,
        proof=body.proof,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
    )
    work.session.add(row)
    former.append(FormerName(name=party.name, until=body.renamed_on, recorded_at=work.now))
    party.former_names = [one.model_dump(mode="json") for one in former]
    party.name = body.name
    application.version += 1
    told = PartyRenamed(party=party_id, renaming=row.id, role=party.role)
    work.record(AuditAction.RENAMING_RECORD, told, case.case_number)
    await work.session.flush()
    await see_to(work, application)
    await note(work, application)
    words = rules.words(row.before, row.after)
    here = f"{words}，此后制作的文书应当使用新的姓名、名称并注明原姓名、名称"
    there = f"{words}（{case.case_number}），请核实本案是否登记更名"
    await tell_officer(work, "party_renamed", case, here)
    for other in await repository.elsewhere(work.session, party, case.case_number):
        await tell_officer(work, "party_renamed", other, there)
    return RenamingOut.model_validate(row, from_attributes=True)


async def list_renamings(work: Work, case_number: str) -> list[RenamingOut]:
    """Who read them is kept."""
    await open_case(work, case_number, AuditAction.RENAMING_READ)
    rows = await repository.of_case(work.session, case_number)
    return [RenamingOut.model_validate(row, from_attributes=True) for row in rows]


async def to_rename(work: Work, party_id: str, seen: int) -> tuple[Party, Application, Case]:
    """The party and its application, locked, at the version that was seen, its case not over."""
    party = await corrections.party(work.session, party_id)
    application = await filing.application(work.session, party.application_id, lock=True)
    check_version(seen, application.version)
    check_not_ended(application.outcome)
    number = application.case_number
    case = await filing.case(work.session, number) if number else None
    rules.check_goes_on(number, case.state if case else None, case.closing_mode if case else "")
    assert case is not None
    await work.session.refresh(party)
    return party, application, case


async def tell_officer(work: Work, step: str, case: Case, words: str) -> Addressee | None:
    """Who has heard of it; of a case without an officer it stands in the work log."""
    docket_id = str(DocketId.case(case.case_number))
    to = await addressee(work, docket_id, (Office.HANDLING_OFFICER,)) if case.officer else None
    if to is not None:
        tell(work, docket_id, step, to, words, rules.ARTICLE, work.now)
    else:
        docket.log(work.session, docket_id, work.now, rules.ARTICLE, words)
    return to
