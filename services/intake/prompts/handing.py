"""What a person has not yet confirmed passes on with the case to who has it now (一(一) 责任到人)."""

from __future__ import annotations

from services.intake.docket import repository as docket
from services.intake.prompts import repository, rules
from services.intake.prompts.models import Reminder
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.roles import Office


async def hand_on(work: Work, docket_id: str, office: Office, former: str, person: str) -> None:
    """Each message of the docket to `former` in `office` that he has not acknowledged: `person` is told of it anew.

    What is about a duty is withdrawn: the present owner of the duty is prompted of it by the docket.
    """
    await docket.lock_docket(work.session, docket_id)
    for message in await repository.unacknowledged(work.session, docket_id, office, former):
        if message.step in rules.PERSONAL:
            continue
        if message.notice is not None and message.delivered_at is None:
            message.staff_id, message.again = person, message.again + 1
            message.tried, message.failures, message.proof = [], {}, ""
            message.sent_at, message.send_at = None, work.now
            continue
        message.withdrawn_at = work.now
        if await repository.lines(work.session, [message.id]):
            continue
        again = Reminder(
            docket=docket_id,
            step=message.step,
            office=office.value,
            staff_id=person,
            text=message.text,
            created_at=work.now,
            send_at=work.now,
        )
        work.session.add(again)
        line = f"{office.label}变更，另行告知：{message.text}"
        docket.log(work.session, docket_id, work.now, REGULATION["一(一)"], line)
