"""How a published auction is stopped, why, and by which article; its ruling or decision says all three (执行工作规定62)."""

from __future__ import annotations

from typing import NamedTuple

from shared.contracts.documents.kinds import KindOfDocument
from shared.values.articles import CKD, CPC, EXE, JS, NET, PMB, Article
from shared.values.labelled import Labelled


class Way(Labelled):
    """How an auction is stopped."""

    DEFER = "defer", "决定暂缓"
    STAY = "stay", "裁定中止"
    WITHDRAW = "withdraw", "撤回"


RULED: dict[Way, tuple[KindOfDocument, str | None]] = {
    Way.DEFER: ("deferral_decision", None),
    Way.STAY: ("stop_ruling", "中止拍卖"),
    Way.WITHDRAW: ("stop_ruling", "撤回拍卖"),
}
"""By which kind of document an auction is stopped, and what that says of the way."""

ANNULLED = "撤销拍卖"
"""What a stop_ruling says of the way by which a sale is undone that nothing holds any more; its ground is NOT_HELD."""


class Ground(Labelled):
    """Why an auction is stopped."""

    OBJECTION = "objection", "当事人、利害关系人提出执行异议、复议"
    THIRD_PARTY = "third_party", "案外人对标的提出异议"
    GUARANTEE = "guarantee", "被执行人提供执行担保，申请执行人同意"
    SUPERIOR = "superior", "上级法院通知暂缓执行"
    SYSTEM_FAILURE = "system_failure", "平台系统故障、安全隐患"
    POSTPONED = "postponed", "申请执行人表示可以延期执行"
    SUCCESSION = "succession", "等待继承或者确定权利义务承受人"
    RETRIAL = "retrial", "执行依据决定再审、提审，已裁定中止执行"
    BANKRUPTCY = "bankruptcy", "被执行人移送破产审查"
    OTHER_STAY = "other_stay", "破产申请已受理等依法应当中止执行的其他情形"
    REVOKED = "revoked", "执行依据被撤销"
    APPLICATION_WITHDRAWN = "application_withdrawn", "申请执行人撤回执行申请"
    PERFORMED = "performed", "被执行人全部履行金钱债务"
    OTHERS_SUFFICE = "others_suffice", "其他财产卖得的价款足以清偿债务和费用"
    SETTLED = "settled", "当事人达成执行和解，不需要拍卖"
    THIRD_PARTY_UPHELD = "third_party_upheld", "案外人异议确有理由"
    COLLUSION = "collusion", "恶意串通"
    MISTAKE = "mistake", "公告、展示的内容有错误"
    PRICE_EXPIRED = "price_expired", "参考价已过有效期，须重新确定"
    NOT_HELD = "not_held", "查封、扣押、冻结已经失效或者解除"


class Basis(NamedTuple):
    """How a ground stops an auction, by which article; `given_up`: the thing is not to be sold any more."""

    ways: tuple[Way, ...]
    article: Article
    given_up: bool = False


_SUSPEND, _DEFER, _STAY, _OFF = (Way.DEFER, Way.STAY), (Way.DEFER,), (Way.STAY,), (Way.WITHDRAW,)
BASES: dict[Ground, Basis] = {
    Ground.OBJECTION: Basis(_SUSPEND, NET[36]),
    Ground.THIRD_PARTY: Basis(_SUSPEND, NET[36]),
    Ground.GUARANTEE: Basis(_DEFER, CPC[242]),
    Ground.SUPERIOR: Basis(_DEFER, EXE[77]),
    Ground.SYSTEM_FAILURE: Basis(_DEFER, NET[28]),
    Ground.POSTPONED: Basis(_STAY, CPC[267]),
    Ground.SUCCESSION: Basis(_STAY, CPC[267]),
    Ground.RETRIAL: Basis(_STAY, CPC[217]),
    Ground.BANKRUPTCY: Basis(_STAY, JS[511]),
    Ground.OTHER_STAY: Basis(_STAY, CPC[267, 5]),
    Ground.REVOKED: Basis(_OFF, PMB[17, 1], given_up=True),
    Ground.APPLICATION_WITHDRAWN: Basis(_OFF, PMB[17, 2], given_up=True),
    Ground.PERFORMED: Basis(_OFF, PMB[19], given_up=True),
    Ground.OTHERS_SUFFICE: Basis(_OFF, PMB[14], given_up=True),
    Ground.SETTLED: Basis(_OFF, PMB[17, 4], given_up=True),
    Ground.THIRD_PARTY_UPHELD: Basis(_OFF, PMB[17, 5], given_up=True),
    Ground.COLLUSION: Basis(_OFF, PMB[17, 6]),
    Ground.MISTAKE: Basis(_OFF, PMB[17, 7]),
    Ground.PRICE_EXPIRED: Basis(_OFF, PMB[17, 7]),
    Ground.NOT_HELD: Basis(_OFF, PMB[17, 7], given_up=True),
}


def articles(ground: str, way: str = "") -> tuple[Article, ...]:
    """What a paper cites that stops an auction on the ground of that name: the ground's own article, laws first."""
    if way == ANNULLED:
        return CKD[27], NET[31, 6]
    basis = next((basis for one, basis in BASES.items() if one.label == ground), None)
    if basis is None:  # of before the ground was one of a list
        return PMB[17], PMB[18], NET[28]
    if basis.ways == _OFF:
        return (basis.article,)
    cited = dict.fromkeys((PMB[18], NET[28], basis.article))
    return tuple(sorted(cited, key=lambda one: one.source in (PMB, NET)))
