"""What a document may hold before it is rendered: every field, the case's own account only, a reason of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from services.documents.drafting.addressing import address_faults, addressing_faults, qualification_faults
from services.documents.drafting.exempted import exemption_faults
from services.documents.drafting.fields import (
    DocumentKind,
    Form,
    identity_of,
)
from services.documents.drafting.listed import listing_faults
from services.documents.drafting.reasons import REASON_ARTICLE, reason_faults
from services.documents.drafting.rulings import ruling_faults
from services.documents.drafting.shape import Fields, leaves, shape_faults
from shared.law.case_rules import by_office, check_apart, check_enforces, check_judge, check_open
from shared.law.told_accounts import ARTICLE as ACCOUNT_ARTICLE
from shared.law.told_accounts import foreign_account_faults, main_account_faults
from shared.values.articles import ADD, JS, REGULATION, cite
from shared.values.numerals import in_chinese
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office

Identities = Mapping[str, Collection[tuple[str, str]]]
"""Name and identity number of the case's parties, by role."""

JUDGE_ARTICLE = REGULATION["二(一)2"]
OWN_JUDGE_ARTICLE = cite(JUDGE_ARTICLE, REGULATION["二(一)3"])

PARTY_ARTICLE = cite(REASON_ARTICLE, ADD[1])


_RULINGS = 200  # ours: more than any case has
_CERTIFICATE = re.compile(r"第[0-9]{1,11}号")
"""As registers number what they certify: in a field for numbers alone."""
_TELEPHONES = ("contact_phone", "supervision_phone")


@dataclass(frozen=True)
class CaseAccount:
    """一案一账号: 户名, 账号, 开户行."""

    name: str
    number: str
    bank: str


def _account_faults(
    kind: DocumentKind, fields: Fields, own: str, known: Collection[str], phones: Collection[str]
) -> list[FieldError]:
    """No number that could be paid into but the case's own account: `known` is what the record holds, and of it a
    document tells what stands in its own fields for numbers.
    """
    texts = {leaf.path: leaf for leaf in leaves(kind, fields) if isinstance(leaf.value, str)}
    numbers = {path: leaf.value for path, leaf in texts.items() if leaf.field.form is Form.NUMBER}
    told = {number for number in numbers.values() if number in known}
    telephones = [*phones, *(str(fields[name]) for name in _TELEPHONES if name in fields)]
    words = {path: leaf.value for path, leaf in texts.items() if leaf.field.form is Form.TEXT}
    words |= {
        path: _CERTIFICATE.sub("", number) for path, number in numbers.items() if path != "platform_url"
    }
    return foreign_account_faults(words, own, told, telephones)


def _own_account_faults(
    kind: DocumentKind, fields: Fields, case_account: CaseAccount | None
) -> Iterator[FieldError]:
    told = next((field for field in kind.fields if field.name == "account_number"), None)
    if told is None or (told.optional and not fields.get(told.name)):
        return
    if case_account is None:
        yield FieldError("account_number", "本案尚未生成“一案一账号”", ACCOUNT_ARTICLE)
        return
    for name, own in (
        ("account_name", case_account.name),
        ("account_number", case_account.number),
        ("account_bank", case_account.bank),
    ):
        if fields.get(name) and fields[name] != own:
            yield FieldError(name, "与本案“一案一账号”不一致", ACCOUNT_ARTICLE)


def number_of(case_number: str, ruling: int | None) -> str:
    """What is printed as 案号: the case's own, with 之一 from its second ruling on, 之二 from its third … (案号规定; memory)."""
    return f"{case_number}之{in_chinese(ruling - 1)}" if ruling and ruling > 1 else case_number


def numbered(typed: str) -> tuple[str, int | None]:
    """The reverse, of a number or its beginning: the case number, and which ruling where that was typed (0: there is none such)."""
    case_number, of_ruling, _ = typed.partition("号之")
    if not of_ruling:
        return typed, None
    case_number += "号"
    return case_number, {number_of(case_number, ruling): ruling for ruling in range(_RULINGS)}.get(typed, 0)


