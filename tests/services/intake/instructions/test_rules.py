"""二(五)3: who sends, who carries out, and what counts as carried out."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from services.intake.instructions import rules
from services.intake.instructions.rules import NEXT, RECEIVERS, Held, State
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office
from tests.harness import CLOCK_START as NOW

ARTICLE = "二(五)3"


def person(name: str, *own: Office, stands_in: tuple[Deputyship, ...] = ()) -> Actor:
    return Actor(name, name, frozenset(own), frozenset(stands_in))


def file(name: str, purpose: FilePurpose, entered_at: datetime = NOW) -> FileRecord:
    return FileRecord(id=name, purpose=purpose, sha256="0" * 64, entered_at=entered_at, brought_by=["b"])


def test_the_cases_judge_and_officer_send_and_their_deputies() -> None:
    judge, officer = person("j", Office.JUDGE), person("o", Office.HANDLING_OFFICER)
    assert rules.sender(judge, "o", "j") == (Office.JUDGE, None)
    assert rules.sender(officer, "o", "j") == (Office.HANDLING_OFFICER, None)
    stand_in = Deputyship(Office.JUDGE, "j")
    assert rules.sender(person("k", stands_in=(stand_in,)), "o", "j") == (Office.JUDGE, stand_in)
    for stranger in (person("j2", Office.JUDGE), person("o2", Office.HANDLING_OFFICER)):
        with pytest.raises(Problem, match="承办人"):
            rules.sender(stranger, "o", "j")


def test_who_has_the_case_now_takes_back_what_his_predecessor_sent() -> None:
    rules.check_sender("handling_officer", "o2", "j", person("o2", Office.HANDLING_OFFICER))
    with pytest.raises(Problem):
        rules.check_sender("handling_officer", "o2", "j", person("o", Office.HANDLING_OFFICER))
    with pytest.raises(Problem):
        rules.check_sender("judge", "o", "j", person("o", Office.HANDLING_OFFICER))


@pytest.mark.parametrize(("team", "office"), RECEIVERS.items())
def test_the_team_carries_it_out_and_not_who_has_sent_it(team: str, office: Office) -> None:
    rules.check_receiver(team, ("j", None), person("r", office))
    both = person("j", Office.JUDGE, office)
    with pytest.raises(Problem) as own:
        rules.check_receiver(team, ("j", None), both)
    assert (own.value.status, own.value.code) == (403, "own_instruction")
    (other,) = [one for one in (Office.CUSTODY_OFFICER, Office.FUNDS_OFFICER) if one is not office][:1]
    with pytest.raises(Problem) as stranger:
        rules.check_receiver(team, ("j", None), person("r", other))
    assert (stranger.value.status, stranger.value.code) == (403, "not_instructed")


def test_no_step_is_left_out_and_none_taken_twice() -> None:
    way = [State.SENT, State.RECEIVED, State.ACCEPTED, State.DONE, State.FED_BACK]
    for before, after in pairwise(way):
        rules.check_moves(before, after)
        for other in set(way[1:]) - {after}:
            with pytest.raises(Problem) as refused:
                rules.check_moves(before, other)
            assert (refused.value.status, refused.value.article) == (409, ARTICLE)
    assert all(State.WITHDRAWN in NEXT[one] for one in way[:3])
    assert State.WITHDRAWN not in NEXT[State.DONE]  # what was done is fed back
    assert not {State.FED_BACK, State.REPLACED, State.WITHDRAWN} & NEXT.keys()


@pytest.mark.parametrize(
    ("after", "faults"),
    [
        (timedelta(minutes=1), []),
        (timedelta(0), ["反馈时间应晚于现在"]),
        (-timedelta(days=1), ["反馈时间应晚于现在"]),
        (timedelta(days=90), []),
        (timedelta(days=91), ["反馈时间至迟在90日以内"]),
    ],
)
def test_feedback_is_wanted_in_time_to_come(after: timedelta, faults: list[str]) -> None:
    try:
        rules.check_sent(NOW + after, [], [], NOW)
        found = []
    except Problem as problem:
        found = [error.detail for error in problem.errors]
    assert found == faults


def test_what_is_enclosed_lies_in_the_dossier_of_the_case() -> None:
    held = [file("f1", FilePurpose.INSTRUMENT)]
    rules.check_sent(NOW + timedelta(days=1), ["f1"], held, NOW)
    with pytest.raises(Problem) as refused:
        rules.check_sent(NOW + timedelta(days=1), ["f1", "f2"], held, NOW)
    assert [error.field for error in refused.value.errors] == ["attachments.1"]


def test_a_refusal_says_why() -> None:
    rules.check_reason(State.ACCEPTED, "")
    rules.check_reason(State.REFUSED, "材料不全")
    with pytest.raises(Problem) as silent:
        rules.check_reason(State.REFUSED, "")
    assert [(error.field, error.article) for error in silent.value.errors] == [("reason", ARTICLE)]


LATER = NOW + timedelta(hours=1)
PAPER = file("f1", FilePurpose.INSTRUCTION_ANSWER, LATER)


def test_what_was_done_is_shown_by_a_record_of_the_case_or_a_paper_made_since() -> None:
    rules.check_answered("m1", [], Held({"m1": LATER}, []), NOW)
    rules.check_answered(None, ["f1"], Held({}, [PAPER]), NOW)


@pytest.mark.parametrize(
    ("record", "files", "held"),
    [
        (None, [], Held({}, [])),  # a word is no proof
        ("m2", [], Held({"m1": LATER}, [])),  # of another case, another team, or nobody's
        ("m1", [], Held({"m1": None}, [])),  # without effect yet
        ("m1", [], Held({"m1": NOW - timedelta(minutes=1)}, [])),  # done before it was asked for
        (None, ["f2"], Held({}, [PAPER])),
        (None, ["f1"], Held({}, [file("f1", FilePurpose.INSTRUCTION_ANSWER, NOW - timedelta(days=1))])),
        (None, ["f1"], Held({}, [file("f1", FilePurpose.OTHER, LATER)])),
        ("m1", ["f2"], Held({"m1": LATER}, [PAPER])),
    ],
)
def test_nothing_else_shows_it(record: str | None, files: list[str], held: Held) -> None:
    with pytest.raises(Problem) as refused:
        rules.check_answered(record, files, held, NOW)
    assert refused.value.status in (409, 422)
    assert {error.article for error in refused.value.errors} == {ARTICLE}


def test_the_auction_team_is_instructed_once_the_dossier_centre_has_the_papers() -> None:
    """二(四)2: 发送办理网拍辅助事项指令时，应同时告知相关材料已移送."""

    def refused(team: str, asset: str | None) -> tuple[int, str, str]:
        with pytest.raises(Problem) as found:
            rules.check_transferred(team, asset, {"flat": NOW, "car": None})
        (fault,) = found.value.errors
        return found.value.status, fault.field, str(fault.article)

    assert rules.check_transferred("auction", "flat", {"flat": NOW}) == NOW
    assert refused("auction", "car") == (409, "asset", "二(四)2")
    assert refused("auction", "shares") == refused("auction", None) == (422, "asset", "二(四)2")
    assert rules.check_transferred("custody", None, {}) is None
    assert refused("custody", "flat") == (422, "asset", "二(四)2")
