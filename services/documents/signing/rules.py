"""The chain of a document: which step follows which, and whose hand each step needs (二(一)3, 二(一)4). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Literal

from services.documents.drafting.fields import DocumentKind
from services.documents.drafting.rules import OWN_JUDGE_ARTICLE
from shared.law.case_rules import by_one_of, check_apart, check_judge, is_same_hand, people
from shared.values.articles import CPC, REGULATION
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office
from shared.values.zone import COURT_ZONE

Step = Literal["verify", "review", "return", "sign", "order", "dispatch", "withdraw"]

CHAIN: dict[tuple[str, Step], str] = {
    ("drafted", "verify"): "verified",
    ("drafted", "withdraw"): "withdrawn",
    ("verified", "review"): "reviewed",
    ("verified", "return"): "returned",
    ("reviewed", "return"): "returned",
    ("reviewed", "sign"): "sealed",
    ("sealed", "order"): "dispatch_ordered",
    ("sealed", "withdraw"): "withdrawn",
    ("dispatch_ordered", "dispatch"): "dispatched",
}
FORM_CHAIN: dict[tuple[str, Step], str] = {
    ("drafted", "verify"): "verified",
    ("drafted", "withdraw"): "withdrawn",
    ("verified", "withdraw"): "withdrawn",
    ("verified", "order"): "dispatch_ordered",
    ("dispatch_ordered", "dispatch"): "dispatched",
}
"""A form has no effect of its own: nobody signs it, and the document team takes it back.

A draft of either is taken back as well: its maker alone compares it with the file, and may be gone.
"""


class State(Labelled):
    """How far a document has come."""

    DRAFTED = "drafted", "待核对"
    VERIFIED = "verified", "已核对"
    REVIEWED = "reviewed", "已审核"
    RETURNED = "returned", "已退回"
    SEALED = "sealed", "已签章"
    DISPATCH_ORDERED = "dispatch_ordered", "已交付送达"
    DISPATCHED = "dispatched", "已发出"
    WITHDRAWN = "withdrawn", "已撤回"


STEPS: dict[Step, str] = {
    "verify": "核对",
    "review": "审核",
    "return": "退回",
    "sign": "签发",
    "order": "交付送达",
    "dispatch": "发出",
    "withdraw": "撤回",
}

REVIEWERS: dict[str, tuple[Office, ...]] = {
    "president": (Office.PRESIDENT,),
    "director": (Office.BUREAU_DIRECTOR,),
    "bureau_head": (Office.BUREAU_DIRECTOR,),
    "judge": (Office.JUDGE, Office.PANEL_MEMBER),
    "team_leader": (Office.TEAM_LEADER,),
}
SIGNERS: dict[str, tuple[Office, ...]] = REVIEWERS | {"judge": (Office.JUDGE,)}
_BELOW_THE_DATE = ("法官助理", "书记员")
"""Who takes no part in the decision."""
IN_PERSON = ("president", "director")
"""Reviewed and signed by the holder of the office alone: no deputy, by whatever appointment, signs for him (二(一)3)."""
ALL_REVIEWERS = tuple(dict.fromkeys(office for offices in REVIEWERS.values() for office in offices))
ALL_SIGNERS = tuple(dict.fromkeys(office for offices in SIGNERS.values() for office in offices))


def advance(state: str, step: Step, signer: str) -> str:
    """The state after `step`; 409 out_of_order if it is not this document's next (二(一)4)."""
    after = (FORM_CHAIN if signer == "none" else CHAIN).get((state, step))
    if after is None:
        raise Problem(
            409,
            ProblemCode.OUT_OF_ORDER,
            f"文书{State(state).label}，不能{STEPS[step]}；须依次核对、审核、签章、送达，不得越过任何一步",
            article=REGULATION["二(一)4"],
        )
    return after


def check_verification(kind: DocumentKind, checks: Sequence[tuple[str, Collection[str]]]) -> None:
    """`checks`: a paper of the dossier and the fields compared with it. Every field that is not the party's own to
    fill in must have been compared (二(一)4); 422 with all faults."""
    compared = {field for _, fields in checks for field in fields}
    known = {field.name: field for field in kind.fields}
    errors = [
        FieldError(name, "这种文书没有此项内容", REGULATION["二(一)4"])
        for name in sorted(compared - set(known))
    ]
    errors += [
        FieldError(name, f"{field.label}未与案卷材料核对", REGULATION["二(一)4"])
        for name, field in known.items()
        if name not in compared and not field.by_hand
    ]
    refuse(errors, 422, ProblemCode.NOT_VERIFIED)


def check_verifier(made_by: str, actor: str) -> None:
    if actor != made_by:
        raise Problem(403, ProblemCode.MAKER_VERIFIES, article=REGULATION["二(一)4"])


