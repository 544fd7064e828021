"""The security on which a case is deferred: by whom, how, for how much, on which papers, and when it is called on (执行担保规定). Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.files import PaperFile, check_files
from shared.law.numbers import GUARANTEE_PERIOD
from shared.law.periods import nominal
from shared.values.articles import GUA, Article
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE


class Guarantee(Labelled):
    OWN = "own", "被执行人提供财产担保"
    OTHER = "other", "他人提供财产担保"
    SURETY = "surety", "他人提供保证"


class CallGround(Labelled):
    UNPERFORMED = "unperformed", "暂缓执行期限届满后被执行人仍不履行义务"
    DISSIPATED = "dissipated", "暂缓执行期间担保人转移、隐藏、变卖、毁损担保财产"


@dataclass(frozen=True)
class Security:
    """`guaranteed`: yuan. `liable_until`: the last day of the guarantee period that the undertaking names."""

    guarantor: str
    guarantee: Guarantee | None
    guaranteed: Decimal | None
    undertaking: str | None
    consent: str | None
    resolution: str | None
    liable_until: date | None


def check_said(
    ground: str,
    said: Security,
    until: date | None,
    applicants: Collection[str],
    respondents: Collection[str],
) -> None:
    """A case is deferred on a security with its undertaking and the applicant's consent; no other stay has one. 422, all faults at once."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: Article) -> None:
        found.append(FieldError(field, detail, article))

    secured = ground == "security"
    for field, given, title, article in (
        ("guarantor", said.guarantor, "担保人", GUA[4]),
        ("guarantee", said.guarantee, "担保方式", GUA[2]),
        ("guaranteed", said.guaranteed, "担保的数额", GUA[4]),
        ("undertaking", said.undertaking, "担保书", GUA[3]),
        ("consent", said.consent, "申请执行人同意的书面意见或者笔录", GUA[6]),
    ):
        if secured != bool(given):
            fault(field, f"以执行担保暂缓执行的，须有{title}；其他事由不写", article)
    if not secured and (said.resolution or said.liable_until):
        fault("liable_until", "不是以执行担保暂缓执行的，不写担保期间，不附公司决议", GUA[12])
    if said.liable_until is not None and until is not None and said.liable_until <= until:
        fault("liable_until", "担保期间自暂缓执行期限届满之日起计算，须晚于暂缓期限的最后一日", GUA[12])
    own = said.guarantee is Guarantee.OWN
    if said.guarantor in applicants or (own and said.guarantor not in respondents):
        fault("guarantor", "担保人不能是申请执行人；被执行人提供财产担保的，须为本案被执行人", GUA[2])
    if said.guarantee is not None and not own and said.guarantor in respondents:
        fault("guarantor", "他人提供担保的，担保人不能是本案被执行人", GUA[2])
    if said.guarantee is not None and not own and "公司" in said.guarantor and not said.resolution:
        fault("resolution", "公司为被执行人提供担保的，须有公司章程和董事会或者股东会决议", GUA[5])
    refuse(found, 422, ProblemCode.STAY_REFUSED)


def check_papers(said: Security, files: Sequence[FileRecord], person: str) -> None:
    """What it rests on are files of the case that another than `person` has entered. 409."""
    papers = (
        ("undertaking", said.undertaking, FilePurpose.SECURITY_UNDERTAKING, GUA[3]),
        ("consent", said.consent, FilePurpose.SECURITY_CONSENT, GUA[6]),
        ("resolution", said.resolution, FilePurpose.SECURITY_RESOLUTION, GUA[5]),
    )
    check_files(
        files,
        [
            PaperFile(field, file, purpose, article, not_by=person)
            for field, file, purpose, article in papers
            if file
        ],
    )


def liable_until(until: date, named: date | None) -> date:
    """The last day of the guarantee period: a year from the end of the deferral where the undertaking names none (GUA[12])."""
    return named or nominal(until, GUARANTEE_PERIOD.on(until))


def check_callable(state: str, guarantee: str | None, until: date | None, called: bool, today: date) -> None:
    """A security that was accepted, and is not called on yet. 409."""
    if guarantee is None or until is None or state not in ("confirmed", "ended"):
        raise Problem(409, ProblemCode.STAY_STATE, "没有已经确认的执行担保", GUA[11])
    if called:
        raise Problem(409, ProblemCode.STAY_STATE, "已经登记执行担保财产或者保证人的财产", GUA[11])
    if state == "ended" and today <= until:
        detail = "暂缓执行期限届满前已经恢复执行，担保人的责任依担保书另行处理"
        raise Problem(409, ProblemCode.STAY_STATE, detail, GUA[11])


def check_called(ground: CallGround, until: date, today: date) -> None:
    """After the deferral has ended unperformed, or while the guarantor makes away with his property. 422."""
    over = today > until
    if (ground is CallGround.UNPERFORMED) != over:
        detail = f"暂缓执行期限至{until}届满，事由与此不符"
        raise Problem.of([FieldError("ground", detail, GUA[11])], 422, ProblemCode.STAY_REFUSED)


def check_application(
    file: str, files: Sequence[FileRecord], until: date, named: date | None, person: str
) -> str:
    """The applicant's application lay in the dossier before the guarantee period was over; its SHA-256. 409."""
    paper = PaperFile("application", file, FilePurpose.RESUMPTION_APPLICATION, GUA[11], not_by=person)
    sha256 = check_files(files, [paper])[file]
    entered = next(one.entered_at for one in files if one.id == file).astimezone(COURT_ZONE).date()
    if entered > (last := liable_until(until, named)):
        detail = f"担保期间已于{last}届满，申请执行担保财产或者保证人财产的，不予支持"
        raise Problem(409, ProblemCode.STAY_STATE, detail, GUA[13])
    return sha256
