"""Who objects to what, who decides it, and what is left alone meanwhile: 民事诉讼法第二百三十六、二百三十八条; 异议复议规定."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from services.intake.petitions import bringing, remedies, rules
from services.intake.petitions.bringing import Asked, Before
from services.intake.petitions.kinds import KINDS
from services.intake.petitions.rules import State
from shared.law.calendar import Calendar
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office

NOW = datetime(2026, 3, 4, 2, tzinfo=UTC)
FILED = NOW - timedelta(days=3)
DAY = timedelta(days=1)


def refused(code: ProblemCode, check: Callable[[], object]) -> list[str]:
    """The fields that are at fault."""
    with pytest.raises(Problem) as found:
        check()
    assert found.value.code is code
    assert found.value.article
    return [error.field for error in found.value.errors]


def asked(**own: Any) -> Asked:
    one: dict[str, Any] = {
        "party": None, "role": None, "outsider": "", "names": {"甲公司", "孙立业"},
        "asset": "", "person": "", "against": None,
    }  # fmt: skip
    return Asked(**one | own)


def bring(kind: str, at: datetime = NOW, **own: Any) -> None:
    people = ["chengban01", "faguan01"]
    bringing.check_asked(KINDS[kind], asked(**own), at, FILED, NOW, {"flat"}, people, ["p"])


def test_who_brings_what() -> None:
    bring("conduct", party="p", role="respondent")
    bring("conduct", outsider="周海涛")
    bring("third_party", outsider="周海涛", asset="flat")
    bring("limitation", party="p", role="respondent")
    bring("recusal", party="p", role="applicant", person="faguan01")
    for fields, kind, own in (
        (["outsider"], "third_party", {"outsider": "孙立业", "asset": "flat"}),
        (["party"], "third_party", {"party": "p", "role": "respondent", "asset": "flat"}),
        (["party"], "conduct", {"party": "x", "role": None}),
        (["party"], "conduct", {"party": "p", "role": "respondent", "outsider": "周海涛"}),
        (["party"], "conduct", {}),
        (["party"], "limitation", {"party": "a", "role": "applicant"}),
        (["outsider"], "jurisdiction", {"outsider": "周海涛"}),
        (["outsider"], "audit", {"outsider": "周海涛", "respondent": "p"}),
        (["respondent"], "audit", {"party": "p", "role": "applicant"}),  # 财产调查规定第十七条: 对该被执行人
        (["respondent"], "audit", {"party": "p", "role": "applicant", "respondent": "x"}),
        (["asset"], "third_party", {"outsider": "周海涛"}),
        (["asset"], "third_party", {"outsider": "周海涛", "asset": "another"}),
        (["asset"], "conduct", {"outsider": "周海涛", "asset": "flat"}),
        (["person"], "recusal", {"party": "p", "role": "applicant", "person": "faguan02"}),
        (["against"], "reconsideration", {"party": "p", "role": "applicant"}),
    ):
        found = refused(ProblemCode.PETITION_REFUSED, lambda k=kind, o=own: bring(k, **o))
        assert found == fields, (kind, own)
    for at in (FILED - DAY, NOW + DAY):
        assert refused(
            ProblemCode.PETITION_REFUSED, lambda a=at: bring("conduct", a, party="p", role="applicant")
        ) == ["received_at"]


def test_the_same_is_not_looked_into_twice() -> None:
    one = asked(outsider="周海涛", asset="flat")
    kind = KINDS["third_party"]

    def again(state: State, result: str | None = None, **own: str) -> None:
        before = {"by": "周海涛", "kind": "third_party", "about": "flat"} | own
        bringing.check_first(kind, one, [Before(**before, state=state, result=result)])

    for state, result in (
        (State.RECEIVED, None),
        (State.ADMITTED, None),
        (State.WITHDRAWN, None),
        (State.SERVED, "rejected"),
    ):
        refused(ProblemCode.PETITION_ON_RECORD, lambda s=state, r=result: again(s, r))
    again(State.SERVED, "not_admitted")
    again(State.ADMITTED, by="吴云")
    again(State.ADMITTED, about="car")
    conduct = asked(outsider="周海涛")
    lost = Before("周海涛", "conduct", "", State.SERVED, "rejected")
    bringing.check_first(KINDS["conduct"], conduct, [lost])  # of another act
    refused(
        ProblemCode.PETITION_ON_RECORD,
        lambda: bringing.check_paper_first(True, KINDS["conduct"]),
    )


def test_a_paper_ends_one_petition_alone() -> None:
    article = KINDS["third_party"].article
    rules.check_ends_one(False, article)
    assert refused(ProblemCode.PETITION_DOCUMENT, lambda: rules.check_ends_one(True, article)) == [
        "end_paper"
    ]


def test_what_is_sold_is_not_objected_to() -> None:
    bringing.check_not_sold(False)
    refused(ProblemCode.PETITION_ON_RECORD, lambda: bringing.check_not_sold(True))


def test_who_decides() -> None:
    def person(id: str, *own: Office, deputy: Deputyship | None = None) -> Actor:
        return Actor(id, "", frozenset(own), frozenset({deputy} if deputy else ()))

    def decide(
        kind: str, who: Actor, state: str = "admitted", *, reviewer: str | None = None, of: str = ""
    ) -> None:
        rules.check_decides(
            KINDS[kind],
            state,
            reviewer,
            of,
            ("lian01", None),
            "faguan01",
            {"chengban01", "faguan01", "faguan05"},
            who,
        )

    another, own = person("faguan02", Office.JUDGE), person("faguan01", Office.JUDGE)
    officer = person("chengban01", Office.HANDLING_OFFICER, Office.JUDGE)
    stand_in = person("faguan03", Office.JUDGE, deputy=Deputyship(Office.JUDGE, "faguan01"))
    president = person("yuanzhang01", Office.PRESIDENT)
    decide("conduct", another, reviewer="faguan02")
    former = person("faguan05", Office.JUDGE)
    for who in (own, officer, stand_in, president, former):
        refused(ProblemCode.NOT_APART, lambda w=who: decide("conduct", w))
    refused(ProblemCode.NOT_APART, lambda: decide("conduct", another, reviewer="faguan03"))
    decide("recusal", president, "received", of="faguan01")
    refused(ProblemCode.PRESIDENT_ONLY, lambda: decide("recusal", another, "received"))
    refused(ProblemCode.SAME_PERSON, lambda: decide("recusal", own, "received", of="faguan01"))
    decide("audit", own, "received")
    refused(ProblemCode.NOT_CASE_JUDGE, lambda: decide("audit", another, "received"))
    clerk = person("lian01", Office.FILING_CLERK)
    decide("reconsideration", clerk, "sent_up")
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: decide("reconsideration", clerk, "received"))
    refused(ProblemCode.OFFICE_REQUIRED, lambda: decide("reconsideration", another, "sent_up"))
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: decide("conduct", another, "decided"))
    both = person("lian01", Office.FILING_CLERK, Office.JUDGE)
    refused(ProblemCode.SAME_PERSON, lambda: decide("conduct", both))


def test_the_reviewer_has_nothing_to_do_with_the_case() -> None:
    rules.check_admits(KINDS["conduct"], "received")
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: rules.check_admits(KINDS["recusal"], "received"))
    rules.check_reviewer(True, "faguan02", {"faguan04"}, {"faguan03"})
    for who in ("faguan03", "faguan04"):
        refused(
            ProblemCode.NOT_APART, lambda w=who: rules.check_reviewer(True, w, {"faguan04"}, {"faguan03"})
        )
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: rules.check_admits(KINDS["conduct"], "admitted"))


def test_review_is_asked_for_once_and_in_time() -> None:
    until = NOW + timedelta(days=10)

    def ask(
        of: str,
        by: str = "reconsideration",
        state: State = State.SERVED,
        at: datetime = NOW,
        result: str = "rejected",
        *,
        overturned: bool = False,
        ground: str | None = None,
    ) -> None:
        suit = remedies.sues(KINDS[of], ground)
        bringing.check_reviewable(
            KINDS[by], KINDS[of], state, result, until, at, overturned=overturned, suit=suit
        )

    ask("conduct")
    ask("conduct", at=until - timedelta.resolution)
    ask("recusal", "recusal_review")
    ask("third_party", result="not_admitted")
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: ask("third_party"))
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: ask("third_party", result="granted"))
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: ask("conduct", overturned=True))
    ask("party_change", ground="branch")
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: ask("party_change", ground="capital_unpaid"))
    for of, by, state, at in (
        ("conduct", "reconsideration", State.SERVED, until),
        ("conduct", "reconsideration", State.ADMITTED, NOW),
        ("conduct", "recusal_review", State.SERVED, NOW),
        ("recusal", "reconsideration", State.SERVED, NOW),
        ("recusal_review", "recusal_review", State.SERVED, NOW),
        ("reconsideration", "reconsideration", State.DECIDED, NOW),
        ("audit", "reconsideration", State.DECIDED, NOW),
    ):
        refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda o=of, b=by, s=state, a=at: ask(o, b, s, a))
    twice = asked(party="p", role="respondent", against="x")
    before = Before("p", "reconsideration", "x", State.DECIDED, "rejected")
    refused(
        ProblemCode.PETITION_ON_RECORD,
        lambda: bringing.check_first(KINDS["reconsideration"], twice, [before]),
    )
    overturned = Before("p", "reconsideration", "x", State.DECIDED, "granted")
    bringing.check_first(KINDS["reconsideration"], twice, [overturned])  # of what was decided anew


def test_what_is_not_filed_is_only_not_admitted() -> None:
    def result(kind: str, state: str, what: Any, document: str | None = "d") -> None:
        rules.check_result(KINDS[kind], state, what, document)

    result("conduct", "received", "not_admitted")
    result("conduct", "admitted", "granted")
    result("audit", "received", "granted", None)
    assert refused(ProblemCode.PETITION_REFUSED, lambda: result("conduct", "received", "granted")) == [
        "result"
    ]
    assert refused(ProblemCode.PETITION_REFUSED, lambda: result("recusal", "received", "not_admitted")) == [
        "result"
    ]
    assert refused(ProblemCode.PETITION_REFUSED, lambda: result("conduct", "admitted", "granted", None)) == [
        "document"
    ]
    assert refused(ProblemCode.PETITION_REFUSED, lambda: result("audit", "received", "granted")) == [
        "document"
    ]


def test_a_suit_lies_against_a_ruling_on_a_thing_within_fifteen_days() -> None:
    until = NOW + timedelta(days=15)

    def sue(
        kind: str = "third_party", result: str = "rejected", at: datetime = NOW, now: datetime = NOW
    ) -> None:
        suit = remedies.sues(KINDS[kind], None)
        remedies.check_sues(KINDS[kind], State.SERVED, result, at, until, now, suit=suit)

    sue()
    sue(at=until - timedelta.resolution, now=until + DAY)
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: sue("conduct"))
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: sue(result="not_admitted"))
    assert refused(ProblemCode.PETITION_REFUSED, lambda: sue(at=until, now=until + DAY)) == ["at"]
    assert refused(ProblemCode.PETITION_REFUSED, lambda: sue(at=NOW + DAY)) == ["at"]


UNTIL = NOW + timedelta(days=15)


@pytest.mark.parametrize(
    ("state", "result", "now", "own", "barred"),
    [
        ("received", None, NOW, {}, True),
        ("admitted", None, NOW, {}, True),
        ("admitted", None, NOW, {"kind": "conduct"}, False),
        ("admitted", None, NOW, {"secured": True}, False),
        ("decided", "rejected", NOW, {}, True),
        ("served", "rejected", UNTIL - timedelta.resolution, {}, True),
        ("served", "rejected", UNTIL, {}, False),
        ("sued", "rejected", UNTIL + DAY, {}, True),
        ("ended", "rejected", UNTIL + DAY, {"upheld": False}, False),
        ("ended", "rejected", UNTIL + DAY, {"upheld": True}, True),
        ("served", "granted", UNTIL + DAY, {}, True),
        ("ended", "granted", UNTIL + DAY, {"upheld": False}, False),
        ("decided", "not_admitted", NOW, {}, True),
        ("decided", "not_admitted", NOW, {"secured": True}, False),
        ("served", "not_admitted", UNTIL - timedelta.resolution, {}, True),
        ("served", "not_admitted", UNTIL, {}, False),
        ("served", "not_admitted", UNTIL, {"reviewed": True}, True),
        ("served", "granted", NOW, {"kind": "party_change"}, False),
        ("served", "granted", NOW, {"kind": "party_change", "joined": True}, True),
        ("served", "granted", NOW, {"kind": "party_change", "joined": True, "secured": True}, False),
        ("served", "granted", UNTIL, {"kind": "party_change", "joined": True}, False),
        ("served", "granted", UNTIL, {"kind": "party_change", "joined": True, "reviewed": True}, True),
        ("sued", "granted", UNTIL, {"kind": "party_change", "joined": True}, True),
        ("ended", "granted", UNTIL, {"kind": "party_change", "joined": True, "upheld": False}, False),
        ("withdrawn", None, NOW, {}, False),
        ("received", None, NOW, {"secured": True}, False),
        ("decided", "rejected", NOW, {"secured": True}, False),
        ("served", "rejected", NOW, {"secured": True}, False),
        ("sued", "granted", NOW, {"secured": True}, False),
        ("decided", "granted", NOW, {"secured": True}, True),
        ("served", "granted", UNTIL + DAY, {"secured": True}, True),
        ("ended", "rejected", UNTIL + DAY, {"secured": True, "upheld": True}, True),
        ("ended", "granted", UNTIL + DAY, {"secured": True, "upheld": False}, False),
    ],
)
def test_what_an_outsider_claims_is_not_disposed_of_meanwhile(
    state: str, result: str | None, now: datetime, own: dict[str, Any], barred: bool
) -> None:
    said: dict[str, Any] = {
        "kind": "third_party",
        "secured": False,
        "upheld": None,
        "reviewed": False,
        "joined": False,
    }
    said |= own
    kind = said.pop("kind")
    assert remedies.bars(kind, state, result, UNTIL, now, **said) is barred


def test_on_security_it_goes_on_only_while_the_objection_is_not_upheld() -> None:
    def secure(state: str, result: str | None = None, *, barred: bool = True) -> None:
        remedies.check_secures(KINDS["third_party"], state, result, barred=barred)

    secure("received")
    secure("admitted")
    secure("served", "rejected")
    secure("sued", "granted")
    for state, result in (("decided", "granted"), ("served", "granted"), ("ended", "rejected")):
        refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda s=state, r=result: secure(s, r))
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: secure("received", barred=False))


def test_who_brought_it_and_every_party_is_told_that_it_was_filed() -> None:
    """异议复议规定第二条: 异议人和相关当事人."""
    filed = NOW - timedelta(days=2)

    def tell(*names: str, at: datetime = NOW) -> None:
        rules.check_all_told({"甲", "乙", "案外人"}, names, at, filed, NOW)

    tell("案外人", "乙", "甲")
    tell("案外人", "乙", "甲", at=filed)
    for names, at in (
        (("甲", "乙"), NOW),
        (("甲", "案外人"), NOW),
        (("甲", "乙", "案外人", "丁"), NOW),
        (("甲", "乙", "案外人"), filed - timedelta(seconds=1)),
        (("甲", "乙", "案外人"), NOW + timedelta(seconds=1)),
    ):
        with pytest.raises(Problem) as found:
            tell(*names, at=at)
        assert (found.value.status, len(found.value.errors)) == (422, 1)
    rules.check_told(KINDS["conduct"], filed, None)
    for admitted_at, told_at in ((None, None), (filed, NOW)):
        with pytest.raises(Problem):
            rules.check_told(KINDS["conduct"], admitted_at, told_at)


def test_jurisdiction_is_objected_to_in_ten_days_of_the_notice() -> None:
    """执行程序解释第三条. Served on 03-04, the ten days end with 03-14, a Saturday: with 03-16."""

    def bring(day: str, noticed: datetime | None = NOW, kind: str = "jurisdiction") -> None:
        at = datetime.fromisoformat(f"{day}+08:00")
        bringing.check_jurisdiction(KINDS[kind], noticed, at, Calendar(0))

    bring("2026-03-16T23:59:59")
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: bring("2026-03-17T00:00:00"))
    bring("2026-03-17T00:00:00", None)
    bring("2026-03-17T00:00:00", kind="conduct")
    with pytest.raises(Problem) as late:
        bring("2026-03-20T09:00:00")
    assert late.value.article == "执行程序解释第三条"
    assert "2026-03-16届满" in (late.value.detail or "")


def test_a_period_is_asked_for_anew_in_ten_days_of_the_obstacle() -> None:
    """民事诉讼法第八十六条. Over on 03-04, the ten days end with 03-14, a Saturday: with 03-16."""

    def ask(day: str, over: str | None = "2026-03-04", kind: str = "excuse") -> None:
        at = datetime.fromisoformat(f"{day}+08:00")
        bringing.check_excuse(KINDS[kind], date.fromisoformat(over) if over else None, at, Calendar(0))

    ask("2026-03-16T23:59:59")
    ask("2026-03-04T09:00:00")
    refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda: ask("2026-03-17T00:00:00"))
    for day, over, kind in (
        ("2026-03-03T23:59:59", "2026-03-04", "excuse"),
        ("2026-03-05T09:00:00", None, "excuse"),
        ("2026-03-05T09:00:00", "2026-03-04", "conduct"),
    ):
        found = refused(ProblemCode.PETITION_REFUSED, lambda d=day, o=over, k=kind: ask(d, o, k))
        assert found == ["obstacle_ended_on"]
    ask("2026-03-05T09:00:00", None, "conduct")
    bringing.check_missed(State.SERVED, NOW)
    for state, until in ((State.DECIDED, None), (State.SUED, NOW), (State.SERVED, None)):
        refused(ProblemCode.PETITION_OUT_OF_ORDER, lambda s=state, u=until: bringing.check_missed(s, u))
