"""A reason of the case's own, 二(一)4: what is said in every case is none. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from hashlib import sha256

from services.documents.drafting.fields import (
    DocumentKind,
)
from services.documents.drafting.shape import Fields, leaves
from shared.law.told_accounts import NUMERALS, plain
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse

REASON_ARTICLE = REGULATION["二(一)4"]


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


_ROLES = re.compile("申请执行人|被执行人")


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


def reason_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
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
