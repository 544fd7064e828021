"""Why somebody opens a case on which he does not work."""

from __future__ import annotations

from shared.values.labelled import Labelled


class OpeningReason(Labelled):
    STAND_IN = "stand_in", "代班"
    PANEL = "panel", "合议庭评议"
    PETITION = "petition", "信访接待"
    SUPERVISION = "supervision", "案件督办"
    JOINT_SEARCH = "joint_search", "统一查控"
    RELATED_CASE = "related_case", "其他案件关联"
    INSPECTION = "inspection", "纪检监察"
    TECHNICAL = "technical", "系统维护"
    TASK = "task", "交办事项"
    OTHER = "other", "其他"


NAMED = tuple(reason for reason in OpeningReason if reason is not OpeningReason.TASK)
"""The reasons that a person may name; a task in the case opens it by itself."""
EXPLAINED = frozenset({OpeningReason.RELATED_CASE, OpeningReason.TECHNICAL, OpeningReason.OTHER})
"""The reasons that say too little alone: some words are needed."""
