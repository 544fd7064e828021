from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from services.funds.distribution.sharing import Purpose
from services.funds.payout.rules import (
    OFFICES,
    STEPS,
    Approval,
    Form,
    Paper,
    Payee,
    Step,
    check_all_steps,
    check_confirmation,
    check_form,
    check_not_objected,
    check_paper,
    check_paper_due,
    check_papers,
    check_payee,
    check_scan,
    check_step,
    check_withdraws,
    is_ordered_again,
    next_step,
    paper_code,
    taken_by,
)
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DossierItemRecord, FileRecord
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office
from tests.harness import CLOCK_START

FORM = Form(
    payout_id="p1",
    case_number="（2026）豫1502执1号",
    purpose="judgment_debt",
    payee_name="张三",
    payee_bank="中国银行信阳分行",
    payee_account="6222021234567890123",
    amount=Decimal("100000.00"),
    papers=("执行裁定书", "分配方案"),
)
RIGHT_OFFICE = {
    Step.FORM: Office.HANDLING_OFFICER,
    Step.FIRST_REVIEW: Office.FUNDS_OFFICER,
    Step.APPROVAL: Office.BUREAU_DIRECTOR,
    Step.FINANCE_REVIEW: Office.FINANCE_HEAD,
    Step.PAYMENT: Office.CASHIER,
}


def approval(step: Step, person: str = "", office: Office | None = None, form: Form = FORM) -> Approval:
    return Approval(step, person or f"person-{step}", office or RIGHT_OFFICE[step], form.digest)


def taken(count: int) -> list[Approval]:
    return [approval(step) for step in STEPS[:count]]


def paper(form: Form = FORM, approvals: Sequence[Approval] = tuple(taken(4))) -> Paper:
    return Paper(paper_code(FORM), form, {a.step: a.person for a in approvals})


def scan(purpose: FilePurpose = FilePurpose.PAYOUT_FORM, *brought_by: str) -> list[FileRecord]:
    brought = list(brought_by) or ["ankuan01"]
    return [
        FileRecord(id="scan", purpose=purpose, sha256="5" * 64, entered_at=CLOCK_START, brought_by=brought)
    ]


def test_the_paper_form_is_scanned_and_entered_by_others_than_the_online_form() -> None:
    """线上线下审批手续均全部齐备并能够相互印证, 二(六)2."""
    form = approval(Step.FORM, "chengban01")
    clerk = frozenset({"ankuan01"})
    assert check_scan("scan", scan(), form, clerk, CLOCK_START) == "5" * 64
    with pytest.raises(Problem, match="file_not_of_case"):
        check_scan("scan", scan(), form, clerk, CLOCK_START + timedelta(seconds=1))
    for files, hands in (
        (scan(), frozenset({"chengban01"})),
        (scan(), frozenset({"ankuan01", "chengban01"})),  # in whose stead the funds officer enters it
        (scan(FilePurpose.PAYOUT_FORM, "chengban01"), clerk),
        (scan(FilePurpose.PAYOUT_FORM, "ankuan01", "chengban01"), clerk),
    ):
        with pytest.raises(Problem, match="same_person") as refused:
            check_scan("scan", files, form, hands, CLOCK_START)
        assert (refused.value.status, refused.value.article) == (409, "二(六)2")
    for files in ([], scan(FilePurpose.SERVICE_RECEIPT)):
        with pytest.raises(Problem, match="file_not_of_case") as refused:
            check_scan("scan", files, form, clerk, CLOCK_START)
        assert (refused.value.status, refused.value.article) == (409, "二(六)2")


def test_what_supports_a_form_lies_in_the_dossier_of_its_case() -> None:
    """附相关证明材料, 二(六)2."""
    dossier = [
        DossierItemRecord(number=number, title=title, sha256=str(number) * 64)
        for number, title in enumerate(("执行裁定书", "分配方案"), start=1)
    ]
    assert [entry.title for entry in check_papers([2, 1], dossier)] == ["分配方案", "执行裁定书"]
    with pytest.raises(Problem, match="file_not_of_case") as refused:
        check_papers([1, 3, 1, 0], dossier)
    assert (refused.value.status, refused.value.article) == (409, "二(六)2")
    assert [error.field for error in refused.value.errors] == ["papers.1", "papers.2", "papers.3"]


def test_a_document_that_was_taken_back_supports_nothing() -> None:
    gone = DossierItemRecord(number=1, title="执行裁定书（已撤回）", sha256="1" * 64, withdrawn=True)
    with pytest.raises(Problem, match="file_not_of_case") as refused:
        check_papers([1], [gone])
    [fault] = refused.value.errors
    assert ("撤回" in fault.detail, fault.article) == (True, "二(六)2")


