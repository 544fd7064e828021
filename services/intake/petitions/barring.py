"""What may not be disposed of while an objection stands, whichever case it was brought in (民诉法解释第四百六十三条)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from services.intake.bankruptcy import repository as referrals
from services.intake.petitions import acts, repository
from shared.contracts.intake.records import BarredRecord
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def barred(work: Work, assets: Collection[str]) -> dict[str, datetime]:
    """Which of those things an objection bars from disposal, in whichever case it was brought, and since when."""
    claims = await repository.claims_on(work.session, assets)
    reviewed = await repository.under_review(work.session, {one.id for one in claims})
    found: dict[str, datetime] = {}
    for one in claims:
        if acts.bars(one, work.now, reviewed=one.id in reviewed):
            found.setdefault(one.asset, one.received_at)
    return found


async def barred_things(work: Work, case_number: str) -> list[BarredRecord]:
    """What of the case may not be disposed of now. Who read it is kept."""
    await open_case(work, case_number, AuditAction.PETITION_READ)
    things = await repository.things(work.session, case_number)
    since = await barred(work, {one for ids in things.values() for one in ids})
    found = [
        BarredRecord(asset=asset, received_at=min(since[one] for one in ids & since.keys()))
        for asset, ids in things.items()
        if ids & since.keys()
    ]
    ended = await repository.ended_since(work.session, case_number)
    return [BarredRecord(asset="", received_at=ended), *found] if ended else found


async def stayed(work: Work, case_number: str) -> tuple[dict[str, datetime], list[BarredRecord]]:
    """Against whom nothing is enforced while the court of its seat examines its bankruptcy, by party id, and since when; all
    of the case where that is everybody (民诉法解释第五百一十一条)."""
    since, whole = await referrals.stopped(work.session, case_number)
    return since, [BarredRecord(asset="", received_at=whole)] if whole else []


async def disputed(work: Work, case_number: str) -> dict[str, datetime]:
    """Who was added to the case and disputes it, or may still, by party id; since when."""
    rows = await repository.joined_by(work.session, case_number)
    reviewed = await repository.under_review(work.session, {one.id for one in rows})
    return {
        one.joined: one.decided_at or one.received_at
        for one in rows
        if one.joined and acts.bars(one, work.now, reviewed=one.id in reviewed)
    }
