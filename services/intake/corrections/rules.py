"""What may still be put right, and what rests on it already. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DraftedRecord, FileRecord
from shared.contracts.funds.records import PayoutRecord
from shared.law.case_rules import check_open
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose
from shared.values.articles import CPC, EXE, JS, OPENING, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

WHO = frozenset({"name", "country", "paper", "identity"})
PAYEE = frozenset({"payee_bank", "payee_account"})
REACHED = frozenset({"mobile", "household_address", "residence_address", "registered_address"})
PROOFS = (
    FilePurpose.PARTY_PROOF,
    FilePurpose.ACCOUNT_PROOF,
    FilePurpose.ADDRESS_CONFIRMATION,
    FilePurpose.APPLICATION,
)
"""What shows how a party of a filed case should stand; the application, what was typed otherwise than it says."""


@dataclass(frozen=True)
class Resting:
    """What other teams hold of the case: all empty before it is filed."""

    documents: Sequence[DraftedRecord] = ()
    assets: Sequence[AssetRecord] = ()
    payouts: Sequence[PayoutRecord] = ()
    files: Sequence[FileRecord] = ()


@dataclass(frozen=True)
class Carried:
    """The claim of an application that carries on a case, in yuan, and the day after which doubled interest runs."""

    principal: Decimal
    interest: Decimal
    performance_due_on: date


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> frozenset[str]:
    """The fields that differ; 409 where none does."""
    changed = frozenset(name for name in after if after[name] != before[name])
    if not changed:
        raise Problem(409, ProblemCode.NOTHING_CORRECTED)
    return changed


def check_correctable(state: str | None) -> None:
    """409 once the case is closed. `state`: None before it is filed."""
    check_open(state or "open", "不得再更正", REGULATION["二(五)4"])


def check_not_made_of_refused(changed: Collection[str]) -> None:
    """No correction makes of a filed case what was refused: that is filed on a paper that shows the ground gone."""
    if {"identity", "instrument_number", "instrument_court"} & set(changed):
        detail = "更正后的当事人、执行依据曾经裁定不予受理，须重新申请，并提交事由已经消除的材料"
        raise Problem(409, ProblemCode.CORRECTION_REFUSED, detail, JS[212])


def check_role(before: str, after: str) -> None:
    """A party does not change sides: that is another application (执行工作规定第十八条)."""
    if before != after:
        error = FieldError("party.role", "当事人的诉讼地位不得更正，须重新申请", EXE[18])
        raise Problem.of([error], 409, ProblemCode.CORRECTION_REFUSED)


def check_sides(identity: str, others: Collection[str]) -> None:
    """Nobody stands on both sides (执行工作规定第十六条)."""
    if identity in others:
        error = FieldError("party.identity", "同一人不能既是申请执行人又是被执行人", EXE[16])
        raise Problem.of([error], 409, ProblemCode.CORRECTION_REFUSED)


def check_party(changed: Collection[str], party_id: str, account: str, resting: Resting) -> None:
    """Refuse to change who a party is once a signed document, a measure or a payment names it, and an account once money
    is on its way to it. Raises Problem 409 naming all that rests on it."""
    faults: list[FieldError] = []
    if WHO & set(changed):
        faults += _signed(resting)
        faults += _decided([asset for asset in resting.assets if asset.respondent_id == party_id])
    if PAYEE & set(changed):
        waiting = [
            payout
            for payout in resting.payouts
            if payout.state in ("approving", "ordered") and payout.payee_account == account
        ]
        faults += _payouts("party.payee_account", waiting)
    refuse(faults, 409, ProblemCode.CORRECTION_REFUSED)


def check_application(resting: Resting) -> None:
    """Refuse to change basis or claim once any act of enforcement rests on it. Raises Problem 409."""
    standing = [one for one in resting.payouts if one.state not in ("refused", "withdrawn")]
    faults = [*_signed(resting), *_decided(resting.assets), *_payouts("application", standing)]
    refuse(faults, 409, ProblemCode.CORRECTION_REFUSED)


def check_carried(carried: Carried, after: Carried) -> None:
    """What goes on is what was left of the case that has ended: no more is claimed, nor from an earlier day. 409, all faults at once."""
    faults = []
    if after.principal > carried.principal:
        faults.append(FieldError("application.principal", f"原案尚欠本金{carried.principal}元", OPENING[6]))
    if after.interest > carried.interest:
        faults.append(FieldError("application.interest", f"原案尚欠利息{carried.interest}元", OPENING[6]))
    if after.performance_due_on < carried.performance_due_on:
        detail = f"加倍部分债务利息在原案已经计算到{carried.performance_due_on}"
        faults.append(FieldError("application.performance_due_on", detail, CPC[264]))
    refuse(faults, 409, ProblemCode.CORRECTION_REFUSED)


def check_proof(
    changed: Collection[str],
    proof: str | None,
    hands: Set[str],
    files: Sequence[FileRecord],
    called: Collection[Whose],
) -> None:
    """In a filed case, a party changes only on a file that somebody else has entered. `called`: its name, before and after.

    Who it is, where it is reached and who represents it by a proof of that party; where it is reached by its confirmation of address
    too; where it is paid by a proof of the account. What was mistyped of how it is reached is put right by the application itself.
    """
    article = REGULATION["二(六)2"] if (WHO | PAYEE) & set(changed) else EXE[18]
    if PAYEE & set(changed) and set(changed) - PAYEE:
        error = FieldError("party", "其他信息与收款账户应分别更正，各凭其证明材料", article)
        raise Problem.of([error], 409, ProblemCode.CORRECTION_REFUSED)
    purpose = _shown_by(changed, next((file.purpose for file in files if file.id == proof), None))
    of_whom = () if purpose is FilePurpose.APPLICATION else called
    check_files(files, [PaperFile("proof", proof or "", purpose, article, not_by=hands, of_whom=of_whom)])


def _shown_by(changed: Collection[str], given: FilePurpose | None) -> FilePurpose:
    """As what the proof must have been entered. `given`: as what it was."""
    if PAYEE & set(changed):
        return FilePurpose.ACCOUNT_PROOF
    if given is FilePurpose.APPLICATION and not WHO & set(changed):
        return given
    if given is FilePurpose.ADDRESS_CONFIRMATION and REACHED.issuperset(changed):
        return given
    return FilePurpose.PARTY_PROOF


def check_proof_unused(changed: Collection[str], proved: Collection[str], *, again: bool) -> None:
    """409 for a file on which an earlier correction rests: what is to stand now is shown anew.

    `proved`: the fields of the party that it has put right; one that may be used `again`, the application, serves for others.
    """
    if set(changed) & set(proved) if again else proved:
        error = FieldError(
            "proof", "该材料已经用于此前的更正，须由他人另行存入证明材料", REGULATION["二(六)2"]
        )
        raise Problem.of([error], 409, ProblemCode.CORRECTION_REFUSED)


def _signed(resting: Resting) -> list[FieldError]:
    return [
        FieldError("party", f"已经签发的{document.title}（{document.number}）以此为据", REGULATION["二(一)4"])
        for document in resting.documents
        if document.signed_at is not None and document.withdrawn_at is None
    ]


def _decided(assets: Sequence[AssetRecord]) -> list[FieldError]:
    return [
        FieldError("party", f"已经决定查控的财产{asset.identifier}以此为据", REGULATION["二(二)2"])
        for asset in assets
        if asset.decision is not None and asset.decision.way in ("freeze_online", "delegate")
    ]


def _payouts(field: str, payouts: Sequence[PayoutRecord]) -> list[FieldError]:
    article = REGULATION["二(六)2"]
    return [FieldError(field, f"{payout.amount}元的案款发放以此为据", article) for payout in payouts]