def refusal(
    form: Form, approvals: Sequence[Approval], taking: Approval, signed: Paper | None = None
) -> Problem:
    with pytest.raises(Problem) as refused:
        check_step(form, approvals, taking, signed)
    return refused.value


@pytest.mark.parametrize(
    ("form", "review"),
    [
        (("chengban02", ("li",)), ("li", ())),  # by the deputy of who reviews it himself
        (("li", ()), ("ankuan02", ("li",))),  # by himself, reviewed by his own deputy
        (("chengban02", ("li",)), ("ankuan02", ("li",))),  # by two deputies of one man
        (
            ("chengban02", ("li",)),
            ("chengban02", ()),
        ),  # a deputy in his own right beside what he did for another
    ],
)
def test_what_is_done_in_anothers_stead_is_that_ones_step_too(
    form: tuple[str, tuple[str, ...]], review: tuple[str, tuple[str, ...]]
) -> None:
    """二(六)2: five steps by five persons; a deputy makes nobody two of them."""
    first = Approval(Step.FORM, form[0], Office.HANDLING_OFFICER, FORM.digest, form[1])
    second = Approval(Step.FIRST_REVIEW, review[0], Office.FUNDS_OFFICER, FORM.digest, review[1])
    problem = refusal(FORM, [first], second)
    assert (problem.status, problem.article) == (403, "二(六)2")
    assert [error.field for error in problem.errors] == ["person"]
    check_step(FORM, [first], replace(second, person="wang", stead=("zhao",)))


def test_a_step_is_taken_in_person_where_the_office_is_held_and_else_in_the_absent_ones_stead() -> None:
    stead = frozenset({Deputyship(Office.FINANCE_HEAD, "li"), Deputyship(Office.CASHIER, "zhao")})
    who = Actor("wang", "", frozenset({Office.CASHIER, Office.JUDGE}), stead)
    assert taken_by(Step.FINANCE_REVIEW, who, "") == Approval(
        Step.FINANCE_REVIEW, "wang", Office.FINANCE_HEAD, "", ("li",)
    )
    assert taken_by(Step.PAYMENT, who, "") == Approval(Step.PAYMENT, "wang", Office.CASHIER, "")
    assert taken_by(Step.FIRST_REVIEW, who, "").office not in OFFICES[Step.FIRST_REVIEW]
    of_two = Actor("wang", "", frozenset(), stead | {Deputyship(Office.FINANCE_HEAD, "qian")})
    with pytest.raises(Problem, match="deputy_of_several"):
        taken_by(Step.FINANCE_REVIEW, of_two, "")


def test_a_form_is_taken_back_by_whom_it_is_of_and_by_nobody_else() -> None:
    """In whose stead it was requested, too: his deputy may be gone."""
    form = replace(approval(Step.FORM, "deputy"), stead=("li",))
    for who in ("li", "deputy"):
        check_withdraws([form], Actor(who, "", frozenset({Office.HANDLING_OFFICER})))
    with pytest.raises(Problem) as refused:
        check_withdraws([form], Actor("wang", "", frozenset({Office.HANDLING_OFFICER})))
    assert (refused.value.status, refused.value.article) == (403, "二(六)2")


def test_the_five_steps_in_their_order() -> None:
    assert [step.label for step in STEPS] == ["提交发放审批表", "初审", "批准", "审核", "支付"]
    done: list[Approval] = []
    for step in STEPS:
        assert next_step(done) is step
        check_step(FORM, done, approval(step), paper() if step is Step.PAYMENT else None)
        done.append(approval(step))
    assert next_step(done) is None


def test_only_a_cashier_who_took_no_other_step_orders_an_unanswered_payment_again() -> None:
    payment = approval(Step.PAYMENT)
    assert is_ordered_again(taken(5), payment, answered=False)
    assert not is_ordered_again(taken(5), payment, answered=True)
    assert not is_ordered_again(taken(4), payment, answered=False)
    assert is_ordered_again(taken(5), approval(Step.PAYMENT, "another"), answered=False)
    assert not is_ordered_again(taken(4), approval(Step.PAYMENT, "another"), answered=False)
    took_another = approval(Step.PAYMENT, taken(5)[3].person)
    assert not is_ordered_again(taken(5), took_another, answered=False)
    assert not is_ordered_again(taken(5), replace(payment, digest="0" * 64), answered=False)
    assert not is_ordered_again(taken(5), approval(Step.FINANCE_REVIEW), answered=False)


