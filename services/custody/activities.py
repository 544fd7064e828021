"""Orders that workflows give custody."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from decimal import Decimal

from services.custody.commissioned import service as commissioned
from services.custody.measures import evidence
from services.custody.measures import service as measures
from services.custody.measures.rules import SALE_RULINGS
from services.custody.network import service as network
from services.custody.renewal import evidence as renewing
from services.custody.renewal import service as renewal
from services.custody.resumed import service as resumed
from services.custody.resumed.rules import same_respondents
from services.custody.waiting import service as waiting
from shared.contracts.auction.records import DISPOSALS
from shared.contracts.commission.records import COMMISSIONS
from shared.contracts.custody.orders import (
    BookSale,
    CarryOver,
    Custody,
    EnterCommissioned,
    FollowWaiting,
    LiftMeasure,
    RenewMeasure,
    StartQueries,
    TakeMeasure,
)
from shared.contracts.documents.records import DOCUMENT
from shared.contracts.intake.records import CASE, CaseRecord, PartyRecord
from shared.gateways.asset_query import (
    SOURCES,
    AssetQuery,
    Channel,
    HttpAssetQuerySystem,
    PartReleaseOrder,
    ReleaseOrder,
)
from shared.gateways.errors import GatewayRefused, GatewayUnavailable
from shared.platform.service import Resources
from shared.platform.work import Caller
from shared.values.money import from_fen, to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office


class CustodyActivities(Custody):
    """Implements shared.contracts.custody.orders.Custody."""

    def __init__(self, resources: Resources) -> None:
        self._caller = Caller(resources.db, "custody", "service:workflow")
        self._peers = resources.peers
        self._query_system = HttpAssetQuerySystem(resources.settings.url_query, resources.http)

    async def start_queries(self, order: StartQueries) -> None:
        case = await self._peers.read(CASE, case_number=order.case_number)
        for ended in (*([case.resumes] if case.resumes else []), *case.preserved_in):
            await self._take_over(case, ended)
        if case.preservation and order.channel is None:
            return  # asked on the applicant's application alone
        failures: list[GatewayRefused | GatewayUnavailable] = []
        for channel in [order.channel] if order.channel else SOURCES:
            failures += await self._start_channel(order, channel, case.side("respondent"))
        if failures:
            raise next((one for one in failures if isinstance(one, GatewayUnavailable)), failures[0])

    async def _take_over(self, case: CaseRecord, ended: str) -> None:
        """Before anything is asked about: what is seized already is not found as something new."""
        before = await self._peers.read(CASE, case_number=ended)
        respondents = same_respondents(before.ever("respondent"), case.ever("respondent"))
        lifted = before.preservation.part_liftings if before.preservation else []
        taken = (case.case_number, ended, respondents, lifted)
        await self._caller.act(Office.SERVICE, resumed.take_over, *taken)

    async def _start_channel(
        self, order: StartQueries, channel: Channel, respondents: Sequence[PartyRecord]
    ) -> list[GatewayRefused | GatewayUnavailable]:
        """Ask about every respondent; what could not be asked holds up neither the others nor the other channel."""
        failures: list[GatewayRefused | GatewayUnavailable] = []
        asked = {party.id: party for party in respondents}
        by = (order.case_number, order.occasion, channel)
        unstarted = await self._caller.act(Office.SERVICE, network.order_queries, *by, list(asked))
        for respondent, query in unstarted.items():
            question = AssetQuery(
                request_id=query,
                channel=channel,
                case_number=order.case_number,
                respondent_paper=asked[respondent].shown,
                respondent_id_number=asked[respondent].identity,
                respondent_name=asked[respondent].name,
                sources=list(SOURCES[channel]),
            )
            try:
                await self._query_system.query(question)
            except (GatewayRefused, GatewayUnavailable) as failure:
                failures.append(failure)
        if not failures:
            await self._caller.act(Office.SERVICE, network.book_started, *by)
        return failures

    async def take_measure(self, order: TakeMeasure) -> None:
        decision = await self._caller.act(Office.SERVICE, measures.to_freeze, order.asset_id)
        if decision is None:
            return
        read = await evidence.gather(self._peers, decision.case_number, decision.ruling_document)
        try:
            freeze = await self._caller.act(Office.SERVICE, measures.freeze_order, order.asset_id, read)
            if freeze is None:
                return
            result = await self._query_system.freeze(freeze)
        except (GatewayRefused, Problem) as refusal:
            anew = [ProblemCode.RULING_DIFFERS, ProblemCode.THING_SOLD]
            if read.case.preservation:  # lifted meanwhile
                anew.append(ProblemCode.NO_SUCH_RULING)
            if isinstance(refusal, GatewayRefused) or refusal.code in anew:
                await self._caller.act(Office.SERVICE, measures.book_refusal, order.asset_id, refusal.code)
            raise
        stage = read.case.preservation.stage if read.case.preservation else None
        booking = (order.asset_id, result, freeze, stage)
        await self._caller.act(Office.SERVICE, measures.book_measure, *booking)

    async def lift_measure(self, order: LiftMeasure) -> None:
        decided = await self._caller.act(Office.SERVICE, measures.to_lift, order.measure_id)
        if decided is None:
            return
        case = await self._peers.read(CASE, case_number=order.case_number)
        by = decided.ruling_document
        lifting = case.preservation and case.preservation.lifted_by(by, decided.asset_id)
        if lifting:
            number = lifting.number
        else:
            ruling = await self._peers.read(DOCUMENT, document_id=by)
            number = ruling.number
            if ruling.kind in SALE_RULINGS:  # so that nobody who waits for what is sold comes to hold it
                await self._book_sales(order.case_number, [decided.asset_id])
        try:
            frozen = await self._release(decided, number)
        except GatewayRefused as refusal:
            refused = (order.measure_id, by, refusal.code)
            await self._caller.act(Office.SERVICE, measures.book_unlifted, *refused)
            raise
        await self._caller.act(Office.SERVICE, measures.book_lifting, order.measure_id, by, None, frozen)

    async def _release(self, lifting: measures.ToLift, number: str) -> Decimal | None:
        """What of a deposit stays frozen, where a part was let go of and the bank says so."""
        if lifting.amount is None:
            whole = ReleaseOrder(request_id=lifting.freeze, ruling_no=number)
            await self._query_system.release(whole)
            return None
        part = PartReleaseOrder(
            request_id=lifting.part,
            freeze=lifting.freeze,
            ruling_no=number,
            amount_fen=to_fen(lifting.amount),
        )
        rest = (await self._query_system.release_part(part)).frozen_fen
        return None if rest is None else from_fen(rest)

    async def carry_over(self, order: CarryOver) -> None:
        case = await self._peers.read(CASE, case_number=order.case_number)
        if case.goes_on_in:
            goes_on = await self._peers.read(CASE, case_number=case.goes_on_in)
            await self._take_over(goes_on, order.case_number)

    async def renew_measure(self, order: RenewMeasure) -> None:
        measure = await self._caller.act(Office.SERVICE, renewal.to_renew, order.measure_id)
        if measure is None or measure.renew_ruling_document is None or measure.renew_letter is None:
            return
        named = (measure.renew_ruling_document, measure.renew_letter)
        read = await renewing.gather(self._peers, measure.case_number, *named)
        try:
            wanted = await self._caller.act(Office.SERVICE, renewal.order, order.measure_id, read)
            if wanted is None:
                return
            result = await self._query_system.renew(wanted)
        except (GatewayRefused, Problem) as refusal:
            if isinstance(refusal, GatewayRefused) or refusal.status == 409:
                refused = (order.measure_id, refusal.code)
                await self._caller.act(Office.SERVICE, renewal.book_refusal, *refused)
            raise
        await self._caller.act(Office.SERVICE, renewal.book, order.measure_id, result)

    async def enter_commissioned(self, order: EnterCommissioned) -> None:
        known = await self._peers.read_all(COMMISSIONS, case_number=order.case_number)
        await self._caller.act(Office.SERVICE, commissioned.enter, order.case_number, known)

    async def follow_waiting(self, order: FollowWaiting) -> None:
        due = await self._caller.act(Office.SERVICE, waiting.to_follow)
        for case_number, asset_ids in due.contested.items():
            with suppress(Problem):  # one case holds up no other, and is looked at again
                await self._book_sales(case_number, asset_ids)
        for case_number, let_go in due.let_go.items():
            with suppress(Problem):
                disposals = await self._peers.read_all(DISPOSALS, case_number=case_number)
                on_sale = {one.asset_id for one in disposals if one.on_sale and one.asset_id}
                for measure_id in let_go:
                    await self._caller.act(Office.SERVICE, waiting.see_let_go, measure_id, on_sale)
        for asset_id in due.turned:
            await self._caller.act(Office.SERVICE, waiting.take_turn, asset_id)
        for measure_id, request_id in due.behind.items():
            try:
                found = await self._query_system.find_freeze(request_id)
            except (GatewayRefused, GatewayUnavailable):
                continue  # asked again by the next inspection
            if found is not None:
                await self._caller.act(
                    Office.SERVICE, waiting.hear_rank, measure_id, found.registered, found.frozen_fen
                )

    async def book_sale(self, order: BookSale) -> None:
        await self._book_sales(order.case_number, [order.asset_id])

    async def _book_sales(self, case_number: str, asset_ids: Collection[str]) -> None:
        for one in await self._peers.read_all(DISPOSALS, case_number=case_number):
            sold = one.settlement and one.settlement.ruling_served_at
            if one.asset_id is not None and one.asset_id in asset_ids and sold:
                await self._caller.act(Office.SERVICE, waiting.book_sale, one.asset_id, sold)
