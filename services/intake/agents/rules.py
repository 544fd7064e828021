"""On which papers an agent is entered, changed or ended (民事诉讼法第六十二条、第六十三条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from typing import Any

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.files import PaperFile, check_files
from shared.values.articles import CPC
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


def check_filed(case_number: str | None) -> str:
    """409 before the case is filed: no file of a case can hold the power yet."""
    if case_number is None:
        detail = "立案后方可凭存入卷宗的委托手续办理；立案前在执行申请中写明"
        raise Problem(409, ProblemCode.NOT_FILED_YET, detail, CPC[62])
    return case_number


def check_power(
    files: Sequence[FileRecord], field: str, power: str, hands: Set[str], of_whom: Collection[str] = ()
) -> None:
    """The paper is a file of the case that another has entered, and names the agent whom it gives a special power. 409."""
    article = CPC[62] if field == "power" else CPC[63]
    check_files(files, [PaperFile(field, power, FilePurpose.AGENCY, article, not_by=hands, of_whom=of_whom)])


def power_of(name: str, files: Sequence[FileRecord], hands: Set[str]) -> str | None:
    """The file that names the agent, of those that others than `hands` have lodged with the application."""
    for file in files:
        if file.purpose is FilePurpose.AGENCY and name in file.title and hands.isdisjoint(file.brought_by):
            return file.id
    return None


def is_another_power(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether the other side must be told: another telephone number is no other power (民事诉讼法第六十三条)."""
    return any(before[part] != after[part] for part in before if part != "mobile")


def check_in_force(ended: bool) -> None:
    if ended:
        raise Problem(409, ProblemCode.AGENT_ENDED, article=CPC[63])
