"""Who may give a clue, until when, and by what its check is shown (财产调查规定第二条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.files import PaperFile, check_files
from shared.values.articles import INV
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

ARTICLE = INV[2]
NO_MORE = "执行程序已经终结，不再核查财产线索"


class State(Labelled):
    UNCHECKED = "unchecked", "待核查"
    CHECKED = "checked", "已经核查"


class Result(Labelled):
    NOTHING = "nothing", "经核查没有可供执行的财产"
    PROPERTY = "property", "查得可供执行的财产，继续执行"


NEXT: dict[State, tuple[State, ...]] = {State.UNCHECKED: (State.CHECKED,)}


@dataclass(frozen=True)
class Held:
    """What custody has: `assets` of the case by id; of each query of it, when it was begun, once every source has answered."""

    files: Sequence[FileRecord]
    assets: Collection[str] = ()
    answered: dict[str, datetime] | None = None


def check_given(
    *,
    party: str | None,
    outsider: str,
    names: dict[str, str],
    received_at: datetime,
    filed_at: datetime,
    now: datetime,
) -> None:
    """By a party or by somebody else, while there is a case. `names`: of the parties, by id. 422, all faults at once."""
    found: list[FieldError] = []
    if bool(party) == bool(outsider):
        detail = "须写明提供线索的当事人，或者当事人以外的人的姓名、名称，二者择一"
        found.append(FieldError("party", detail, ARTICLE))
    elif party and party not in names:
        found.append(FieldError("party", "不是本案当事人", ARTICLE))
    elif outsider in names.values():
        found.append(FieldError("outsider", "该人是本案当事人，不能以当事人以外的人的身份提供线索", ARTICLE))
    if not filed_at <= received_at <= now:
        found.append(FieldError("received_at", "不得早于立案的时间，也不得晚于现在", ARTICLE))
    refuse(found, 422, ProblemCode.CLUE_REFUSED)


def check_paper(paper: str, received_at: datetime, files: Sequence[FileRecord]) -> None:
    """The form or letter by which it was given, in the dossier since. 409."""
    check_files(files, [PaperFile("paper", paper, FilePurpose.CLUE, ARTICLE, shows_at=received_at)])


def check_first(on_record: bool) -> None:
    """409 for what is on record already in the same words on the same paper."""
    if on_record:
        raise Problem(409, ProblemCode.CLUE_ON_RECORD, "该份材料提供的同一线索已经登记", ARTICLE)


def check_unchecked(state: str) -> None:
    """409 where it was checked."""
    if State.CHECKED not in NEXT.get(State(state), ()):
        raise Problem(409, ProblemCode.CLUE_OUT_OF_ORDER, f"该条线索{State(state).label}", ARTICLE)


def check_answer(
    result: Result,
    asset: str | None,
    query: str | None,
    check_paper: str | None,
    received_at: datetime,
    held: Held,
    checker: str,
) -> None:
    """By a thing that custody has, by a query begun since that every source has answered, or by a paper of another. 422, 409."""
    found: list[FieldError] = []
    if not (asset or query or check_paper):
        detail = "须写明查控登记的财产、查询，或者核查材料"
        found.append(FieldError("check_paper", detail, ARTICLE))
    if asset and asset not in held.assets:
        found.append(FieldError("asset", "本案没有登记这项财产", ARTICLE))
    if asset and result is Result.NOTHING:
        found.append(FieldError("result", "已经写明查得的财产，不能是没有可供执行的财产", ARTICLE))
    begun = (held.answered or {}).get(query or "")
    if query and (begun is None or begun < received_at):
        detail = "须是收到线索之后发起、各协助机构均已反馈的本案查询"
        found.append(FieldError("query", detail, ARTICLE))
    refuse(found, 422, ProblemCode.CLUE_REFUSED)
    if check_paper:
        paper = PaperFile(
            "check_paper", check_paper, FilePurpose.CLUE_CHECK, ARTICLE, shows_at=received_at, not_by=checker
        )
        check_files(held.files, [paper])
