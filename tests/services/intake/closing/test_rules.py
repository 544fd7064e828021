"""The checklist of 二(五)4: every fault of a request to close as 执行完毕, by its field, at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.closing import rules
from services.intake.closing.held import Evidence, Held, Ruling
from services.intake.closing.schemas import ClosingRequestIn
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord, Operative, RegisteredParty
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office
from tests.services.intake.road import BODY, CLAIM, SUM

NOW = datetime.fromisoformat("2026-03-02T10:00:00+08:00")
DONE: dict[str, Any] = {
    "recovered": Decimal(CLAIM),
    "undisbursed": Decimal("0.00"),
    "measures_in_force": 0,
    "open_commissions": 0,
}
UNEQUAL = ("recovered_amount", "执行到位标的额应等于结案标的额，否则不属执行完毕")
NOTHING = ("closing_amount", "结案标的额为零，没有执行到位的，不属执行完毕")
FULL = "102500.00 元"

CASES: dict[str, tuple[dict[str, str], dict[str, Any], list[tuple[str, str]]]] = {
    "all is done": ({}, {}, []),
    "part was waived": (
        {
            "closing_amount": "100000.00",
            "waived_amount": "2500.00",
            "recovered_amount": "100000.00",
        },
        {"recovered": Decimal("100000.00"), "waivable": Decimal("2500.00")},
        [],
    ),
    "another claim": (
        {"applied_amount": "102499.99"},
        {},
        [("applied_amount", f"申请执行标的额应为 {FULL}"), SUM],
    ),
    "a fen too little": ({"closing_amount": "102499.99"}, {}, [SUM, UNEQUAL]),
    "more closed than applied for": ({"closing_amount": "102500.01"}, {}, [SUM, UNEQUAL]),
    "waived and recovered": ({"waived_amount": "0.01"}, {"waivable": Decimal(1)}, [SUM]),
    "waived by word alone": (
        {"closing_amount": "100000.00", "waived_amount": "2500.00", "recovered_amount": "100000.00"},
        {"recovered": Decimal("100000.00")},
        [
            (
                "waived_amount",
                "放弃标的额超过执行法官已经确认的放弃、和解 0 元；请先登记放弃、和解材料，由执行法官确认",
            )
        ],
    ),
    "one yuan, and the rest waived on a paper of less": (
        {"closing_amount": "1.00", "waived_amount": "102499.00", "recovered_amount": "1.00"},
        {"recovered": Decimal("1.00"), "waivable": Decimal("102498.99")},
        [
            (
                "waived_amount",
                "放弃标的额超过执行法官已经确认的放弃、和解 102498.99 元；请先登记放弃、和解材料，由执行法官确认",
            )
        ],
    ),
    "a paper that the judge has not seen": (
        {},
        {"undecided": 1},
        [("waived_amount", "尚有 1 份放弃、和解、减免材料未经执行法官确认")],
    ),
    "doubled interest unpaid": (
        {},
        {"delay_interest": Decimal("1592.50")},
        [("delay_interest", "尚有加倍部分债务利息 1592.50 元未清偿，也未经申请执行人放弃")],
    ),
    "the fee unpaid": (
        {},
        {"fee": Decimal("50.00")},
        [("fee", "尚有申请执行费 50.00 元未交纳，也未经决定减免")],
    ),
    "not yet paid out": (
        {},
        {"recovered": Decimal("0.00"), "undisbursed": Decimal(CLAIM)},
        [
            ("recovered_amount", "执行到位标的额应为 0.00 元"),
            ("funds", f"尚有案款 {FULL}未发放或退付，也没有经批准暂缓发放"),
        ],
    ),
    "recovered less than closed": (
        {"recovered_amount": "2500.00"},
        {"recovered": Decimal("2500.00")},
        [UNEQUAL],
    ),
    "nothing recovered, all waived": (
        {"closing_amount": "0.00", "waived_amount": CLAIM, "recovered_amount": "0.00"},
        {"recovered": Decimal("0.00"), "waivable": Decimal(CLAIM)},
        [NOTHING],
    ),
    "one fen left": (
        {},
        {"undisbursed": Decimal("0.01")},
        [("funds", "尚有案款 0.01 元未发放或退付，也没有经批准暂缓发放")],
    ),
    "handed over on site since the last plan": (
        {},
        {"handed_on": NOW.date()},
        [("funds", "现场交付、以物抵债后尚未核算应收的执行费和迟延履行利息")],
    ),
    "found to be the case's and not yet on its account": (
        {},
        {"in_main_account": Decimal("5000.00")},
        [("funds", "法院主体账户尚有本案案款 5000.00 元未转入本案账户")],
    ),
    "measures in force": ({}, {"measures_in_force": 2}, [("measures", "尚有 2 项查封冻结未解除")]),
    "a freeze is under way": (
        {},
        {"unfinished_freezes": 1},
        [("measures", "尚有 1 项已决定的查封冻结未办理完毕")],
    ),
    "commissions open": ({}, {"open_commissions": 1}, [("commissions", "尚有 1 件委托事项未了结")]),
    "held by another court": (
        {},
        {"commissioned_measures": 1},
        [("commissions", "受托法院的 1 项查封冻结尚未委托解除")],
    ),
    "duties open": (
        {},
        {"overdue_or_open": ("二(一)7 首批文书", "二(一)8 移送")},
        [("duties", f"尚有期限事项未完成：二(一){n}") for n in ("7 首批文书", "8 移送")],
    ),
}


OF_INTAKE = ("overdue_or_open", "waivable", "undecided", "delay_interest", "fee")
ARTICLES = {
    "waived_amount": "民事诉讼法第六十二条",
    "delay_interest": "民事诉讼法第二百六十四条",
    "fee": "诉讼费用交纳办法第三十八条",
}


@pytest.mark.parametrize("name", CASES)
def test_the_checklist(name: str) -> None:
    changes, evidence, expected = CASES[name]
    held = {name: value for name, value in (DONE | evidence).items() if name not in OF_INTAKE}
    of_intake = {name: value for name, value in evidence.items() if name in OF_INTAKE}
    given = Evidence(Decimal(CLAIM), "", Held(**held), **of_intake)
    found = rules.faults(ClosingRequestIn.model_validate(BODY | changes), given)
    assert [(fault.field, fault.detail) for fault in found] == expected
    for fault in found:
        release = "查封扣押冻结规定第二十八条" if "受托法院" in fault.detail else "二(五)4"
        assert fault.article == ARTICLES.get(fault.field, release)


ACT = {
    "applied_amount": "0.00",
    "closing_amount": "0.00",
    "recovered_amount": "0.00",
    "performance_record": "file-1",
}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"performance_record": None}, ["performance_record"]),
        ({"recovered_amount": "1.00"}, ["recovered_amount"] * 2),
    ],
)
def test_a_case_without_an_amount_is_enforced_when_a_record_shows_the_act_done(
    changes: dict[str, Any], fields: list[str]
) -> None:
    held = Held(**DONE | {"recovered": Decimal("0.00")})
    given = Evidence(Decimal("0.00"), "腾退信阳市浉河区民权路1号房屋", held)
    asked = ClosingRequestIn.model_validate(BODY | ACT | changes)
    assert [fault.field for fault in rules.faults(asked, given)] == fields


def test_the_record_of_a_request_is_a_file_that_another_has_entered() -> None:
    asked = ClosingRequestIn.model_validate(BODY | {"performance_record": "file-1"})
    record = FileRecord(
        id="file-1",
        purpose=FilePurpose.PERFORMANCE_RECORD,
        sha256="0" * 64,
        entered_at=NOW,
        brought_by=["wenshu01"],
    )
    rules.check_papers(asked, [record], {"chengban02"}, {})
    with pytest.raises(Problem, match="file_not_of_case") as refused:
        rules.check_papers(asked, [record], {"wenshu01"}, {})
    assert [fault.field for fault in refused.value.errors] == ["performance_record"]


PARTIES = [
    RegisteredParty(role="applicant", name="周明", identity="1"),
    RegisteredParty(role="respondent", name="孙立业", identity="2"),
]
OUT: dict[str, Any] = {
    "mode": "terminated",
    "closing_amount": "0.00",
    "recovered_amount": "0.00",
    "ground": "withdrawn",
    "ground_paper": "file-1",
    "ruling": "ruling-1",
}


def terminated(
    says: str | None = "申请执行人撤销申请",
    served: tuple[str, ...] = ("a", "b"),
    petition: dict[str, str] | None = None,
    objected: tuple[tuple[datetime, str | None], ...] = (),
    **document: Any,
) -> Evidence:
    """What the record holds of a case whose ruling both parties have."""
    operative = {"parties": PARTIES, "assets": [], "ground": says, "petition": petition}
    ruling = DocumentRecord(
        **{
            "id": "ruling-1",
            "case_number": "c",
            "number": "n",
            "kind": "termination_ruling",
            "sha256": "0" * 64,
            "signed_at": NOW,
            "operative": Operative.model_validate(operative),
        }
        | document
    )
    held = Held(**DONE | {"recovered": Decimal(0)}, ruling=Ruling(ruling, served))
    return Evidence(
        Decimal(CLAIM),
        "",
        held,
        case_number="c",
        parties=PARTIES,
        party_ids={"a": "applicant", "b": "respondent"},
        natural_respondents=frozenset({True}),
        objected=objected,
    )


@pytest.mark.parametrize(
    ("changes", "evidence", "expected"),
    [
        ({}, terminated(), []),
        ({}, terminated(objected=((NOW - timedelta(seconds=1), None),)), []),  # decided before it was signed
        ({}, terminated(objected=((NOW, None),)), [("ruling", "异议复议规定第十七条")]),
        (
            {},
            terminated(objected=((NOW, "执1号之二裁定"),), number="执1号之二"),
            [("ruling", "异议复议规定第十七条")],
        ),
        ({}, terminated(objected=((NOW, "终结执行的裁定"),)), [("ruling", "异议复议规定第十七条")]),
        ({}, terminated(objected=((NOW, "对民权路1号房屋的查封"),), number="执1号之二"), []),  # another act
        ({}, terminated(objected=((NOW, "执1号裁定查封房屋的行为"),), number="执1号之二"), []),
        ({"ground": None}, terminated(), [("ground", "执行工作规定第六十四条")]),
        ({}, terminated(signed_at=None), [("ruling", "民事诉讼法第二百六十八条第（一）项")]),
        ({}, terminated(withdrawn_at=NOW), [("ruling", "民事诉讼法第二百六十八条第（一）项")]),
        ({}, terminated(case_number="d"), [("ruling", "民事诉讼法第二百六十八条第（一）项")]),
        ({}, terminated(kind="stop_ruling"), [("ruling", "民事诉讼法第二百六十八条第（一）项")]),
        ({}, terminated("据以执行的法律文书被撤销"), [("ruling", "民事诉讼法第二百六十八条第（一）项")]),
        ({}, terminated(served=("a",)), [("ruling", "民事诉讼法第二百六十九条")]),
        (
            {"ground": "bankrupt"},
            terminated("被执行人被人民法院宣告破产"),
            [("ground", "民诉法解释第五百一十三条")],
        ),
        ({"closing_amount": CLAIM}, terminated(), [("closing_amount", "二(五)4")]),
        (
            {"recovered_amount": "1.00", "closing_amount": "1.00"},
            terminated(),
            [("recovered_amount", "二(五)4")],
        ),
    ],
)
def test_an_enforcement_is_terminated_by_a_ruling_that_its_parties_have(
    changes: dict[str, Any], evidence: Evidence, expected: list[tuple[str, str]]
) -> None:
    """民事诉讼法268, 269."""
    found = rules.faults(ClosingRequestIn.model_validate(BODY | OUT | changes), evidence)
    assert [(fault.field, fault.article) for fault in found] == expected


def test_who_is_examined_is_not_bankrupt_yet() -> None:
    """民诉法解释第五百一十三条: 宣告被执行人破产的, 裁定终结; its examination alone ends nothing."""
    given = replace(terminated(), in_bankruptcy=("信阳市宏达商贸有限公司",))

    def fields(**changes: Any) -> list[str]:
        asked = ClosingRequestIn.model_validate(BODY | OUT | changes)
        return [fault.field for fault in rules.faults(asked, given)]

    assert "mode" in fields(ground="bankrupt")
    assert "mode" not in fields(), "who applied may still take it back"


AWARD = {"issuer": "信阳仲裁委员会"}
DEED = {"issuer": "信阳市浉河公证处"}
UPHELD = {"petitioner": "孙立业", "thing": "本案的管辖", "result": "理由成立"}
WORDS = {
    "filed_elsewhere": "其他有管辖权的人民法院已经立案在先",
    "award": "仲裁裁决经审查应当不予执行",
    "notarised": "公证债权文书确有错误，应当不予执行",
    "nothing_definite": "法律文书没有给付内容，或者执行标的、被执行人不明确",
    "thing_lost": "应当交付的特定物毁损或者灭失，双方当事人对折价赔偿不能协商一致",
}


def ended(mode: str, ground: str, **document: Any) -> tuple[dict[str, Any], Evidence]:
    """A request to close in that mode on that ground, and the record that bears it out."""
    kinds = {"cancelled": "cancellation", "non_enforcement": "non_enforcement", "dismissed": "dismissal"}
    given = {"kind": f"{kinds.get(mode, 'termination')}_ruling"} | document
    return {"mode": mode, "ground": ground}, terminated(WORDS.get(ground), **given)


def objected(kind: str) -> dict[str, Any]:
    return {"kind": "objection_ruling", "petition": UPHELD | {"petition_kind": kind}}


FILED = ended("cancelled", "filed_elsewhere")
JURISDICTION = ended("cancelled", "jurisdiction", **objected("管辖异议"))
LIMITATION = ended("non_enforcement", "limitation", **objected("执行时效异议"))
OTHER = ended("terminated", "taken_up")


@pytest.mark.parametrize(
    ("asked", "changes", "expected"),
    [
        (FILED, {}, []),
        (ended("cancelled", "filed_elsewhere", served=("b",)), {}, [("ruling", "执行程序解释第二条")]),
        (
            ended("cancelled", "filed_elsewhere", kind="termination_ruling"),
            {},
            [("ruling", "执行程序解释第二条")],
        ),
        (
            ended("cancelled", "withdrawn", kind="termination_ruling"),
            {},
            [("ground", "执行工作规定第六十四条"), ("ruling", "民事诉讼法第二百六十八条第（一）项")],
        ),
        (JURISDICTION, {"upheld": {"ruling-1"}}, []),
        (JURISDICTION, {}, [("ruling", "执行程序解释第三条")]),
        (
            ended("cancelled", "jurisdiction", **objected("执行时效异议")),
            {"upheld": {"ruling-1"}},
            [("ruling", "执行程序解释第三条")],
        ),
        (LIMITATION, {"upheld": {"ruling-1"}, "limited": {"b"}}, []),
        (LIMITATION, {"upheld": {"ruling-1"}}, [("ruling", "民诉法解释第四百八十一条")]),  # another's
        (LIMITATION, {}, [("ruling", "民诉法解释第四百八十一条")]),
        (ended("non_enforcement", "award"), AWARD, []),
        (
            ended("non_enforcement", "award"),
            {"issuer": "信阳市浉河区人民法院"},
            [("ground", "民事诉讼法第二百四十八条")],
        ),
        (ended("non_enforcement", "notarised"), DEED, []),
        (ended("non_enforcement", "notarised"), AWARD, [("ground", "民事诉讼法第二百四十九条")]),
        (ended("dismissed", "nothing_definite"), {}, []),
        (ended("dismissed", "nothing_definite", served=("a",)), {}, []),
        (ended("dismissed", "nothing_definite", served=("b",)), {}, [("ruling", "执行工作规定第十六条")]),
        (ended("terminated", "thing_lost"), {"act_owed": "交付豫S8K256号车"}, []),
        (ended("terminated", "thing_lost"), {}, [("ground", "民诉法解释第四百九十二条")]),
    ],
)
def test_each_other_mode_ends_a_case_by_its_own_paper(
    asked: tuple[dict[str, Any], Evidence], changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """法发〔2014〕26号17–20: what the ruling must say, of which instrument, and who must have it."""
    body, given = asked
    found = rules.faults(ClosingRequestIn.model_validate(BODY | OUT | body), replace(given, **changes))
    assert [(fault.field, fault.article) for fault in found] == expected


def test_what_another_court_takes_over_needs_no_ruling_of_ours_and_stays_seized_for_it() -> None:
    """法发〔2014〕26号17, 委托执行规定2, 6, 执行程序解释2."""
    for mode, ground in (
        ("terminated", "taken_up"),
        ("terminated", "assigned_elsewhere"),
        ("cancelled", "commissioned"),
    ):
        body, given = ended(mode, ground)
        given = replace(given, held=replace(given.held, ruling=None, measures_in_force=1))
        asked = ClosingRequestIn.model_validate(BODY | OUT | body | {"ruling": None})
        assert rules.faults(asked, given) == []
        asked = asked.model_copy(update={"ruling": "ruling-1"})
        assert [fault.field for fault in rules.faults(asked, given)] == ["ruling"]
    for (body, given), stays in ((FILED, True), (ended("dismissed", "nothing_definite"), False)):
        given = replace(given, held=replace(given.held, measures_in_force=1))
        found = rules.faults(ClosingRequestIn.model_validate(BODY | OUT | body), given)
        assert [fault.field for fault in found] == ([] if stays else ["measures"])


@pytest.mark.parametrize("mode", ["cancelled", "non_enforcement", "dismissed"])
def test_no_case_ends_without_its_ground_or_with_money_left(mode: str) -> None:
    asked = ClosingRequestIn.model_validate(
        BODY | OUT | {"mode": mode, "ground": None, "closing_amount": "1.00"}
    )
    given = terminated()
    given = replace(given, held=replace(given.held, undisbursed=Decimal("0.01")))
    assert [fault.field for fault in rules.faults(asked, given)] == ["closing_amount", "ground", "funds"]


def test_an_objection_that_was_upheld_rests_on_its_own_paper() -> None:
    asked = ClosingRequestIn.model_validate(BODY | OUT | JURISDICTION[0] | {"ground_paper": None})
    rules.check_papers(asked, [], {"chengban01"}, {})
    with pytest.raises(Problem, match="file_not_of_case"):
        rules.check_papers(asked.model_copy(update={"ground_paper": "file-1"}), [], {"chengban01"}, {})


def test_no_case_is_terminated_over_money_seizures_or_duties() -> None:
    given = terminated()
    held = replace(given.held, undisbursed=Decimal("0.01"), measures_in_force=1, open_commissions=1)
    given = replace(given, held=held, overdue_or_open=["二(一)7 首批文书"])
    found = rules.faults(ClosingRequestIn.model_validate(BODY | OUT), given)
    assert [fault.field for fault in found] == ["funds", "measures", "commissions", "duties"]


def test_a_ruling_that_rests_on_a_death_is_served_on_the_other_side() -> None:
    dead = "作为被执行人的公民死亡，无遗产可供执行，又无义务承担人"
    asked = ClosingRequestIn.model_validate(BODY | OUT | {"ground": "debtor_dead"})
    assert rules.faults(asked, terminated(dead, ("a",))) == []
    assert [fault.field for fault in rules.faults(asked, terminated(dead, ("b",)))] == ["ruling"]


@pytest.mark.parametrize(
    ("ground", "purpose"),
    [("withdrawn", FilePurpose.WITHDRAWAL), ("basis_revoked", FilePurpose.TERMINATION_GROUND)],
)
def test_the_ground_is_shown_by_a_paper_of_its_own_kind(ground: str, purpose: FilePurpose) -> None:
    asked = ClosingRequestIn.model_validate(BODY | OUT | {"ground": ground})
    paper = FileRecord(id="file-1", purpose=purpose, sha256="0" * 64, entered_at=NOW, brought_by=["lian01"])
    rules.check_papers(asked, [paper], {"chengban01"}, {})
    for files, who in (([], "chengban01"), ([paper], "lian01")):
        with pytest.raises(Problem, match="file_not_of_case"):
            rules.check_papers(asked, files, {who}, {})
    with pytest.raises(Problem, match="file_not_of_case"):
        rules.check_papers(
            asked, [paper.model_copy(update={"purpose": FilePurpose.OTHER})], {"chengban01"}, {}
        )


@pytest.mark.parametrize(
    ("who", "stead", "fine"),
    [
        ("wang", None, True),
        ("li", None, False),
        ("zhao", None, False),
        ("wang", Deputyship(Office.HANDLING_OFFICER, "li"), False),
        ("wang", Deputyship(Office.JUDGE, "zhao"), False),
        ("wang", Deputyship(Office.HANDLING_OFFICER, "zhou"), True),
    ],
)
def test_nobody_reviews_the_end_of_his_own_case(who: str, stead: Deputyship | None, fine: bool) -> None:
    own = frozenset({Office.QUALITY_OFFICER, Office.HANDLING_OFFICER, Office.JUDGE})
    held = frozenset({stead} if stead else ())
    actor = Actor(who, who, own, held, holds=held)
    if fine:
        rules.check_apart({"li", "zhao"}, actor)
        return
    with pytest.raises(Problem, match="own_request"):
        rules.check_apart({"li", "zhao"}, actor)
