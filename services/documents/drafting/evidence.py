"""What is read of the other teams before a document is drafted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from services.documents import case_file
from services.documents.case_file import CaseFile
from services.documents.drafting.compared import COMPARED
from services.documents.drafting.rules import CaseAccount
from shared.contracts.auction.records import DISPOSALS, DisposalRecord
from shared.contracts.custody.records import ASSETS, MEASURES, AssetRecord, MeasureRecord
from shared.contracts.funds.records import ACCOUNT, ON_SITE, PAYOUTS, OnSiteRecord, PayoutRecord
from shared.contracts.intake.records import AGENTS, PastAgentRecord
from shared.platform.peers import Peers


@dataclass(frozen=True)
class Evidence:
    """`account`: 一案一账号; None while funds has not opened it. `agents`: all that each party ever had, where they are told of."""

    file: CaseFile
    account: CaseAccount | None
    agents: Mapping[str, Sequence[PastAgentRecord]] = field(default_factory=dict)
    assets: Sequence[AssetRecord] = ()
    measures: Sequence[MeasureRecord] = ()
    disposals: Sequence[DisposalRecord] = ()
    payouts: Sequence[PayoutRecord] = ()
    on_site: Sequence[OnSiteRecord] = ()
    """The last four for a kind that is compared with them."""

    @property
    def known(self) -> set[str]:
        """The numbers that a document of the case may name: of its assets, its people, its instrument."""
        case = self.file.case
        people = {
            number for party in case.parties for number in (party.identity, *(a.number for a in party.agents))
        }
        registered = {one.measure_no for one in self.measures}
        things = {asset.identifier for asset in self.assets}
        return {case.instrument_number, *people, *self.phones, *things, *registered}

    @property
    def phones(self) -> set[str]:
        """The telephones of the case's people."""
        mobiles = [reception.confirmed_mobile for reception in self.file.received.values()]
        for party in self.file.case.parties:
            mobiles += [party.mobile, *(agent.mobile for agent in party.agents)]
        return set(filter(None, mobiles))


async def gather(peers: Peers, case_number: str, kind: str = "") -> Evidence:
    file = await case_file.read(peers, case_number)
    opened = await peers.find(ACCOUNT, case_number=case_number)
    account = CaseAccount(opened.account_name, opened.account_number, opened.bank_name) if opened else None
    told_of = file.case.parties if kind == "agency_notice" else []
    agents = {party.id: await peers.read(AGENTS, party_id=party.id) for party in told_of}
    found = Evidence(file, account, agents, await peers.read_all(ASSETS, case_number=case_number))
    return await with_records(peers, found) if kind in COMPARED else found


async def with_records(peers: Peers, found: Evidence) -> Evidence:
    """With what the sums, days and terms of a document are compared with."""
    case_number = found.file.case.case_number
    return replace(
        found,
        measures=await peers.read_all(MEASURES, case_number=case_number),
        disposals=await peers.read_all(DISPOSALS, case_number=case_number),
        payouts=await peers.read_all(PAYOUTS, case_number=case_number),
        on_site=await peers.read_all(ON_SITE, case_number=case_number),
    )
