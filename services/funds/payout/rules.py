"""The five steps of a pay-out: who may take which, in which order, on which papers. 二(六)2."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from services.funds.distribution.rules import Claimed
from services.funds.distribution.sharing import Purpose
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DossierItemRecord, FileRecord
from shared.contracts.intake.records import CaseRecord
from shared.law.case_rules import by_office
from shared.law.files import PaperFile, check_files
from shared.values.articles import JS, REGULATION
from shared.values.labelled import Labelled
from shared.values.money import format_yuan, round_to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office

ARTICLE = REGULATION["二(六)2"]


class Step(Labelled):
    """In the order in which they are taken."""

    FORM = "form", "提交发放审批表"
    FIRST_REVIEW = "first_review", "初审"
    APPROVAL = "approval", "批准"
    FINANCE_REVIEW = "finance_review", "审核"
    PAYMENT = "payment", "支付"


STEPS = tuple(Step)

OFFICES: Mapping[Step, frozenset[Office]] = {
    Step.FORM: frozenset({Office.HANDLING_OFFICER}),
    Step.FIRST_REVIEW: frozenset({Office.FUNDS_OFFICER}),
    Step.APPROVAL: frozenset({Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE}),
    Step.FINANCE_REVIEW: frozenset({Office.FINANCE_HEAD}),
    Step.PAYMENT: frozenset({Office.CASHIER}),
}
"""Any one of the offices of a step may take it."""

FIELD_LABELS = {
    "payout_id": "编号",
    "case_number": "案号",
    "purpose": "款项性质",
    "payee_name": "收款人",
    "payee_bank": "开户行",
    "payee_account": "收款账号",
    "amount": "金额",
    "papers": "证明材料",
}


@dataclass(frozen=True)
class Evidence:
    """What the case's money is owed for, the case with it, and the catalogue of its e-dossier."""

    claimed: Claimed
    dossier: Sequence[DossierItemRecord]
    files: Sequence[FileRecord] = ()

    @property
    def case(self) -> CaseRecord:
        return self.claimed.case


@dataclass(frozen=True)
class Form:
    """发放审批表. `amount` in yuan; `papers` are the names of the papers that support it."""

    payout_id: str
    case_number: str
    purpose: str
    payee_name: str
    payee_bank: str
    payee_account: str
    amount: Decimal
    papers: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all fields: every approval carries it, and the paper form is printed with it."""
        values = asdict(self) | {"amount": f"{self.amount:.2f}", "papers": sorted(self.papers)}
        return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Payee:
    """Who gets the money by the plan, on which account by the record (the party's, or the court's for the fee)."""

    name: str
    bank: str
    account: str
    former_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Approval:
    """A step that was taken: by whom (the subject of the token), under which office, on which form.

    `stead`: whose deputy in that office he was; nobody's where he held it in person.
    """

    step: Step
    person: str
    office: Office
    digest: str
    stead: tuple[str, ...] = ()

    @property
    def people(self) -> frozenset[str]:
        """Whose step it is: his who has taken it, and theirs in whose stead he has."""
        return frozenset({self.person, *self.stead})


def taken_by(step: Step, actor: Actor, digest: str) -> Approval:
    """The step as `actor` takes it: in person where he can, else as somebody's deputy. 403 for the deputy of several who has
    not said for whom he acts.
    """
    able = actor.offices & OFFICES[step]
    office = min(actor.own & able or able or actor.offices or OFFICES[step])
    deputyship = by_office(office, actor)
    return Approval(step, actor.id, office, digest, (deputyship.person,) if deputyship else ())


@dataclass(frozen=True)
class Paper:
    """The signed paper form as entered from its scan: the code printed on it, its fields, who signed."""

    code: str
    form: Form
    signatures: Mapping[Step, str]


def next_step(approvals: Sequence[Approval]) -> Step | None:
    """The step to take now; None when all five are done."""
    return STEPS[len(approvals)] if len(approvals) < len(STEPS) else None


def paper_code(form: Form) -> str:
    """The short code printed on the paper form."""
    return form.digest[:12].upper()


def check_not_objected(objected: Collection[str], sources: Collection[str], purpose: Purpose) -> None:
    """409 for money that comes from what an outsider claims, until that is over; who paid it may have it back.

    "" in `objected`: nothing of the case is to be enforced, as an objection to limitation or jurisdiction was granted; or none
    but debtors are left whose bankruptcy is examined (JS[511]).
    """
    if purpose is not Purpose.REFUND and not set(objected).isdisjoint({"", *sources}):
        detail = (
            "该款项来自案外人提出异议的财产，或者本案的执行时效、管辖异议已经成立，"
            f"或者对该被执行人已经决定移送破产审查（{JS[511]}），不得发放"
        )
        raise Problem(409, ProblemCode.PETITION_BARS, detail, JS[463])


def check_papers(numbers: Sequence[int], dossier: Sequence[DossierItemRecord]) -> list[DossierItemRecord]:
    """The papers that support a form, in its order: entries of the case's e-dossier, each once. 409 naming every other."""
    entries = {entry.number: entry for entry in dossier}
    faults = [
        FieldError(f"papers.{at}", "该文书已经撤回，不得作为证明材料，请附现行有效的文书", ARTICLE)
        for at, number in enumerate(numbers)
        if number in entries and entries[number].withdrawn
    ]
    faults += [
        FieldError(f"papers.{at}", "证明材料须是本案电子卷宗目录中的材料，每件只列一次", ARTICLE)
        for at, number in enumerate(numbers)
        if number not in entries or number in numbers[:at]
    ]
    refuse(faults, 409, ProblemCode.FILE_NOT_OF_CASE)
    return [entries[number] for number in numbers]


