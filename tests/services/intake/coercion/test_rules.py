"""Whom, for how much and how long: each limit of the law on both sides of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from services.intake.coercion import ending, rules
from services.intake.coercion.kinds import KINDS, Capacity, EndGround, Longer
from services.intake.coercion.rules import NEXT, Asked, State, Subject
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord, Operative, SanctionedPerson
from shared.contracts.intake.coercion import ListingGround
from shared.values.identity import PartyKind
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office
from shared.values.zone import COURT_ZONE

TODAY = date(2026, 3, 2)
PERSON = Subject(True, PartyKind.NATURAL, "孙立业", born_on=date(1980, 1, 15))
UNIT = Subject(True, PartyKind.ORGANISATION, "明升公司", "周明")
HEAD = {"person": "周明", "capacity": Capacity.REPRESENTATIVE}
AT = datetime(2026, 3, 2, 10, tzinfo=COURT_ZONE)


def faults(kind: str, subject: Subject, **changes: Any) -> list[tuple[str, str]]:
    asked: dict[str, Any] = {"person": "", "capacity": None, "amount": None, "days": None}
    asked |= {"listing_ground": None, "more_years": 0, "long": False}
    asked |= {"longer_ground": None, "longer_paper": ""}
    try:
        rules.check_asked(KINDS[kind], Asked(**asked | changes), subject, TODAY)
    except Problem as problem:
        return [(error.field, error.article) for error in problem.errors]
    return []


FINE, LISTED = "民事诉讼法第一百一十八条", "失信名单规定第二条"
BEATS = {"longer_ground": Longer.VIOLENCE, "longer_paper": "f"}


@pytest.mark.parametrize(
    ("kind", "subject", "changes", "found"),
    [
        ("fine", PERSON, {"amount": Decimal("100000.00")}, []),
        ("fine", PERSON, {"amount": Decimal("100000.01")}, [("amount", FINE)]),
        ("fine", PERSON, {"amount": Decimal(0)}, [("amount", FINE)]),
        ("fine", PERSON, {}, [("amount", FINE)]),
        ("fine", UNIT, {"amount": Decimal(50_000)}, []),
        ("fine", UNIT, {"amount": Decimal("49999.99")}, [("amount", FINE)]),
        ("fine", UNIT, {"amount": Decimal(1_000_000)}, []),
        ("fine", UNIT, {"amount": Decimal("1000000.01")}, [("amount", FINE)]),
        ("fine", UNIT, HEAD | {"amount": Decimal(1000)}, []),
        ("fine", UNIT, HEAD | {"amount": Decimal(100_001)}, [("amount", FINE)]),
        ("search", PERSON, {"amount": Decimal(1)}, [("amount", "民事诉讼法第二百五十九条")]),
        ("detention", PERSON, {"days": 15}, []),
        ("detention", PERSON, {"days": 16}, [("days", FINE)]),
        ("detention", PERSON, {"days": 0}, [("days", FINE)]),
        ("detention", PERSON, {}, [("days", FINE)]),
        ("detention", UNIT, {"days": 5}, [("person", "民事诉讼法第一百一十九条")]),
        ("detention", UNIT, HEAD | {"days": 5}, []),
        ("arrest", UNIT, {}, [("person", "民事诉讼法第一百一十九条")]),
        ("arrest", PERSON, {"long": True}, []),
        ("fine", PERSON, {"amount": Decimal(1), "long": True}, [("long", "民诉法解释第四百八十二条")]),
        ("consumption", UNIT, {}, []),
        ("consumption", UNIT, HEAD, []),
        ("consumption", UNIT, HEAD | {"person": "周亮"}, [("person", "限制消费规定第五条")]),
        ("consumption", PERSON, HEAD, [("person", "限制消费规定第五条"), ("person", "限制消费规定第五条")]),
        ("consumption", UNIT, {"person": "周明"}, [("capacity", "限制消费规定第五条")]),
        ("audit", PERSON, {}, [("party", "财产调查规定第十七条")]),
        ("audit", UNIT, {}, []),
        ("dishonest", PERSON, BEATS | {"listing_ground": ListingGround.REPORT, "more_years": 3}, []),
        ("dishonest", PERSON, BEATS | {"listing_ground": ListingGround.REPORT, "more_years": 4}, [("more_years", LISTED)]),
        ("dishonest", PERSON, BEATS | {"listing_ground": ListingGround.ABLE, "more_years": 1}, [("more_years", LISTED)]),
        ("dishonest", PERSON, {"listing_ground": ListingGround.REPORT, "more_years": 1}, [("longer_ground", LISTED), ("longer_paper", LISTED)]),
        ("dishonest", PERSON, BEATS | {"listing_ground": ListingGround.REPORT}, [("longer_ground", LISTED), ("longer_paper", LISTED)]),
        ("fine", PERSON, BEATS | {"amount": Decimal(1)}, [("longer_ground", LISTED), ("longer_paper", LISTED)]),
        ("dishonest", PERSON, {}, [("listing_ground", "失信名单规定第一条")]),
        ("dishonest", UNIT, HEAD | {"listing_ground": ListingGround.ABLE}, [("person", "失信名单规定第五条")]),
    ],
)  # fmt: skip
def test_whom_for_how_much_and_how_long(
    kind: str, subject: Subject, changes: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert faults(kind, subject, **changes) == found


@pytest.mark.parametrize("capacity", Capacity)
def test_whom_of_a_unit_an_exit_ban_reaches(capacity: Capacity) -> None:
    """执行程序解释第二十四条 names three; who controls it in fact is none of them."""
    rules.check_capacity(KINDS["consumption"], capacity)
    if capacity is not Capacity.CONTROLLER:
        rules.check_capacity(KINDS["exit_ban"], capacity)
        return
    with pytest.raises(Problem) as refused:
        rules.check_capacity(KINDS["exit_ban"], capacity)
    assert [(one.field, one.article) for one in refused.value.errors] == [
        ("capacity", "执行程序解释第二十四条")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_but_a_respondent_is_coerced(kind: str) -> None:
    applicant = Subject(False, PartyKind.ORGANISATION, "申请人公司", "周明")
    assert ("party", KINDS[kind].article) in faults(kind, applicant)


def test_a_minor_is_not_listed_until_the_eighteenth_birthday() -> None:
    ground = {"listing_ground": ListingGround.ABLE}
    young = Subject(True, PartyKind.NATURAL, "孙小业", born_on=date(2008, 3, 3))
    assert faults("dishonest", young, **ground) == [("party", "失信名单规定第四条")]
    assert (
        faults(
            "dishonest",
            Subject(True, PartyKind.NATURAL, "孙小业", born_on=TODAY.replace(year=2008)),
            **ground,
        )
        == []
    )


def test_several_acts_are_shown_by_another_paper() -> None:
    """失信名单规定第二条: 具有多项失信行为; the paper of the one act does not show a second."""
    entered = {"entered_at": AT, "brought_by": ["chengban01"]}
    files = [
        FileRecord(id=one, purpose=FilePurpose(purpose), sha256=one[:1], **entered)
        for one, purpose in (
            ("a", "coercion_ground"),
            ("a2", "coercion_ground"),
            ("b", "coercion_ground"),
            ("c", "coercion_end"),
        )
    ]
    check = rules.check_longer_paper
    check(None, "", "a", files)
    check(Longer.SEVERAL, "b", "a", files)
    check(Longer.VIOLENCE, "a", "a", files)
    for ground, file in ((Longer.SEVERAL, "a2"), (Longer.VIOLENCE, "c"), (Longer.VIOLENCE, "d")):
        with pytest.raises(Problem) as refused:
            check(ground, file, "a", files)
        assert [(one.field, one.article) for one in refused.value.errors] == [("longer_paper", LISTED)]


def barred(check: Any, *arguments: Any, **named: Any) -> str:
    """The article by which it is refused; empty where it is not."""
    try:
        check(*arguments, **named)
    except Problem as problem:
        return str(problem.article)
    return ""


def test_who_is_able_is_not_listed_while_what_is_seized_suffices() -> None:
    check = rules.check_none_of_the_bars
    assert barred(check, ListingGround.ABLE, Decimal(100), Decimal(100)) == "失信名单规定第三条"
    assert barred(check, ListingGround.ABLE, Decimal("99.99"), Decimal(100)) == ""
    assert barred(check, ListingGround.REPORT, Decimal(100), Decimal(100)) == ""
    nothing, claim = Decimal(0), Decimal(100)
    assert barred(check, ListingGround.ABLE, nothing, claim, Decimal(100)) == "失信名单规定第三条"
    assert barred(check, ListingGround.ABLE, nothing, claim, Decimal("99.99")) == ""
    assert barred(check, ListingGround.REPORT, nothing, claim, Decimal(100)) == ""


@pytest.mark.parametrize(
    ("kind", "before", "article"),
    [
        ("arrest", {"absent": True}, ""),
        ("arrest", {}, "民诉法解释第四百八十二条"),
        ("dishonest", {"restricted": True}, ""),
        ("dishonest", {}, "限制消费规定第一条"),
        ("audit", {"granted": True}, ""),
        ("audit", {}, "财产调查规定第十七条"),
        ("bounty", {}, "财产调查规定第二十一条"),
        ("fine", {}, ""),
    ],
)
def test_what_must_have_gone_before(kind: str, before: dict[str, bool], article: str) -> None:
    said = {"absent": False, "restricted": False, "granted": False} | before
    assert barred(rules.check_before, KINDS[kind], **said) == article


BY_PRESIDENT = {"arrest", "search", "fine", "detention", "consumption", "dishonest", "eviction"}


@pytest.mark.parametrize("kind", KINDS)
def test_who_approves(kind: str) -> None:
    president = Actor("y", "y", frozenset({Office.PRESIDENT}))
    judge = Actor("j", "j", frozenset({Office.JUDGE}))
    right, wrong = (president, judge) if kind in BY_PRESIDENT else (judge, president)

    def decides(
        actor: Actor, asked_by: str = "o", state: str = "requested", stead: str | None = None
    ) -> None:
        rules.check_decides(KINDS[kind], (asked_by, stead), state, "j", actor)

    decides(right)
    for refused, status in (
        (lambda: decides(wrong), 403),
        (lambda: decides(right, right.id), 403),
        (lambda: decides(right, stead=right.id), 403),
        (lambda: decides(right, state="approved"), 409),
    ):
        with pytest.raises(Problem) as problem:
            refused()
        assert problem.value.status == status


@pytest.mark.parametrize(
    ("appears_at", "served", "found"),
    [
        (AT, {"p": AT - timedelta(minutes=1)}, []),
        (AT, {"p": AT}, ["document"]),
        (AT, {"q": AT - timedelta(days=1)}, ["document"]),
        (AT, {}, ["document"]),
        (None, {"p": AT - timedelta(days=1)}, ["document"]),
        (AT + timedelta(minutes=1), {"p": AT - timedelta(days=1)}, ["at"]),
        (AT + timedelta(days=120), {}, ["document", "at"]),
    ],
)
def test_who_was_not_summoned_by_law_has_not_failed_to_appear(
    appears_at: datetime | None, served: dict[str, datetime], found: list[str]
) -> None:
    """民诉法解释第四百八十二条: 经依法传唤无正当理由拒不到场."""
    faults: list[tuple[str, str]] = []
    try:
        rules.check_absence(appears_at, served, "p", AT)
    except Problem as problem:
        faults = [(error.field, error.article) for error in problem.errors]
    assert faults == [(field, "民诉法解释第四百八十二条") for field in found]


def test_a_deputy_does_not_approve_in_the_presidents_stead() -> None:
    deputy = Actor("d", "d", frozenset({Office.BUREAU_DEPUTY}))
    with pytest.raises(Problem) as refused:
        rules.check_decides(KINDS["fine"], ("o", None), "requested", "j", deputy)
    assert (refused.value.status, refused.value.article) == (403, "民事诉讼法第一百一十九条")


@pytest.mark.parametrize(
    ("days", "ground", "more", "end"),
    [
        (15, None, 0, datetime(2026, 3, 18, tzinfo=COURT_ZONE)),
        (None, ListingGround.REPORT, 0, datetime(2028, 3, 3, tzinfo=COURT_ZONE)),
        (None, ListingGround.VIOLENCE, 3, datetime(2031, 3, 3, tzinfo=COURT_ZONE)),
        (None, ListingGround.ABLE, 0, None),
        (None, None, 0, None),
    ],
)
def test_when_it_ends_by_itself(
    days: int | None, ground: ListingGround | None, more: int, end: datetime | None
) -> None:
    assert rules.until(AT, days, ground, more) == end


@pytest.mark.parametrize(
    ("kind", "ground", "answered", "found"),
    [
        ("dishonest", "able", {"later_in_order": False, "able_because": "名下房租按月收取"}, ""),
        ("dishonest", "able", {"later_in_order": True, "able_because": "名下房租按月收取"}, "失信名单规定第三条"),
        ("dishonest", "able", {"able_because": "名下房租按月收取"}, "失信名单规定第三条"),
        ("dishonest", "able", {"later_in_order": False}, "失信名单规定第三条"),
        ("dishonest", "able", {"approved": False}, ""),
        ("dishonest", "able", {"approved": False, "later_in_order": True}, "失信名单规定第三条"),
        ("dishonest", "report", {}, ""),
        ("dishonest", "report", {"later_in_order": False}, "失信名单规定第三条"),
        ("fine", None, {"able_because": "有存款"}, "失信名单规定第三条"),
    ],
)  # fmt: skip
def test_who_is_said_to_be_able_is_found_able_and_first_in_order(
    kind: str, ground: str | None, answered: dict[str, Any], found: str
) -> None:
    said = {"later_in_order": None, "able_because": "", "approved": True} | answered
    assert barred(rules.check_bars_answered, KINDS[kind], ground, **said) == found


SEVEN_DAYS = rules.until(AT, 7, None, 0)
DURING = AT + timedelta(days=3)
JS182 = "民诉法解释第一百八十二条"


def early_decision(**own: Any) -> DocumentRecord:
    sanction = SanctionedPerson(person=own.pop("person", "孙立业"), amount=None, days=None)
    paper = {"id": "d", "case_number": "本案", "number": "", "kind": "early_release_decision", "sha256": ""}
    said = {"operative": Operative(parties=[], assets=[], sanction=sanction)}
    return DocumentRecord.model_validate(paper | {"signed_at": DURING} | said | own)


@pytest.mark.parametrize(
    ("state", "at", "early"),
    [
        ("in_force", DURING, True),
        ("in_force", datetime(2026, 3, 8, 23, 59, 59, tzinfo=COURT_ZONE), True),
        ("in_force", datetime(2026, 3, 9, 0, tzinfo=COURT_ZONE), False),  # 2 March and seven days
        ("in_force", datetime(2026, 3, 10, 0, tzinfo=COURT_ZONE), False),
        ("ending", DURING, False),  # the court above has revoked it
    ],
)
def test_a_detention_is_over_on_its_last_day(state: str, at: datetime, early: bool) -> None:
    assert ending.is_early(state, SEVEN_DAYS, at) == early
    assert not ending.is_early(state, None, at), "who was brought in has no term"


@pytest.mark.parametrize(
    ("document", "refused"),
    [
        (early_decision(), ""),
        (None, JS182),
        (early_decision(signed_at=None), JS182),
        (early_decision(withdrawn_at=DURING), JS182),
        (early_decision(kind="detention_decision"), JS182),
        (early_decision(case_number="他案"), JS182),
        (early_decision(person="周明"), JS182),
        (early_decision(operative=None), JS182),
        (early_decision(signed_at=AT - timedelta(seconds=1)), JS182),  # of another detention
        (early_decision(signed_at=DURING + timedelta(hours=2)), JS182),  # after he went free
    ],
)
def test_nobody_is_freed_early_but_by_the_presidents_decision(
    document: DocumentRecord | None, refused: str
) -> None:
    """民诉法解释第一百八十二条: 应报经院长批准，并作出提前解除拘留决定书."""
    at, named = DURING + timedelta(hours=1), document is not None
    check = partial(ending.check_early, "本案", "孙立业", AT, at, document)
    assert barred(check, early=True, named=named) == refused
    assert barred(check, early=False, named=named) == (JS182 if named else "")


SOME_DAY = AT.replace(year=2028)


@pytest.mark.parametrize("ground", KINDS["dishonest"].grounds)
def test_who_is_listed_for_a_term_goes_off_the_list_at_its_end_or_early(ground: EndGround) -> None:
    """失信名单规定第十条: 有纳入期限的，不适用前款规定; 第二条: 可以决定提前删除."""
    check, listing = ending.check_ground, KINDS["dishonest"]
    of_a_term = {EndGround.EXPIRED, EndGround.EARLY, EndGround.WRONG}
    assert (barred(check, listing, ground, SOME_DAY, AT, SOME_DAY, SOME_DAY) == "") == (ground in of_a_term)
    without_a_term = set(listing.grounds) - {EndGround.EXPIRED, EndGround.EARLY}
    assert (barred(check, listing, ground, AT, AT, None, AT) == "") == (ground in without_a_term)


def test_what_is_over_is_deleted_three_workdays_after_its_last_day() -> None:
    """失信名单规定第十条: 纳入期限届满后三个工作日内，人民法院应当删除; late noting moves nothing, no judge keeps it."""
    ends = rules.until(AT, None, ListingGround.REPORT, 0)
    assert ends == datetime(2028, 3, 3, tzinfo=COURT_ZONE)
    noted = ends + timedelta(days=9)
    assert ending.came_about(EndGround.EXPIRED, noted, ends) == ends - timedelta.resolution
    assert ending.came_about(EndGround.EARLY, AT, ends) == AT
    listing = KINDS["dishonest"]
    assert barred(ending.check_term_runs, listing, ends, noted) == "失信名单规定第十条"
    assert barred(ending.check_term_runs, listing, ends, ends - timedelta.resolution) == ""
    assert barred(ending.check_term_runs, listing, None, noted) == "", "who is able is listed for no term"


def test_what_lasts_is_lifted_for_the_grounds_of_its_article_alone() -> None:
    others = (one for one in KINDS.values() if one.ends == "lifting" and one.code != "dishonest")
    for kind in others:
        for ground in EndGround:
            article = barred(ending.check_ground, kind, ground, AT, AT, AT, AT)
            assert article == ("" if ground in kind.grounds else kind.ending), (kind.code, ground)
    with pytest.raises(Problem):  # a term that is not over
        ending.check_ground(KINDS["dishonest"], EndGround.EXPIRED, AT, AT, AT.replace(year=2028), AT)


def test_every_state_leads_on_to_an_end() -> None:
    ends = set(State) - set(NEXT)
    assert ends == {State.REFUSED, State.WITHDRAWN, State.DONE, State.ENDED}
    for state in NEXT:
        seen, ahead = set(), [state]
        while ahead:
            now = ahead.pop()
            if now not in seen:
                seen.add(now)
                ahead += NEXT.get(now, ())
        assert seen & ends
