"""What is read of other teams of a report: the papers of the case, the orders that were served, what custody asked and found."""

from __future__ import annotations

from services.intake.property_reports import acts, service
from services.intake.property_reports.rules import Held, Order
from shared.contracts.custody.records import ASSETS, FEEDBACKS, QUERIES
from shared.contracts.documents.records import DELIVERIES, DOCUMENT, FILES, REPORT_ORDERS
from shared.gateways.asset_query import SOURCES
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_case(peers: Peers, case_number: str) -> Held:
    return Held(await peers.read_all(FILES, case_number=case_number), await _orders(peers, case_number))


async def _orders(peers: Peers, case_number: str) -> dict[str, Order]:
    """The last that was served, by respondent."""
    orders: dict[str, Order] = {}
    for notice in await peers.read_all(REPORT_ORDERS, case_number=case_number):
        if notice.id is None or notice.signed_at is None or notice.withdrawn_at is not None:
            continue
        document = await peers.read(DOCUMENT, document_id=notice.id)
        for one in await peers.read_all(DELIVERIES, document_id=notice.id):
            last = orders.get(one.addressee)
            if one.served_at and (last is None or one.served_at > last.served_at):
                orders[one.addressee] = Order(notice.id, one.served_at, document.report_days)
    return orders


async def of_report(caller: Caller, peers: Peers, report_id: str) -> Held:
    """403 unless the caller checks reports."""
    case_number = await caller.read(acts.CHECK_REPORT.offices, service.case_of, report_id)
    answered: dict[str, set[str | None]] = {}
    for one in await peers.read_all(FEEDBACKS, case_number=case_number):
        answered.setdefault(one.query_id, set()).add(one.source)
    asked = {
        query.respondent_id
        for query in await peers.read_all(QUERIES, case_number=case_number)
        if query.channel == "national"
        if answered.get(query.id, set()).issuperset(SOURCES["national"])
    }
    return Held(
        await peers.read_all(FILES, case_number=case_number),
        await _orders(peers, case_number),
        asked,
        await peers.read_all(ASSETS, case_number=case_number),
    )