def check_form(form: Form, outstanding: Decimal) -> None:
    """Refuse with Problem 409 a form that lacks something or asks for more than the payee's `outstanding`."""
    faults: list[FieldError] = []
    for name in ("payee_name", "payee_bank", "payee_account"):
        if not getattr(form, name).strip():
            faults.append(FieldError(name, f"{FIELD_LABELS[name]}不得为空", ARTICLE))
    if not form.papers:
        detail = "应附执行裁定书、参与分配函、分配方案、委托手续等证明材料"
        faults.append(FieldError("papers", detail, ARTICLE))
    if form.amount <= 0 or form.amount != round_to_fen(form.amount):
        faults.append(FieldError("amount", "发放金额须大于零并精确到分", ARTICLE))
    if form.amount > outstanding:
        detail = f"发放金额{format_yuan(form.amount)}超过可发放的{format_yuan(outstanding)}"
        faults.append(FieldError("amount", detail, ARTICLE))
    refuse(faults, 409, ProblemCode.PAYOUT_FORM_INCOMPLETE)


def check_payee(form: Form, payee: Payee) -> None:
    """Refuse with Problem 409 a form that names another payee or account than plan and record do.

    The account as recorded may still be in a name that its holder bore before.
    """
    if form.payee_name in payee.former_names:
        payee = replace(payee, name=form.payee_name)
    recorded = {"payee_name": payee.name, "payee_bank": payee.bank, "payee_account": payee.account}
    faults = [
        FieldError(name, f"{FIELD_LABELS[name]}与分配方案及当事人登记的收款信息不符", ARTICLE)
        for name, value in recorded.items()
        if getattr(form, name) != value
    ]
    refuse(faults, 409, ProblemCode.PAYEE_DIFFERS)


class Earlier(Protocol):
    """An earlier form of the share, and what the bank has answered of it."""

    refused_at: datetime | None
    returned_at: datetime | None


def check_correction(
    refund: bool, earlier: Sequence[Earlier], files: Collection[FileRecord], paper: str, hands: Set[str]
) -> str:
    """The SHA-256 of the application by which a refund goes to another account of its payer: only one that the bank has refused or
    sent back, by a paper of since then, which another than who requests it has brought. 409.
    """
    failed = [at for form in earlier for at in (form.refused_at, form.returned_at) if at is not None]
    if not refund or not failed:
        detail = "仅退还缴款人的款项被银行拒付或者退汇以后，才可以凭缴款人的申请更正其收款账户"
        raise Problem.of([FieldError("account_paper", detail, ARTICLE)], 409, ProblemCode.PAYEE_DIFFERS)
    named = PaperFile("account_paper", paper, FilePurpose.REFUND_APPLICATION, ARTICLE, max(failed), hands)
    return check_files(files, [named])[paper]


def check_unrequested(requested: bool) -> None:
    """One form a share, until the bank has refused it or it is withdrawn. Raises Problem 409."""
    if requested:
        raise Problem(409, ProblemCode.ALREADY_REQUESTED, article=ARTICLE)