def check_handmade(handmade: Collection[tuple[str, str]], wanted: Collection[tuple[str, str]]) -> None:
    """422 for what was made by hand and is none of the first documents. Kind and addressee of each."""
    faults = [
        FieldError(f"handmade.{at}", "首批文书中没有为该当事人制作的这种文书", JUDGE_ARTICLE)
        for at, item in enumerate(handmade)
        if item not in wanted
    ]
    refuse(faults, 422, ProblemCode.UNKNOWN_KIND)


def check_redraft(returned: tuple[str, str, str], case_number: str, kind: str, *, taken: bool) -> None:
    """Only a returned document is drafted again, once, in its own case and kind. `returned`: its case, kind and state."""
    *of, state = returned
    if of != [case_number, kind]:
        raise _not_to_redraft()
    check_returned(state, taken=taken)


def check_returned(state: str, *, taken: bool) -> None:
    """`taken`: another document stands in its place. Raises Problem 409."""
    if state != "returned" or taken:
        raise _not_to_redraft()


def _not_to_redraft() -> Problem:
    detail = "只能重新制作本案已退回且尚未重新制作的同种文书"
    return Problem(409, ProblemCode.NOT_TO_REDRAFT, detail, REASON_ARTICLE)


def check_maker(
    kind: DocumentKind, judge: str | None, actor: Actor, had_by: Collection[str] = ()
) -> Deputyship | None:
    """The document team makes what no judge must make (二(一)2); of the judges, the case's own makes what one must, and
    another what judges the case's own acts.

    The deputyship by which it is made; None in person. `had_by`: who has, or had, a part in the case.
    """
    if not kind.by_judge and Office.DOCUMENT_CLERK not in actor.offices:
        raise Problem(403, ProblemCode.DOCUMENT_TEAM, "该文书由文书制作团队统一制作", JUDGE_ARTICLE)
    if not kind.by_judge:
        return by_office(Office.DOCUMENT_CLERK, actor)
    if kind.apart:
        check_apart((judge, *had_by), actor)
    elif Office.JUDGE in actor.offices:
        return check_judge(judge, actor, OWN_JUDGE_ARTICLE)
    return None


_AFTER_THE_END = frozenset(
    {"closing_notice", "lifting_ruling", "release_notice", "agency_notice", "early_release_decision"}
    | {"objection_ruling", "recusal_decision", "listing_correction_decision"}  # on what was brought
    | {"exemption_decision", "travel_exemption_decision", "deceit_ruling"}
)


_AFTER_THE_ROUND = frozenset(
    {"freezing_ruling", "assistance_notice", "party_change_ruling", "query_result_notice"}
    | {"consumption_order", "dishonesty_decision", "fine_decision", "detention_decision", "crime_referral"}
)
"""By which a seizure is renewed, or taken of what is found, after 终本; who becomes a party then; what is told of each query;
what answers a breach of the duties that go on."""


def check_case_open(kind: DocumentKind, state: str, *, concluded: bool) -> None:
    """409: in a case that has ended only what tells of it or gives free is signed, and forms and records are made still.

    `concluded`: only a round of it has ended, or it was to preserve and has: its seizures go on.
    """
    if concluded and kind.code in _AFTER_THE_ROUND:
        return
    if kind.signer != "none" and kind.code not in _AFTER_THE_END:
        check_open(state, f"不得再制作、签发{kind.title}", REGULATION["二(五)4"])


_OF_PRESERVATION = frozenset(
    {"assistance_notice", "release_notice", "freezing_ruling", "address_confirmation", "proof_of_service"}
    | {"fine_decision", "detention_decision", "early_release_decision", "agency_notice"}
    | {"objection_ruling", "recusal_decision"}
)
"""What carries a ruling of preservation out, renews it or answers who obstructs it or objects; the ruling that lifts it is made
by who has made the first (民诉法解释第一百六十五条)."""


