"""What a document may hold before it is rendered: every field, the case's own account only, a reason of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Any

from services.documents.drafting.addressing import address_faults, addressing_faults, qualification_faults
from services.documents.drafting.fields import (
    STYLE,
    DocumentKind,
    Field,
    Form,
    identity_of,
    particulars,
)
from services.documents.drafting.listed import listing_faults
from shared.contracts.auction.stops import ANNULLED, BASES, RULED, Ground
from shared.contracts.intake import petitions
from shared.contracts.intake.closing import grounds_of
from shared.contracts.intake.party_changes import CHANGES, GROUNDS, SIDES
from shared.law.case_rules import check_apart, check_enforces, check_judge, check_open
from shared.law.told_accounts import ARTICLE as ACCOUNT_ARTICLE
from shared.law.told_accounts import NUMERALS, foreign_account_faults, main_account_faults, plain
from shared.values.articles import ADD, CKD, CPC, EXE, JS, NET, PMB, REGULATION, cite
from shared.values.asset_kind import MEASURES, Measure
from shared.values.money import parse_yuan
from shared.values.numerals import in_chinese
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office

Fields = Mapping[str, Any]
Identities = Mapping[str, Collection[tuple[str, str]]]
"""Name and identity number of the case's parties, by role."""

REASON_ARTICLE = REGULATION["二(一)4"]
JUDGE_ARTICLE = REGULATION["二(一)2"]
OWN_JUDGE_ARTICLE = cite(JUDGE_ARTICLE, REGULATION["二(一)3"])

STOP_ARTICLE = cite(EXE[62], PMB[17], NET[28])
PARTY_ARTICLE = cite(REASON_ARTICLE, ADD[1])

OWN_WORDS = 15  # ours: less says nothing of the case
"""Characters of a reason beside the names of the parties and what is said in every case."""
_PHRASE = 3  # ours: characters that are said together
_SET_PHRASES = (
    "依照法律规定，依法应予查封、扣押、冻结、划拨、拍卖、变卖，应当依法采取强制执行措施，符合法律规定，裁定如下",
    "有履行能力而拒不履行，经本院多次督促、责令仍不履行，至今仍未履行，未主动履行，逾期未履行",
    "为维护申请执行人的合法权益，保证案件顺利执行，根据本案实际情况，执行过程中，本院认为，经审查",
    "应予解除，应当予以解除，已经履行完毕，执行完毕，符合结案条件，予以结案",
)
"""What stands in papers of every case."""

_LONGEST = 5000  # ours: characters in a field
_RULINGS = 200  # ours: more than any case has
_LARGEST = Decimal(10) ** 13  # ours: yuan, ten trillion
_CERTIFICATE = re.compile(r"第[0-9]{1,11}号")
"""As registers number what they certify: in a field for numbers alone."""
_TELEPHONES = ("contact_phone", "supervision_phone")
_ROLES = re.compile("申请执行人|被执行人")


@dataclass(frozen=True)
class CaseAccount:
    """一案一账号: 户名, 账号, 开户行."""

    name: str
    number: str
    bank: str


@dataclass(frozen=True)
class Leaf:
    """One printed value: its JSON path, its field, and the value."""

    path: str
    field: Field
    value: Any


def leaves(kind: DocumentKind, fields: Fields) -> Iterator[Leaf]:
    """Every single value of `fields` (rows and parties opened), in the order of the kind's fields."""
    for field in kind.fields:
        yield from _leaves(field, fields.get(field.name), field.name)


def _leaves(field: Field, value: Any, path: str) -> Iterator[Leaf]:
    match field.form:
        case Form.PARTY if isinstance(value, Mapping):
            for part in particulars(value):
                yield from _leaves(part, value.get(part.name), f"{path}.{part.name}")
        case Form.PARTIES if isinstance(value, list) and value:
            each = Field(field.name, field.label, field.source, Form.PARTY)
            for index, item in enumerate(value):
                yield from _leaves(each, item, f"{path}.{index}")
        case Form.ROWS if isinstance(value, list) and (value or field.by_hand):
            for index, row in enumerate(value):
                cells = row if isinstance(row, Mapping) else {}
                for column in field.columns:
                    yield from _leaves(column, cells.get(column.name), f"{path}.{index}.{column.name}")
        case _:
            yield Leaf(path, field, value)