def check_share_stands(*, reversed: bool) -> None:
    """409 for a share whose money is the case's again."""
    if reversed:
        raise Problem(409, ProblemCode.SHARE_REVERSED, article=ARTICLE)


def check_step(
    form: Form, approvals: Sequence[Approval], taking: Approval, paper: Paper | None = None
) -> None:
    """Refuse a step out of order, by the wrong office, by one who took another step or in whose stead another was taken,
    or on a changed form.

    `taking` carries the digest of the form that the person saw. The payment needs a `paper` that agrees with
    the form. Problem 403 if the office or the person is at fault, else 409; all faults at once.
    """
    faults: list[FieldError] = []
    offices = OFFICES[taking.step]
    if taking.office not in offices:
        who = "或".join(sorted(office.label for office in offices))
        faults.append(FieldError("office", f"“{taking.step.label}”应由{who}办理", ARTICLE))
    if earlier := [one.step.label for one in approvals if not one.people.isdisjoint(taking.people)]:
        detail = f"五个步骤应由五人分别办理，此人（或者其所代、代其的人）已办理“{'、'.join(earlier)}”"
        faults.append(FieldError("person", detail, ARTICLE))
    status = 403 if faults else 409
    expected = next_step(approvals)
    if taking.step is not expected:
        detail = f"下一步应为“{expected.label}”" if expected else "五个步骤均已办理完毕"
        faults.append(FieldError("step", f"{detail}，不能办理“{taking.step.label}”", ARTICLE))
    if any(approval.digest != form.digest for approval in (*approvals, taking)):
        faults.append(FieldError("form", "审批表内容在审批过程中被更改，金额及收款人应前后一致", ARTICLE))
    if taking.step is Step.PAYMENT:
        faults += _paper_faults(form, approvals, paper)
    refuse(faults, status, ProblemCode.PAYOUT_STEP_REFUSED)


def check_stands(*, withdrawn: bool) -> None:
    """409 for a form that is withdrawn: what was signed on it has fallen."""
    if withdrawn:
        raise Problem(409, ProblemCode.PAYOUT_WITHDRAWN, article=ARTICLE)


def check_withdraws(approvals: Sequence[Approval], actor: Actor) -> None:
    """Who has requested it, or in whose stead it was, takes it back, who has the next step returns it: 403 for others, 409 once
    the bank is asked.
    """
    step = next_step(approvals)
    if step is None:
        detail = "已经交付银行支付，不得退回、撤回"
        raise Problem(409, ProblemCode.PAYOUT_STEP_REFUSED, detail, ARTICLE)
    if actor.id not in approvals[0].people and not OFFICES[step] & actor.offices:
        detail = f"发放审批表由提交人撤回，或者由办理“{step.label}”的人员退回"
        raise Problem(403, ProblemCode.PAYOUT_STEP_REFUSED, detail, ARTICLE)


def is_ordered_again(approvals: Sequence[Approval], taking: Approval, *, answered: bool) -> bool:
    """Whether a cashier repeats, on the same form, the payment that is ordered and the bank has not answered.

    She who has ordered it, or, as she may be gone, another who took none of the other four steps.
    """
    ordered = [one for one in approvals if one.step is Step.PAYMENT]
    others = {person for one in approvals if one.step is not Step.PAYMENT for person in one.people}
    return (
        replace(taking, person="", stead=()) in [replace(one, person="", stead=()) for one in ordered]
        and taking.people.isdisjoint(others)
        and not answered
    )


def check_all_steps(form: Form, approvals: Sequence[Approval], paper: Paper | None) -> None:
    """Refuse with Problem 409 to pay unless each of the five steps, taken again in order, would be lawful."""
    if len(approvals) < len(STEPS):
        step = STEPS[len(approvals)]
        faults = [FieldError("step", f"“{step.label}”尚未办理，不得支付", ARTICLE)]
        refuse(faults, 409, ProblemCode.PAYOUT_NOT_APPROVED)
    for taken, approval in enumerate(approvals):
        signed = paper if approval.step is Step.PAYMENT else None
        check_step(form, approvals[:taken], approval, signed)


