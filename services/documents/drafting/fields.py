"""What a document kind is made of: who signs it, its fields, the article behind each, the form of each value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from shared.contracts.auction.records import SOLD_OFF
from shared.contracts.documents.kinds import KindOfDocument
from shared.values.articles import ADD, CASE_MONEY, PAPERS, REGULATION, Article, cite

STYLE = str(PAPERS)
RULING = "执行裁定书"


class Form(StrEnum):
    """The form of a value. Money, dates and times may come as Python values or as JSON strings."""

    TEXT = "text"
    NUMBER = "number"  # identity, registry, asset account …: a long number here is no account to pay into
    MONEY = "money"  # Decimal, int or str, yuan, at most two places
    DATE = "date"  # date or ISO string
    TIME = "time"  # aware datetime or ISO string with offset, printed in court time
    PARTY = "party"  # dict, see particulars
    PARTIES = "parties"  # list of such dicts
    ROWS = "rows"  # list of dict, see Field.columns


@dataclass(frozen=True)
class Field:
    """`by_hand`: the party fills it in with a pen, so it must be given but may be "" or [].

    `optional`: there is none in some cases, so it must be given but may be "".
    """

    name: str
    label: str
    source: str
    form: Form = Form.TEXT
    columns: tuple[Field, ...] = ()
    by_hand: bool = False
    optional: bool = False


def text(
    name: str, label: str, source: str = STYLE, *, by_hand: bool = False, optional: bool = False
) -> Field:
    return Field(name, label, source, by_hand=by_hand, optional=optional)


def number(
    name: str, label: str, source: str = STYLE, *, by_hand: bool = False, optional: bool = False
) -> Field:
    return Field(name, label, source, Form.NUMBER, by_hand=by_hand, optional=optional)


def money(name: str, label: str, source: str = STYLE) -> Field:
    return Field(name, label, source, Form.MONEY)


def day(name: str, label: str, source: str = STYLE) -> Field:
    return Field(name, label, source, Form.DATE)


def time(name: str, label: str, source: str = STYLE) -> Field:
    return Field(name, label, source, Form.TIME)


def rows(name: str, label: str, source: str, *columns: Field, by_hand: bool = False) -> Field:
    return Field(name, label, source, Form.ROWS, columns, by_hand)


def party(name: str, label: str) -> Field:
    return Field(name, label, STYLE, Form.PARTY)


PERSON = (
    text("name", "姓名"),
    text("gender", "性别"),
    day("born_on", "出生日期"),
    text("ethnicity", "民族"),
    text("address", "住所"),
    number("id_number", "公民身份号码"),
)
"""A natural person; a party with `credit_code` is a UNIT, one with `paper` or `registration_number` is from abroad."""

UNIT = (
    text("name", "名称"),
    number("credit_code", "统一社会信用代码"),
    text("address", "住所地"),
    text("representative", "法定代表人或者主要负责人"),
    text("representative_title", "法定代表人或者主要负责人职务"),
)

FOREIGNER = (
    text("name", "姓名"),
    text("gender", "性别"),
    day("born_on", "出生日期"),
    text("country", "国籍或者地区"),
    text("address", "住所"),
    text("paper", "证件名称"),
    number("id_number", "证件号码"),
)
FOREIGN_UNIT = (
    text("name", "名称"),
    text("country", "登记注册的国家、地区"),
    number("registration_number", "登记注册号"),
    *UNIT[2:],
)

FORMER_NAMES = text("former_names", "曾用名、原名称", ADD[27])
"""Of a party that was called otherwise in the course of the case."""


def particulars(named: Mapping[str, Any]) -> tuple[Field, ...]:
    """What is printed of a person or a unit."""
    own: tuple[Field, ...]
    if "credit_code" in named:
        own = UNIT
    elif "registration_number" in named:
        own = FOREIGN_UNIT
    else:
        own = FOREIGNER if "paper" in named else PERSON
    return (*own, FORMER_NAMES) if "former_names" in named else own


def identity_of(named: Mapping[str, Any]) -> Any:
    """The number by which a party is told from every other, however it is called."""
    return named.get("credit_code") or named.get("registration_number") or named.get("id_number")


APPLICANTS = Field("applicants", "申请执行人", STYLE, Form.PARTIES)
RESPONDENTS = Field("respondents", "被执行人", STYLE, Form.PARTIES)
APPLICANT = text("applicant", "申请执行人")
RESPONDENT = text("respondent", "被执行人")

CAUSE = text("cause", "案由")
BASIS = (
    CAUSE,
    text("basis_issuer", "执行依据制作机关"),
    text("basis_number", "执行依据文号"),
    text("basis_title", "执行依据名称"),
)
CONTACT = (
    text("officer", "承办人"),
    text("contact_phone", "联系电话"),
    text("court_address", "法院地址"),
    text("court_postcode", "邮政编码"),
)
ADDRESSED_AS = text("addressed_as", "对受送达人的称谓（你、你单位、你们）")
ACCOUNT = cite(REGULATION["二(六)1"], CASE_MONEY[5])
CASE_ACCOUNT = (
    text("account_name", "本案账户户名", ACCOUNT),
    number("account_number", "本案账户账号", ACCOUNT),
    text("account_bank", "本案账户开户行", ACCOUNT),
)
HOLDER = text("holder", "财产属于哪一被执行人")
BENCH = rows("bench", "审判人员和书记员", STYLE, text("role", "职务"), text("name", "姓名"))
"""Rows in order of signing; 法官助理 and 书记员 stand below the date."""


def reason(*sources: Article) -> Field:
    """The case's own reason in free words, 二(一)4."""
    return text("reason", "本案具体原因或事由", cite(REGULATION["二(一)4"], *sources))