def _fault(leaf: Leaf) -> FieldError | None:
    field, value = leaf.field, leaf.value
    empty = value is None or value == [] or (isinstance(value, str) and not value.strip())
    if empty and not ((field.by_hand or field.optional) and value is not None):
        return FieldError(leaf.path, f"缺少{field.label}", field.source)
    if not empty and not _well_formed(field.form, value):
        return FieldError(leaf.path, f"{field.label}的形式不正确", field.source)
    return None


def _well_formed(form: Form, value: Any) -> bool:
    try:
        match form:
            case Form.TEXT | Form.NUMBER:
                return isinstance(value, str) and len(value) <= _LONGEST
            case Form.MONEY:
                return parse_yuan(value) < _LARGEST
            case Form.DATE:
                as_date(value)
            case Form.TIME:
                return as_time(value).tzinfo is not None
            case _:
                return False
    except (TypeError, ValueError):
        return False
    return True


def as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def as_time(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def shape_faults(kind: DocumentKind, fields: Fields) -> list[FieldError]:
    """Every missing or malformed field, with the article that demands it, and every unknown one."""
    known = {field.name for field in kind.fields}
    unknown = [FieldError(name, "这种文书没有此项内容", STYLE) for name in fields if name not in known]
    return [fault for leaf in leaves(kind, fields) if (fault := _fault(leaf))] + unknown


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


def _bare(reason: str, names: Collection[str]) -> str:
    """Letters and digits only, without party names and roles."""
    plain = _letters(reason)
    for name in sorted(names, key=len, reverse=True):
        plain = plain.replace(_letters(name), "")
    return _ROLES.sub("", plain)


def _letters(text: str) -> str:
    return "".join(character for character in plain(text) if character.isalnum())


def _names(kind: DocumentKind, fields: Fields) -> set[str]:
    """The names of the parties that the document names."""
    return {
        name
        for leaf in leaves(kind, fields)
        if leaf.path.split(".")[0] in {"applicant", "respondent", "applicants", "respondents"}
        and leaf.path.split(".")[-1] in {"applicant", "respondent", "name"}
        and isinstance(leaf.value, str)
        for name in re.split("[、，,；;]", leaf.value)
        if name.strip()
    }


def _reason_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    if not is_own_reason(kind, fields):
        detail = "不得简单以模板事由、套话表述，应写明本案的具体原因或事由"
        yield FieldError("reason", detail, REASON_ARTICLE)


def is_own_reason(kind: DocumentKind, fields: Fields) -> bool:
    """Whether the reason, where the kind has one, says something beside names and what is said in every case."""
    reason = fields.get("reason")
    if not kind.coercive_or_closing or not isinstance(reason, str):
        return True
    formulas = [_bare(formula, ()) for formula in (*kind.sample_reasons, *_SET_PHRASES)]
    return _own_words(_bare(reason, _names(kind, fields)), formulas) >= OWN_WORDS


def _own_words(reason: str, formulas: Collection[str]) -> int:
    """How many characters of `reason` are no part of a formula, though phrases were left out or put in between."""
    taken: set[int] = set()
    for formula in formulas:
        same = SequenceMatcher(None, reason, formula, autojunk=False).get_matching_blocks()
        taken |= {
            at for block in same if block.size >= _PHRASE for at in range(block.a, block.a + block.size)
        }
    return len(reason) - len(taken)


def reason_key(kind: DocumentKind, fields: Fields) -> str:
    """The same for reasons that differ in names, figures and signs alone; "" where the kind has no reason of its own."""
    reason = fields.get("reason")
    if not kind.coercive_or_closing or not isinstance(reason, str):
        return ""
    words = _bare(reason, _names(kind, fields)).translate(NUMERALS)
    return sha256("".join(one for one in words if not one.isdecimal()).encode()).hexdigest()


def check_own_reason(taken: bool) -> None:
    """409 for the reason of another case."""
    if taken:
        detail = "与其他案件的事由除姓名、数字外相同，应写明本案的具体原因或事由"
        refuse([FieldError("reason", detail, REASON_ARTICLE)], 409, ProblemCode.DOCUMENT_REFUSED)


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


def check_maker(kind: DocumentKind, judge: str | None, actor: Actor) -> Deputyship | None:
    """The document team makes what no judge must make (二(一)2); of the judges, the case's own makes what one must, and
    another what judges the case's own acts.

    The deputyship by which the judge acts; None where he acts in person, or the team does.
    """
    if not kind.by_judge and Office.DOCUMENT_CLERK not in actor.offices:
        raise Problem(403, ProblemCode.DOCUMENT_TEAM, "该文书由文书制作团队统一制作", JUDGE_ARTICLE)
    if kind.by_judge and kind.apart:
        check_apart(None, judge, actor)
    elif kind.by_judge and Office.JUDGE in actor.offices:
        return check_judge(judge, actor, OWN_JUDGE_ARTICLE)
    return None


_AFTER_THE_END = frozenset(
    {"closing_notice", "lifting_ruling", "release_notice", "agency_notice"}
    | {"objection_ruling", "recusal_decision", "listing_correction_decision"}  # on what was brought
    | {"exemption_decision", "travel_exemption_decision"}
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
    | {"fine_decision", "detention_decision", "objection_ruling", "recusal_decision", "agency_notice"}
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


_LIFTING = "解除"
_LIFTINGS = tuple(_LIFTING + word for word in MEASURES)


def measure_of(words: str) -> Measure | None:
    """查封, 扣押 or 冻结, or its lifting (解除查封); None for other words."""
    return MEASURES.get(words.removeprefix(_LIFTING))


_MEASURED = {
    "freezing_ruling": ("assets", tuple(MEASURES)),
    "lifting_ruling": ("assets", _LIFTINGS),
    "release_notice": ("matters", _LIFTINGS),
}
"""The rows of a kind that seizes or lifts, and the measures that it may name."""


def _seizure_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """Each asset that is seized or released is under one measure, from a day to a later one (民诉法解释第四百八十五条).

    What asks for help with a seizure forbids to dispose of the asset: it asks for no release (查封扣押冻结规定第二十八条).
    """
    where, words = _MEASURED.get(kind.code, ("matters", ()))
    for index, row in enumerate(fields.get(where, ())):
        if words and row["measure"] not in words:
            detail = f"措施应为{'、'.join(words)}之一"
            yield FieldError(f"{where}.{index}.measure", detail, REASON_ARTICLE)
        if kind.code == "assistance_notice" and _LIFTING in row["measure"]:
            detail = "应使用解除查封、冻结用的协助执行通知书"
            yield FieldError(f"{where}.{index}.measure", detail, CKD[28])
        if "ends_on" in row and as_date(row["ends_on"]) <= as_date(row["starts_on"]):
            detail = f"期限届满日{row['ends_on']}不在起始日{row['starts_on']}之后"
            yield FieldError(f"{where}.{index}.ends_on", detail, JS[485])


def _stop_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """What stops an auction names a ground that the law has for that way: by it the paper finds its article."""
    grounds = {
        words: [ground.label for ground, basis in BASES.items() if way in basis.ways]
        for way, (code, words) in RULED.items()
        if code == kind.code
    }
    if not grounds:
        return
    if None not in grounds:
        grounds[ANNULLED] = [Ground.NOT_HELD.label]
    lawful = grounds.get(None) or grounds.get(fields["way"])
    if lawful is None:
        detail = f"停止拍卖的方式应为{'、'.join(filter(None, grounds))}之一"
        yield FieldError("way", detail, STOP_ARTICLE)
    elif fields["ground"] not in lawful:
        yield FieldError("ground", f"事由应为下列之一：{'；'.join(lawful)}", STOP_ARTICLE)


def _ending_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """What ends a case names a ground of the closed list: by it the paper finds its article."""
    lawful = grounds_of(kind.code)
    if lawful and "ground" in fields and fields["ground"] not in lawful:
        article = next(field.source for field in kind.fields if field.name == "ground")
        yield FieldError("ground", f"事由应为下列之一：{'；'.join(lawful)}", article)
    sides = [fields.get(side, ()) for side in ("applicants", "respondents")]
    if (only := fields.get("ended_for")) and not any(
        len(side) > 1 and [one["name"] for one in side].count(only) == 1 for side in sides
    ):
        detail = "只对一方终结执行的，须是数名申请执行人、被执行人之一"
        yield FieldError("ended_for", detail, CPC[268])


def _change_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """Who becomes a party does so on a ground of the closed list, on its side, up to a sum where the ground has one."""
    if "changed_by" not in fields:
        return
    ground = GROUNDS.get(fields["changed_by"])
    if ground is None:
        yield FieldError("changed_by", f"事由应为下列之一：{'；'.join(GROUNDS)}", ADD[28])
        return
    change, sum_named = CHANGES[ground], bool(fields.get("liable_for"))
    if fields["changed_as"] != SIDES[change.role]:
        yield FieldError("changed_as", f"依照该事由应当变更、追加为{SIDES[change.role]}", change.article)
    if fields["result"] == petitions.RESULTS["granted"] and change.limit == "sum" and not sum_named:
        yield FieldError("liable_for", "依照该事由只在一定数额范围内承担责任，须写明限额", change.article)
    if not change.limit and sum_named:
        yield FieldError("liable_for", "依照该事由不在一定数额范围内承担责任，不写限额", change.article)


PETITIONS_OF: Mapping[str, Collection[str]] = {
    "objection_ruling": petitions.RULED,
    "recusal_decision": (petitions.LABELS["recusal"], petitions.LABELS["recusal_review"]),
    "party_change_ruling": (petitions.LABELS["party_change"],),
    "listing_correction_decision": (petitions.LABELS["listing_correction"],),
    "exemption_decision": (petitions.LABELS["consumption_exemption"],),
    "travel_exemption_decision": (petitions.LABELS["travel_exemption"],),
}
"""What each paper answers."""


def _petition_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """What answers an objection names its kind and the result as the law has them: by them the paper finds its articles."""
    if "petition_kind" not in fields:
        return
    kinds = PETITIONS_OF[kind.code]
    for name, lawful in (("petition_kind", kinds), ("result", petitions.RESULTS.values())):
        if fields[name] not in lawful:
            yield FieldError(name, f"应为下列之一：{'；'.join(lawful)}", CPC[157])


def _object_faults(kind: DocumentKind, fields: Fields, assets: Collection[str]) -> Iterator[FieldError]:
    """What a ruling disposes of is property that was found in the case, by the number that the record has (二(一)4)."""
    if not kind.decides:
        return
    named = {f"assets.{at}.identifier": row["identifier"] for at, row in enumerate(fields.get("assets", ()))}
    named |= {"identifier": fields["identifier"]} if "identifier" in fields else {}
    for path, identifier in named.items():
        if identifier not in assets:
            yield FieldError(path, "案件没有登记这一标识的财产", REASON_ARTICLE)


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
        *_reason_faults(kind, fields),
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
        *_seizure_faults(kind, fields),
        *_stop_faults(kind, fields),
        *_ending_faults(kind, fields),
        *_change_faults(kind, fields),
        *listing_faults(fields),
        *_petition_faults(kind, fields),
        *address_faults(kind, fields),
        *_object_faults(kind, fields, assets),
    ]
    refuse(broken, 409, ProblemCode.DOCUMENT_REFUSED)
