"""Who had left a case by a ruling that falls is in it again with its share; what was lifted meanwhile is ordered anew or not at all."""

from __future__ import annotations

from collections.abc import Mapping

from services.intake.alterations import repository as alterations
from services.intake.coercion import gone
from services.intake.filing import repository as cases
from services.intake.linked.service import note
from services.intake.petitions import repository
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import tell
from services.intake.recusal.service import see_to
from services.intake.resumption import repository as resumptions
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import PartyJoined, PartyLeft, ReleaseDue
from shared.platform.work import Work
from shared.values.articles import OBJ
from shared.values.roles import Office

_RETURNS = (
    "据以退出本案的裁定已经撤销，自即日起恢复当事人地位：请告知各方当事人；原查封、冻结和强制措施已经解除的不自行恢复，"
    "需要采取的另行报请"
)
_LEAVES = "据以成为、恢复当事人的裁定已经撤销，自即日起退出本案：请告知各方当事人；对其财产的查封、扣押、冻结应当及时裁定解除"


async def revoke(work: Work, case_number: str, ruling: str | None, by: str) -> bool:
    """Whether the enforcement had ended for one party alone by that ruling: it falls `by` a petition, and the party is back."""
    row = await alterations.of_ruling(work.session, case_number, ruling) if ruling else None
    if row is None:
        return False
    row.revoked_by, row.revoked_at = by, work.now
    await come_back(work, case_number, row.party, by)
    return True


async def hold_again(work: Work, petition: str, seized: Mapping[str, str]) -> None:
    """What had revoked such a ruling was revoked above: the party leaves again, unless it has left by another ruling since."""
    for row in await alterations.revoked_by(work.session, petition):
        if await repository.is_out(work.session, row.case_number, row.party):
            continue
        row.revoked_by = row.revoked_at = None
        told = PartyLeft(party=row.party, alteration=row.id, ground=row.ground)
        await leave(work, row.case_number, row.party, told, seized)


async def leave(work: Work, case_number: str, party: str, told: PartyLeft, seized: Mapping[str, str]) -> None:
    """Also where the case goes on under another number. What is `seized` of him, thing by its owner, is to be let go of."""
    for asset in (asset for asset, owner in seized.items() if owner == party):
        work.tell(ReleaseDue(petition=told.alteration, asset=asset), case_number)
    for row in await resumptions.rows_of(work.session, case_number, party):
        row.left_at = work.now
        application = await cases.application(work.session, row.application_id, lock=True)
        application.version += 1
        if application.case_number is not None:
            work.tell(told.model_copy(update={"party": row.id}), application.case_number)
            await gone.left(work, application.case_number, row)
            await _tell_officer(work, application.case_number, f"{row.name}{_LEAVES}")


async def come_back(work: Work, case_number: str, party: str, by: str) -> None:
    """Also where the case goes on under another number; not who is out by another ruling that stands."""
    await work.session.flush()
    if await repository.is_out(work.session, case_number, party):
        return
    for row in await resumptions.rows_of(work.session, case_number, party):
        row.left_at = None
        application = await cases.application(work.session, row.application_id, lock=True)
        application.version += 1
        await gone.returned(work, row.id)
        await work.session.flush()
        await see_to(work, application)
        await note(work, application)
        if application.case_number is not None:
            work.tell(PartyJoined(party=row.id, petition=by, role=row.role), application.case_number)
            await _tell_officer(work, application.case_number, f"{row.name}{_RETURNS}")


async def _tell_officer(work: Work, case_number: str, words: str) -> None:
    """Who has to go on for it or against it, or no longer, and to tell the parties."""
    docket_id = str(DocketId.case(case_number))
    if to := await addressee(work, docket_id, (Office.HANDLING_OFFICER, Office.JUDGE)):
        tell(work, docket_id, "party_returned", to, words, OBJ[17], work.now)
