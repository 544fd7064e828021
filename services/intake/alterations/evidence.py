"""What other teams hold of a party that is to leave: the ruling and whom it has reached, what is seized of it."""

from __future__ import annotations

from services.intake.alterations.rules import Held
from services.intake.alterations.schemas import PartyEndIn
from shared.contracts.custody.records import ASSETS
from shared.contracts.documents.records import DELIVERIES, DOCUMENT, FILES
from shared.platform.peers import Peers


async def gather(peers: Peers, case_number: str, body: PartyEndIn) -> Held:
    files = await peers.read_all(FILES, case_number=case_number)
    ruling = await peers.find(DOCUMENT, document_id=body.ruling)
    deliveries = await peers.read_all(DELIVERIES, document_id=body.ruling) if ruling else []
    assets = await peers.read_all(ASSETS, case_number=case_number)
    return Held(
        files,
        ruling,
        {one.addressee for one in deliveries if one.served_at},
        seized=sum(
            one.respondent_id == body.party
            and one.measure is not None
            and one.measure.state in ("in_force", "waiting")
            for one in assets
        ),
    )
