"""Deadlines in a person's own calendar (二(五)2): links made and revoked, and what a calendar program reads by one."""

from __future__ import annotations

from services.intake.feeds import acts, repository, rules
from services.intake.feeds.models import CalendarLink
from services.intake.feeds.rules import Entry
from services.intake.feeds.schemas import CalendarLinkIn, CalendarLinkOut
from services.intake.todo import service as todo
from shared.contracts.docket_id import DocketId
from shared.law.rulebook import DUTIES
from shared.platform.reading import open_case
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction


async def make(work: Work, body: CalendarLinkIn) -> CalendarLinkOut:
    """Of the caller's own work, or of a case that is open to him."""
    await repository.hold(work.session, work.actor.id)
    held = await repository.links(work.session, work.actor.id)
    rules.check_room(sum(link.revoked_at is None for link in held))
    rules.check_new(known=await repository.by_digest(work.session, body.digest) is not None)
    link = CalendarLink(staff_id=work.actor.id, made_at=work.now, **body.model_dump())
    if body.case_number is None:
        work.audit(COURT, AuditAction.CALENDAR_LINK_MAKE, link.id)
    else:
        await open_case(work, body.case_number, AuditAction.CALENDAR_LINK_MAKE, link.id)
    work.session.add(link)
    return _out(work, link)


async def revoke(work: Work, link_id: str) -> CalendarLinkOut:
    """From now on it shows nothing."""
    link = await repository.own_link(work.session, link_id, work.actor.id)
    rules.check_standing(link.revoked_at)
    link.revoked_at = work.now
    work.audit(link.case_number or COURT, AuditAction.CALENDAR_LINK_REVOKE, link.id)
    return _out(work, link)


async def list_links(work: Work) -> list[CalendarLinkOut]:
    """The caller's own."""
    return [_out(work, link) for link in await repository.links(work.session, work.actor.id)]


def _out(work: Work, link: CalendarLink) -> CalendarLinkOut:
    return CalendarLinkOut(**link.model_dump(), acts=acts.on(work.actor, link))


async def feed(work: Work, link: CalendarLink, court: str) -> bytes:
    """What whoever made the link would be owed now, by the offices that he holds now. That it was read is kept."""
    if link.case_number is None:
        work.audit(COURT, AuditAction.CALENDAR_LINK_READ, link.id, client=work.client)
    else:
        await open_case(work, link.case_number, AuditAction.CALENDAR_LINK_READ, link.id)
    rows = await todo.next_due(work, link.case_number, rules.MOST_ENTRIES)
    entries = [
        Entry(
            row.id,
            DUTIES[row.by].title,
            docket.subject if (docket := DocketId.parse(row.docket)).keeper == "case" else "",
            row.due_date,
            row.due_at,
            row.provisional,
        )
        for row in rows
    ]
    return rules.calendar(entries, f"执行期限 {link.case_number or ''}".strip(), court, work.now)
