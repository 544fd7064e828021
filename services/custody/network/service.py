"""网络查询: both channels are asked, every source answers by itself, each answer is kept as it came."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from typing import Any

from services.custody.network import acts, repository, rules
from services.custody.network.models import Asset, Feedback, Query
from services.custody.network.schemas import (
    FeedbackAccepted,
    FeedbackFilter,
    FeedbackOut,
    QueryFilter,
    QueryIn,
    QueryOrderOut,
    QueryOut,
)
from services.custody.waiting.repository import lock
from shared.contracts.custody.facts import (
    FeedbackFiled,
    FeedbackReceived,
    OutsideAssetFound,
    QueryOrdered,
    QueryStarted,
    ThingShared,
)
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.records import CaseRecord
from shared.gateways.asset_query import QueryFeedback
from shared.gateways.wire import wire
from shared.platform.paging import Page
from shared.platform.reading import open_list
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.asset_kind import one_name
from shared.values.audit_action import AuditAction
from shared.values.money import from_fen
from shared.values.record_id import derived_id


def digest(content: dict[str, Any]) -> str:
    """SHA-256 of a record in its canonical form: sorted keys, UTF-8, no spaces."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


async def order_queries(
    work: Work, case_number: str, occasion: str, channel: str, respondents: Collection[str]
) -> dict[str, str]:
    """Note what is to be asked; answers the number of each query not yet started, by respondent.

    Written before the query system hears of it: its first answer may come at once.
    """
    asked = await repository.queries_of(work.session, case_number, occasion, channel)
    if not asked:
        asked = [
            Query(
                id=f"{case_number}/{occasion}/{channel}/{respondent}",
                case_number=case_number,
                occasion=occasion,
                channel=channel,
                respondent_id=respondent,
                ordered_at=work.now,
                ordered_by=work.actor.id,
            )
            for respondent in respondents
        ]
        work.session.add_all(asked)
    return {query.respondent_id: query.id for query in asked if query.started_at is None}


async def order_again(
    work: Work, case: CaseRecord, body: QueryIn, files: Sequence[FileRecord]
) -> QueryOrderOut:
    """Have one channel asked: anew, or what the query system has not taken yet (二(二)2; 二(五)2(2))."""
    rules.check_open(case.state)
    preserves = case.preservation is not None
    rules.check_asked(body.application, files, work.hands, preserves=preserves)
    asked = await repository.occasions(work.session, case.case_number, body.channel)
    untaken = next((occasion for occasion, taken in asked.items() if not taken), None)
    occasion = untaken or (f"again_{len(asked)}" if asked else "filing")
    work.audit(
        case.case_number,
        AuditAction.QUERY_ORDER,
        case.case_number,
        occasion=occasion,
        channel=body.channel,
        reason=body.reason,
    )
    work.tell(QueryOrdered(occasion=occasion, channel=body.channel), case.case_number)
    return QueryOrderOut(occasion=occasion, channel=body.channel)


async def book_started(work: Work, case_number: str, occasion: str, channel: str) -> None:
    """The query system has accepted every query of the channel (二(二)1, 2; 二(五)2(2))."""
    queries = await repository.queries_of(work.session, case_number, occasion, channel)
    unstarted = [query for query in queries if query.started_at is None]
    if not unstarted:
        return
    for query in unstarted:
        query.started_at = work.now
    work.audit(case_number, AuditAction.QUERY_START, case_number, occasion=occasion, channel=channel)
    work.tell(QueryStarted(occasion=occasion, channel=channel), case_number)


