"""民事诉讼法第二百六十八条: what holds of one party ends the enforcement for that party alone; the case goes on with the others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from services.intake.alterations import rules
from services.intake.alterations.rules import Held, Side
from shared.contracts.documents.records import DocumentRecord, Operative, RegisteredParty
from shared.contracts.intake.closing import ClosingGround
from shared.values.refusal import Problem
from tests.harness import CLOCK_START, Court
from tests.services.intake.alterations.road import leave, paper, ruled, two_and_two
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import ask, leave_nothing_open, review

WITHDRAWN, DEAD = ClosingGround.WITHDRAWN, ClosingGround.DEBTOR_DEAD
SIDES = {
    "a": Side("a", "applicant", "周明", True),
    "b": Side("b", "applicant", "信阳立业公司", False),
    "r": Side("r", "respondent", "孙立业", True),
    "u": Side("u", "respondent", "浉河商贸公司", False),
}
NAMED = [
    RegisteredParty.model_validate({"role": s.role, "name": s.name, "identity": s.id}) for s in SIDES.values()
]


@pytest.mark.parametrize(
    ("ground", "who", "fields"),
    [
        ("withdrawn", "a", None),
        ("withdrawn", "b", None),
        ("withdrawn", "r", ["ground"]),
        ("debtor_dead", "r", None),
        ("debtor_dead", "u", ["ground"]),
        ("debtor_dead", "a", ["ground"]),
        ("bankrupt", "u", None),
        ("bankrupt", "r", ["ground"]),
        ("creditor_dead", "a", None),
        ("basis_revoked", "a", ["ground"]),
        ("limitation", "r", None),
        ("limitation", "u", None),
        ("limitation", "a", ["ground"]),
        ("not_entitled", "a", None),
        ("not_entitled", "b", None),
        ("not_entitled", "r", ["ground"]),
        ("performed", "r", None),
        ("performed", "u", None),
        ("performed", "a", ["ground"]),
        ("not_effective", "a", ["ground"]),
        ("withdrawn", "x", ["party"]),
    ],
)
def test_of_whom_a_ground_can_hold(ground: str, who: str, fields: list[str] | None) -> None:
    if fields is None:
        assert rules.check_ends_for(ClosingGround(ground), who, SIDES).id == who
        return
    with pytest.raises(Problem, match="alteration_refused") as refused:
        rules.check_ends_for(ClosingGround(ground), who, SIDES)
    assert [fault.field for fault in refused.value.errors] == fields


@pytest.mark.parametrize(
    ("upheld", "said", "served", "fields"),
    [
        ({"d": "r"}, {}, "abru", []),
        ({"d": "u"}, {}, "abru", ["ruling"]),  # the other has objected
        ({}, {}, "abru", ["ruling"]),  # it may be reviewed still
        ({"e": "r"}, {}, "abru", ["ruling"]),
        ({"d": "r"}, {"petition": None}, "abru", ["ruling"]),
        ({"d": "r"}, {"parties": NAMED[:3]}, "abru", ["ruling"]),
        ({"d": "r"}, {}, "abr", ["ruling"]),
    ],
)
def test_the_time_to_apply_has_passed_for_who_objected_alone(
    upheld: dict[str, str | None], said: dict[str, Any], served: str, fields: list[str]
) -> None:
    """民诉法解释第四百八十一条: 被执行人提出异议: what one of several has raised sets the others free of nothing."""
    answer = {
        "petition_kind": "执行时效异议",
        "result": "异议成立",
        "petitioner": "孙立业",
        "thing": "申请执行时效",
    }
    one = ruling(**{"ground": None, "ended_for": None, "petition": answer} | said)
    held = Held([], one.model_copy(update={"kind": "objection_ruling"}), set(served), 0)

    def check() -> None:
        ground = ClosingGround.LIMITATION
        rules.check_ruled(ground, SIDES["r"], SIDES, NAMED, "c", held, upheld)

    if not fields:
        check()
        return
    with pytest.raises(Problem, match="alteration_refused") as refused:
        check()
    assert [(fault.field, fault.article) for fault in refused.value.errors] == [
        (field, "民事诉讼法第二百六十九条" if served == "abr" else "民诉法解释第四百八十一条")
        for field in fields
    ]


def test_who_is_alone_on_his_side_ends_the_case_and_does_not_leave_it() -> None:
    alone = {id: side for id, side in SIDES.items() if id != "u"}
    with pytest.raises(Problem, match="alteration_refused") as refused:
        rules.check_ends_for(DEAD, "r", alone)
    assert refused.value.status == 409


def ruling(**own: Any) -> DocumentRecord:
    says = {"parties": NAMED, "assets": [], "ground": DEAD.label, "ended_for": "孙立业"}
    return DocumentRecord(
        id="d", case_number="c", number="n", kind="termination_ruling", sha256="0" * 64,
        signed_at=CLOCK_START, operative=Operative.model_validate(says | own),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"served": {"a", "b", "u"}}, []),  # nobody serves the dead
        ({"served": {"a", "u", "r"}}, ["ruling"]),
        ({"ruling": None}, ["ruling"]),
        ({"ruling": ruling(ended_for=None)}, ["ruling"]),  # of the whole case
        ({"ruling": ruling(ended_for="浉河商贸公司")}, ["ruling"]),
        ({"ruling": ruling(ground=WITHDRAWN.label)}, ["ruling"]),
        ({"ruling": ruling(parties=NAMED[:3])}, ["ruling"]),
        ({"ruling": ruling(ended_share="1.00")}, ["ruling"]),
        ({"seized": 1}, ["party"]),
    ],
)
def test_the_ruling_names_the_one_and_has_reached_the_others(
    changes: dict[str, Any], fields: list[str]
) -> None:
    held = replace(Held([], ruling(), {"a", "b", "r", "u"}, 0), **changes)

    def check() -> None:
        rules.check_ruled(DEAD, SIDES["r"], SIDES, NAMED, "c", held, {})

    if not fields:
        check()
        return
    with pytest.raises(Problem, match="alteration_refused") as refused:
        check()
    assert [fault.field for fault in refused.value.errors] == fields


NOT_ENTITLED, PERFORMED = ClosingGround.NOT_ENTITLED, ClosingGround.PERFORMED


@pytest.mark.parametrize(
    ("ground", "who", "changes", "served", "fields"),
    [
        (NOT_ENTITLED, "a", {}, "ab", []),  # served on who has applied, as the ruling says
        (NOT_ENTITLED, "a", {"ended_share": None}, "ab", ["ruling"]),
        (NOT_ENTITLED, "a", {"ended_for": None}, "ab", ["ruling"]),  # of the whole case
        (NOT_ENTITLED, "a", {"ended_for": "信阳立业公司"}, "ab", ["ruling"]),
        (NOT_ENTITLED, "a", {"ground": PERFORMED.label}, "ab", ["ruling"]),
        (NOT_ENTITLED, "a", {}, "aru", ["ruling"]),
        (PERFORMED, "r", {}, "ab", []),
        (PERFORMED, "r", {"ended_share": None}, "ab", ["ruling"]),  # what he had performed is not enforced
    ],
)
def test_the_application_falls_for_one_alone(
    ground: ClosingGround, who: str, changes: dict[str, Any], served: str, fields: list[str]
) -> None:
    """法发〔2014〕26号第二十条, 执行工作规定第十六条: what is found of one is found of nobody else."""
    own = {"ground": ground.label, "ended_for": SIDES[who].name, "ended_share": "10.00"} | changes
    paper = ruling(**own).model_copy(update={"kind": "dismissal_ruling"})

    def check(paper: DocumentRecord) -> None:
        rules.check_ruled(ground, SIDES[who], SIDES, NAMED, "c", Held([], paper, set(served), 0), {})

    with pytest.raises(Problem, match="alteration_refused"):
        check(paper.model_copy(update={"kind": "termination_ruling"}))
    if not fields:
        check(paper)
        return
    with pytest.raises(Problem, match="alteration_refused") as refused:
        check(paper)
    assert [(fault.field, fault.article) for fault in refused.value.errors] == [
        (field, "执行工作规定第十六条") for field in fields
    ]


@pytest.mark.parametrize(
    ("thing", "used", "stands"),
    [
        (None, False, True),
        ("n执行裁定", False, False),
        ("m执行裁定", False, True),
        ("查封房屋的行为", False, True),
        (None, True, False),
    ],
)
def test_nobody_leaves_by_a_ruling_that_has_fallen(thing: str | None, used: bool, stands: bool) -> None:
    """异议复议规定第十七条: what an objection has revoked ends nothing, whether it was recorded before or not."""
    objected = [(CLOCK_START, thing)]
    if stands:
        rules.check_stands(ruling(), objected, used=used)
        return
    with pytest.raises(Problem, match="alteration_refused"):
        rules.check_stands(ruling(), objected, used=used)


def test_no_more_leaves_the_claim_than_there_is() -> None:
    assert rules.share_of(ruling(ended_share="10.00"), Decimal(10)) == Decimal(10)
    assert rules.share_of(ruling(), Decimal(10)) == 0
    with pytest.raises(Problem, match="alteration_refused"):
        rules.share_of(ruling(ended_share="10.01"), Decimal(10))


@pytest.mark.walk
async def test_one_applicant_withdraws_for_himself_and_the_last_one_ends_the_case(court: Court) -> None:
    case, sides = await two_and_two(court)
    first, second = sides["applicant"]
    letter = await paper(court, case, "withdrawal", first["name"])
    whole = await ruled(court, case, sides, WITHDRAWN)
    end = {
        "mode": "terminated", "closing_amount": "0.00", "recovered_amount": "0.00",
        "reason": "申请执行人撤销执行申请。", "ground": "withdrawn", "ruling": whole,
    }  # fmt: skip
    for_all = await ask(court, case, **end, ground_paper=letter)
    assert for_all.status_code == 409, "one of two withdraws for himself alone"
    (fault,) = assert_refused(
        for_all, 409, "file_not_of_case", for_all.json()["title"], "民事诉讼法第二百六十八条第（一）项"
    )
    assert second["name"] in fault[1]

    own = await ruled(court, case, sides, WITHDRAWN, ended_for=first["name"], ended_share="40000.00")
    out = {"party": first["id"], "ground": "withdrawn", "ground_paper": letter, "ruling": own}
    assert (await leave(court, case, **out | {"ruling": whole})).status_code == 409
    assert (await leave(court, case, "chengban02", **out)).status_code == 403
    mine = await paper(court, case, "withdrawal", first["name"], by="chengban01")
    assert (await leave(court, case, **out | {"ground_paper": mine})).status_code == 409
    done = await leave(court, case, **out)
    assert (done.status_code, done.json()["share"]) == (201, "40000.00"), done.text
    shown = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    assert [one["name"] for one in shown if one["left_at"]] == [first["name"]]
    assert (await leave(court, case, **out)).json()["errors"][0]["field"] == "party"
    alone = {"party": second["id"], "ground": "withdrawn", "ruling": own}
    letter = await paper(court, case, "withdrawal", second["name"])
    last = await leave(court, case, **alone, ground_paper=letter)
    assert (last.status_code, last.json()["errors"][0]["field"]) == (409, "party"), "he ends the case"

    await leave_nothing_open(court, case)
    asked = await ask(court, case, **end | {"ruling": own}, ground_paper=letter)
    assert asked.status_code == 201, asked.text
    refused = await review(court, asked.json()["id"], "approved")
    assert [one["field"] for one in refused.json()["errors"]] == ["ruling"], "of one alone"
    await review(court, asked.json()["id"], "returned", remark="裁定书只对一方当事人终结执行")
    asked = await ask(court, case, **end, ground_paper=letter)
    approved = await review(court, asked.json()["id"], "approved")
    assert approved.status_code == 200, approved.text


@pytest.mark.walk
async def test_what_is_one_respondents_does_not_free_the_other(court: Court) -> None:
    case, sides = await two_and_two(court)
    dead, living = sides["respondent"]
    certificate = await paper(court, case, "termination_ground", dead["name"])
    whole = await ruled(court, case, sides, DEAD)
    end = {
        "mode": "terminated", "closing_amount": "0.00", "recovered_amount": "0.00",
        "reason": "被执行人死亡，无遗产可供执行。", "ground": "debtor_dead", "ruling": whole,
    }  # fmt: skip
    for_all = await ask(court, case, **end, ground_paper=certificate)
    assert for_all.status_code == 409, "the other lives"
    assert living["name"] in for_all.json()["errors"][0]["detail"]
    own = await ruled(court, case, sides, DEAD, ended_for=dead["name"])
    out = {"party": dead["id"], "ground": "debtor_dead", "ground_paper": certificate, "ruling": own}
    assert (await leave(court, case, **out)).status_code == 201
    rows = await court.listed("intake", f"/cases/{case}/alterations", "chengban01")
    assert [(one["name"], one["ground"]) for one in rows] == [(dead["name"], "debtor_dead")]
    assert (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["state"] == "open"
    asked = {"kind": "consumption", "party": dead["id"], "words": "未按执行通知书履行", "paper": certificate}
    coerced = await court.call("POST", "intake", f"/cases/{case}/coercions", "chengban01", asked)
    assert coerced.json()["errors"][0] | {"article": ""} == {
        "field": "party",
        "detail": "不是本案现有的当事人",
        "article": "",
    }
    # a paper of the one who is left ends it
    other = await paper(court, case, "termination_ground", living["name"])
    assert (await ask(court, case, **end, ground_paper=other)).status_code == 201


@pytest.mark.walk
async def test_what_one_respondent_had_performed_in_time_leaves_the_claim_with_him_alone(
    court: Court,
) -> None:
    """法发〔2014〕26号第二十条: 驳回申请 for him; against the other the case goes on for what is left."""
    case, sides = await two_and_two(court)
    had_paid, owes = sides["respondent"]
    receipt = await paper(court, case, "termination_ground", had_paid["name"])
    whole = await ruled(court, case, sides, PERFORMED, kind="dismissal_ruling")
    end = {
        "mode": "dismissed", "closing_amount": "0.00", "recovered_amount": "0.00",
        "reason": "义务人已经按期履行。", "ground": "performed", "ruling": whole,
    }  # fmt: skip
    for_all = await ask(court, case, **end, ground_paper=receipt)
    (fault,) = assert_refused(
        for_all, 409, "file_not_of_case", for_all.json()["title"], "执行工作规定第十六条"
    )
    assert owes["name"] in fault[1]
    only = {"ended_for": had_paid["name"], "ended_share": "40000.00"}
    own = await ruled(court, case, sides, PERFORMED, kind="dismissal_ruling", **only)
    out = {"party": had_paid["id"], "ground": "performed", "ground_paper": receipt, "ruling": own}
    assert (await leave(court, case, **out | {"ruling": whole})).status_code == 409
    done = await leave(court, case, **out)
    assert (done.status_code, done.json()["share"]) == (201, "40000.00"), done.text
    shown = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    assert shown["state"] == "open"
    assert [one["name"] for one in shown["parties"] if one["left_at"]] == [had_paid["name"]]
    last = await leave(court, case, **out | {"party": owes["id"]})
    (fault,) = assert_refused(
        last, 409, "alteration_refused", last.json()["title"], "民事诉讼法第二百六十八条"
    )
    assert "驳回申请" in fault[1]


async def test_a_joint_letter_of_all_applicants_ends_the_case(court: Court) -> None:
    case, sides = await two_and_two(court)
    names = [one["name"] for one in sides["applicant"]]
    letter = await paper(court, case, "withdrawal", *names)
    whole = await ruled(court, case, sides, WITHDRAWN)
    asked = await ask(
        court, case, mode="terminated", closing_amount="0.00", recovered_amount="0.00",
        reason="申请执行人均撤销执行申请。", ground="withdrawn", ruling=whole, ground_paper=letter,
    )  # fmt: skip
    assert asked.status_code == 201, asked.text
