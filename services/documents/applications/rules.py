"""When an application still takes papers of its own. Pure."""

from __future__ import annotations

from shared.contracts.intake.records import ApplicationRecord
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


def check_no_case(application: ApplicationRecord) -> None:
    """409 once it is filed: what comes in then is a paper of the case, and lies in its dossier."""
    if application.case_number is not None:
        detail = f"该申请已经立案，材料应存入{application.case_number}的卷宗"
        raise Problem(409, ProblemCode.ALREADY_FILED, detail, REGULATION["二(一)7"])
