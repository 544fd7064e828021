"""Whose bankruptcy may be examined by the court of its seat, on whose consent, and what each answer leads to (JS[511]-JS[514]). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose
from shared.values.articles import JS, Article
from shared.values.identity import Paper, PartyKind
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office

ARTICLE = JS[511]
NO_MORE = "不得再移送破产审查"
_ENTERPRISE = "91"
"""How the credit code of an enterprise begins (GB 32100)."""


class State(Labelled):
    UNAGREED = "unagreed", "当事人均不同意移送"
    PROPOSED = "proposed", "待院长决定是否移送"
    REFUSED = "refused", "决定不予移送"
    DECIDED = "decided", "已决定移送，对该被执行人中止执行"
    REVOKED = "revoked", "移送决定已经撤销"
    SENT = "sent", "材料已经移送，待受移送法院答复"
    NOT_ACCEPTED = "not_accepted", "不受理破产案件，恢复执行"
    ACCEPTED = "accepted", "已经受理破产案件"
    DISMISSED = "dismissed", "受理后驳回破产申请，恢复执行"
    DECLARED = "declared", "已经宣告破产"


NEXT: dict[State, tuple[State, ...]] = {
    State.PROPOSED: (State.DECIDED, State.REFUSED),
    State.DECIDED: (State.SENT, State.REVOKED),
    State.SENT: (State.ACCEPTED, State.NOT_ACCEPTED),
    State.ACCEPTED: (State.DECLARED, State.DISMISSED),
}
"""What may become of one; what is no key of it has ended."""

PENDING = (State.PROPOSED, State.DECIDED, State.SENT, State.ACCEPTED)
STOPS = (State.DECIDED, State.SENT, State.ACCEPTED, State.DECLARED)
"""While it stands so, nothing is enforced against that debtor."""
BY_SEIZURE = (State.UNAGREED, State.NOT_ACCEPTED)
"""What is realised of its property is paid to ordinary creditors in the order of their seizures (JS[514])."""
RESUMES = (State.NOT_ACCEPTED, State.DISMISSED)


class Answer(Labelled):
    ACCEPTED = "accepted", "裁定受理破产案件"
    NOT_ACCEPTED = "not_accepted", "裁定不予受理"


class Outcome(Labelled):
    DECLARED = "declared", "裁定宣告破产"
    DISMISSED = "dismissed", "受理后裁定驳回破产申请"


@dataclass(frozen=True)
class Side:
    """One party that is still in the case."""

    role: str
    kind: str
    name: str
    identity: str
    paper: str | None

    @property
    def is_enterprise(self) -> bool:
        """企业法人: a partnership says by its name that it is none."""
        return (
            self.kind == PartyKind.ORGANISATION
            and self.paper in (None, Paper.CREDIT_CODE)
            and self.identity.startswith(_ENTERPRISE)
            and "合伙" not in self.name
        )


@dataclass(frozen=True)
class Former:
    """One before of the same debtor: as it stands, and when it came to that."""

    state: str
    since: datetime


def check_debtor(debtor: str, sides: Mapping[str, Side]) -> Side:
    """An enterprise that is a respondent still. 422."""
    one = sides.get(debtor)
    if one is None or one.role != "respondent":
        error = FieldError("debtor", "不是本案现有的被执行人", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.REFERRAL_REFUSED)
    if not one.is_enterprise:
        detail = f"{one.name}不是企业法人，不得移送破产审查"
        raise Problem.of([FieldError("debtor", detail, ARTICLE)], 422, ProblemCode.REFERRAL_REFUSED)
    return one


def check_said(
    debtor: str,
    consented_by: str | None,
    court: str | None,
    minutes: str | None,
    sides: Mapping[str, Side],
    courts: Collection[str],
) -> None:
    """One applicant or the debtor itself consents; the court is on the register. 422, all faults at once.

    Where nobody does, nothing is sent anywhere, and no panel deliberates.
    """
    found = []
    if consented_by is None:
        found += [
            FieldError(field, "当事人均不同意移送的，不写受移送法院、合议笔录", JS[514])
            for field, value in (("court", court), ("minutes", minutes))
            if value
        ]
        refuse(found, 422, ProblemCode.REFERRAL_REFUSED)
        return
    side = sides.get(consented_by)
    if side is None or (side.role != "applicant" and consented_by != debtor):
        found.append(FieldError("consented_by", "须经本案申请执行人之一或者该被执行人同意", ARTICLE))
    if court is None or court not in courts:
        found.append(FieldError("court", "须是法院名册中该被执行人住所地的人民法院", ARTICLE))
    if not minutes:
        found.append(FieldError("minutes", "须附合议庭评议移送破产审查的笔录", ARTICLE))
    refuse(found, 422, ProblemCode.REFERRAL_REFUSED)


def check_first(formers: Sequence[Former], new_facts: bool, *, agreed: bool) -> None:
    """None of the same debtor is under way or has ended in bankruptcy; after a refusal it takes new facts. 409.

    Who did not agree before may agree now: that is new by itself. `agreed`: somebody does.
    """
    if any(one.state in PENDING or one.state == State.DECLARED for one in formers):
        detail = "对该被执行人的移送破产审查正在办理，或者其已经被宣告破产"
        raise Problem(409, ProblemCode.REFERRAL_STATE, detail, ARTICLE)
    if not agreed and any(one.state == State.UNAGREED for one in formers):
        raise Problem(409, ProblemCode.REFERRAL_STATE, "当事人均不同意移送已经登记", JS[514])
    if not new_facts and last_refused(formers) is not None:
        detail = "此前已经决定不予移送、不予受理或者驳回，没有新的事实、证据的，不得再次移送"
        raise Problem(409, ProblemCode.REFERRAL_STATE, detail, ARTICLE)


def last_refused(formers: Sequence[Former]) -> datetime | None:
    """When the last of them came to nothing: what is new has come since."""
    over = (State.REFUSED, State.NOT_ACCEPTED, State.DISMISSED)
    return max((one.since for one in formers if one.state in over), default=None)


def check_papers(
    papers: Mapping[str, str | None],
    debtor: Whose,
    consenter: Whose | None,
    since: datetime | None,
    files: Sequence[FileRecord],
    hands: Set[str],
) -> None:
    """Papers of the case, entered by another than who acts on them, that say whose they are. 409.

    `since`: when the one before came to nothing.
    """
    purposes = {
        "signs": (FilePurpose.INSOLVENCY_SIGNS, [debtor], None),
        "opinion": (FilePurpose.REFERRAL_OPINION, [consenter] if consenter else (), None),
        "minutes": (FilePurpose.REFERRAL_MINUTES, (), None),
        "new_facts": (FilePurpose.REFERRAL_NEW_FACTS, [debtor], since),
    }
    wanted = [
        PaperFile(field, file, purpose, ARTICLE, shows_at=shows_at, not_by=hands, of_whom=of_whom)
        for field, (purpose, of_whom, shows_at) in purposes.items()
        if (file := papers.get(field))
    ]
    check_files(files, wanted)


def check_another(proposed: Collection[str | None], actor: Actor) -> None:
    """Who proposes it does not decide on it. 403."""
    if is_same_hand(proposed, actor, Office.PRESIDENT):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得决定本人报请的移送", ARTICLE)


def check_follows(state: str, *to: State) -> None:
    """409 where none of `to` follows."""
    if not set(to) & set(NEXT.get(State(state), ())):
        raise Problem(409, ProblemCode.REFERRAL_STATE, f"该项移送现为“{State(state).label}”", ARTICLE)


def check_standing(state: str, at: State, article: Article) -> None:
    """409 unless it stands so."""
    if state != at:
        raise Problem(409, ProblemCode.REFERRAL_STATE, f"该项移送现为“{State(state).label}”", article)


def check_says_why(to: State, reason: str) -> None:
    """422 where it is refused or revoked, and nobody says why."""
    if to in (State.REFUSED, State.REVOKED) and not reason:
        error = FieldError("reason", "不予移送、撤销移送决定的，须写明理由", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.REFERRAL_REFUSED)


def check_stayed(alone: bool, stayed: Collection[str], ruling: str) -> None:
    """Where no other respondent is left, the whole case is stayed by that very ruling, as its judge has confirmed. 409."""
    if alone and ruling not in stayed:
        detail = "该被执行人是本案仅有的被执行人，须先登记中止执行裁定并由执行法官确认"
        raise Problem.of([FieldError("ruling", detail, ARTICLE)], 409, ProblemCode.REFERRAL_REFUSED)


def check_day(field: str, day: date, since: date, today: date, article: Article) -> None:
    """Not before what it follows on, nor to come. 422."""
    if not since <= day <= today:
        error = FieldError(field, f"不得早于{since}，也不得晚于今日", article)
        raise Problem.of([error], 422, ProblemCode.REFERRAL_REFUSED)


def check_unchased(paper: str, chases: Collection[str]) -> None:
    """A letter is recorded once. 409."""
    if paper in chases:
        raise Problem(409, ProblemCode.REFERRAL_STATE, "该份催问函已经登记", JS[512])


def check_handed(state: str, handed_at: datetime | None) -> None:
    """Once, after it was accepted. 409."""
    if state not in (State.ACCEPTED, State.DECLARED):
        raise Problem(409, ProblemCode.REFERRAL_STATE, f"该项移送现为“{State(state).label}”", JS[513])
    if handed_at is not None:
        raise Problem(409, ProblemCode.REFERRAL_STATE, "财产移交已经登记", JS[513])


def check_lifted(seized: int) -> None:
    """409 while something of the debtor is seized still in this case."""
    if seized:
        detail = f"该被执行人的财产尚有{seized}项查封、扣押、冻结未解除"
        raise Problem(409, ProblemCode.REFERRAL_REFUSED, detail, JS[513])


def check_declared(pending: Collection[str], article: str) -> None:
    """409 while the court that examines it has not declared it bankrupt. `pending`: whose examination is under way, by name."""
    if pending:
        detail = f"对{'、'.join(sorted(pending))}的破产审查尚未办结，受移送法院尚未宣告破产"
        raise Problem.of([FieldError("ground", detail, article)], 409, ProblemCode.REFERRAL_REFUSED)
