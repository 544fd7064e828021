"""What an answer of a query system may say, and where property counts as outside. Pure."""

from __future__ import annotations

from collections.abc import Sequence, Set

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.gateways.asset_query import SOURCES, QueryFeedback
from shared.law import case_rules
from shared.law.files import PaperFile, check_files
from shared.values.articles import PRE, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse


def check_feedback(message: QueryFeedback, channel: str) -> None:
    """Channel and source must be those that were asked (法〔2015〕321号 item 2)."""
    errors = []
    if message.channel != channel:
        errors.append(FieldError("channel", "反馈的渠道与查询的渠道不一致", REGULATION["二(二)2"]))
    if message.source not in SOURCES[message.channel]:
        errors.append(FieldError("source", "该渠道没有这个查询来源", REGULATION["二(二)2"]))
    if len({item.item_ref for item in message.items}) < len(message.items):
        errors.append(FieldError("items", "同一反馈中的财产编号重复", REGULATION["二(二)2"]))
    refuse(errors, 422, ProblemCode.FEEDBACK_MALFORMED)


def check_open(state: str) -> None:
    """After a case is closed nobody's property is looked for."""
    case_rules.check_open(state, "不得再发起网络查询", REGULATION["二(二)2"])


def check_asked(
    application: str | None, files: Sequence[FileRecord], hands: Set[str], *, preserves: bool
) -> None:
    """In a case of preservation the network is asked on the applicant's written application alone; in any other the court asks
    of its own motion, and names none. 409."""
    if not preserves:
        if application is not None:
            error = FieldError("application", "只有财产保全执行案件须填写申请保全人的书面申请", PRE[11])
            raise Problem.of([error], 409, ProblemCode.QUERY_NOT_APPLIED_FOR)
        return
    if application is None:
        detail = "财产保全执行案件，须有申请保全人查询被保全人财产的书面申请"
        error = FieldError("application", detail, PRE[11])
        raise Problem.of([error], 409, ProblemCode.QUERY_NOT_APPLIED_FOR)
    paper = PaperFile("application", application, FilePurpose.PRESERVATION_QUERY, PRE[11], not_by=hands)
    check_files(files, [paper])


def check_something_unfiled(count: int) -> None:
    if count == 0:
        raise Problem(409, ProblemCode.NOTHING_TO_FILE, article=REGULATION["二(二)6"])


def check_message(repeated: bool) -> None:
    """A message id stands for one answer: another one under it would be lost."""
    if repeated:
        detail = "该消息编号已经用于另一份反馈，请另行编号后重发"
        raise Problem(409, ProblemCode.MESSAGE_ID_REUSED, detail, article=REGULATION["二(二)6"])


def lies_outside(place_code: str, prefecture_code: str) -> bool:
    """辖区 is the prefecture (地级市); the court where the asset lies may be asked, 二(二)2(2), 3(4)."""
    return not place_code.startswith(prefecture_code)