@pytest.mark.parametrize("count", range(6))
@pytest.mark.parametrize("step", STEPS)
def test_only_the_next_step_may_be_taken(count: int, step: Step) -> None:
    allowed = count < 5 and STEPS[count] is step
    taking = approval(step, person="someone-else")
    if allowed:
        check_step(FORM, taken(count), taking, paper())
    else:
        problem = refusal(FORM, taken(count), taking, paper(approvals=taken(count)))
        assert (problem.status, problem.article) == (409, "二(六)2")
        assert [error.field for error in problem.errors] == ["step"]


@pytest.mark.parametrize("office", list(Office))
@pytest.mark.parametrize("step", STEPS)
def test_each_step_belongs_to_its_office(step: Step, office: Office) -> None:
    lawful = {RIGHT_OFFICE[step]} | ({Office.LEADER_IN_CHARGE} if step is Step.APPROVAL else set())
    before, taking = taken(STEPS.index(step)), approval(step, office=office)
    if office in lawful:
        check_step(FORM, before, taking, paper())
    else:
        problem = refusal(FORM, before, taking, paper())
        assert (problem.status, [error.field for error in problem.errors]) == (403, ["office"])
        assert problem.article == "二(六)2"
    assert OFFICES[step] == lawful


@pytest.mark.parametrize("step", STEPS[1:])
def test_no_one_takes_two_steps(step: Step) -> None:
    before = taken(STEPS.index(step))
    for earlier in before:
        taking = approval(step, person=earlier.person)
        problem = refusal(FORM, before, taking, paper())
        assert (problem.status, [error.field for error in problem.errors]) == (403, ["person"])
        assert earlier.step.label in problem.detail


@pytest.mark.parametrize(
    "changed",
    [
        {"amount": Decimal("100000.01")},
        {"payee_account": "6222021234567890124"},
        {"payee_name": "李四"},
        {"papers": ("x",)},
    ],
)
def test_nothing_may_change_along_the_way(changed: dict[str, object]) -> None:
    other = replace(FORM, **changed)
    problem = refusal(FORM, taken(2), approval(Step.APPROVAL, form=other))
    assert (problem.status, [error.field for error in problem.errors]) == (409, ["form"])
    problem = refusal(other, taken(2), approval(Step.APPROVAL, form=other))
    assert [error.field for error in problem.errors] == ["form"]


def test_the_same_form_written_differently_is_the_same() -> None:
    same = replace(FORM, amount=Decimal("100000"), papers=("分配方案", "执行裁定书"))
    assert same.digest == FORM.digest
    check_paper(FORM, taken(4), paper(same))


def test_no_payment_without_the_paper_form() -> None:
    problem = refusal(FORM, taken(4), approval(Step.PAYMENT))
    assert (problem.status, [error.field for error in problem.errors]) == (409, ["paper"])
    assert "相互印证" in problem.detail


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("payout_id", "p2"),
        ("case_number", "（2026）豫1502执2号"),
        ("purpose", "surplus"),
        ("payee_name", "张叁"),
        ("payee_bank", "中国银行"),
        ("payee_account", "6222"),
        ("amount", Decimal("99999.99")),
        ("papers", ("执行裁定书",)),
    ],
)
def test_each_field_of_the_paper_form_must_agree(field: str, value: object) -> None:
    signed = paper(replace(FORM, **{field: value}))
    problem = refusal(FORM, taken(4), approval(Step.PAYMENT), signed)
    assert (problem.status, [error.field for error in problem.errors]) == (409, [f"paper.{field}"])
    with pytest.raises(Problem, match="线上线下审批手续不一致"):
        check_paper(FORM, taken(4), signed)


def test_the_paper_form_is_signed_by_those_who_approved_online() -> None:
    signed = replace(paper(), signatures={a.step: a.person for a in taken(3)} | {Step.FORM: "someone-else"})
    problem = refusal(FORM, taken(4), approval(Step.PAYMENT), signed)
    assert [error.field for error in problem.errors] == [
        "paper.signatures.form",
        "paper.signatures.finance_review",
    ]


def test_the_paper_form_of_another_print_is_refused() -> None:
    problem = refusal(FORM, taken(4), approval(Step.PAYMENT), replace(paper(), code="0" * 12))
    assert [error.field for error in problem.errors] == ["paper.code"]
    check_paper(FORM, taken(4), replace(paper(), code=paper_code(FORM).lower()))