async def receive_feedback(work: Work, message: QueryFeedback) -> FeedbackAccepted:
    """Store one source's answer, once: neither the message nor the same answer in another changes anything.

    Another answer under the same message id is refused.
    `found` says whether it names an asset that the case did not know of.
    """
    query = await repository.query(work.session, message.request_id)
    rules.check_feedback(message, query.channel)
    content = wire(message)
    sha256 = digest({key: value for key, value in content.items() if key != "message_id"})
    earlier = await repository.feedback_of_message(work.session, message.message_id)
    rules.check_message(earlier is not None and earlier.content_sha256 != sha256)
    if earlier is None:
        earlier = await repository.same_answer(work.session, query.id, message.source, sha256)
    if earlier is not None:
        return FeedbackAccepted(feedback_id=earlier.id)
    feedback = Feedback(
        message_id=message.message_id,
        query_id=query.id,
        case_number=query.case_number,
        source=message.source,
        channel=message.channel,
        received_at=work.now,
        content=content,
        content_sha256=sha256,
    )
    work.session.add(feedback)
    await work.session.flush()
    assets = await _enter_assets(work, query, feedback, message)
    if not assets:
        feedback.handled_at = work.now
    work.audit(
        query.case_number,
        AuditAction.FEEDBACK_RECEIVE,
        feedback.id,
        source=message.source,
        assets=len(assets),
    )
    work.tell(FeedbackReceived(feedback=feedback.id, found="yes" if assets else "no"), query.case_number)
    for asset in assets:
        if rules.lies_outside(asset.place_code, settings().prefecture_code):
            work.tell(OutsideAssetFound(asset=asset.id), query.case_number)
    await _tell_shared(work, query.case_number, assets)
    return FeedbackAccepted(feedback_id=feedback.id)


async def _tell_shared(work: Work, case_number: str, assets: Sequence[Asset]) -> None:
    """Each thing that another case has too; of two answers at the same instant the second waits for the first."""
    things = [asset for asset in assets if asset.thing]
    await lock(work.session, *things)
    for asset in things:
        for other in await repository.in_other_cases(work.session, asset):
            notice = derived_id("shared", asset.id, other)
            work.tell(ThingShared(notice=notice, asset=asset.id, other_asset=other), case_number)


async def _enter_assets(work: Work, query: Query, feedback: Feedback, message: QueryFeedback) -> list[Asset]:
    references = [item.item_ref for item in message.items]
    known = await repository.known_items(work.session, query.case_number, query.respondent_id, references)
    assets = [
        Asset(
            id=derived_id("asset", query.case_number, query.respondent_id, item.item_ref),
            case_number=query.case_number,
            respondent_id=query.respondent_id,
            feedback_id=feedback.id,
            value=from_fen(item.value_fen),
            channel=message.channel,
            source=message.source,
            found_at=work.now,
            thing="" if item.kind == "bank_deposit" else one_name(item.identifier),
            **item.model_dump(exclude={"value_fen"}),
        )
        for item in message.items
        if item.item_ref not in known
    ]
    work.session.add_all(assets)
    return assets


async def file_feedback(work: Work, case_number: str) -> list[FeedbackOut]:
    """Put the e-record of every feedback not yet filed into the e-dossier (二(二)6: the same day)."""
    feedbacks = await repository.unfiled(work.session, case_number)
    rules.check_something_unfiled(len(feedbacks))
    for feedback in feedbacks:
        feedback.filed_at, feedback.filed_by = work.now, work.actor.id
        work.audit(case_number, AuditAction.FEEDBACK_FILE, feedback.id, sha256=feedback.content_sha256)
        work.tell(FeedbackFiled(feedback=feedback.id), case_number)
    return [_feedback_out(work, feedback) for feedback in feedbacks]


async def list_queries(work: Work, asked: QueryFilter, case_number: str | None = None) -> Page[QueryOut]:
    """Queries across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.QUERY_READ, asked)
    found = await repository.queries(work.session, asked, cases)
    return found.of(lambda query: QueryOut.model_validate(query, from_attributes=True))


async def list_feedbacks(
    work: Work, asked: FeedbackFilter, case_number: str | None = None
) -> Page[FeedbackOut]:
    """Every answer as it came, across cases or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.FEEDBACK_READ, asked)
    found = await repository.feedbacks(work.session, asked, cases)
    return found.of(lambda feedback: _feedback_out(work, feedback))


def _feedback_out(work: Work, feedback: Feedback) -> FeedbackOut:
    return FeedbackOut(**feedback.model_dump(), acts=acts.on(work.actor, feedback))