SignerClass = Literal["president", "director", "bureau_head", "judge", "team_leader", "none"]
"""president, director: 院长, 执行局长 reviews and signs in person, and nobody in his stead (二(一)3). bureau_head: a
formatted paper that 执行局负责人, the director or his recorded deputy, reviews before the electronic seal (二(一)4). judge: the case's judge signs it, after another has reviewed it; a judge makes it, too, and the document team may not (二(一)2), unless `team_drafts`. team_leader: 实施团队 signs (二(四)5(1)).
none: a form or list without the court's seal."""


@dataclass(frozen=True)
class DocumentKind:
    """`sample_reasons` are the template's own reasons, refused as a case's reason (二(一)4).

    `to_both_sides`: the article by which it is served on the applicant and the respondent; `to_applicants`: that by which
    who applied is told, and nobody else. `team_drafts`: the document
    team drafts for the judge what he decides by his signature (二(一)2(7)). `apart`: it judges what was done in the case, so
    that another judge than the case's makes and signs it (异议复议规定第十一条).
    """

    code: KindOfDocument
    title: str
    signer: SignerClass
    fields: tuple[Field, ...]
    party_facing: bool = True
    coercive_or_closing: bool = False
    sample_reasons: tuple[str, ...] = ()
    to_both_sides: str = ""
    to_applicants: str = ""
    team_drafts: bool = False
    sold_off_title: str = ""
    apart: bool = False

    def titled(self, fields: Mapping[str, Any]) -> str:
        """The title on the page: that of a sale which follows two auctions (变卖) is another."""
        return self.sold_off_title if self.sold_off_title and fields["round"] == SOLD_OFF else self.title

    @property
    def is_ruling(self) -> bool:
        return self.title == RULING

    @property
    def decides(self) -> bool:
        """Whether the case's judge decides something by it."""
        return self.signer == "judge"

    @property
    def orders(self) -> bool:
        """Whether an act of another team rests on what it says: what is decided on whose petition, or whom it coerces."""
        return self.decides or any(field.name in ("sanctioned", "petitioner") for field in self.fields)

    @property
    def by_judge(self) -> bool:
        """Whether a judge must draft it."""
        return self.decides and not self.team_drafts

    @property
    def template(self) -> str:
        return f"{self.code}.j2"
