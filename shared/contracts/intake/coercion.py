"""The kinds of coercion by their codes, as facts, duties and other teams name them (二(五)2(3), (4))."""

from typing import Literal

from shared.values.labelled import Labelled

CoercionKind = Literal[
    "summons",
    "arrest",
    "inquiry",
    "search",
    "bounty",
    "audit",
    "lawyer_order",
    "fine",
    "detention",
    "consumption",
    "dishonest",
    "exit_ban",
    "eviction",
    "referral",
]

ReviewedMeasure = Literal["no", "fine", "detention", "exit_ban"]
"""What the court above is asked to review (民事诉讼法第一百一十九条, 异议复议规定第九条); no: a ruling."""


class ListingGround(Labelled):
    """Why somebody is entered in the list of dishonest debtors (失信名单规定第一条)."""

    ABLE = "able", "有履行能力而拒不履行生效法律文书确定义务"
    VIOLENCE = "violence", "以伪造证据、暴力、威胁等方法妨碍、抗拒执行"
    EVASION = "evasion", "以虚假诉讼、虚假仲裁或者隐匿、转移财产等方法规避执行"
    REPORT = "report", "违反财产报告制度"
    CONSUMPTION = "consumption", "违反限制消费令"
    SETTLEMENT = "settlement", "无正当理由拒不履行执行和解协议"
