"""What becomes of a deferral when the guarantee is called on that it rests on (执行担保规定第十一条)."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.suspension.models import Stay
from services.intake.suspension.rules import State
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import StayEnded
from shared.platform.work import Work


async def end_called(work: Work, stay_id: str, application: str, files: Sequence[FileRecord]) -> None:
    """Enforcement goes on by the applicant's application, unless it goes on already."""
    stay = await work.session.get_one(Stay, stay_id, with_for_update=True)
    if stay.state != State.CONFIRMED:
        return
    stay.state, stay.end_file, stay.ended_on = State.ENDED, application, work.now.date()
    stay.end_sha256 = next(file.sha256 for file in files if file.id == application)
    stay.ended_by, stay.ended_at = work.actor.id, work.now
    work.tell(StayEnded(stay=stay.id), stay.case_number)
