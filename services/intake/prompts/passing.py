"""On to the next person: of what no channel brings to its addressee, and of a report that he does not acknowledge (二(五)2)."""

from __future__ import annotations

from collections.abc import Collection

from services.intake.docket import repository as docket
from services.intake.prompts import repository, rules
from services.intake.prompts.addressee import Addressee, addressee
from services.intake.prompts.messages import HEADINGS, log_told, new_message, said_in
from services.intake.prompts.models import Reminder
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import TaskOpened
from shared.gateways.notices import NoticeChannel
from shared.platform.court import Staff
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.roles import Office

_ARTICLE = REGULATION["二(五)2"]
_ABOVE = (Office.LEADER_IN_CHARGE, Office.PRESIDENT)
"""Who hears, one after the other, of a report that nobody before has acknowledged; after the president it is a task."""


def ways_left(message: Reminder, person: Staff) -> list[tuple[NoticeChannel, str]]:
    """The channels by which the person can be told and that were not tried, each with the address."""
    ways: dict[NoticeChannel, str] = {"sms": person.mobile, "email": person.email}
    return [(channel, to) for channel, to in ways.items() if to and channel not in message.tried]


async def is_report(work: Work, message: Reminder) -> bool:
    return (await _first(work, message)).step in rules.REPORTS


async def unanswered(work: Work, dockets: Collection[str]) -> None:
    """Each report of the dockets that nobody has acknowledged in time goes out by the next channel, then to the next leader."""
    for message, person in await repository.unanswered(work.session, dockets, work.now):
        message.answer_by = None
        first = await _first(work, message)
        if not await _stands(work, first):
            continue
        channel = message.tried[-1]
        message.failures = {channel: rules.unanswered(message.proof)} | message.failures
        docket.log(work.session, message.docket, work.now, _ARTICLE, f"报告逾期未确认：{message.text}")
        if ways_left(message, person):
            message.sent_at, message.send_at, message.proof = None, work.now, ""
        else:
            await _to_next_leader(work, message, first)


async def _stands(work: Work, first: Reminder) -> bool:
    """Whether what was first reported is still to be heard: of a duty about to be late, until it is done or reported late."""
    if first.step != "forewarn":
        return first.withdrawn_at is None
    said = [duty for duty, _ in await said_in(work, first)]
    return any(duty.state == "open" and duty.overdue_at is None for duty in said)


async def _to_next_leader(work: Work, message: Reminder, first: Reminder) -> None:
    """Who has heard of it hears no second time; where nobody is left, the quality officer sees that somebody is told."""
    office = Office(message.office)
    above = _ABOVE[_ABOVE.index(office) + 1 :] if office in _ABOVE else _ABOVE
    to = await addressee(work, message.docket, above, missed=await missed(work, message)) if above else None
    if to is not None and to.office in above:
        await pass_on(work, message, "unanswered", to)
        return
    words = f"报告逐级转报至{office.label}仍无人确认，请当面告知：{first.text}"
    docket.log(work.session, message.docket, work.now, _ARTICLE, words)
    row = await docket.lock_docket(work.session, message.docket)
    if await tasks.open_task(
        work.session, row, f"{first.id}/unanswered", words, work.now, Office.QUALITY_OFFICER
    ):
        work.tell(TaskOpened(), DocketId.parse(message.docket))


async def missed(work: Work, message: Reminder) -> set[str]:
    """Whom no message of the docket reaches, and who has been told of this one."""
    told = await repository.told_of(work.session, message.docket, message.first or message.id)
    return {*await repository.unreached(work.session, message.docket), *(one.staff_id for one in told)}


async def pass_on(work: Work, message: Reminder, step: str, to: Addressee) -> None:
    """However often it is passed on, it says once who should have heard first, and what came of it (二(五)2)."""
    first = await _first(work, message)
    person = await work.session.get_one(Staff, first.staff_id)
    heading, subject = HEADINGS[first.step], DocketId.parse(first.docket).called
    said = first.text.removeprefix(rules.text(heading, subject, []))
    whom = f"{Office(first.office).label}{person.name}"
    words = rules.passed_on(f"{heading}：{said}", whom, first.created_at, first.failures)
    passed = new_message(work, message.docket, step, to, words, work.now)
    passed.first = first.id
    work.session.add(passed)
    log_told(work, message.docket, step, to, words, _ARTICLE)


async def _first(work: Work, message: Reminder) -> Reminder:
    return await work.session.get_one(Reminder, message.first) if message.first else message
