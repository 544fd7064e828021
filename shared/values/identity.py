"""Who a party is: resident identity numbers, unified social credit codes, mobile numbers.

Check digits are python-stdnum's. Its table of places is not used: it refuses people whose number was issued
under a county code younger than they are. Nor is its pattern for credit codes: it refuses rural ones (N…).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from shared.values.articles import CPC
from shared.values.malformed import Malformed
from shared.values.zone import COURT_ZONE

RESIDENT_STANDARD = "GB 11643"
CREDIT_CODE_STANDARD = "GB 32100"

_RESIDENT = re.compile(r"[1-9][0-9]{16}[0-9X]")
_CREDIT = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_REGISTERED = re.compile(r"[1-9ANY].[1-8]")
"""The departments of GB 32100 (1–9; A army, N rural, Y others), and a place of the mainland, Hong Kong, Macao or Taiwan."""
_MOBILE = re.compile(r"1[3-9][0-9]{9}")


class PartyKind(StrEnum):
    """A natural person has a resident identity number, an organisation a unified social credit code."""

    NATURAL = "natural"
    ORGANISATION = "organisation"


def _known(kind: object) -> object:
    if not (isinstance(kind, str) and kind in set(PartyKind)):
        raise Malformed("当事人应为自然人（natural）或者法人、其他组织（organisation）", CPC[51])
    return kind


KnownKind = Annotated[PartyKind, BeforeValidator(_known)]
"""A party's kind in a message."""


def parse_resident_id(text: str, today: date | None = None) -> str:
    """公民身份号码, upper case. Raises Malformed: form, check digit, birth date impossible or to come."""
    number = text.strip().upper()
    if not _RESIDENT.fullmatch(number):
        raise Malformed("公民身份号码应为18位，前17位为数字，末位为数字或X", RESIDENT_STANDARD)
    if ric.calc_check_digit(number) != number[-1]:
        raise Malformed("公民身份号码校验码不正确", RESIDENT_STANDARD)
    try:
        born = ric.get_birth_date(number)
    except ValidationError as fault:
        raise Malformed("公民身份号码中的出生日期不存在", RESIDENT_STANDARD) from fault
    if born.year < 1900 or born > (today or datetime.now(COURT_ZONE).date()):
        raise Malformed("公民身份号码中的出生日期不合理：不得早于1900年，不得晚于今天", RESIDENT_STANDARD)
    return number


def parse_credit_code(text: str) -> str:
    """统一社会信用代码, upper case. Raises Malformed: form, department or place, check digit."""
    code = text.strip().upper()
    if not _CREDIT.fullmatch(code):
        raise Malformed("统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z）", CREDIT_CODE_STANDARD)
    if not _REGISTERED.match(code):
        raise Malformed("统一社会信用代码的登记管理部门代码或者行政区划代码不存在", CREDIT_CODE_STANDARD)
    if uscc.calc_check_digit(code[:-1]) != code[-1]:
        raise Malformed("统一社会信用代码校验码不正确", CREDIT_CODE_STANDARD)
    return code


def parse_mobile(text: str) -> str:
    """An 11-digit mobile number of the mainland. Raises Malformed."""
    number = text.strip()
    if not _MOBILE.fullmatch(number):
        raise Malformed("手机号码应为11位数字，以13至19开头")
    return number


def parse_identity(kind: PartyKind, text: str) -> str:
    """The number that goes with the kind of party. Raises Malformed."""
    return parse_resident_id(text) if kind is PartyKind.NATURAL else parse_credit_code(text)


MobileNumber = Annotated[str, AfterValidator(parse_mobile)]
