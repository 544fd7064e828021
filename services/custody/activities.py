"""Orders that workflows give custody."""

from __future__ import annotations

from urllib.parse import quote

from services.custody.measures import service as measures
from services.custody.measures.rules import check_case_open
from services.custody.network import service as network
from shared.contracts.custody.orders import Custody, LiftMeasure, StartQueries, TakeMeasure
from shared.gateways.asset_query import SOURCES, AssetQuery, HttpAssetQuerySystem
from shared.gateways.errors import GatewayRefused
from shared.platform.service import Resources
from shared.platform.work import Caller
from shared.values.roles import Office


class CustodyActivities(Custody):
    """Implements shared.contracts.custody.orders.Custody."""

    def __init__(self, resources: Resources) -> None:
        self._caller = Caller(resources.db, "custody", "service:workflow")
        self._peers = resources.peers
        self._query_system = HttpAssetQuerySystem(resources.settings.url_query, resources.http)

    async def start_queries(self, order: StartQueries) -> None:
        case = await self._peers.get("intake", f"/cases/{quote(order.case_number)}")
        respondents = {party["id"]: party for party in case["parties"] if party["role"] == "respondent"}
        for channel, sources in SOURCES.items():
            unstarted = await self._caller.act(
                Office.SERVICE,
                network.order_queries,
                order.case_number,
                order.occasion,
                channel,
                list(respondents),
            )
            for respondent, query in unstarted.items():
                await self._query_system.query(
                    AssetQuery(
                        request_id=query,
                        channel=channel,
                        case_number=order.case_number,
                        respondent_id_number=respondents[respondent]["identity"],
                        respondent_name=respondents[respondent]["name"],
                        sources=list(sources),
                    )
                )
            await self._caller.act(
                Office.SERVICE, network.book_started, order.case_number, order.occasion, channel
            )

    async def take_measure(self, order: TakeMeasure) -> None:
        freeze = await self._caller.act(Office.SERVICE, measures.freeze_order, order.asset_id)
        if freeze is not None:
            case = await self._peers.get("intake", f"/cases/{quote(freeze.case_number)}")
            check_case_open(case["state"])
            try:
                result = await self._query_system.freeze(freeze)
            except GatewayRefused as refusal:
                await self._caller.act(Office.SERVICE, measures.book_refusal, order.asset_id, refusal.code)
                raise
            await self._caller.act(Office.SERVICE, measures.book_measure, order.asset_id, result)

    async def lift_measure(self, order: LiftMeasure) -> None:
        release = await self._caller.act(Office.SERVICE, measures.release_order, order.measure_id)
        if release is not None:
            await self._query_system.release(release)
            await self._caller.act(Office.SERVICE, measures.book_lifting, order.measure_id)
