"""How a case ends, and on which ground where nobody has performed: closed lists of the law, each ground with its article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.intake.petitions import PetitionKind
from shared.values.articles import CPC, ENT, EXE, EXI, JS, OPENING, Article
from shared.values.labelled import Labelled


class ClosingMode(Labelled):
    """The closed list of 执行工作规定第六十四条; the last three end a case of preservation alone (法发〔2014〕26号第二十一条)."""

    FULLY_ENFORCED = "fully_enforced", "执行完毕"
    CONCLUDED_THIS_ROUND = "concluded_this_round", "终结本次执行程序"
    TERMINATED = "terminated", "终结执行"
    CANCELLED = "cancelled", "销案"
    NON_ENFORCEMENT = "non_enforcement", "不予执行"
    DISMISSED = "dismissed", "驳回申请"
    PRESERVED = "preserved", "保全完毕"
    PARTLY_PRESERVED = "partly_preserved", "部分保全"
    NOTHING_TO_PRESERVE = "nothing_to_preserve", "无标的物可实施保全"


class ClosingGround(Labelled):
    """Why a case ends that was neither performed nor concluded for this round.

    The "其他情形" of 民事诉讼法第二百六十八条第（六）项 is no ground of its own: each ground is one that a text provides for.
    """

    WITHDRAWN = "withdrawn", "申请执行人撤销申请"
    BASIS_REVOKED = "basis_revoked", "据以执行的法律文书被撤销"
    DEBTOR_DEAD = "debtor_dead", "作为被执行人的公民死亡，无遗产可供执行，又无义务承担人"
    CREDITOR_DEAD = "creditor_dead", "追索赡养费、扶养费、抚养费案件的权利人死亡"
    DESTITUTE = "destitute", "作为被执行人的公民因生活困难无力偿还借款，无收入来源，又丧失劳动能力"
    BANKRUPT = "bankrupt", "被执行人被人民法院宣告破产"
    THING_LOST = "thing_lost", "应当交付的特定物毁损或者灭失，双方当事人对折价赔偿不能协商一致"
    UNIT_GONE = (
        "unit_gone",
        "作为被执行人的法人或者其他组织终止，无财产可供执行，又无义务承受人，也不能变更、追加执行主体",
    )
    TAKEN_UP = "taken_up", "上级人民法院裁定提级执行"
    ASSIGNED_ELSEWHERE = "assigned_elsewhere", "上级人民法院裁定指定由其他人民法院执行"
    JURISDICTION = "jurisdiction", "被执行人的管辖异议成立"
    FILED_ELSEWHERE = "filed_elsewhere", "其他有管辖权的人民法院已经立案在先"
    COMMISSIONED = "commissioned", "案件已经委托执行，收到受托法院的立案通知书"
    COMMISSION_RETURNED = "commission_returned", "受托执行的案件经高级人民法院同意退回委托法院"
    AWARD = "award", "仲裁裁决经审查应当不予执行"
    NOTARISED = "notarised", "公证债权文书确有错误，应当不予执行"
    LIMITATION = "limitation", "被执行人的申请执行时效异议成立"
    NOT_EFFECTIVE = "not_effective", "申请执行的法律文书尚未生效"
    NOT_ENTITLED = "not_entitled", "申请执行人不是生效法律文书确定的权利人或者其继承人、权利承受人"
    NOTHING_DEFINITE = "nothing_definite", "法律文书没有给付内容，或者执行标的、被执行人不明确"
    PERFORMED = "performed", "义务人已经在生效法律文书确定的期限内履行义务"
    NOT_OURS = "not_ours", "案件不属于本院管辖"


OF_PRESERVATION = (ClosingMode.PRESERVED, ClosingMode.PARTLY_PRESERVED, ClosingMode.NOTHING_TO_PRESERVE)
"""How a case of preservation ends, and no other (法发〔2014〕26号第二十一条; the list is remembered)."""


@dataclass(frozen=True)
class Ending:
    """`ruling`: by which a case ends on a ground; None where another court's paper ends it. `petition`: what that ruling upholds.

    `goes_on`: another court enforces, and what was seized stays seized for it.
    """

    mode: ClosingMode
    article: Article
    ruling: KindOfDocument | None
    petition: PetitionKind | None = None
    goes_on: bool = False


_OUT, _OFF = ClosingMode.TERMINATED, ClosingMode.CANCELLED
_NOT, _BACK = ClosingMode.NON_ENFORCEMENT, ClosingMode.DISMISSED

ENDINGS: Mapping[ClosingGround, Ending] = {
    ClosingGround.WITHDRAWN: Ending(_OUT, CPC[268, 1], "termination_ruling"),
    ClosingGround.BASIS_REVOKED: Ending(_OUT, CPC[268, 2], "termination_ruling"),
    ClosingGround.DEBTOR_DEAD: Ending(_OUT, CPC[268, 3], "termination_ruling"),
    ClosingGround.CREDITOR_DEAD: Ending(_OUT, CPC[268, 4], "termination_ruling"),
    ClosingGround.DESTITUTE: Ending(_OUT, CPC[268, 5], "termination_ruling"),
    ClosingGround.BANKRUPT: Ending(_OUT, JS[513], "termination_ruling"),
    ClosingGround.THING_LOST: Ending(_OUT, JS[492], "termination_ruling"),
    ClosingGround.UNIT_GONE: Ending(_OUT, CPC[268, 6], "termination_ruling"),
    ClosingGround.TAKEN_UP: Ending(_OUT, OPENING[17], None, goes_on=True),
    ClosingGround.ASSIGNED_ELSEWHERE: Ending(_OUT, OPENING[17], None, goes_on=True),
    ClosingGround.JURISDICTION: Ending(_OFF, EXI[3], "objection_ruling", "jurisdiction"),
    ClosingGround.FILED_ELSEWHERE: Ending(_OFF, EXI[2], "cancellation_ruling", goes_on=True),
    ClosingGround.COMMISSIONED: Ending(_OFF, ENT[2], None, goes_on=True),
    ClosingGround.COMMISSION_RETURNED: Ending(_OFF, ENT[9], None, goes_on=True),
    ClosingGround.AWARD: Ending(_NOT, CPC[248], "non_enforcement_ruling"),
    ClosingGround.NOTARISED: Ending(_NOT, CPC[249], "non_enforcement_ruling"),
    ClosingGround.LIMITATION: Ending(_NOT, JS[481], "objection_ruling", "limitation"),
    ClosingGround.NOT_EFFECTIVE: Ending(_BACK, EXE[16], "dismissal_ruling"),
    ClosingGround.NOT_ENTITLED: Ending(_BACK, EXE[16], "dismissal_ruling"),
    ClosingGround.NOTHING_DEFINITE: Ending(_BACK, EXE[16], "dismissal_ruling"),
    ClosingGround.PERFORMED: Ending(_BACK, EXE[16], "dismissal_ruling"),
    ClosingGround.NOT_OURS: Ending(_BACK, EXE[16], "dismissal_ruling"),
}

OF_ONE: Mapping[ClosingGround, tuple[str, bool | None]] = {
    ClosingGround.WITHDRAWN: ("applicant", None),
    ClosingGround.CREDITOR_DEAD: ("applicant", True),
    ClosingGround.DEBTOR_DEAD: ("respondent", True),
    ClosingGround.DESTITUTE: ("respondent", True),
    ClosingGround.BANKRUPT: ("respondent", False),
    ClosingGround.UNIT_GONE: ("respondent", False),
    ClosingGround.LIMITATION: ("respondent", None),
    ClosingGround.NOT_ENTITLED: ("applicant", None),
    ClosingGround.PERFORMED: ("respondent", None),
}
"""What holds of one party: of which side, and whether of a person (True), a unit (False) or either. The case ends when it
holds of everybody who is left on that side."""


def grounds_of(ruling: KindOfDocument) -> dict[str, Article]:
    """The grounds that a ruling of that kind may name, in its words, each with the article that it cites."""
    return {ground.label: end.article for ground, end in ENDINGS.items() if end.ruling == ruling}
