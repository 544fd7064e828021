"""Why an application for enforcement is not accepted (执行工作规定第十六条)."""

from __future__ import annotations

from shared.values.labelled import Labelled


class RefusalGround(Labelled):
    """Which of the five conditions of 执行工作规定第十六条 an application does not meet: there is no other ground.

    Papers that are missing are asked for; a lapsed term to apply is for the respondent to plead (民诉法解释第四百八十一条).
    """

    NOT_EFFECTIVE = "not_effective", "申请执行的法律文书尚未生效"
    NOT_ENTITLED = "not_entitled", "申请执行人不是生效法律文书确定的权利人或者其继承人、权利承受人"
    NOTHING_DEFINITE = "nothing_definite", "法律文书没有给付内容，或者执行标的、被执行人不明确"
    PERFORMED = "performed", "义务人已经在生效法律文书确定的期限内履行义务"
    OTHER_COURT = "other_court", "不属于本院管辖"
