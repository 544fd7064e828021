"""What may still be put right, and what rests on it: pure."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from services.intake.corrections import rules
from services.intake.corrections.rules import Carried, Resting
from shared.contracts.custody.records import AssetRecord, DecisionRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DraftedRecord, FileRecord
from shared.contracts.funds.records import PayoutRecord
from shared.values.refusal import Problem

SIGNED_AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
RULING = DraftedRecord(title="执行裁定书", number="（2026）豫1502执1号", signed_at=SIGNED_AT)
TAKEN_BACK = RULING.model_copy(update={"withdrawn_at": SIGNED_AT})
ACCOUNT = "6217000000000000001"


def asset(way: str = "freeze_online", respondent: str = "p1") -> AssetRecord:
    return AssetRecord(
        id="a1",
        case_number="（2026）豫1502执1号",
        respondent_id=respondent,
        kind="vehicle",
        identifier="豫S00001",
        place_code="411502",
        outside=False,
        description="轿车",
        controlled=False,
        decision=DecisionRecord(way=way),
        measure=None,
    )


def payout(state: str = "approving", account: str = ACCOUNT) -> PayoutRecord:
    return PayoutRecord(purpose="judgment_debt", amount=Decimal(10), state=state, payee_account=account)


@pytest.mark.parametrize(
    ("changed", "resting"),
    [
        ({"mobile", "household_address", "representative"}, Resting([RULING], [asset()], [payout()])),
        ({"name", "identity"}, Resting([TAKEN_BACK])),
        ({"name", "identity"}, Resting([RULING.model_copy(update={"signed_at": None})])),
        ({"identity"}, Resting(assets=[asset(respondent="p2"), asset("not_worth")])),
        (
            {"payee_account"},
            Resting([RULING], [asset()], [payout(account="1"), payout("refused"), payout("paid")]),
        ),
    ],
)
def test_what_nothing_rests_on_is_put_right(changed: set[str], resting: Resting) -> None:
    rules.check_party(changed, "p1", ACCOUNT, resting)


@pytest.mark.parametrize(
    ("changed", "resting", "article", "said"),
    [
        ({"name"}, Resting([RULING]), "二(一)4", "执行裁定书（（2026）豫1502执1号）"),
        ({"identity"}, Resting(assets=[asset()]), "二(二)2", "豫S00001"),
        ({"identity"}, Resting(assets=[asset("delegate")]), "二(二)2", "豫S00001"),
        ({"payee_account"}, Resting(payouts=[payout()]), "二(六)2", "10元的案款发放"),
        ({"payee_bank"}, Resting(payouts=[payout("ordered")]), "二(六)2", "10元的案款发放"),
        (
            {"name", "payee_account"},
            Resting([RULING], [asset()], [payout()]),
            "二(一)4、二(二)2、二(六)2",
            "豫S00001",
        ),
    ],
)
def test_what_something_rests_on_is_refused_and_named(
    changed: set[str], resting: Resting, article: str, said: str
) -> None:
    with pytest.raises(Problem, match="correction_refused") as refused:
        rules.check_party(changed, "p1", ACCOUNT, resting)
    assert (refused.value.status, refused.value.article) == (409, article)
    assert said in refused.value.detail


@pytest.mark.parametrize(
    "resting", [Resting([RULING]), Resting(assets=[asset()]), Resting(payouts=[payout()])]
)
def test_the_claim_stands_once_an_act_rests_on_it(resting: Resting) -> None:
    rules.check_application(Resting(assets=[asset("not_worth")]))
    with pytest.raises(Problem, match="correction_refused"):
        rules.check_application(resting)


def test_a_payout_that_came_to_nothing_holds_up_no_correction_of_the_claim() -> None:
    rules.check_application(Resting(payouts=[payout("refused"), payout("withdrawn")]))
    for state in ("approving", "ordered", "paid", "returned"):
        with pytest.raises(Problem, match="correction_refused"):
            rules.check_application(Resting(payouts=[payout("withdrawn"), payout(state)]))


def test_a_claim_that_is_carried_on_is_put_right_downwards_alone() -> None:
    carried = Carried(Decimal(9000), Decimal(120), date(2026, 3, 2))
    rules.check_carried(carried, carried)
    rules.check_carried(carried, Carried(Decimal(8000), Decimal(0), date(2026, 3, 3)))
    more = Carried(Decimal("9000.01"), Decimal("120.01"), date(2026, 3, 1))
    with pytest.raises(Problem) as refused:
        rules.check_carried(carried, more)
    assert [(one.field, one.article) for one in refused.value.errors] == [
        ("application.principal", "法发〔2014〕26号第六条"),
        ("application.interest", "法发〔2014〕26号第六条"),
        ("application.performance_due_on", "民事诉讼法第二百六十四条"),
    ]


def proof(purpose: FilePurpose = FilePurpose.PARTY_PROOF, *brought_by: str) -> FileRecord:
    return FileRecord(
        id="f1",
        purpose=purpose,
        title="张三的证明",
        sha256="a" * 64,
        entered_at=SIGNED_AT,
        brought_by=list(brought_by or ("wenshu01",)),
    )


@pytest.mark.parametrize("changed", [{"name"}, {"identity", "mobile"}, {"payee_account"}])
def test_who_it_is_and_where_it_is_paid_change_on_a_file_that_another_has_entered(changed: set[str]) -> None:
    account = "payee_account" in changed
    right, other = (FilePurpose.ACCOUNT_PROOF, FilePurpose.PARTY_PROOF)[:: 1 if account else -1]
    rules.check_proof(changed, "f1", {"lian01"}, [proof(right)], ["张三"])
    for given, files in (
        (None, [proof(right)]),
        ("f2", [proof(right)]),
        ("f1", []),
        ("f1", [proof(FilePurpose.OTHER)]),
        ("f1", [proof(other)]),
        ("f1", [proof(right, "lian01")]),
        ("f1", [proof(right).model_copy(update={"title": "李四的证明"})]),
    ):
        with pytest.raises(Problem) as refused:
            rules.check_proof(changed, given, {"lian01"}, files, ["张三"])
        assert [(error.field, error.article) for error in refused.value.errors] == [("proof", "二(六)2")]


@pytest.mark.parametrize(
    ("changed", "shown_by"),
    [
        ({"mobile"}, {"party_proof", "address_confirmation", "application"}),
        ({"household_address", "residence_address"}, {"party_proof", "address_confirmation", "application"}),
        ({"representative"}, {"party_proof", "application"}),
        ({"name"}, {"party_proof"}),
        ({"payee_account"}, {"account_proof"}),
    ],
)
def test_by_which_paper_a_filed_case_is_put_right(changed: set[str], shown_by: set[str]) -> None:
    """执行工作规定第十八条: the application says who the parties are and where they are reached."""
    found = set()
    for purpose in FilePurpose:
        try:
            rules.check_proof(changed, "f1", {"lian01"}, [proof(purpose)], ["张三"])
        except Problem:
            continue
        found.add(purpose.value)
    assert found == shown_by
    for files in ([], [proof(FilePurpose(min(shown_by)), "lian01")]):
        with pytest.raises(Problem):
            rules.check_proof(changed, "f1", {"lian01"}, files, ["张三"])


def test_the_application_puts_each_field_right_once() -> None:
    rules.check_proof_unused({"mobile"}, set(), again=False)
    rules.check_proof_unused({"mobile"}, {"household_address"}, again=True)
    for proved, again in (({"mobile"}, True), ({"household_address"}, False)):
        with pytest.raises(Problem, match="correction_refused"):
            rules.check_proof_unused({"mobile"}, proved, again=again)


def test_nothing_changed_a_changed_side_and_one_on_both_sides_are_refused() -> None:
    before: dict[str, Any] = {"name": "甲", "mobile": ""}
    assert rules.changes(before, before | {"mobile": "1"}) == {"mobile"}
    with pytest.raises(Problem, match="nothing_corrected"):
        rules.changes(before, before)
    with pytest.raises(Problem, match="correction_refused"):
        rules.check_role("applicant", "respondent")
    with pytest.raises(Problem, match="correction_refused"):
        rules.check_sides("1", ["1"])
