"""The chain: no sequence of steps, by whatever hands, signs a document that another person has not reviewed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.documents.drafting.kinds import KINDS
from services.documents.signing import rules
from services.documents.signing.rules import FORM_CHAIN, State, Step
from services.documents.withdrawal.rules import check_withdrawer
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office

STEPS: tuple[Step, ...] = get_args(Step)
ORDER: tuple[tuple[str, Step, str], ...] = (
    ("drafted", "verify", "verified"),
    ("drafted", "withdraw", "withdrawn"),
    ("verified", "review", "reviewed"),
    ("verified", "return", "returned"),
    ("reviewed", "return", "returned"),
    ("reviewed", "sign", "sealed"),
    ("sealed", "order", "dispatch_ordered"),
    ("sealed", "withdraw", "withdrawn"),
    ("dispatch_ordered", "dispatch", "dispatched"),
)
FORM_ORDER: tuple[tuple[str, Step, str], ...] = (
    ("drafted", "verify", "verified"),
    ("drafted", "withdraw", "withdrawn"),
    ("verified", "withdraw", "withdrawn"),
    ("verified", "order", "dispatch_ordered"),
    ("dispatch_ordered", "dispatch", "dispatched"),
)
_OFFICES: dict[str, set[Office]] = {
    "clerk": {Office.DOCUMENT_CLERK},
    "director": {Office.BUREAU_DIRECTOR},
    "deputy": {Office.BUREAU_DEPUTY},
    "acting": {Office.BUREAU_DEPUTY},
    "president": {Office.PRESIDENT},
    "judge": {Office.JUDGE},
    "other_judge": {Office.JUDGE, Office.PANEL_MEMBER},
    "leader": {Office.TEAM_LEADER},
    "all_hands": set(Office),
}
_IN_STEAD = {
    "acting": {Deputyship(Office.BUREAU_DIRECTOR, "director"), Deputyship(Office.PRESIDENT, "president")}
}
PEOPLE = {
    person: Actor(person, "", frozenset(offices), frozenset(_IN_STEAD.get(person, ())))
    for person, offices in _OFFICES.items()
}
"""`acting` is recorded as deputy of the director and of the president."""
SIGNED = ("director", "president", "bureau_head", "judge", "team_leader")


@pytest.mark.parametrize(("signer", "order"), [*((each, ORDER) for each in SIGNED), ("none", FORM_ORDER)])
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", STEPS)
def test_only_the_next_step_is_open(
    signer: str, order: tuple[tuple[str, Step, str], ...], state: str, step: Step
) -> None:
    after = {(before, then): result for before, then, result in order}.get((state, step))
    if after is not None:
        assert rules.advance(state, step, signer) == after
        return
    with pytest.raises(Problem) as refused:
        rules.advance(state, step, signer)
    assert (refused.value.status, refused.value.code) == (409, "out_of_order")
    assert refused.value.article.endswith("二(一)4")


@settings(max_examples=400)
@given(
    signer=st.sampled_from(SIGNED),
    cast=st.lists(st.sampled_from(sorted(PEOPLE)), min_size=2, max_size=3),
    acts=st.lists(
        st.tuples(st.sampled_from(("verify", "review", "return", "sign")), st.integers(0, 2)), max_size=30
    ),
)
def test_no_sequence_signs_without_review_by_another(
    signer: str, cast: list[str], acts: list[tuple[Step, int]]
) -> None:
    """The first of the cast is the maker; a few people and many acts, so that many sequences come through."""
    maker = cast[0]
    state, done, reviewer, hand = "drafted", [], None, None
    for step, number in acts:
        person = cast[number % len(cast)]
        try:
            after = rules.advance(state, step, signer)
            if step == "verify":
                rules.check_verifier(maker, person)
            elif step in ("review", "return"):
                rules.check_reviewer(signer, (maker, None), PEOPLE[person])
            elif step == "sign":
                rules.check_signer(signer, (reviewer, None), PEOPLE[person])
        except Problem:
            continue
        state = after
        done.append(step)
        reviewer = person if step == "review" else reviewer
        hand = person if step == "sign" else hand
    if hand is not None:
        assert done[:3] == ["verify", "review", "sign"]
        assert reviewer != maker
        held = PEOPLE[hand].own if signer in ("director", "president") else PEOPLE[hand].offices
        assert held & set(rules.SIGNERS[signer])
        assert (hand == reviewer) == (signer != "judge")
        if signer != "judge":
            assert hand != maker


@pytest.mark.parametrize(
    ("signer", "reviewer", "hand"),
    [
        ("director", "director", "director"),
        ("president", "president", "president"),
        ("bureau_head", "director", "director"),
        ("bureau_head", "acting", "acting"),
        ("judge", "other_judge", "judge"),
        ("team_leader", "leader", "leader"),
    ],
)
def test_the_right_hands_pass(signer: str, reviewer: str, hand: str) -> None:
    rules.check_reviewer(signer, ("clerk", None), PEOPLE[reviewer])
    rules.check_signer(signer, (reviewer, None), PEOPLE[hand])


@pytest.mark.parametrize(
    ("signer", "reviewer", "hand", "code"),
    [
        ("director", "president", "director", "signer_has_not_reviewed"),
        ("director", "director", "president", "wrong_hand"),
        ("director", "deputy", "deputy", "wrong_hand"),
        ("director", "acting", "acting", "wrong_hand"),
        ("president", "acting", "acting", "wrong_hand"),
        ("bureau_head", "deputy", "deputy", "wrong_hand"),
        ("bureau_head", "acting", "director", "signer_has_not_reviewed"),
        ("president", "president", "director", "wrong_hand"),
        ("judge", "judge", "judge", "reviewer_signs"),
        ("judge", "other_judge", "director", "wrong_hand"),
        ("team_leader", "leader", "director", "wrong_hand"),
        ("none", "director", "director", "wrong_hand"),
    ],
)
def test_no_other_hand_signs(signer: str, reviewer: str, hand: str, code: str) -> None:
    with pytest.raises(Problem) as refused:
        rules.check_signer(signer, (reviewer, None), PEOPLE[hand])
    assert refused.value.code == code
    assert refused.value.article.endswith("二(一)3")


def test_the_maker_does_not_review_even_with_the_office() -> None:
    with pytest.raises(Problem, match="maker_reviews"):
        rules.check_reviewer("director", ("all_hands", None), PEOPLE["all_hands"])


def judge(person: str, stead: str | None = None) -> Actor:
    """In his own right, or as he has chosen to act in another's stead alone."""
    deputyships = frozenset({Deputyship(Office.JUDGE, stead)} if stead else ())
    return Actor(person, "", frozenset() if stead else frozenset({Office.JUDGE}), deputyships)