def check_preserves(kind: DocumentKind, case_number: str) -> None:
    """409 in a case of preservation for a paper of enforcement."""
    if kind.code not in _OF_PRESERVATION:
        check_enforces(case_number)


def _stranger_faults(kind: DocumentKind, fields: Fields, parties: Identities) -> Iterator[FieldError]:
    """Whoever the document names as a party by identity number is that party of this case."""
    for field in kind.fields:
        value, role = fields.get(field.name), field.name.removesuffix("s")
        if field.form is Form.PARTIES and isinstance(value, list):
            for index, item in enumerate(value):
                named = item if isinstance(item, Mapping) else {}
                who = named.get("name"), identity_of(named)
                if all(isinstance(part, str) and part for part in who) and who not in parties[role]:
                    yield FieldError(f"{field.name}.{index}", f"不是本案{field.label}", PARTY_ARTICLE)
    number = fields.get("respondent_id_number")
    if number and number not in [identity for _, identity in parties["respondent"]]:
        yield FieldError("respondent_id_number", "不是本案被执行人的号码", PARTY_ARTICLE)
    for at, row in enumerate(fields.get("matters") or ()):
        holder = row.get("holder") if isinstance(row, Mapping) else None
        owner = next((name for name, identity in parties["respondent"] if identity == number), "")
        if owner and isinstance(holder, str) and holder and not _is_named(owner, str(number), holder):
            detail = f"证件号码{number}是{owner}的，该项财产的权利人是{holder}：权利人不同的，应当分别制作"
            yield FieldError(f"matters.{at}.holder", detail, REASON_ARTICLE)


def former_name_faults(
    kind: DocumentKind, fields: Fields, former_names: Mapping[str, str]
) -> Iterator[FieldError]:
    """Beside a party's name stands what it was called before, and nothing else (变更、追加当事人规定第二十七条)."""
    for field in kind.fields:
        value = fields.get(field.name)
        if field.form is not Form.PARTIES or not isinstance(value, list):
            continue
        for index, item in enumerate(value):
            named = item if isinstance(item, Mapping) else {}
            was = former_names.get(identity_of(named) or "", "")
            if named.get("former_names", "") != was:
                path = f"{field.name}.{index}.former_names"
                yield FieldError(path, f"须注明登记的曾用名、原名称：{was or '无'}", ADD[27])


def check_called(kind: DocumentKind, fields: Fields, former_names: Mapping[str, str]) -> None:
    """409 where a party has been renamed since the document was drafted: it is made again."""
    moved = list(former_name_faults(kind, fields, former_names))
    refuse(moved, 409, ProblemCode.RECORD_MOVED)


def _is_named(name: str, number: str, names: str) -> bool:
    """Whether one of a list bears the name, and no other number than this one behind it."""
    each = [one.strip() for one in re.split("[、，,；;]", names)]
    return name in each or any(one.startswith(f"{name}（") and number in one for one in each)


_NAMED = frozenset({"applicant", "respondent", "holder", "party_name", "represented"})


def _namesake_faults(kind: DocumentKind, fields: Fields, parties: Identities) -> Iterator[FieldError]:
    """Of two parties of one name the paper says which is meant, by the number, so that its reader can tell (二(一)4)."""
    numbers: dict[str, list[str]] = {}
    for name, identity in (one for side in parties.values() for one in side):
        numbers.setdefault(name, []).append(identity)
    for leaf in leaves(kind, fields):
        field = leaf.path.rpartition(".")[2]
        if field not in _NAMED or not isinstance(leaf.value, str):
            continue
        if field == "respondent" and fields.get("respondent_id_number"):
            continue
        for name in re.split("[、，,；;]", leaf.value):
            if len(same := sorted(numbers.get(name.strip(), ()))) > 1:
                detail = f"本案有{len(same)}名当事人同名，须在姓名、名称后写明证件号码：{'、'.join(same)}"
                yield FieldError(leaf.path, detail, PARTY_ARTICLE)


