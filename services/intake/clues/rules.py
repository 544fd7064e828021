"""Who may give a clue, until when, and by what its check is shown (财产调查规定第二条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime

from shared.contracts.custody.records import AssetRecord
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
class Answered:
    """A query that every source has answered: when it was begun, about whom, and which kinds of asset its sources know of."""

    begun: datetime
    respondent_id: str
    kinds: Collection[str]


@dataclass(frozen=True)
class Named:
    """Whose property a clue names and of which kind, so far as it says, and when the court had it."""

    respondent_id: str | None
    asset_kind: str | None
    received_at: datetime


@dataclass(frozen=True)
class Held:
    """What custody has: the `assets` of the case, and its queries that were `answered`, each by id."""

    files: Sequence[FileRecord]
    assets: Mapping[str, AssetRecord] = field(default_factory=dict)
    answered: Mapping[str, Answered] = field(default_factory=dict)


def check_given(
    *,
    party: str | None,
    outsider: str,
    names: dict[str, str],
    respondent_id: str | None,
    respondents: Collection[str],
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
    if respondent_id is not None and respondent_id not in respondents:
        found.append(FieldError("respondent_id", "不是本案被执行人", ARTICLE))
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
    named: Named,
    held: Held,
    hands: Set[str],
) -> None:
    """By a thing that custody has, by a query begun since about the named respondent that shows the named kind, or by a paper
    of another. 422, 409.
    """
    found: list[FieldError] = []
    if not (asset or query or check_paper):
        detail = "须写明查控登记的财产、查询，或者核查材料"
        found.append(FieldError("check_paper", detail, ARTICLE))
    thing = held.assets.get(asset or "")
    if asset and (thing is None or not _is_named(thing, named)):
        found.append(FieldError("asset", "须是本案登记的、线索所指的被执行人和种类的财产", ARTICLE))
    if asset and result is Result.NOTHING:
        found.append(FieldError("result", "已经写明查得的财产，不能是没有可供执行的财产", ARTICLE))
    if query:
        found += _query_faults(
            result, held.answered.get(query), named, held, by_record=bool(asset or check_paper)
        )
    refuse(found, 422, ProblemCode.CLUE_REFUSED)
    if check_paper:
        paper = PaperFile(
            "check_paper",
            check_paper,
            FilePurpose.CLUE_CHECK,
            ARTICLE,
            shows_at=named.received_at,
            not_by=hands,
        )
        check_files(held.files, [paper])


def _query_faults(
    result: Result, query: Answered | None, named: Named, held: Held, *, by_record: bool
) -> list[FieldError]:
    """`by_record`: something else shows the result as well."""
    if query is None or query.begun < named.received_at:
        detail = "须是收到线索之后发起、各协助机构均已反馈的本案查询"
        return [FieldError("query", detail, ARTICLE)]
    if query.respondent_id != named.respondent_id or named.asset_kind not in query.kinds:
        detail = "该次查询不是对线索所指的被执行人，或者不能显示线索所指种类的财产，须以核查材料登记"
        return [FieldError("query", detail, ARTICLE)]
    if result is Result.PROPERTY:
        detail = "查得财产的，须写明查控登记的财产"
        return [] if by_record else [FieldError("asset", detail, ARTICLE)]
    since = [
        one
        for one in held.assets.values()
        if _is_named(one, named) and one.found_at is not None and one.found_at >= query.begun
    ]
    detail = "该次查询查得该种财产，不能是没有可供执行的财产"
    return [FieldError("result", detail, ARTICLE)] if since else []


def _is_named(asset: AssetRecord, named: Named) -> bool:
    """Whether the clue may mean that thing: what it leaves open fits any."""
    return named.respondent_id in (None, asset.respondent_id) and named.asset_kind in (None, asset.kind)
