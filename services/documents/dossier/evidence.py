"""What is read of other teams before their records enter the e-dossier, their papers go to the dossier centre, and of what they did."""

from __future__ import annotations

from services.documents.dossier.expected import Done
from services.documents.dossier.rules import CONCERNS, Bundle
from shared.contracts.auction.records import DISPOSALS
from shared.contracts.commission.records import COMMISSIONS
from shared.contracts.custody.records import ASSET_LIST, ASSETS, FEEDBACKS, MEASURES
from shared.contracts.documents.orders import FileItem
from shared.contracts.funds.records import PAYOUTS
from shared.contracts.intake.records import CASE
from shared.platform.peers import Peers
from shared.values.asset_kind import REGISTERED


async def digest(peers: Peers, order: FileItem) -> str | None:
    """The SHA-256 of what custody has filed or listed (二(二)5, 二(二)6); None where it holds no such thing, or a later list."""
    if order.kind == "network_feedback":
        feedbacks = await peers.read_all(FEEDBACKS, case_number=order.case_number)
        filed = [feedback for feedback in feedbacks if feedback.filed_at is not None]
        return next((one.content_sha256 for one in filed if one.id == order.reference), None)
    latest = await peers.read(ASSET_LIST, case_number=order.case_number)
    return latest.content_sha256 if latest.id == order.reference else None


async def ids_of_case(peers: Peers, case_number: str, bundle: Bundle) -> set[str]:
    """The ids of the case's assets, listings or commissions, whichever the bundle belongs to."""
    match CONCERNS[bundle]:
        case _, "asset":
            return {asset.id for asset in await peers.read_all(ASSETS, case_number=case_number)}
        case _, "listing":
            disposals = await peers.read_all(DISPOSALS, case_number=case_number)
            return {listing.id for disposal in disposals for listing in disposal.listings}
        case _, "commission":
            return {
                commission.id for commission in await peers.read_all(COMMISSIONS, case_number=case_number)
            }
    return set()


async def done(peers: Peers, case_number: str) -> Done:
    """What each team has done in the case. 404 for a case that this court does not have."""
    case = await peers.read(CASE, case_number=case_number)
    assets = await peers.read_all(ASSETS, case_number=case_number)
    return Done(
        case,
        {asset.id: asset.identifier for asset in assets},
        {asset.id for asset in assets if asset.kind in REGISTERED},
        await peers.read_all(MEASURES, case_number=case_number),
        await peers.read_all(COMMISSIONS, case_number=case_number),
        await peers.read_all(DISPOSALS, case_number=case_number),
        await peers.read_all(PAYOUTS, case_number=case_number),
    )
