"""In what a ruling of preservation was made, and what secures it: closed lists of the law."""

from __future__ import annotations

from shared.values.labelled import Labelled


class PreservationStage(Labelled):
    """财产保全规定第一条、第三条、第十七条."""

    PRE_SUIT = "pre_suit", "诉前、仲裁前财产保全"
    SUIT = "suit", "诉讼中财产保全"
    ARBITRATION = "arbitration", "仲裁中财产保全"
    BEFORE_ENFORCEMENT = "before_enforcement", "法律文书生效后、进入执行程序前财产保全"


class SecurityForm(Labelled):
    """财产保全规定第六条至第九条."""

    NONE = "none", "不要求提供担保"
    CASH = "cash", "现金"
    PROPERTY = "property", "财产担保"
    GUARANTOR = "guarantor", "保证担保"
    INSURANCE = "insurance", "财产保全责任险"
    LETTER = "letter", "金融机构独立保函"


class LiftingGround(Labelled):
    """Why a preservation is lifted: the closed list of 民诉法解释第一百六十六条, read with 民事诉讼法第一百零七条; with 查封扣押冻结规定
    第十九条 in part; with 财产保全规定第五条 in part or in full."""

    SECURED = "secured", "被保全人或者第三人提供充分有效担保"
    WRONG = "wrong", "保全错误"
    WITHDRAWN = "withdrawn", "申请人撤回保全申请"
    DISMISSED = "dismissed", "申请人的起诉或者诉讼请求被生效裁判驳回"
    NO_SUIT = "no_suit", "采取诉前保全后三十日内未起诉、申请仲裁"
    NO_ENFORCEMENT = "no_enforcement", "履行期间届满后五日内未申请执行"
    EXCESS = "excess", "明显超标的额保全"
    UNSECURED = "unsecured", "申请人拒不追加担保"
    OTHER = "other", "人民法院认为应当解除保全的其他情形"

    @property
    def settles(self) -> bool:
        """What is let go of on it is secured otherwise, or is to be preserved no more: nothing takes its place."""
        return self not in (LiftingGround.WRONG, LiftingGround.EXCESS, LiftingGround.OTHER)
