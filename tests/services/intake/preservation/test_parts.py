"""What a ruling that lifts a part may name: 查封扣押冻结规定第二十八条、第二十九条, by the register and by the title of its paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.preservation import parts
from services.intake.preservation.schemas import LiftedThingIn
from shared.contracts.custody.records import AssetRecord, LiftedPart, MeasureRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.preservation import LiftingGround
from shared.contracts.intake.records import PreservationPartLiftingRecord
from shared.values.refusal import Problem

NOW = datetime(2026, 3, 4, tzinfo=UTC)
DAY = timedelta(1)


def measure(name: str, **changes: Any) -> MeasureRecord:
    found = {"id": name, "asset_id": name.upper(), "state": "in_force", "lift_decided_at": None}
    return MeasureRecord.model_validate(found | {"controlled": Decimal(40_000)} | changes)


def asset(name: str, kind: str, bears: str = "") -> AssetRecord:
    found = {"id": name, "case_number": "c", "kind": kind, "identifier": f"号{name}", "place_code": "411502"}
    found |= {"identifier": f"号{bears}"} if bears else {}
    found |= {"outside": False, "description": "", "controlled": True, "decision": None, "measure": None}
    return AssetRecord.model_validate(found)


def done(ruling: str) -> LiftedPart:
    at = {"decided_at": NOW, "lifted_at": NOW}
    return LiftedPart(ruling_document=ruling, amount=Decimal(1), reason="", decided_by="", **at)


REGISTER = parts.Register(
    [
        measure("d"),
        measure("v"),
        measure("w", state="waiting"),
        measure("g", state="lifted"),
        measure("l", state="lapsed"),
        measure("o", lift_decided_at=NOW),
    ],
    [asset("V", "vehicle"), *(asset(name, "bank_deposit") for name in "DWGLO")],
)


def recorded(
    name: str, number: str, amount: int | None = None, at: datetime = NOW
) -> PreservationPartLiftingRecord:
    of = {"ruling": f"file-{number}", "number": number, "ruled_at": NOW, "ground": "secured"}
    of |= {
        "asset": name,
        "identifier": f"号{name}",
        "amount": amount,
        "held": amount or 40_000,
        "recorded_at": at,
    }
    return PreservationPartLiftingRecord.model_validate(of)


def paper(title: str) -> FileRecord:
    of = {"purpose": FilePurpose.PRESERVATION_LIFTING, "sha256": "", "entered_at": NOW, "brought_by": ["x"]}
    return FileRecord.model_validate(of | {"id": "f", "title": title})


def thing(name: str, amount: str | None = None) -> LiftedThingIn:
    return LiftedThingIn(measure=name, amount=None if amount is None else Decimal(amount))


def refused(things: list[LiftedThingIn], *before: PreservationPartLiftingRecord) -> dict[str, str]:
    with pytest.raises(Problem) as problem:
        parts.check_things(things, "二号", "file-二号", REGISTER, before)
    assert problem.value.code == "lifted_part"
    assert {one.article for one in problem.value.errors} == {"查封扣押冻结规定第二十八条"}
    return {one.field: one.detail for one in problem.value.errors}


def test_it_names_what_stands_in_the_case_and_no_more_than_is_frozen() -> None:
    named = parts.check_things(
        [thing("d", "40000.00"), thing("v"), thing("w")], "二号", "file-二号", REGISTER, []
    )
    assert [(one.amount, one.held) for one in named] == [
        (Decimal(40_000), Decimal(40_000)),
        (None, Decimal(40_000)),
        (None, Decimal(0)),
    ], "what waits holds nothing"
    faults = refused(
        [
            thing("of another case"),
            thing("g"),
            thing("l"),
            thing("o"),
            thing("v", "1"),
            thing("d", "40000.01"),
        ]
    )
    assert list(faults) == [
        *(f"things.{at}.measure" for at in range(4)),
        *("things.4.amount", "things.5.amount"),
    ]
    assert set(refused([thing("v"), thing("v")])) == {"things.1.measure"}
    assert set(refused([thing("w", "1")])) == {"things.0.amount"}


def test_nothing_is_let_go_of_twice() -> None:
    assert "已经登记" in refused([thing("v")], recorded("V", "二号"))["things.0.measure"], "that very ruling"
    same_paper = recorded("V", "一号").model_copy(update={"ruling": "file-二号"})
    assert "已经登记" in refused([thing("v")], same_paper)["things.0.measure"], "under another number"
    assert "正待办理" in refused([thing("v")], recorded("V", "一号"))["things.0.measure"]
    assert "尚未办理" in refused([thing("d", "1")], recorded("D", "一号", 10_000))["things.0.amount"]
    whole = parts.check_things([thing("d")], "二号", "file-二号", REGISTER, [recorded("D", "一号", 10_000)])
    assert whole[0].amount is None, "all of it is let go of, though a sum of it waits"
    assert whole[0].held == Decimal(30_000), "and that sum is counted against the limit once"
    after = parts.Register([measure("d", lifted_parts=[done("file-一号")])], REGISTER.assets)
    assert parts.check_things([thing("d", "1")], "二号", "file-二号", after, [recorded("D", "一号", 10_000)])


def test_what_was_ruled_waits_until_custody_has_recorded_each_of_it() -> None:
    ruled = [recorded("D", "一号", 10_000), recorded("V", "一号")]
    held = [measure("d"), measure("v")]
    assert parts.outstanding(ruled, held) == ruled
    lifted = [measure("d", lifted_parts=[done("file-二号")]), measure("v", state="lifted")]
    assert parts.outstanding(ruled, lifted) == ruled[:1], "another ruling's sum"
    renewed = [measure("d", state="renewed", lifted_parts=[done("file-一号")]), measure("e", asset_id="D")]
    assert parts.outstanding(ruled, renewed) == [], "the term before had let go of it"


def test_what_was_ruled_of_one_measure_is_owed_of_no_other_on_the_same_asset() -> None:
    ruled = [recorded("D", "一号", 10_000)]
    lapsed = measure("d", state="lapsed", queued_at=NOW - DAY)
    anew = measure("e", asset_id="D", queued_at=NOW + DAY)
    assert parts.outstanding(ruled, [lapsed, anew]) == [], "what was taken anew is not what was let go of"
    renewed = measure("d", state="renewed", queued_at=NOW - DAY)
    goes_on = measure("e", asset_id="D", queued_at=NOW - DAY, effective_at=NOW + DAY)
    assert parts.outstanding(ruled, [renewed, goes_on]) == ruled, "by renewal it is the same measure"
    now = parts.Register([lapsed, anew], REGISTER.assets)
    (next_,) = parts.check_things([thing("e", "40000")], "二号", "file-二号", now, ruled)
    assert next_.held == Decimal(40_000)


def test_a_sum_of_an_account_that_is_known_twice_is_let_go_of_once() -> None:
    twice = parts.Register(
        [measure("d"), measure("e")], [asset("D", "bank_deposit"), asset("E", "bank_deposit", bears="D")]
    )

    def faults(things: list[LiftedThingIn], *before: PreservationPartLiftingRecord) -> list[str]:
        with pytest.raises(Problem) as problem:
            parts.check_things(things, "二号", "file-二号", twice, before)
        return [one.field for one in problem.value.errors]

    assert faults([thing("d", "10000"), thing("e", "10000")]) == ["things.1.amount"]
    assert faults([thing("d", "10000"), thing("e")]) == ["things.1.amount"]
    assert faults([thing("e", "10000")], recorded("D", "二号", 10_000)) == ["things.0.amount"]
    assert len(parts.check_things([thing("d"), thing("e")], "二号", "file-二号", twice, [])) == 2
    assert parts.check_things([thing("e", "1")], "二号", "file-二号", twice, [recorded("D", "一号", 1)])


@pytest.mark.parametrize(
    ("title", "number", "paper_of_part"),
    [
        ("部分解除保全裁定书", "二号", "another"),
        ("解除保全裁定书", "一号", "another"),
        ("解除保全裁定书", "二号", "f"),
        ("解除保全裁定书", "二号", "another"),
    ],
)
def test_all_of_it_is_let_go_of_by_no_ruling_that_lifts_a_part(
    title: str, number: str, paper_of_part: str
) -> None:
    before = [recorded("D", "一号", 1).model_copy(update={"ruling": paper_of_part})]
    if (title, number, paper_of_part) == ("解除保全裁定书", "二号", "another"):
        return parts.check_in_full(number, paper(title), before)
    with pytest.raises(Problem) as problem:
        parts.check_in_full(number, paper(title), before)
    assert (problem.value.code, problem.value.errors[0].field) == ("lifted_part", "ruling")
    return None


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("部分解除保全裁定（号D账户10000元、号V车）", True),
        ("部分解除保全裁定（号D账户10,000.00元、号V车）", True),
        ("部分解除保全裁定（号D账户110000元、号V车）", False),
        ("部分解除保全裁定（号D账户10000元）", False),
        ("解除财产保全的裁定书", False),
        ("部分解除保全裁定（号D账户冻结的40000元中解除10000元、号V车）", False),
        ("部分解除保全裁定（号D账户1元、号W账户10000元、号V车）", False),
        ("部分解除保全裁定（号D账户1万元、号V车）", False),
        ("部分解除保全裁定（号D1账户10000元、号V车）", False),
        ("部分解除保全裁定（号D账户10000元、号V车中的5万元）", False),
    ],
)
def test_the_title_by_which_another_has_entered_it_names_each_thing_and_sum(title: str, named: bool) -> None:
    file = paper(title)
    lifted = parts.check_things([thing("d", "10000"), thing("v")], "二号", "file-二号", REGISTER, [])
    if named:
        parts.check_titled(file, lifted, REGISTER.assets)
    else:
        with pytest.raises(Problem) as problem:
            parts.check_titled(file, lifted, REGISTER.assets)
        assert problem.value.code == "file_not_of_case"


@pytest.mark.parametrize(
    ("ground", "part", "article"),
    [
        ("no_suit", True, "民事诉讼法第一百零四条"),
        ("no_enforcement", True, "民诉法解释第一百六十三条"),
        ("excess", False, "查封扣押冻结规定第十九条"),
        ("secured", True, ""),
        ("secured", False, ""),
        ("excess", True, ""),
        ("no_suit", False, ""),
    ],
)
def test_a_lost_time_lifts_all_and_an_excess_only_a_part(ground: str, part: bool, article: str) -> None:
    if not article:
        return parts.check_extent(LiftingGround(ground), part=part)
    with pytest.raises(Problem) as problem:
        parts.check_extent(LiftingGround(ground), part=part)
    assert [one.article for one in problem.value.errors] == [article]
    return None
