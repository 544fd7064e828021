"""Two persons are two pairs of hands: who has acted by a deputy, or as one, is not the second of the two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from services.auction.disposals.rules import check_to_check
from services.auction.listing.rules import check_signature
from services.auction.settlement.rules import reached_buyer
from services.commission.outbound.rules import check_other_person
from services.documents.dossier.rules import check_receipt
from services.documents.files.rules import check_entrant
from services.documents.nonacceptance import rules as nonacceptance
from services.documents.signing.rules import check_unlocker
from services.funds.anomalies.rules import check_decides_return
from services.funds.deposits.rules import COSTS, check_withdraws
from services.funds.onsite.rules import check_is_another, check_not_there, check_second
from services.funds.releases import rules as releases
from services.funds.returns import rules as returns
from services.funds.suspense.rules import Standing, check_decides_refund, check_two
from services.intake.administration import accounts
from services.intake.assignment import rules as assignment
from services.intake.assignment.triage import Candidate, propose
from services.intake.bankruptcy import rules as bankruptcy
from services.intake.closing import rules as closing
from services.intake.conclusion import rules as conclusion
from services.intake.instructions.rules import check_receiver
from services.intake.library.rules import check_shields
from services.intake.petitions import rules as petitions
from services.intake.petitions.kinds import KINDS
from services.intake.property_reports import rules as reports
from services.intake.sampling import rules as sampling
from services.intake.substitution import rules as substitution
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DeliveryRecord, FileRecord
from shared.contracts.intake.records import CaseRecord
from shared.law.case_rules import by_office, only_one
from shared.law.files import PaperFile, check_files
from shared.platform.court import CourtAccount
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office, acting
from tests.harness import CLOCK_START
from tests.records import record

NOON = CLOCK_START
Hands = tuple[str | None, str | None]
"""Who did what came first, and in whose stead."""


def petition(kind: str) -> Callable[[Hands, Actor], Any]:
    return lambda before, actor: petitions.check_decides(
        KINDS[kind], "received", None, "", before, "second", set(), actor
    )


ACTS: list[tuple[str, Office, Callable[[Hands, Actor], Any], int, str]] = [
    (
        "财产报告",
        Office.JUDGE,
        lambda before, actor: reports.check_decides("breached", before, "second", actor),
        403,
        "财产调查规定第九条",
    ),
    ("代履行", Office.JUDGE, substitution.check_another, 403, "民事诉讼法第二百六十三条"),
    ("移送破产审查", Office.PRESIDENT, bankruptcy.check_another, 403, "民诉法解释第五百一十一条"),
    (
        "终本",
        Office.PRESIDENT,
        lambda before, actor: conclusion.check_decides(before, "requested", actor),
        403,
        str(conclusion.APPROVED),
    ),
    (
        "屏蔽",
        Office.QUALITY_OFFICER,
        lambda before, actor: check_shields(before, "noted", actor),
        403,
        "终本规定第十八条",
    ),
    ("申请审计", Office.JUDGE, petition("audit"), 403, str(KINDS["audit"].article)),
    (
        "更正款项",
        Office.BUREAU_DIRECTOR,
        lambda before, actor: releases.check_decides(before, "other", actor),
        403,
        "二(六)4",
    ),
    (
        "退汇",
        Office.FUNDS_OFFICER,
        lambda before, actor: returns.check_decides([one for one in before if one], actor),
        403,
        "二(六)3",
    ),
    (
        "不明案款认领",
        Office.HANDLING_OFFICER,
        lambda before, actor: check_two(Standing(False, "case", before, None), actor),
        403,
        "二(六)4(2)",
    ),
    (
        "退还不明案款",
        Office.LEADER_IN_CHARGE,
        lambda before, actor: check_decides_refund(before, actor, decided=False),
        403,
        "二(六)4(2)",
    ),
    (
        "拍卖费用",
        Office.FUNDS_OFFICER,
        lambda before, actor: check_withdraws(before, actor, paid=False),
        403,
        str(COSTS),
    ),
    ("现金缴存", Office.FUNDS_OFFICER, check_not_there, 403, "法发〔2017〕6号第九条"),
    (
        "核销不明支出",
        Office.BUREAU_DIRECTOR,
        lambda before, actor: check_decides_return(actor, before, ()),
        403,
        "二(六)3",
    ),
    ("委托执行函", Office.COMMISSION_OFFICER, check_other_person, 403, "二(三)2"),
    ("拍卖公告", Office.TEAM_LEADER, check_signature, 409, "二(四)5(1)"),
    (
        "移送卷宗中心",
        Office.DOSSIER_KEEPER,
        lambda before, actor: check_receipt(before, None, actor, "二(一)8"),
        409,
        "二(一)8",
    ),
    (
        "变更承办人",
        Office.BUREAU_DIRECTOR,
        lambda before, actor: assignment.check_another(before, actor.hands([Office.BUREAU_DIRECTOR])),
        403,
        "法发〔2017〕11号第三条",
    ),
    (
        "处置材料核收",
        Office.DOSSIER_KEEPER,
        lambda before, actor: check_to_check({"title": before}, actor),
        409,
        "二(四)2",
    ),
    (
        "指令",
        Office.CUSTODY_OFFICER,
        lambda before, actor: check_receiver("custody", before, actor),
        403,
        "二(五)3",
    ),
    ("卷宗评查", Office.BUREAU_DIRECTOR, sampling.check_draws, 403, "一(二)"),
]
CODES = {
    "处置材料核收": ProblemCode.PAPER_NOT_TO_CHECK,
    "指令": ProblemCode.OWN_INSTRUCTION,
    "卷宗评查": ProblemCode.OWN_DOSSIER_ROUND,
}
"""Those that are told from other refusals by a code of their own."""


@pytest.mark.parametrize(
    ("office", "check", "status", "article", "code"),
    [(*one[1:], CODES.get(one[0], ProblemCode.SAME_PERSON)) for one in ACTS],
    ids=[one[0] for one in ACTS],
)
def test_the_second_of_two_is_another_pair_of_hands(
    office: Office, check: Callable[[Hands, Actor], Any], status: int, article: str, code: ProblemCode
) -> None:
    second = Actor("second", "", frozenset({office}))
    stands_in = replace(second, holds=frozenset({Deputyship(office, "first")}))
    check(("first", None), second)
    check(("first", "absent"), second)
    for before, actor in (
        (("second", None), second),
        (("deputy", "second"), second),
        (("second", "first"), second),
        (("first", None), stands_in),
        (("deputy", "first"), stands_in),
    ):
        with pytest.raises(Problem) as refused:
            check(before, actor)
        problem = refused.value
        assert (problem.status, problem.code, problem.article) == (status, code, article)


@pytest.mark.parametrize(
    ("office", "check", "code"),
    [
        (
            Office.QUALITY_OFFICER,
            lambda before, actor: sampling.check_another(before, actor),
            ProblemCode.OWN_DOSSIER,
        ),
        (
            Office.QUALITY_OFFICER,
            lambda before, actor: closing.check_reviewer(before, "requested", actor),
            ProblemCode.OWN_REQUEST,
        ),
        (
            Office.FINANCE_HEAD,
            lambda before, actor: accounts.check_other_person(actor, record(CourtAccount, entered_by=before)),
            ProblemCode.SAME_PERSON,
        ),
        (Office.ADMINISTRATOR, check_unlocker, ProblemCode.OWN_KEY_LOCKED),
    ],
)
def test_a_deputy_is_no_second_to_him_whose_deputy_he_is(
    office: Office, check: Callable[[str, Actor], Any], code: ProblemCode
) -> None:
    """The first of the two has acted in person, or in the stead of one who is refused as having a part in the case."""
    second = Actor("second", "", frozenset({office}))
    check("first", second)
    for before, actor in (
        ("second", second),
        ("first", replace(second, holds=frozenset({Deputyship(office, "first")}))),
    ):
        with pytest.raises(Problem) as refused:
            check(before, actor)
        assert (refused.value.status, refused.value.code) == (403, code)


def test_no_deputy_enters_an_account_of_the_court() -> None:
    """二(六)1: who enters it and who confirms it are two; nobody enters it in the stead of who confirms."""
    accounts.check_in_person(Actor("a", "", frozenset({Office.ADMINISTRATOR})))
    deputy = frozenset({Deputyship(Office.ADMINISTRATOR, "a")})
    with pytest.raises(Problem, match="office_required") as refused:
        accounts.check_in_person(Actor("b", "", frozenset(), deputy))
    assert (refused.value.status, refused.value.article) == (403, "二(六)1")


def test_nobody_gives_a_case_to_in_whose_stead_he_decides() -> None:
    """一(一): the deputy of the quality officer does not make her the officer of a case."""
    given = [assignment.Choice("officer", Office.HANDLING_OFFICER, "first", in_office=True)]
    assignment.check_choices(given, frozenset({"second"}), "一(一)")
    with pytest.raises(Problem, match="not_assignable"):
        assignment.check_choices(given, frozenset({"second", "first"}), "一(一)")
    first, third = (Candidate(person, 0, 0, None) for person in ("first", "third"))
    proposed = propose([first, third], ["first"], {}, frozenset({"second", "first"}))
    assert proposed.person == "third"


def test_a_delivery_that_his_deputy_has_ordered_proves_nothing_to_him() -> None:
    ordered = DeliveryRecord(addressee="buyer", ordered_by="deputy", ordered_for="judge", served_at=NOON)
    assert [ordered.is_by(frozenset({one})) for one in ("judge", "deputy", "other")] == [True, True, False]
    assert reached_buyer([ordered], frozenset({"judge"})) is None
    assert reached_buyer([ordered], frozenset({"other"})) == NOON


@pytest.mark.parametrize(
    ("made", "reviewed", "signer", "passes"),
    [
        (("lian", None), ("zhao", None), "wang", True),
        (("lian", "wang"), ("zhao", None), "wang", False),
        (("lian", None), ("zhao", "wang"), "wang", False),
        (("lian", None), ("wang", None), "wang", False),
    ],
)
def test_what_accepts_no_application_is_signed_by_a_third_pair_of_hands(
    made: Hands, reviewed: Hands, signer: str, passes: bool
) -> None:
    """执行工作规定第十六条, 二(一)3: the maker, the reviewer, the judge, each with in whose stead."""
    actor = Actor(signer, "", frozenset({Office.JUDGE}))
    stands_in = Actor("deputy", "", frozenset(), frozenset({Deputyship(Office.JUDGE, signer)}))
    for who in (actor, stands_in):
        if passes:
            nonacceptance.check_signer((*made, *reviewed), who)
            continue
        with pytest.raises(Problem, match="reviewer_signs"):
            nonacceptance.check_signer((*made, *reviewed), who)
    with pytest.raises(Problem, match="maker_reviews"):
        nonacceptance.check_reviewer(("lian", signer), stands_in)
    nonacceptance.check_reviewer(("lian", None), stands_in)


@pytest.mark.parametrize(
    ("brought_by", "passes"), [(["clerk"], True), (["deputy", "judge"], False), (["judge"], False)]
)
def test_a_paper_is_not_entered_by_the_hand_that_acts_on_it(brought_by: list[str], passes: bool) -> None:
    """The judge and whoever is his deputy, whatever that one has chosen to act by; "deputy", "judge": entered in his stead."""
    file = FileRecord(
        id="f", purpose=FilePurpose.OTHER, title="", sha256="0" * 64, entered_at=NOON, brought_by=brought_by
    )
    in_his_stead = Actor(
        "other", "", frozenset({Office.JUDGE}), holds=frozenset({Deputyship(Office.JUDGE, "judge")})
    )
    for actor in (Actor("judge", "", frozenset({Office.JUDGE})), in_his_stead):
        paper = PaperFile("paper", "f", FilePurpose.OTHER, "二(五)2", not_by=actor.hands([Office.JUDGE]))
        if passes:
            check_files([file], [paper])
        else:
            with pytest.raises(Problem, match="file_not_of_case") as refused:
                check_files([file], [paper])
            assert [(one.field, one.article) for one in refused.value.errors] == [("paper", "二(五)2")]


CASE = CaseRecord.model_construct(officer="officer", judge="judge")


@pytest.mark.parametrize(
    ("own", "deputyships", "stead"),
    [
        ({Office.DOCUMENT_CLERK}, {Deputyship(Office.JUDGE, "judge")}, None),
        ({Office.JUDGE}, {Deputyship(Office.JUDGE, "judge")}, "judge"),
        (
            set(),
            {Deputyship(Office.HANDLING_OFFICER, "officer"), Deputyship(Office.JUDGE, "zhao")},
            "officer",
        ),
        (set(), {Deputyship(Office.DOCUMENT_CLERK, "clerk")}, "clerk"),
    ],
)
def test_whose_hand_enters_a_paper(own: set[Office], deputyships: set[Deputyship], stead: str | None) -> None:
    deputyship = check_entrant(CASE, Actor("me", "", frozenset(own), frozenset(deputyships)))
    assert (deputyship.person if deputyship else None) == stead


def test_the_deputy_of_several_says_for_whom_he_acts() -> None:
    two = frozenset(Deputyship(Office.FILING_CLERK, person) for person in ("zhao", "qian"))
    assert by_office(Office.FILING_CLERK, Actor("me", "", frozenset({Office.FILING_CLERK}), two)) is None
    one = Deputyship(Office.FILING_CLERK, "zhao")
    assert by_office(Office.FILING_CLERK, Actor("me", "", frozenset(), frozenset({one}))) == one
    assert only_one((one, Deputyship(Office.JUDGE, "zhao"))) == one
    with pytest.raises(Problem, match="deputy_of_several") as refused:
        by_office(Office.FILING_CLERK, Actor("me", "", frozenset(), two))
    assert (refused.value.status, refused.value.article) == (403, "一(一)")


def test_the_second_officer_on_site_is_there_in_person_and_is_no_hand_of_the_first() -> None:
    """法发〔2017〕6号第九条: two officers; neither whom the first stands in for, nor who stands in for the first."""
    deputyship = frozenset({Deputyship(Office.HANDLING_OFFICER, "first")})
    deputy = Actor("deputy", "", frozenset(), deputyship)
    check_is_another("second", deputy.hands([Office.HANDLING_OFFICER]), holds_office=True)
    for second in ("deputy", "first"):
        with pytest.raises(Problem, match="on_site_refused"):
            check_is_another(second, deputy.hands([Office.HANDLING_OFFICER]), holds_office=True)
    check_second("second", Actor("second", "", frozenset({Office.JUDGE})))
    for second, actor in (("deputy", deputy), ("second", deputy)):
        with pytest.raises(Problem, match="same_person"):
            check_second(second, actor)


def test_who_had_the_case_does_not_review_what_he_did() -> None:
    """异议复议规定第十一条: re-assigned or not, nor by who stands in for him."""
    people = {"now", "former"}
    stands_in = Actor(
        "x", "", frozenset({Office.JUDGE}), holds=frozenset({Deputyship(Office.JUDGE, "former")})
    )
    decide = petitions.check_decides
    for actor in (Actor("former", "", frozenset({Office.JUDGE})), stands_in):
        with pytest.raises(Problem, match="not_apart"):
            decide(KINDS["conduct"], "admitted", None, "", ("clerk", None), "now", people, actor)
    decide(
        *(KINDS["conduct"], "admitted", None, "", ("clerk", None), "now", people),
        Actor("other", "", frozenset({Office.JUDGE})),
    )


def test_who_acts_for_another_is_named_with_him() -> None:
    assert acting("王五", ["李四"]) == "王五（代李四）"
    assert acting("王五", []) == "王五"