def check_there(amount: Decimal, at_bank: Decimal, ordered: Decimal, gone: Decimal) -> None:
    """409 where a debit that nothing explains has left less on the account than this and what is `ordered` before it."""
    if gone and at_bank - ordered < amount:
        detail = f"账户余款{format_yuan(at_bank)}，不明支出{format_yuan(gone)}，应待查明、追回后支付"
        raise Problem(409, ProblemCode.MONEY_GONE, detail, REGULATION["二(六)3"])


def check_confirmation(form: Form, account: str, amount: Decimal) -> None:
    """Refuse with Problem 409 to book a payment that the bank made to another account or in another amount."""
    faults = []
    if account != form.payee_account:
        faults.append(FieldError("payee_account", "银行付款的收款账号与审批表不符", ARTICLE))
    if amount != form.amount:
        faults.append(FieldError("amount", "银行付款的金额与审批表不符", ARTICLE))
    refuse(faults, 409, ProblemCode.PAYMENT_DIFFERS)


def check_paper_due(approvals: Sequence[Approval], *, entered: bool) -> None:
    """Refuse with Problem 409 a paper form before the four steps that sign it, or a second one."""
    faults = []
    if entered:
        faults.append(FieldError("paper", "线下审批表已经录入", ARTICLE))
    elif next_step(approvals) is not Step.PAYMENT:
        faults.append(FieldError("paper", "线下审批表应在审核完毕、支付之前录入", ARTICLE))
    refuse(faults, 409, ProblemCode.PAYOUT_PAPER_NOT_DUE)


def check_scan(
    scan: str, files: Collection[FileRecord], form: Approval, hands: Set[str], requested_at: datetime
) -> str:
    """The SHA-256 of the paper form's scan, made since the form was requested, which neither by whose `hands` it is entered nor
    who brought it may have requested online.
    """
    paper = PaperFile("scan", scan, FilePurpose.PAYOUT_FORM, ARTICLE, requested_at)
    digests = check_files(files, [paper])
    brought_by = next(file.brought_by for file in files if file.id == scan)
    check_bears_out(form, {*hands, *brought_by})
    return digests[scan]


def check_scan_unused(*, used: bool) -> None:
    """409 for the scan of another pay-out's paper form: each is printed and signed by itself."""
    if used:
        error = FieldError(
            "scan", "该扫描件已经作为另一笔发放的线下审批表录入，每笔须有各自的审批表", ARTICLE
        )
        raise Problem.of([error], 409, ProblemCode.PAYOUT_PAPER_DIFFERS)


def check_bears_out(form: Approval, paper_by: Collection[str]) -> None:
    """Online and paper procedure bear each other out only if two people make them: Problem 409 where `form` is the step
    of one of those by whom the paper is scanned and entered.
    """
    if form.people & set(paper_by):
        detail = "线下审批表不得由提交线上审批表的人扫描存入或者录入，线上线下审批手续应能相互印证"
        raise Problem(409, ProblemCode.SAME_PERSON, detail, ARTICLE)


def check_paper(form: Form, approvals: Sequence[Approval], paper: Paper | None) -> None:
    """Refuse with Problem 409 unless the paper says what the online form says, signed by the same people."""
    refuse(_paper_faults(form, approvals, paper), 409, ProblemCode.PAYOUT_PAPER_DIFFERS)


def _paper_faults(form: Form, approvals: Sequence[Approval], paper: Paper | None) -> list[FieldError]:
    if paper is None:
        return [FieldError("paper", "未录入线下审批表，线上线下审批手续应均齐备且能相互印证", ARTICLE)]
    faults: list[FieldError] = []
    if paper.code.upper() != paper_code(form):
        faults.append(FieldError("paper.code", "线下审批表的校验码与线上不符", ARTICLE))
    for name in (field.name for field in fields(Form)):
        if _comparable(paper.form, name) != _comparable(form, name):
            detail = f"线下审批表的{FIELD_LABELS[name]}与线上不符"
            faults.append(FieldError(f"paper.{name}", detail, ARTICLE))
    for approval in approvals:
        if paper.signatures.get(approval.step) != approval.person:
            detail = f"线下审批表“{approval.step.label}”的签字人与线上不符或缺签字"
            faults.append(FieldError(f"paper.signatures.{approval.step}", detail, ARTICLE))
    return faults


def _comparable(form: Form, name: str) -> object:
    return sorted(form.papers) if name == "papers" else getattr(form, name)