def _obligation_faults(
    kind: DocumentKind, fields: Fields, act_owed: str, *, for_money: bool
) -> Iterator[FieldError]:
    """Whoever is ordered to perform reads the act or the thing in the words in which it was filed, and that money is claimed."""
    obligations = fields.get("obligations")
    if for_money and kind.code == "enforcement_notice" and claims_nothing(fields):
        yield FieldError("claim_amount", "本案申请执行金钱给付，须写明申请执行标的额", JS[480])
    if isinstance(obligations, str) and act_owed not in obligations:
        yield FieldError("obligations", f"须写明本案执行标的：{act_owed}", JS[480])
    owed = fields.get("act_owed")
    if isinstance(owed, str) and owed != act_owed:
        article = next(field.source for field in kind.fields if field.name == "act_owed")
        yield FieldError("act_owed", f"本案登记的行为、交付标的为：{act_owed or '无'}", article)


def claims_nothing(fields: Fields) -> bool:
    """Whether a notice of enforcement is about an act or a delivery alone."""
    claimed = fields.get("claim_amount")
    return isinstance(claimed, str) and not claimed.strip("0.")


def examine(
    kind: DocumentKind,
    fields: Fields,
    *,
    by_team: bool,
    parties: Identities,
    case_account: CaseAccount | None,
    forbidden_accounts: Collection[str],
    known: Collection[str] = (),
    assets: Mapping[str, bool],
    phones: Collection[str] = (),
    act_owed: str = "",
    for_money: bool = True,
    units: Mapping[str, bool] | None = None,
    former_names: Mapping[str, str] | None = None,
) -> None:
    """Refuse a document that may not be made; all faults at once (二(一)2, 二(一)4, 二(六)1).

    `by_team`: the document team drafts it, not a judge. `case_account`: as the funds team opened it, None if not yet.
    `forbidden_accounts`: the court's own accounts. `known`: numbers on the case's record, `phones`: telephones there.
    `assets`: whether each asset of the case is housing, by its identifier.
    `act_owed`: what the instrument orders beside money; `for_money`: whether it orders any. `units`: whether each party is a unit, by name.
    `former_names`: of who was called otherwise before, by number.
    Problem 403 judge_only; 422 document_incomplete when a field is
    missing or malformed; 409 document_refused when only a rule is broken.
    """
    if by_team and kind.by_judge:
        raise Problem(
            403,
            ProblemCode.JUDGE_ONLY,
            f"{kind.title}必须由执行法官制作，文书制作团队不得制作",
            article=JUDGE_ARTICLE,
        )
    shape = shape_faults(kind, fields)
    texts = {leaf.path: leaf.value for leaf in leaves(kind, fields) if isinstance(leaf.value, str)}
    broken = [
        *_own_account_faults(kind, fields, case_account),
        *main_account_faults(texts, forbidden_accounts),
        *reason_faults(kind, fields),
        *_stranger_faults(kind, fields, parties),
        *former_name_faults(kind, fields, former_names or {}),
        *_namesake_faults(kind, fields, parties),
        *_obligation_faults(kind, fields, act_owed, for_money=for_money),
        *addressing_faults(kind, fields, units or {}),
        *qualification_faults(fields, assets),
    ]
    if kind.party_facing:
        own = case_account.number if case_account else ""
        named = {fault.field for fault in broken}
        foreign = _account_faults(kind, fields, own, known, phones)
        broken += [fault for fault in foreign if fault.field not in named]
    if shape:
        raise Problem.of([*shape, *broken], 422, ProblemCode.DOCUMENT_INCOMPLETE)
    broken += [
        *ruling_faults(kind, fields, assets),
        *listing_faults(fields),
        *exemption_faults(fields),
        *address_faults(kind, fields),
    ]
    refuse(broken, 409, ProblemCode.DOCUMENT_REFUSED)
