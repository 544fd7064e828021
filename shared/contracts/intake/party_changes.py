"""On which grounds a party is changed or added (变更、追加当事人规定第二至二十五条), each with its article, as rulings name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from shared.values.articles import ADD, Article
from shared.values.labelled import Labelled


class ChangeGround(Labelled):
    """A closed list: nobody becomes a party on a ground of no text."""

    CREDITOR_DEAD = "creditor_dead", "作为申请执行人的自然人死亡、被宣告死亡或者失踪"
    CREDITOR_DIVORCED = "creditor_divorced", "申请执行人离婚时将权利分割给其配偶"
    CREDITOR_ENDED = "creditor_ended", "作为申请执行人的法人、非法人组织终止"
    CREDITOR_MERGED = "creditor_merged", "作为申请执行人的法人、非法人组织因合并而终止"
    CREDITOR_DIVIDED = "creditor_divided", "作为申请执行人的法人、非法人组织分立"
    CREDITOR_LIQUIDATED = "creditor_liquidated", "申请执行人清算、破产时将权利分配给第三人"
    CREDITOR_ABOLISHED = "creditor_abolished", "作为申请执行人的机关法人被撤销"
    CLAIM_ASSIGNED = "claim_assigned", "申请执行人将债权依法转让给第三人并书面认可"
    DEBTOR_DEAD = "debtor_dead", "作为被执行人的自然人死亡、被宣告死亡或者失踪"
    DEBTOR_MERGED = "debtor_merged", "作为被执行人的法人、非法人组织因合并而终止"
    DEBTOR_DIVIDED = "debtor_divided", "作为被执行人的法人、非法人组织分立"
    SOLE_PROPRIETOR = "sole_proprietor", "个人独资企业不能清偿债务，追加其出资人"
    GENERAL_PARTNER = "general_partner", "合伙企业不能清偿债务，追加普通合伙人"
    LIMITED_PARTNER = "limited_partner", "有限合伙企业不能清偿债务，追加未按期足额缴纳出资的有限合伙人"
    BRANCH = "branch", "法人分支机构不能清偿债务，追加该法人"
    OTHER_UNIT = "other_unit", "其他非法人组织不能清偿债务，追加依法承担责任的主体"
    CAPITAL_UNPAID = "capital_unpaid", "营利法人的股东、出资人未缴纳或者未足额缴纳出资"
    CAPITAL_WITHDRAWN = "capital_withdrawn", "营利法人的股东、出资人抽逃出资"
    SHARES_TRANSFERRED = "shares_transferred", "公司股东未依法履行出资义务即转让股权"
    ONE_SHAREHOLDER = (
        "one_shareholder",
        "一人有限责任公司的股东不能证明公司财产独立于自己的财产",
    )
    NOT_LIQUIDATED = "not_liquidated", "公司未经清算即办理注销登记导致无法清算"
    PROPERTY_TAKEN = "property_taken", "解散后股东、出资人、主管部门无偿接受其财产"
    PROMISED_AT_END = "promised_at_end", "注销登记时第三人书面承诺承担清偿责任"
    PROMISED = "promised", "第三人向执行法院书面承诺代为履行"
    PROPERTY_ALLOTTED = "property_allotted", "财产依行政命令被无偿调拨、划转给第三人"


@dataclass(frozen=True)
class Change:
    """`suit`: against the ruling a suit lies, else review above (第三十、三十二条).

    `limit`: who is added answers in full (""), up to a sum that the ruling names, or with what he has had (property).
    """

    article: Article
    role: Literal["applicant", "respondent"]
    suit: bool = False
    limit: Literal["", "sum", "property"] = ""


_CREDITOR: Literal["applicant"] = "applicant"
_DEBTOR: Literal["respondent"] = "respondent"

CHANGES: Mapping[ChangeGround, Change] = {
    ChangeGround.CREDITOR_DEAD: Change(ADD[2], _CREDITOR),
    ChangeGround.CREDITOR_DIVORCED: Change(ADD[3], _CREDITOR),
    ChangeGround.CREDITOR_ENDED: Change(ADD[4], _CREDITOR),
    ChangeGround.CREDITOR_MERGED: Change(ADD[5], _CREDITOR),
    ChangeGround.CREDITOR_DIVIDED: Change(ADD[6], _CREDITOR),
    ChangeGround.CREDITOR_LIQUIDATED: Change(ADD[7], _CREDITOR),
    ChangeGround.CREDITOR_ABOLISHED: Change(ADD[8], _CREDITOR),
    ChangeGround.CLAIM_ASSIGNED: Change(ADD[9], _CREDITOR),
    ChangeGround.DEBTOR_DEAD: Change(ADD[10], _DEBTOR, limit="property"),
    ChangeGround.DEBTOR_MERGED: Change(ADD[11], _DEBTOR),
    ChangeGround.DEBTOR_DIVIDED: Change(ADD[12], _DEBTOR),
    ChangeGround.SOLE_PROPRIETOR: Change(ADD[13], _DEBTOR),
    ChangeGround.GENERAL_PARTNER: Change(ADD[14], _DEBTOR),
    ChangeGround.LIMITED_PARTNER: Change(ADD[14], _DEBTOR, suit=True, limit="sum"),
    ChangeGround.BRANCH: Change(ADD[15], _DEBTOR),
    ChangeGround.OTHER_UNIT: Change(ADD[16], _DEBTOR),
    ChangeGround.CAPITAL_UNPAID: Change(ADD[17], _DEBTOR, suit=True, limit="sum"),
    ChangeGround.CAPITAL_WITHDRAWN: Change(ADD[18], _DEBTOR, suit=True, limit="sum"),
    ChangeGround.SHARES_TRANSFERRED: Change(ADD[19], _DEBTOR, suit=True, limit="sum"),
    ChangeGround.ONE_SHAREHOLDER: Change(ADD[20], _DEBTOR, suit=True),
    ChangeGround.NOT_LIQUIDATED: Change(ADD[21], _DEBTOR, suit=True),
    ChangeGround.PROPERTY_TAKEN: Change(ADD[22], _DEBTOR, limit="property"),
    ChangeGround.PROMISED_AT_END: Change(ADD[23], _DEBTOR, limit="sum"),
    ChangeGround.PROMISED: Change(ADD[24], _DEBTOR, limit="sum"),
    ChangeGround.PROPERTY_ALLOTTED: Change(ADD[25], _DEBTOR, limit="property"),
}
GROUNDS: Mapping[str, ChangeGround] = {ground.label: ground for ground in CHANGES}
"""By its words in the ruling."""
SIDES: Mapping[str, str] = {_CREDITOR: "申请执行人", _DEBTOR: "被执行人"}


def change_of(words: str) -> Change:
    """The change that a ruling names by its ground. KeyError for words of no ground."""
    return CHANGES[GROUNDS[words]]


def lies_to_suit(ground: str | None) -> bool:
    """Whether a suit, and no review, lies against a ruling on that ground; a ruling of before names none."""
    return ground is not None and CHANGES[ChangeGround(ground)].suit
