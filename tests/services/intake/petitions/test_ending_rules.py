"""Which end of a case may be objected to, by whom until when (法释〔2016〕3号, 异议复议规定第六条)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from services.intake.petitions import bringing, ending
from services.intake.petitions.bringing import Asked, Before
from services.intake.petitions.kinds import KINDS
from services.intake.petitions.rules import State
from shared.contracts.documents.records import DocumentRecord
from shared.contracts.intake.closing import ClosingGround
from shared.law.calendar import Calendar
from shared.values.refusal import Problem

CASE = "（2026）豫1502执1号"


@pytest.mark.parametrize(
    ("ground", "article"),
    [
        ("withdrawn", None),
        ("basis_revoked", None),
        ("unit_gone", None),
        ("filed_elsewhere", None),
        ("not_effective", None),
        ("not_ours", None),
        ("jurisdiction", "民事诉讼法第二百三十六条"),  # review lies against that ruling
        ("limitation", "民事诉讼法第二百三十六条"),
        ("award", "民诉法解释第四百七十六条"),
        ("notarised", "民诉法解释第四百七十八条"),
        ("taken_up", "异议复议规定第四条"),  # another court enforces
        ("commissioned", "异议复议规定第四条"),
        (None, "异议复议规定第六条"),  # performed
    ],
)
def test_an_end_by_a_ruling_of_ours_lies_open_to_an_objection(
    ground: str | None, article: str | None
) -> None:
    on = ClosingGround(ground) if ground else None
    if article is None:
        ending.check_objected(KINDS["conduct"], on)
    else:
        with pytest.raises(Problem, match="case_closed") as refused:
            ending.check_objected(KINDS["conduct"], on)
        assert refused.value.article == article
    with pytest.raises(Problem, match="case_closed") as other:
        ending.check_objected(KINDS["third_party"], on)
    assert other.value.article == "异议复议规定第六条"


def test_a_party_objects_within_sixty_days_of_having_the_ruling() -> None:
    """Served on 2026-01-05: 26 days to 01-31, 28 to 02-28, six more: Friday 03-06, until its end."""
    served = datetime.fromisoformat("2026-01-05T10:00:00+08:00")
    end = datetime.fromisoformat("2026-03-07T00:00:00+08:00")
    calendar = Calendar(0)
    ending.check_in_time(served, end - timedelta.resolution, calendar)
    ending.check_in_time(None, end + timedelta(days=400), calendar)  # when it knew of it the judge finds out
    with pytest.raises(Problem, match="petition_out_of_order") as late:
        ending.check_in_time(served, end, calendar)
    assert (late.value.status, late.value.article) == (409, "法释〔2016〕3号")
    assert "2026-03-06届满" in str(late.value.detail)


@pytest.mark.parametrize(
    ("number", "thing", "named"),
    [
        (CASE, f"{CASE}执行裁定", True),
        (CASE, f"{CASE}之一执行裁定", False),
        (f"{CASE}之一", f"{CASE}之一执行裁定", True),
        (f"{CASE}之一", f"{CASE}执行裁定", False),
        (CASE, f"{CASE}驳回执行申请的裁定书", True),
        (CASE, "查封房屋的行为", False),
        (CASE, f"{CASE}案件中查封房屋的行为", False),
    ],
)
def test_the_answer_names_the_very_ruling(number: str, thing: str, named: bool) -> None:
    ruling = DocumentRecord(
        id="r", case_number=CASE, number=number, kind="dismissal_ruling", sha256="", signed_at=None
    )
    if named:
        ending.check_named(thing, [ruling])
        return
    with pytest.raises(Problem, match="petition_document"):
        ending.check_named(thing, [ruling])


@pytest.mark.parametrize(
    ("state", "result", "about", "fine"),
    [
        (State.SERVED, "rejected", "r", False),
        (State.WITHDRAWN, None, "r", False),
        (State.SERVED, None, "r", True),  # the higher court has overturned it
        (State.SERVED, "not_admitted", "r", True),
        (State.SERVED, "rejected", "", True),  # of another act, before the end
        (State.RECEIVED, None, "", True),
        (State.RECEIVED, None, "r", False),
    ],
)
def test_the_end_is_objected_to_once(state: State, result: str | None, about: str, fine: bool) -> None:
    """异议复议规定第十五条."""
    again = Asked("p", "applicant", "", (), "", "", None, "r")
    before = [Before("p", "conduct", about, state, result)]
    if fine:
        bringing.check_first(KINDS["conduct"], again, before)
        return
    with pytest.raises(Problem, match="petition_on_record"):
        bringing.check_first(KINDS["conduct"], again, before)


def test_what_disturbs_is_removed_on_request_in_six_months_of_the_end() -> None:
    """民诉法解释第五百一十九条. Ended on 2026-01-05: until the end of 07-06, a Monday, for 07-05 is a Sunday."""
    kind, calendar = KINDS["interference"], Calendar(0)
    ended = datetime.fromisoformat("2026-01-05T10:00:00+08:00")
    end = datetime.fromisoformat("2026-07-07T00:00:00+08:00")
    ending.check_interference(kind, ended, end - timedelta.resolution, calendar)
    ending.check_interference(KINDS["conduct"], None, end, calendar)
    for closed_at, at in ((None, ended), (ended, end)):
        with pytest.raises(Problem, match="petition_out_of_order") as refused:
            ending.check_interference(kind, closed_at, at, calendar)
        assert refused.value.article == "民诉法解释第五百一十九条"