@pytest.mark.parametrize(
    ("made", "reviewer", "passes"),
    [
        (("wang", None), judge("zhao"), True),
        (("deputy", "wang"), judge("zhao"), True),
        (("deputy", "wang"), judge("wang"), False),  # what his deputy has drafted for him
        (("deputy", "wang"), judge("deputy"), False),
        (("wang", None), judge("deputy", "wang"), False),  # in his stead who has drafted it
        (("zhao", "wang"), judge("deputy", "wang"), False),  # by two deputies of one judge
    ],
)
def test_a_draft_is_reviewed_by_no_hand_of_its_maker(
    made: tuple[str, str | None], reviewer: Actor, passes: bool
) -> None:
    """二(一)4: the maker does not review, by whatever deputy."""
    if passes:
        rules.check_reviewer("judge", made, reviewer)
        return
    with pytest.raises(Problem, match="maker_reviews") as refused:
        rules.check_reviewer("judge", made, reviewer)
    assert refused.value.article == "二(一)4"


@pytest.mark.parametrize(
    ("reviewed", "signer", "passes"),
    [
        (("zhao", None), judge("wang"), True),
        (("zhao", None), judge("deputy", "wang"), True),
        (("deputy", None), judge("wang"), True),  # two judges, each in his own right
        (("wang", None), judge("deputy", "wang"), False),  # his deputy signs what he has reviewed himself
        (("deputy", None), judge("deputy", "wang"), False),
        (("deputy", "wang"), judge("wang"), False),
        (("zhao", "wang"), judge("deputy", "wang"), False),
    ],
)
def test_a_ruling_is_signed_by_no_hand_of_its_reviewer(
    reviewed: tuple[str, str | None], signer: Actor, passes: bool
) -> None:
    """二(一)3: wang is the judge of the case, who signs himself or by his deputy."""
    if passes:
        rules.check_signer("judge", reviewed, signer, "wang")
        return
    with pytest.raises(Problem, match="reviewer_signs") as refused:
        rules.check_signer("judge", reviewed, signer, "wang")
    assert refused.value.article == "二(一)3"


