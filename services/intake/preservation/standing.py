"""A preservation as others read it."""

from __future__ import annotations

from services.intake.filing.models import Application
from services.intake.preservation import repository
from shared.contracts.intake.records import (
    PreservationLiftingRecord,
    PreservationNoticeRecord,
    PreservationPartLiftingRecord,
    PreservationRecord,
)
from shared.platform.work import Work


async def record_of(work: Work, application: Application) -> PreservationRecord | None:
    """What others read of it; None where the application asks for no preservation."""
    handed_over = await repository.of_application(work.session, application.id)
    if handed_over is None:
        return None
    number = application.case_number or ""
    lifting = await repository.lifting(work.session, number)
    suit = await repository.suit(work.session, number)
    ruled = handed_over.model_dump(exclude={"application_id"})
    if suit:
        ruled |= {"trial_number": suit.number, "sued_at": suit.brought_at}
    return PreservationRecord(
        limit=application.principal,
        told=[
            PreservationNoticeRecord.model_validate(one.model_dump())
            for one in await repository.notices(work.session, number)
        ],
        part_liftings=[
            PreservationPartLiftingRecord.model_validate(one.model_dump())
            for one in await repository.part_liftings(work.session, number)
        ],
        liftings=[PreservationLiftingRecord.model_validate(lifting.model_dump())] if lifting else [],
        **ruled,
    )
