"""Who hears of a duty (二(五)2)."""

from __future__ import annotations

from typing import NamedTuple

from shared.platform.court import Staff, holders
from shared.platform.work import Work
from shared.values.roles import Office

_IN_THEIR_STEAD = (
    Office.LEADER_IN_CHARGE,
    Office.COMMAND_CENTRE_DIRECTOR,
    Office.BUREAU_DIRECTOR,
    Office.BUREAU_DEPUTY,
    Office.PRESIDENT,
)
"""Who hears of a duty when nobody holds the offices that its article names."""


class Addressee(NamedTuple):
    """A person and the office as whose holder the prompt goes to them."""

    staff_id: str
    office: Office


async def addressee(work: Work, offices: tuple[Office, ...], officer: str, actor: str) -> Addressee | None:
    """A holder of the first of `offices`, then of those in their stead, that is held at all.

    「或」 in an article means that any of its offices suffices. 承办人 is the case's own (`officer`) once it has one. Of
    several holders, `actor`, by whose act the duty began, has the matter in hand (一(一) 责任到人).
    """
    for office in (*offices, *_IN_THEIR_STEAD):
        people: list[Staff] = await holders(work.session, office, work.now)
        ids = [person.id for person in people]
        if office is Office.HANDLING_OFFICER and officer:
            ids = [staff_id for staff_id in ids if staff_id == officer]
        if ids:
            return Addressee(actor if actor in ids else ids[0], office)
    return None