def test_in_whose_stead_the_head_of_the_bureau_signs() -> None:
    acting = replace(PEOPLE["acting"], own=frozenset())
    for answer in (
        rules.check_reviewer("bureau_head", ("clerk", None), acting),
        rules.check_signer("bureau_head", ("acting", None), acting),
    ):
        assert answer == Deputyship(Office.BUREAU_DIRECTOR, "director")
    assert rules.check_signer("director", ("director", None), PEOPLE["director"]) is None


@pytest.mark.parametrize("act", [rules.check_case_judge, check_withdrawer])
def test_who_had_the_case_signs_no_ruling_on_an_objection_to_it(
    act: Callable[[str, str | None, Actor, list[str]], Deputyship | None],
) -> None:
    """异议复议规定第十一条: nor takes one back; re-assigned or not, nor who stands in for him."""
    stands_in = replace(judge("other"), holds=frozenset({Deputyship(Office.JUDGE, "former")}))
    for who in (judge("now"), judge("former"), stands_in):
        with pytest.raises(Problem, match="not_apart") as refused:
            act("judge", "now", who, ["former", "now"])
        assert refused.value.article == "异议复议规定第十一条"
    assert act("judge", "now", judge("other"), ["former", "now"]) is None


def test_verification_covers_every_field_and_names_what_it_left_out() -> None:
    kind = KINDS["property_report_order"]
    names = [field.name for field in kind.fields]
    rules.check_verification(kind, [("民事判决书", names[:3]), ("立案审批表", names[3:])])
    with pytest.raises(Problem) as refused:
        rules.check_verification(kind, [("民事判决书", [*names[1:-1], "nonsense"])])
    assert [error.field for error in refused.value.errors] == ["nonsense", names[0], names[-1]]
    assert {error.article for error in refused.value.errors} == {"二(一)4"}


def test_what_the_party_fills_in_itself_needs_no_verification() -> None:
    rules.check_verification(
        KINDS["address_confirmation"], [("立案审批表", ["cause", "party_role", "party_name"])]
    )


def test_a_form_is_sent_unsigned_but_never_unverified() -> None:
    assert ("drafted", "order") not in FORM_CHAIN


@pytest.mark.parametrize("signer", ["director", "president"])
@pytest.mark.parametrize("person", ["deputy", "acting", "clerk"])
def test_what_is_signed_in_person_is_not_reviewed_by_a_deputy_either(signer: str, person: str) -> None:
    """二(一)3: neither by the office of 副局长 nor by an appointment in the director's or the president's stead."""
    with pytest.raises(Problem) as refused:
        rules.check_reviewer(signer, ("maker", None), PEOPLE[person])
    assert (refused.value.status, refused.value.code, refused.value.article) == (403, "wrong_hand", "二(一)3")
    assert "本人审核" in refused.value.detail


JUDGE, CLERK = {"role": "审判员", "name": "王执行"}, {"role": "书记员", "name": "郑文书"}


@pytest.mark.parametrize("code", ["freezing_ruling", "lifting_ruling"])
def test_what_the_team_drafts_for_the_judge_is_reviewed_by_the_head_and_signed_by_the_judge(
    code: str,
) -> None:
    kind = KINDS[code]
    assert (kind.signer, kind.by_judge, rules.reviewed_as(kind, "judge")) == ("judge", False, "bureau_head")
    with pytest.raises(Problem, match="wrong_hand"):
        rules.check_signer("judge", ("director", None), PEOPLE["director"])
    rules.check_signer("judge", ("director", None), PEOPLE["judge"])
    assert rules.reviewed_as(KINDS["auction_ruling"], "judge") == "judge"


def test_the_bench_printed_is_the_bench_that_acted() -> None:
    other = {"role": "审判员", "name": "赵评议"}
    rules.check_bench([JUDGE, CLERK], "王执行", alone=True)
    rules.check_bench([other, JUDGE, CLERK], "王执行", alone=False)
    officer = {"role": "执行员", "name": "刘承办"}
    for bench, alone in (
        ([officer, CLERK], True),
        ([JUDGE, other], True),
        ([other], False),
        ([CLERK], False),
    ):
        with pytest.raises(Problem, match="bench_differs") as refused:
            rules.check_bench(bench, "王执行", alone=alone)
        assert (refused.value.status, refused.value.article) == (409, "民事诉讼法第一百五十七条")