def reviewed_as(kind: DocumentKind, signer: str) -> str:
    """Whose review it needs: what the team drafts for a judge is reviewed by the head of the bureau (二(一)4)."""
    return "bureau_head" if signer == "judge" and kind.team_drafts else signer


def check_reviewer(signer: str, made: Collection[str | None], actor: Actor) -> Deputyship | None:
    """The reviewer holds the office that this document needs, and neither he nor in whose stead he reviews has `made` it, nor
    was it made in the stead of one of them (二(一)3, 二(一)4). The deputyship by which he reviews.
    """
    wanted = REVIEWERS.get(signer, ())
    _check_office(signer, "审核", wanted, actor)
    deputyship = by_one_of(wanted, actor)
    if not people(actor, deputyship).isdisjoint(made):
        raise Problem(409, ProblemCode.MAKER_REVIEWS, article=REGULATION["二(一)4"])
    return deputyship


def check_signer(
    signer: str, reviewed: tuple[str | None, str | None], actor: Actor, judge: str | None = None
) -> Deputyship | None:
    """The signer holds the office, and has reviewed it in person; a judge's ruling is reviewed by another (二(一)3), who has not
    `reviewed` it in the signer's stead either, and is not the case's `judge`, in whose stead his deputy signs. The deputyship
    by which an office signs.
    """
    wanted = SIGNERS.get(signer, ())
    _check_office(signer, "签发", wanted, actor)
    if signer == "judge" and not {actor.id, judge or actor.id}.isdisjoint(reviewed):
        raise Problem(409, ProblemCode.REVIEWER_SIGNS, article=REGULATION["二(一)3"])
    if signer != "judge" and actor.id != reviewed[0]:
        raise Problem(409, ProblemCode.SIGNER_HAS_NOT_REVIEWED, article=REGULATION["二(一)3"])
    return by_one_of(wanted, actor) if signer != "judge" else None


def hands(signer: str, actor: Actor) -> frozenset[Office]:
    """The offices by which `actor` reviews and signs what needs that signature."""
    return actor.own if signer in IN_PERSON else actor.offices


def check_case_judge(
    signer: str, judge: str | None, actor: Actor, apart: Collection[str] | None = None
) -> Deputyship | None:
    """Of the judges, the case's own `judge` signs its rulings (二(一)2, 二(一)3); by which deputyship, if by one.

    `apart`: any other signs it, who is none of these and stands in for none, who have or had a part in the case.
    """
    if apart is not None:
        check_apart((judge, *apart), actor)
        return None
    return check_judge(judge, actor, OWN_JUDGE_ARTICLE) if signer == "judge" else None


def check_opened(opened: bool) -> None:
    """409 for who has not opened the document that he signs, as the log of who has read what shows (二(一)3)."""
    if not opened:
        detail = "须由签发人本人打开该文书，看过后再签发"
        raise Problem(409, ProblemCode.SIGNER_HAS_NOT_OPENED, detail, REGULATION["二(一)3"])


def check_bench(bench: Sequence[Mapping[str, str]], signer: str, *, alone: bool) -> None:
    """Who decides by the signature is named on the ruling, and `alone`, where no panel sits, nobody else is (民事诉讼法第一百五十七条)."""
    named = [row["name"] for row in bench if row["role"] not in _BELOW_THE_DATE]
    if signer not in named or (alone and named != [signer]):
        detail = f"裁定书署名的是{'、'.join(named) or '无'}，作出裁定的是{signer}，须退回重新制作"
        refuse([FieldError("bench", detail, CPC[157])], 409, ProblemCode.BENCH_DIFFERS)


def check_unlocked(locked_until: datetime | None, now: datetime) -> None:
    """403 while the signer's key is locked, to the right passphrase too (二(一)3)."""
    if locked_until is not None and now < locked_until:
        detail = (
            f"口令连续错误，密钥停用至{locked_until.astimezone(COURT_ZONE):%Y-%m-%d %H:%M}；"
            "如系本人所为，届时再试，或者由系统管理员核实本人身份后恢复、换发"
        )
        raise Problem(403, ProblemCode.KEY_LOCKED, detail, article=REGULATION["二(一)3"])


def check_unlocker(holder: str, actor: Actor) -> None:
    """His own key nobody unlocks, nor does his deputy: it is by another that the holder is known to be himself."""
    if is_same_hand((holder,), actor, Office.ADMINISTRATOR):
        raise Problem(403, ProblemCode.OWN_KEY_LOCKED, article=REGULATION["二(一)3"])


def _check_office(signer: str, what: str, wanted: Sequence[Office], actor: Actor) -> None:
    if hands(signer, actor).intersection(wanted):
        return
    labels = "或者".join(office.label for office in wanted) + ("本人" if signer in IN_PERSON else "")
    detail = f"该文书须由{labels}{what}" if wanted else f"该文书不需要{what}"
    raise Problem(403, ProblemCode.WRONG_HAND, f"{detail}，不得代行签发权", article=REGULATION["二(一)3"])
