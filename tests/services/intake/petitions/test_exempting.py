"""Who is restricted in his consumption spends what he is allowed: 限制消费规定第三、八条; 善意文明执行意见第十七条."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from services.intake.petitions import exempting
from services.intake.petitions.exempting import Wish
from services.intake.petitions.kinds import KINDS
from shared.contracts.documents.records import RuledPetition
from shared.contracts.intake.petitions import Consumption, ExemptionGround
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE

DAY = date(2026, 3, 2)
NEED, TRAVEL, THREE = "限制消费规定第八条", "善意文明执行意见第十七条", "限制消费规定第三条"


def faults(check: Any, *arguments: Any, **named: Any) -> list[tuple[str, str]]:
    """Field and article of each fault; of a refusal as a whole no field."""
    try:
        check(*arguments, **named)
    except Problem as problem:
        found = [(one.field, str(one.article)) for one in problem.errors]
        return found or [("", str(problem.article))]
    return []


PLANE, TRAIN, CAR = (one.label for one in (Consumption.SEATS, Consumption.TRAINS, Consumption.VEHICLES))


def wish(
    ground: str | None = "living", scope: str = "机票", first: int = 0, last: int = 5,
    kinds: Sequence[str] = (PLANE,), times: int | None = None,
) -> Wish:  # fmt: skip
    of = ExemptionGround(ground) if ground else None
    return Wish(of, kinds, scope, times, DAY + timedelta(days=first), DAY + timedelta(days=last))


@pytest.mark.parametrize(
    ("kind", "asked", "whose", "found"),
    [
        ("consumption_exemption", wish(), {}, []),
        ("consumption_exemption", wish("business", last=300), {}, []),
        ("consumption_exemption", wish("private"), {"outsider": True}, []),
        ("consumption_exemption", wish("private"), {}, [("exemption", THREE)]),
        ("consumption_exemption", wish("exam"), {}, [("exemption", NEED)]),
        ("consumption_exemption", wish(scope=""), {}, [("scope", NEED)]),
        ("consumption_exemption", wish(None), {}, [("exemption", NEED)]),
        ("consumption_exemption", wish(first=6), {}, [("exempt_until", NEED)]),
        ("consumption_exemption", wish(first=-1), {}, [("exempt_until", NEED)]),
        ("consumption_exemption", Wish(ExemptionGround.LIVING, [PLANE], "机票", None, DAY, None), {}, [("exempt_until", NEED)]),
        ("consumption_exemption", wish(kinds=[]), {}, [("exempt_kinds", NEED)]),
        ("consumption_exemption", wish(kinds=[CAR, TRAIN], times=1), {}, []),
        ("travel_exemption", wish("exam", kinds=[PLANE, TRAIN]), {}, []),
        ("travel_exemption", wish("exam", kinds=[PLANE, CAR]), {}, [("exempt_kinds", TRAVEL)]),
        # One month from 03-02: 04-02.
        ("travel_exemption", wish("funeral", last=31), {}, []),
        ("travel_exemption", wish("funeral", last=32), {}, [("exempt_until", TRAVEL)]),
        ("travel_exemption", wish("living"), {}, [("exemption", TRAVEL)]),
        ("travel_exemption", wish("exam"), {"unit": True}, [("party", TRAVEL)]),
        ("conduct", Wish(None, [], "", None, None, None), {}, []),
        ("listing_correction", wish(times=2), {}, [(field, "失信名单规定第十二条") for field in ("exemption", "exempt_kinds", "scope", "exempt_from", "exempt_until", "exempt_times")]),
    ],
)  # fmt: skip
def test_for_which_ground_and_how_long(
    kind: str, asked: Wish, whose: dict[str, bool], found: list[tuple[str, str]]
) -> None:
    by = {"unit": False, "outsider": False} | whose
    assert faults(exempting.check_wish, KINDS[kind], asked, DAY, **by) == found


def test_whose_order_it_is() -> None:
    check, kind = exempting.check_order, KINDS["travel_exemption"]
    assert faults(check, kind, standing=True, his_own=True) == []
    assert faults(check, kind, standing=False, his_own=True) == [("coercion", TRAVEL)]
    assert faults(check, kind, standing=True, his_own=False) == [("party", TRAVEL)]


def test_a_month_is_not_made_two() -> None:
    check, kind = exempting.check_no_chain, KINDS["travel_exemption"]
    before = [wish("illness", first=0, last=31)]
    assert faults(check, kind, wish("illness", first=32, last=40), before) == [("", TRAVEL)]
    assert faults(check, kind, wish("illness", first=10, last=20), before) == [("", TRAVEL)]
    assert faults(check, kind, wish("illness", first=33, last=40), before) == []
    assert faults(check, kind, wish("exam", first=32, last=40), before) == []
    need = KINDS["consumption_exemption"]
    assert faults(check, need, wish(first=32, last=40), [wish(last=31)]) == [], "no month is set to it"


@pytest.mark.parametrize(
    ("scope", "first", "last", "fine"),
    [
        ("机票", 0, 5, True),
        ("机票", 1, 4, True),
        ("", 0, 5, False),
        ("机票", -1, 5, False),
        ("机票", 0, 6, False),
        ("机票", None, 5, False),
        ("机票", 0, None, False),
    ],
)
def test_the_paper_grants_no_more_than_was_asked(
    scope: str, first: int | None, last: int | None, fine: bool
) -> None:
    days = [None if one is None else DAY + timedelta(days=one) for one in (first, last)]
    said = RuledPetition(
        petitioner="孙立业", petition_kind="限制消费例外申请", thing="孙立业", result="理由成立",
        exempt_scope=scope, exempt_kinds=[PLANE], exempt_from=days[0], exempt_until=days[1],
    )  # fmt: skip
    found = faults(exempting.check_granted, KINDS["consumption_exemption"], wish(), said)
    assert found == ([] if fine else [("document", NEED)])
    assert faults(exempting.check_granted, KINDS["consumption_exemption"], wish(), None) == [
        ("document", NEED)
    ]


@pytest.mark.parametrize(
    ("asked", "kinds", "times", "fine"),
    [
        (wish(kinds=[PLANE, TRAIN]), [TRAIN], None, True),
        (wish(kinds=[PLANE]), [PLANE, TRAIN], None, False),
        (wish(kinds=[PLANE]), [], None, False),
        (wish(times=2), [PLANE], 2, True),
        (wish(times=2), [PLANE], 1, True),
        (wish(times=2), [PLANE], 3, False),
        (wish(times=2), [PLANE], None, False),
        (wish(), [PLANE], 1, True),
        (wish(kinds=[]), [PLANE], None, True),  # asked before the kinds were
    ],
)
def test_no_wider_kind_and_no_more_times_than_was_asked(
    asked: Wish, kinds: list[str], times: int | None, fine: bool
) -> None:
    said = RuledPetition(
        petitioner="孙立业", petition_kind="限制消费例外申请", thing="孙立业", result="理由成立",
        exempt_scope="往返广州", exempt_kinds=kinds, exempt_times=times, exempt_from=DAY, exempt_until=DAY,
    )  # fmt: skip
    found = faults(exempting.check_granted, KINDS["consumption_exemption"], asked, said)
    assert found == ([] if fine else [("document", NEED)])


def test_it_is_over_with_its_last_day() -> None:
    check, over = exempting.check_restores, datetime(2026, 3, 3, tzinfo=COURT_ZONE)
    assert exempting.over_at(DAY) == over
    second = timedelta(seconds=1)
    assert faults(check, "granted", DAY, over, restored=False) == []
    for result, ends_on, now, restored in (
        ("granted", DAY, over - second, False),
        ("granted", DAY, over, True),
        ("rejected", DAY, over, False),
        (None, DAY, over, False),
        ("granted", None, over, False),
    ):
        assert faults(check, result, ends_on, now, restored=restored) == [("", NEED)]
    assert faults(exempting.check_restored_at, over, DAY, over) == []
    for at in (over - second, over + 2 * second):
        assert faults(exempting.check_restored_at, at, DAY, over + second) == [("at", NEED)]
