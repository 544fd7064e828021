"""The checklist of 二(五)4: every fault of a request to close as 执行完毕, by its field, at once."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from services.intake.closing import rules
from services.intake.closing.schemas import ClosingMode, ClosingRequestIn
from shared.contracts.documents.records import FileRecord
from shared.values.refusal import Problem
from tests.services.intake.road import BODY, CLAIM, SUM

NOW = datetime.fromisoformat("2026-03-02T10:00:00+08:00")
WAIVED = {"waiver": "file-1", "waived_by": "party-1"}
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
            **WAIVED,
        },
        {"recovered": Decimal("100000.00")},
        [],
    ),
    "another claim": (
        {"applied_amount": "102499.99"},
        {},
        [("applied_amount", f"申请执行标的额应为 {FULL}"), SUM],
    ),
    "a fen too little": ({"closing_amount": "102499.99"}, {}, [SUM, UNEQUAL]),
    "more closed than applied for": ({"closing_amount": "102500.01"}, {}, [SUM, UNEQUAL]),
    "waived and recovered": ({"waived_amount": "0.01", **WAIVED}, {}, [SUM]),
    "waived by word alone": (
        {"closing_amount": "100000.00", "waived_amount": "2500.00", "recovered_amount": "100000.00"},
        {"recovered": Decimal("100000.00")},
        [("waived_amount", "放弃标的额须有申请执行人或者其有特别授权的代理人作出放弃的书面材料")],
    ),
    "waived by nobody": (
        {
            "closing_amount": "100000.00",
            "waived_amount": "2500.00",
            "recovered_amount": "100000.00",
            "waiver": "file-1",
        },
        {"recovered": Decimal("100000.00")},
        [("waived_amount", "放弃标的额须有申请执行人或者其有特别授权的代理人作出放弃的书面材料")],
    ),
    "not yet paid out": (
        {},
        {"recovered": Decimal("0.00"), "undisbursed": Decimal(CLAIM)},
        [("recovered_amount", "执行到位标的额应为 0.00 元"), ("funds", f"尚有案款 {FULL}未发放或退付")],
    ),
    "recovered less than closed": (
        {"recovered_amount": "2500.00"},
        {"recovered": Decimal("2500.00")},
        [UNEQUAL],
    ),
    "nothing recovered, all waived": (
        {"closing_amount": "0.00", "waived_amount": CLAIM, "recovered_amount": "0.00", **WAIVED},
        {"recovered": Decimal("0.00")},
        [NOTHING],
    ),
    "one fen left": (
        {},
        {"undisbursed": Decimal("0.01")},
        [("funds", "尚有案款 0.01 元未发放或退付")],
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


@pytest.mark.parametrize("name", CASES)
def test_the_checklist(name: str) -> None:
    changes, evidence, expected = CASES[name]
    held = DONE | evidence
    given = rules.Evidence(
        Decimal(CLAIM), "", overdue_or_open=held.pop("overdue_or_open", ()), held=rules.Held(**held)
    )
    found = rules.faults(ClosingRequestIn.model_validate(BODY | changes), given)
    assert [(fault.field, fault.detail) for fault in found] == expected
    for fault in found:
        release = "受托法院" in fault.detail
        waiver = fault.field == "waived_amount"
        assert fault.article == (
            "查封扣押冻结规定第二十八条" if release else "民事诉讼法第六十二条" if waiver else "二(五)4"
        )


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
    held = rules.Held(**DONE | {"recovered": Decimal("0.00")})
    given = rules.Evidence(Decimal("0.00"), "腾退信阳市浉河区民权路1号房屋", held)
    asked = ClosingRequestIn.model_validate(BODY | ACT | changes)
    assert [fault.field for fault in rules.faults(asked, given)] == fields


def test_an_agent_without_a_special_power_waives_nothing() -> None:
    rules.check_waived_by(None, {"party-1", "agent-1"})
    rules.check_waived_by("agent-1", {"party-1", "agent-1"})
    with pytest.raises(Problem, match="no_special_power") as refused:
        rules.check_waived_by("agent-2", {"party-1", "agent-1"})
    assert (refused.value.status, refused.value.article) == (409, "民事诉讼法第六十二条")


def test_the_papers_of_a_request_are_files_that_another_has_entered() -> None:
    asked = ClosingRequestIn.model_validate(BODY | {"performance_record": "file-1", "waiver": "file-2"})
    files = [
        FileRecord(id=id, purpose=purpose, sha256="0" * 64, entered_at=NOW, brought_by=[by])
        for id, purpose, by in (
            ("file-1", "performance_record", "wenshu01"),
            ("file-2", "claim_waiver", "chengban01"),
        )
    ]
    rules.check_papers(asked, files, "chengban02")
    with pytest.raises(Problem, match="file_not_of_case") as refused:
        rules.check_papers(asked, files, "chengban01")
    assert [fault.field for fault in refused.value.errors] == ["waiver"]


@pytest.mark.parametrize("mode", list(ClosingMode)[1:])
def test_the_other_modes_are_not_reviewed_by_this_checklist(mode: ClosingMode) -> None:
    with pytest.raises(Problem, match="mode_not_supported") as refused:
        rules.check_mode(mode)
    assert (refused.value.status, refused.value.article) == (409, "执行工作规定第六十四条")
