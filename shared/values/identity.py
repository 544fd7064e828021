"""Who a party is: the numbers of the papers of people and of organisations, here and from abroad; telephone numbers.

Check digits are python-stdnum's. Its table of places is not used: it refuses people whose number was issued
under a county code younger than they are. Nor is its pattern for credit codes: it refuses rural ones (N…).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from shared.values.articles import CPC, EXE
from shared.values.labelled import Labelled
from shared.values.malformed import Malformed
from shared.values.zone import COURT_ZONE

RESIDENT_STANDARD = "GB 11643"
CREDIT_CODE_STANDARD = "GB 32100"

_RESIDENT = re.compile(r"[1-9][0-9]{16}[0-9X]")
_PROVINCES = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_ISSUED = re.compile(rf"(?:{_PROVINCES}|9{_PROVINCES})[0-9]*(?<!000)[0-9X]")
"""A province first, behind a 9 in a foreigner's permanent residence card; the number of the day is never 000."""
_CREDIT = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_REGISTERED = re.compile(r"[1-9ANY].[1-8]")
"""The departments of GB 32100 (1–9; A army, N rural, Y others), and a place of the mainland, Hong Kong, Macao or Taiwan."""
_PASSPORT = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,9}")
"""A machine-readable passport has room for nine characters."""
_HK_MACAO = re.compile(r"[HM](?:[0-9]{8}|[0-9]{10})")
"""H of Hong Kong, M of Macao; ten digits in the booklet that went before the card."""
_TAIWAN = re.compile(r"[0-9]{8}|[0-9]{10}")
_RESIDENCE = re.compile(r"8[123]0000")
"""The places that stand for Hong Kong, Macao and Taiwan in an 居住证 number, which is built as a resident's."""
_REGISTRATION = re.compile(r"[A-Z0-9](?:[A-Z0-9 ./-]{0,48}[A-Z0-9])?")
_LICENCE = re.compile(r"[0-9]{17}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_ABROAD = re.compile(r"\+(?!86)[1-9][0-9]{6,14}")
"""A country's code and number, ITU E.164."""


class PartyKind(StrEnum):
    NATURAL = "natural"
    ORGANISATION = "organisation"


class Paper(Labelled):
    """What a party's number stands on; the label is what the number is called."""

    RESIDENT_ID = "resident_id", "公民身份号码"
    PASSPORT = "passport", "护照号码"
    HK_MACAO_PERMIT = "hk_macao_permit", "港澳居民来往内地通行证号码"
    TAIWAN_PERMIT = "taiwan_permit", "台湾居民来往大陆通行证号码"
    RESIDENCE_PERMIT = "residence_permit", "港澳台居民居住证号码"
    CREDIT_CODE = "credit_code", "统一社会信用代码"
    FOREIGN_REGISTRATION = "foreign_registration", "境外登记注册号"

    @property
    def is_foreign(self) -> bool:
        """Whether the nationality stands beside its number: many countries give the same one."""
        return self in (Paper.PASSPORT, Paper.FOREIGN_REGISTRATION)


class Capacity(Labelled):
    """By what somebody may be an agent (民事诉讼法第六十一条)."""

    LAWYER = "lawyer", "律师"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者"
    RELATIVE = "relative", "近亲属"
    EMPLOYEE = "employee", "工作人员"
    RECOMMENDED = "recommended", "社区、单位或者社会团体推荐的公民"

    @property
    def is_licensed(self) -> bool:
        """Whether a licence stands for the agent, in place of a paper of identity."""
        return self in (Capacity.LAWYER, Capacity.LEGAL_WORKER)


PAPERS: dict[PartyKind, tuple[Paper, ...]] = {
    PartyKind.NATURAL: (
        Paper.RESIDENT_ID,
        Paper.PASSPORT,
        Paper.HK_MACAO_PERMIT,
        Paper.TAIWAN_PERMIT,
        Paper.RESIDENCE_PERMIT,
    ),
    PartyKind.ORGANISATION: (Paper.CREDIT_CODE, Paper.FOREIGN_REGISTRATION),
}
"""What each kind of party may show; the first where nothing else is said."""
ABROAD = frozenset(Paper) - {Paper.RESIDENT_ID, Paper.CREDIT_CODE}
"""What shows somebody of a foreign country, of Hong Kong, Macao or Taiwan."""


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
    if not _ISSUED.fullmatch(number):
        raise Malformed("公民身份号码中的行政区划代码或者顺序码不存在", RESIDENT_STANDARD)
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


def parse_residence_permit(text: str) -> str:
    """港澳台居民居住证 number, built as a resident's. Raises Malformed."""
    number = parse_resident_id(text)
    if not _RESIDENCE.match(number):
        raise Malformed("港澳台居民居住证号码应以810000、820000或者830000开头", RESIDENT_STANDARD)
    return number


def _parse(form: re.Pattern[str], complaint: str, text: str) -> str:
    number = text.strip().upper()
    if not form.fullmatch(number):
        raise Malformed(complaint, EXE[18])
    return number


def parse_foreign_registration(text: str) -> str:
    """The number under which a company abroad is registered, as its papers state it, upper case. Raises Malformed."""
    complaint = "境外登记注册号应为1至50位字母、数字，可以含空格、点、斜线、连字符"
    number = _parse(_REGISTRATION, complaint, text)
    try:
        parse_credit_code(number)
    except Malformed:
        return number
    raise Malformed("这是统一社会信用代码，应按境内法人、其他组织登记", CREDIT_CODE_STANDARD)


def parse_mobile(text: str) -> str:
    """An 11-digit mobile number of the mainland, or a number abroad with + and its country's code. Raises Malformed."""
    number = text.strip()
    if not (_MOBILE.fullmatch(number) or _ABROAD.fullmatch(number)):
        raise Malformed("手机号码应为11位数字，以13至19开头；境外号码以+和国家、地区代码开头")
    return number


_PARSERS: dict[Paper, Callable[[str], str]] = {
    Paper.RESIDENT_ID: parse_resident_id,
    Paper.PASSPORT: partial(_parse, _PASSPORT, "护照号码应为5至9位字母、数字，含有数字"),
    Paper.HK_MACAO_PERMIT: partial(
        _parse, _HK_MACAO, "港澳居民来往内地通行证号码应为H或M加8位数字（旧证10位）"
    ),
    Paper.TAIWAN_PERMIT: partial(_parse, _TAIWAN, "台湾居民来往大陆通行证号码应为8位数字（旧证10位）"),
    Paper.RESIDENCE_PERMIT: parse_residence_permit,
    Paper.CREDIT_CODE: parse_credit_code,
    Paper.FOREIGN_REGISTRATION: parse_foreign_registration,
}


def parse_identity(kind: PartyKind, paper: Paper, text: str) -> str:
    """The number on `paper`, which must be one that this kind of party has. Raises Malformed."""
    if paper not in PAPERS[kind]:
        labels = "、".join(each.label for each in PAPERS[kind])
        raise Malformed(f"{paper.label}与当事人种类不符，应为{labels}之一", EXE[18])
    return _PARSERS[paper](text)


def parse_agent_number(capacity: Capacity, paper: Paper, text: str) -> str:
    """An agent's 执业证号 of 17 digits, or the number on `paper` of one without a licence. Raises Malformed."""
    if not capacity.is_licensed:
        return parse_identity(PartyKind.NATURAL, paper, text)
    number = text.strip()
    if not _LICENCE.fullmatch(number):
        raise Malformed(f"{capacity.label}的执业证号应为17位数字", CPC[61])
    return number


MobileNumber = Annotated[str, AfterValidator(parse_mobile)]
OptionalMobile = Annotated[str, AfterValidator(lambda text: parse_mobile(text) if text.strip() else "")]
"""Empty where the number is not known."""