def test_all_faults_of_a_step_are_told_at_once() -> None:
    taking = Approval(Step.PAYMENT, "person-form", Office.JUDGE, "0" * 64)
    problem = refusal(FORM, taken(2), taking)
    assert problem.status == 403
    assert [error.field for error in problem.errors] == ["office", "person", "step", "form", "paper"]


def test_a_complete_form_is_accepted_up_to_what_is_outstanding() -> None:
    check_form(FORM, outstanding=Decimal("100000.00"))


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"payee_name": " "}, ["payee_name"]),
        ({"papers": ()}, ["papers"]),
        ({"amount": Decimal("0.00")}, ["amount"]),
        ({"amount": Decimal("-1.00")}, ["amount"]),
        ({"amount": Decimal("0.005")}, ["amount"]),
        ({"amount": Decimal("100000.01")}, ["amount"]),
        ({"payee_bank": "", "payee_account": "", "papers": ()}, ["payee_bank", "payee_account", "papers"]),
    ],
)
def test_an_incomplete_form_is_refused(changed: dict[str, object], fields: list[str]) -> None:
    with pytest.raises(Problem) as refused:
        check_form(replace(FORM, **changed), outstanding=Decimal("100000.00"))
    assert (refused.value.status, [error.field for error in refused.value.errors]) == (409, fields)
    assert refused.value.article == "二(六)2"


def fields_of(problem: pytest.ExceptionInfo[Problem]) -> list[str]:
    return [error.field for error in problem.value.errors]


def test_the_payee_is_the_one_of_plan_and_record() -> None:
    recorded = Payee(FORM.payee_name, FORM.payee_bank, FORM.payee_account)
    check_payee(FORM, recorded)
    for name in ("name", "bank", "account"):
        with pytest.raises(Problem) as refused:
            check_payee(FORM, replace(recorded, **{name: "1"}))
        assert (refused.value.status, fields_of(refused)) == (409, [f"payee_{name}"])
    # the recorded account may be in the name that the payee bore before it was renamed; no other account is
    renamed = replace(recorded, name="张三丰", former_names=(FORM.payee_name,))
    check_payee(FORM, renamed)
    with pytest.raises(Problem) as refused:
        check_payee(FORM, replace(renamed, account="1"))
    assert fields_of(refused) == ["payee_account"]


@pytest.mark.parametrize("count", range(5))
def test_nothing_is_paid_before_all_five_steps(count: int) -> None:
    with pytest.raises(Problem) as refused:
        check_all_steps(FORM, taken(count), paper())
    assert (refused.value.status, refused.value.code, refused.value.article) == (
        409,
        "payout_not_approved",
        "二(六)2",
    )


def test_the_five_steps_are_taken_again_before_paying() -> None:
    check_all_steps(FORM, taken(5), paper())
    with pytest.raises(Problem, match="不符合规定"):
        check_all_steps(FORM, taken(5), None)
    with pytest.raises(Problem, match="不符合规定"):
        check_all_steps(replace(FORM, amount=Decimal("1.00")), taken(5), paper())
    same_person = [*taken(4), approval(Step.PAYMENT, person="person-form")]
    with pytest.raises(Problem, match="不符合规定"):
        check_all_steps(FORM, same_person, paper())


def test_a_paper_form_is_entered_once_and_when_four_have_signed() -> None:
    check_paper_due(taken(4), entered=False)
    for count, entered in ((3, False), (5, False), (4, True)):
        with pytest.raises(Problem, match="现在不能录入线下审批表"):
            check_paper_due(taken(count), entered=entered)


def test_only_the_payment_that_was_approved_is_booked() -> None:
    check_confirmation(FORM, FORM.payee_account, FORM.amount)
    with pytest.raises(Problem) as refused:
        check_confirmation(FORM, "1", Decimal("0.01"))
    assert fields_of(refused) == ["payee_account", "amount"]


@pytest.mark.parametrize("purpose", Purpose)
def test_money_from_what_an_outsider_claims_goes_back_to_its_payer_alone(purpose: Purpose) -> None:
    """民诉法解释第四百六十三条."""
    check_not_objected({"flat", "6222020000000000"}, {"car", "6222020000000001"}, purpose)
    check_not_objected(frozenset(), {"flat"}, purpose)
    if purpose is Purpose.REFUND:
        check_not_objected({"flat"}, {"flat"}, purpose)
    else:
        with pytest.raises(Problem, match="petition_bars"):
            check_not_objected({"flat"}, {"car", "flat"}, purpose)
