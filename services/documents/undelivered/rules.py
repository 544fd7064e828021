"""What follows when a document could not be served: why, in which way again, when it counts as served. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from services.documents.delivery.rules import Way, addresses_of
from shared.contracts.intake.records import PartyRecord, ReceptionRecord
from shared.values.articles import CPC, EMS, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

FAILURE = REGULATION["二(一)6"]

NextWay = Literal["post", "electronic", "returned", "public"]
"""Sent again by post or electronically; 文书退回之日 (法院专递规定第十一条); 公告送达 (民事诉讼法第九十五条)."""


@dataclass(frozen=True)
class Tried:
    """An attempt that has failed, and when its carrier said so."""

    way: Way
    failed_at: datetime


def check_unsent(states: Collection[str]) -> None:
    """`states` of a delivery's attempts: what has left is not sent twice."""
    if "ordered" not in states:
        raise Problem(409, ProblemCode.NOTHING_UNSENT, article=FAILURE)


def check_failed(failed_at: datetime | None) -> None:
    if failed_at is None:
        raise Problem(409, ProblemCode.NOT_FAILED, article=FAILURE)


def check_unreported(reported_at: datetime | None) -> None:
    if reported_at is not None:
        raise Problem(409, ProblemCode.FAILURE_REPORTED, article=FAILURE)


def check_reported(reported_at: datetime | None) -> None:
    """Why it failed is said and reported before it is tried again."""
    if reported_at is None:
        raise Problem(409, ProblemCode.FAILURE_UNREPORTED, article=FAILURE)


def untried(
    party: PartyRecord | None, confirmed: ReceptionRecord | None, tried: Sequence[Tried]
) -> list[Way]:
    """The ways to a party that are on record and have not failed yet; of one who is no party nothing is on record."""
    if party is None:
        return []
    ways = [Way("post", address) for address in addresses_of(party, confirmed)]
    if confirmed is not None and confirmed.electronic_consent:
        ways.append(Way("electronic", confirmed.confirmed_mobile))
    failed = [one.way for one in tried]
    return [way for way in ways if way not in failed]


def check_again(way: Way, left: Sequence[Way], tried: Sequence[Tried], *, is_party: bool) -> None:
    """A party is served at an address on record that has not failed; who is none at another than failed. 409."""
    if way in [one.way for one in tried]:
        fault = "按该方式、地址未能送达，须改用其他方式或者地址"
    elif is_party and way not in left:
        known = "、".join(one.address for one in left if one.channel == way.channel) or "无"
        fault = f"须是案件登记或者当事人确认的送达地址，尚未使用的有：{known}"
    else:
        return
    refuse([FieldError("address", fault, FAILURE)], 409, ProblemCode.NOT_TO_SERVE_SO)


def returned_at(confirmed: ReceptionRecord | None, basis: str, tried: Sequence[Tried]) -> datetime:
    """The day of return is the day of service where the party itself confirmed the address (法院专递规定第十一条). 409."""
    if confirmed is not None and confirmed.id == basis:
        for one in tried:
            if one.way == Way("post", confirmed.confirmed_address):
                return one.failed_at
    detail = "只有按当事人自己确认的地址邮寄被退回的，文书退回之日才视为送达之日"
    raise Problem(409, ProblemCode.NOT_TO_SERVE_SO, detail, EMS[11])


def check_public(
    published_on: date, failed_on: date, over_at: datetime, now: datetime, left: Sequence[Way]
) -> None:
    """Public notice is the last way, comes after the failure, and serves when its days are over. 409 with all faults."""
    faults = []
    if left:
        ways = "、".join(way.address for way in left)
        faults.append(FieldError("way", f"尚有其他方式可以送达，不得公告送达：{ways}", CPC[95]))
    if published_on < failed_on:
        faults.append(FieldError("published_on", "公告须在其他方式未能送达之后发出", CPC[95]))
    elif now < over_at:
        faults.append(FieldError("published_on", f"公告期至{over_at:%Y-%m-%d %H:%M}方满", CPC[95]))
    refuse(faults, 409, ProblemCode.NOT_TO_SERVE_SO)
