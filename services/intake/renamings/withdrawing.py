"""A change of name that was none is withdrawn: the party is called as before, and what was signed meanwhile stays as it is."""

from __future__ import annotations

from services.intake.filing import repository as filing
from services.intake.filing.models import Case, Party
from services.intake.linked.service import note
from services.intake.prompts.addressee import Addressee
from services.intake.prompts.messages import tell
from services.intake.prompts.repository import holdings
from services.intake.recusal.service import see_to
from services.intake.renamings import repository, rules
from services.intake.renamings.evidence import Held
from services.intake.renamings.models import Renaming
from services.intake.renamings.schemas import RenamingOut, RenamingWithdrawalIn
from services.intake.renamings.service import tell_officer, to_rename
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import RenamingWithdrawn
from shared.contracts.intake.names import FormerName
from shared.platform.work import Work
from shared.values.articles import CPC
from shared.values.audit_action import AuditAction
from shared.values.roles import Office

_STEP = "renaming_withdrawn"


async def withdraw(
    work: Work, party_id: str, seen: int, body: RenamingWithdrawalIn, held: Held
) -> RenamingOut:
    """On a paper that shows it; whoever was told of the change hears of it, and a respondent is searched for anew."""
    party, application, case = await to_rename(work, party_id, seen)
    rows = (await repository.standing(work.session, application.id)).get(party_id, [])
    changes = [each.as_entered for each in rows]
    one = rules.check_withdraws(changes, work.actor)
    rules.check_last(one, body.name, changes)
    rules.check_refuted(one, party.name, body.proof, work.hands, held.files)
    rules.check_unused(await repository.is_used(work.session, application.id, body.proof))
    row = rows[-1]
    row.withdrawn_by, row.withdrawn_at = work.actor.id, work.now
    row.withdrawal_reason, row.withdrawal_proof = body.reason, body.proof
    row.documents = rules.signed_since(row.recorded_at, held.documents)
    was = FormerName(name=party.name, until=work.now.date(), recorded_at=work.now, void=True)
    former = [
        each.model_copy(update={"void": each.void or each.recorded_at == row.recorded_at})
        for each in party.formers
    ]
    party.former_names = [each.model_dump(mode="json") for each in (*former, was)]
    party.name = row.before
    application.version += 1
    told = RenamingWithdrawn(party=party_id, renaming=row.id, role=party.role)
    work.record(AuditAction.RENAMING_WITHDRAW, told, case.case_number)
    await work.session.flush()
    await see_to(work, application)
    await note(work, application)
    await _tell(work, party, case, row)
    return RenamingOut.model_validate(row, from_attributes=True)


async def _tell(work: Work, party: Party, case: Case, row: Renaming) -> None:
    """The officers of the cases in which the change was told of, and whoever else was told and is in that office still."""
    words = f"{row.before}更名为{row.after}的登记有误，已经撤销：{row.withdrawal_reason}"
    here = f"{words}。以{row.after}查询、查封和收付款项的，请一并核对"
    if row.documents:
        here += f"；其间签发的文书请逐份核对，确有笔误的依法补正（{CPC[157]}）：{'、'.join(row.documents)}"
    heard = {
        (message.docket, message.staff_id, Office(message.office))
        for message in await repository.told(work.session, party, rules.words(row.before, row.after))
    }
    own = str(DocketId.case(case.case_number))
    for docket_id in sorted({own, *(docket for docket, _, _ in heard)}):
        of = case if docket_id == own else await filing.case(work.session, DocketId.parse(docket_id).subject)
        said = here if docket_id == own else f"{words}（{case.case_number}），请核对本案的登记"
        to = await tell_officer(work, _STEP, of, said)
        for _, person, office in sorted(each for each in heard if each[0] == docket_id):
            in_office = {one.staff_id for one in await holdings(work.session, office, work.now)}
            if person in in_office and (to is None or person != to.staff_id):
                tell(work, docket_id, _STEP, Addressee(person, office), said, rules.ARTICLE, work.now)
