"""暂不处置: what another court or case holds first (查封扣押冻结规定第二十六条)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from services.auction.deferral import acts, repository, rules
from services.auction.deferral.evidence import Evidence
from services.auction.deferral.models import Deferral
from services.auction.deferral.rules import Ground
from services.auction.deferral.schemas import (
    DeferralEndIn,
    DeferralFile,
    DeferralFilter,
    DeferralIn,
    DeferralOut,
)
from services.auction.disposals import repository as disposals
from services.auction.disposals.models import Disposal
from services.auction.disposals.rules import Elsewhere, State
from shared.contracts.auction.facts import DisposalDeferred, DisposalDue
from shared.contracts.documents.purposes import FilePurpose
from shared.law.case_access import Standing
from shared.law.case_rules import check_officer
from shared.law.files import PaperFile, check_files
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.articles import CKD, REGULATION
from shared.values.asset_kind import one_name
from shared.values.audit_action import AuditAction


async def defer(work: Work, evidence: Evidence, body: DeferralIn) -> DeferralOut:
    """The thing is left to who holds it first; nothing is owed of its disposal until that ends."""
    case, asset = evidence.file.case, evidence.asset
    work.in_stead_of(check_officer(case.officer, work.actor, REGULATION["一(一)"]))
    disposal = await work.session.get(Disposal, asset.id, with_for_update=True)
    known = await work.session.get(Deferral, asset.id, with_for_update=True)
    rules.check_free(
        known is not None and known.ended_at is None,
        disposal is not None and disposal.state != State.WITHDRAWN,
    )
    others = await _others(work, evidence)
    rules.check_ground(body.ground, others, asset.measure, body.paper is not None, evidence.here)
    files = _files(work, evidence, body.paper, None)
    found = await work.session.merge(
        Deferral(
            asset_id=asset.id,
            case_number=case.case_number,
            ground=body.ground,
            identifier=one_name(asset.identifier),
            files=files,
            decided_by=work.actor.id,
            decided_at=work.now,
        )
    )
    work.record(
        AuditAction.DISPOSAL_DEFER,
        DisposalDeferred(asset=asset.id, ground=body.ground.value),
        case.case_number,
    )
    return _out(found)


async def end(work: Work, evidence: Evidence, body: DeferralEndIn) -> DeferralOut:
    """Our seizure is the first now, since the paper that says so was entered: the thirty days run (处置参考价规定第一条)."""
    case, asset = evidence.file.case, evidence.asset
    work.in_stead_of(check_officer(case.officer, work.actor, REGULATION["一(一)"]))
    found = await work.session.get(Deferral, asset.id, with_for_update=True)
    rules.check_deferred(found is not None and found.ended_at is None)
    assert found is not None
    others = await _others(work, evidence)
    rules.check_over(Ground(found.ground), others, asset.measure, body.paper is not None, evidence.here)
    found.files = found.files | _files(work, evidence, body.paper, found.decided_at)
    since = next((one.entered_at for one in evidence.file.files if one.id == body.paper), work.now)
    found.ended_by, found.ended_at = work.actor.id, since
    work.record(AuditAction.DISPOSAL_DUE, DisposalDue(asset=asset.id), case.case_number, occurred_at=since)
    return _out(found)


async def read(work: Work, asset_id: str) -> DeferralFile:
    """One thing that is left alone, or was. Who read it is kept."""
    found = await repository.deferral(work.session, asset_id)
    standing = await open_case(work, found.case_number, AuditAction.DISPOSAL_READ, asset_id)
    return _file(work, found, standing, await repository.elsewhere(work.session, [asset_id]))


async def deferrals(work: Work, asked: DeferralFilter, case_number: str | None = None) -> Page[DeferralFile]:
    """Across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.DISPOSAL_READ, asked)
    found = await repository.deferrals(work.session, asked, cases)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    elsewhere = await repository.elsewhere(work.session, [one.asset_id for one in found.items])
    return found.of(lambda one: _file(work, one, standings[one.case_number], elsewhere))


def _file(work: Work, found: Deferral, standing: Standing, elsewhere: Collection[str]) -> DeferralFile:
    offered = acts.on(work.actor, found, standing, elsewhere=found.asset_id in elsewhere)
    return DeferralFile(**_out(found).model_dump(), acts=offered)


async def _others(work: Work, evidence: Evidence) -> list[Elsewhere]:
    identifier = one_name(evidence.asset.identifier)
    return await disposals.of_thing(work.session, identifier, evidence.asset.id)


def _files(work: Work, evidence: Evidence, paper: str | None, since: datetime | None) -> dict[str, str]:
    if paper is None:
        return {}
    named = PaperFile("paper", paper, FilePurpose.SEIZURE_RETURN, CKD[26], since, work.hands)
    return check_files(evidence.file.files, [named])


def _out(found: Deferral) -> DeferralOut:
    return DeferralOut.model_validate(found, from_attributes=True)
