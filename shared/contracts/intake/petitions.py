"""The kinds of objection and application by their codes, and what becomes of one, as facts, papers and other teams name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from shared.values.articles import CPC, EXI, JS, OBJ, Article
from shared.values.labelled import Labelled

PetitionKind = Literal[
    "conduct",
    "third_party",
    "jurisdiction",
    "limitation",
    "recusal",
    "party_change",
    "bounty",
    "audit",
    "lawyer_order",
    "interference",
    "excuse",
    "listing",
    "listing_correction",
    "consumption_exemption",
    "travel_exemption",
    "reconsideration",
    "recusal_review",
]
PetitionResult = Literal["granted", "rejected", "not_admitted"]

LABELS: Mapping[PetitionKind, str] = {
    "conduct": "执行行为异议",
    "third_party": "案外人异议",
    "jurisdiction": "管辖异议",
    "limitation": "执行时效异议",
    "recusal": "回避申请",
    "party_change": "变更、追加当事人申请",
    "bounty": "悬赏执行申请",
    "audit": "司法审计申请",
    "lawyer_order": "律师调查令申请",
    "interference": "排除妨害申请",
    "excuse": "顺延期限申请",
    "listing": "纳入失信名单申请",
    "listing_correction": "纠正失信信息申请",
    "consumption_exemption": "限制消费例外申请",
    "travel_exemption": "暂时解除乘机乘高铁限制申请",
    "reconsideration": "复议申请",
    "recusal_review": "回避决定复议申请",
}
RESULTS: Mapping[PetitionResult, str] = {
    "granted": "理由成立",
    "rejected": "理由不成立",
    "not_admitted": "不符合受理条件",
}


class ExemptionGround(Labelled):
    """Why somebody restricted may spend all the same (限制消费规定第三条、第八条; 善意文明执行意见第十七条)."""

    LIVING = "living", "生活必需"
    BUSINESS = "business", "经营必需"
    PRIVATE = "private", "被执行单位的有关人员以个人财产因私消费"
    ILLNESS = "illness", "本人或者近亲属重大疾病就医"
    FUNERAL = "funeral", "近亲属丧葬"
    OFFICIAL = "official", "本人执行或者配合执行公务"
    FOREIGN = "foreign", "参加外事活动"
    EXAM = "exam", "参加重要考试"


class Consumption(Labelled):
    """On what somebody restricted does not spend, but by an exemption (限制消费规定第三条)."""

    SEATS = "seats", "乘坐飞机、列车软卧、轮船二等以上舱位"
    VENUES = "venues", "在星级以上宾馆、酒店、夜总会、高尔夫球场等场所消费"
    BUILDING = "building", "购买不动产或者新建、扩建、高档装修房屋"
    OFFICES = "offices", "租赁高档写字楼、宾馆、公寓等场所办公"
    VEHICLES = "vehicles", "购买非经营必需车辆"
    HOLIDAYS = "holidays", "旅游、度假"
    SCHOOLS = "schools", "子女就读高收费私立学校"
    INSURANCE = "insurance", "支付高额保费购买保险理财产品"
    TRAINS = "trains", "乘坐G字头动车组列车、其他动车组列车一等以上座位"
    OTHER = "other", "其他非生活和工作必需的消费"


TRAVEL = (Consumption.SEATS, Consumption.TRAINS)
"""飞机、高铁: what an urgent journey is allowed by (善意文明执行意见第十七条)."""


RULED: Mapping[str, tuple[Article, ...]] = {
    LABELS["conduct"]: (CPC[236], OBJ[17]),
    LABELS["third_party"]: (CPC[238], JS[463]),
    LABELS["jurisdiction"]: (EXI[3],),
    LABELS["limitation"]: (JS[481], OBJ[7]),
}
"""What a ruling on an objection of that name rests on."""


def ruling_articles(kind: str, result: str) -> tuple[Article, ...]:
    """What a ruling cites that answers an objection of that name with that result."""
    return (OBJ[2],) if result == RESULTS["not_admitted"] else RULED[kind]
