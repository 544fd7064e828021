"""A docket's id, and the workflow that keeps it before and after the case's end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.contracts.docket_id import COURT, DocketId

CASE = "（2026）豫1502执1号"
SUBJECTS = st.text(min_size=1).filter(lambda subject: "/" not in subject)
DOCKETS = st.one_of(
    st.builds(DocketId.case, SUBJECTS),
    st.builds(DocketId.application, SUBJECTS),
    st.just(DocketId.case(COURT)),
)


@given(DOCKETS)
def test_what_is_written_is_read_again(docket: DocketId) -> None:
    assert DocketId.parse(str(docket)) == docket


@given(DOCKETS)
def test_a_docket_is_kept_by_its_case_and_by_its_upkeep(docket: DocketId) -> None:
    assert DocketId.kept_by(str(docket)) == docket
    assert DocketId.kept_by(docket.upkeep) == docket


@given(st.lists(DOCKETS, unique=True))
def test_no_two_dockets_share_a_workflow(dockets: list[DocketId]) -> None:
    keepers = [keeper for docket in dockets for keeper in (str(docket), docket.upkeep)]
    assert len(set(keepers)) == len(keepers)


def test_the_ids_are_those_of_running_workflows() -> None:
    case, application = DocketId.case(CASE), DocketId.application("2026-1")
    assert (str(case), case.upkeep) == (f"case/{CASE}", f"upkeep/{CASE}")
    court = DocketId.case(COURT)
    assert (str(court), court.upkeep) == ("court/court", "upkeep/court/court")
    assert (str(application), application.upkeep) == ("application/2026-1", "upkeep/application/2026-1")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "case",
        "case/",
        "application/",
        f"payout/{CASE}/x",
        f"upkeep/{CASE}",
        f"Case/{CASE}",
        "case/court",
        "court/x",
    ],
)
def test_no_other_workflow_keeps_a_docket(text: str) -> None:
    with pytest.raises(ValueError, match="no docket"):
        DocketId.parse(text)


@pytest.mark.parametrize("workflow", ["upkeep/", "case/", "upkeep/case/", "network/x"])
def test_no_docket_without_a_subject_is_kept(workflow: str) -> None:
    with pytest.raises(ValueError, match="no docket"):
        DocketId.kept_by(workflow)
