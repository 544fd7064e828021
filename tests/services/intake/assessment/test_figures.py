"""What the court is measured by: twelve cases and a duty of each in, exact figures out; each figure is what its list holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from services.intake.assessment.rules import is_asked_for
from services.intake.docket.models import AppliedFact, DutyRow
from services.intake.sampling.models import DossierFault, DossierReview, DossierRound
from shared.contracts.auction.facts import DisposalDecided
from shared.contracts.custody.facts import MeasureTaken
from shared.contracts.intake.facts import CaseAssigned
from shared.law.calendar import Calendar
from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.desk.browser import browser
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import file_case

pytestmark = pytest.mark.walk

ARTICLE = "一(二)"
ON_RECORD: tuple[tuple[str, str, str, bool, bool], ...] = (
    # filed, closed, mode, with property, within its term
    ("2025-09-01T10:00", "2026-02-10T10:00", "fully_enforced", True, True),
    ("2025-09-01T10:00", "2026-02-11T10:00", "terminated", True, True),
    ("2025-05-01T10:00", "2026-02-12T10:00", "fully_enforced", True, False),
    ("2025-09-01T10:00", "2026-02-13T10:00", "concluded_this_round", True, True),
    ("2025-09-01T10:00", "2026-02-14T10:00", "fully_enforced", False, True),
    ("2025-09-01T10:00", "2026-02-28T23:59", "cancelled", True, True),
    ("2025-09-01T10:00", "2026-01-31T23:59", "fully_enforced", True, True),
    ("2025-09-01T10:00", "2026-02-01T00:00", "fully_enforced", True, True),
    ("2025-10-01T10:00", "", "", True, False),
    ("2022-05-01T10:00", "", "", False, False),
    ("2022-01-01T10:00", "2023-02-28T23:59", "fully_enforced", True, True),
    ("2026-03-01T00:00", "", "", False, False),
)
LATE = datetime(2025, 6, 20, tzinfo=COURT_ZONE)
RULE = "documents.initial_batch"


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COURT_ZONE)


def _duty(docket: str, place: int, state: str, *, late: bool) -> DutyRow:
    """One that ended on 2025-06-16, which no step waits for."""
    end = datetime(2025, 6, 17, tzinfo=COURT_ZONE)
    met = end + timedelta(days=2 if late else -2)
    return record(
        DutyRow,
        docket=docket,
        rule_id=RULE,
        occasion=f"{place}",
        opened_by=f"{place}",
        due_date=date(2025, 6, 16),
        due_at=end,
        warn_at=LATE.replace(year=2999),
        state=state,
        overdue_at=LATE if late else None,
        met_at=met if state == "met" else None,
        next_step="none",
    )


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> list[str]:
    numbers = [await file_case(court, seed) for seed in range(1200, 1200 + len(ON_RECORD))]
    for place, (number, of) in enumerate(zip(numbers, ON_RECORD, strict=True)):
        filed, closed, mode, with_property, in_term = of
        docket = f"case/{number}"
        await court.sql(
            "UPDATE intake.enforcement_case SET filed_at = $2 WHERE case_number = $1", number, _at(filed)
        )
        if with_property:
            await put(court, record(AppliedFact, docket=docket, kind=MeasureTaken.kind))
        if closed:
            request = approved(case_number=number)
            request.mode = mode
            await put(court, request)
            await court.sql(
                "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = $2, closed_at = $3"
                " WHERE case_number = $1",
                number,
                mode,
                _at(closed),
            )
            await court.sql(
                "UPDATE intake.duty SET state = 'met', met_at = due_at + $2"
                " WHERE docket = $1 AND rule_id = 'case.term'",
                docket,
                timedelta(seconds=-1 if in_term else 0),
            )
        if place < 10:  # 查控 took 1 to 10 days; the case was given to another officer in between
            began = datetime(2025, 11, 1, 9, tzinfo=COURT_ZONE)
            for kind, after in (
                (CaseAssigned, 0.0),
                (CaseAssigned, 0.5),
                (DisposalDecided, place + 1.0),
            ):
                at = began + timedelta(days=after)
                await put(court, record(AppliedFact, docket=docket, kind=kind.kind, occurred_at=at))
    states = [("met", False)] * 5 + [("met", True)] * 2 + [("open", True)] * 3
    states += [("open", False), ("lapsed", False)]
    for place, (number, (one, late)) in enumerate(zip(numbers, states, strict=True)):
        await put(court, _duty(f"case/{number}", place, one, late=late))
    await court.sql("UPDATE intake.enforcement_case SET sealed = true WHERE case_number = $1", numbers[5])
    return numbers


async def figures(court: Court, period: str, who: str = "zhongxin01") -> dict[str, Any]:
    found: dict[str, Any] = await court.do("GET", "intake", f"/assessment?period={period}", who)
    return found


def indicators(found: dict[str, Any]) -> dict[str, tuple[Any, Any, Any]]:
    names = ("numerator", "denominator", "rate")
    return {one["indicator"]: tuple(one[name] for name in names) for one in found["indicators"]}


@pytest.mark.parametrize(
    ("period", "performed", "overall"),
    [
        ("2026-02", (3, 6, "50.0"), (8, 10, "80.0")),
        ("2026-01", (1, 1, "100.0"), (2, 11, "18.2")),
        ("2026-Q1", (4, 7, "57.1"), (8, 11, "72.7")),
        ("2026", (4, 7, "57.1"), (8, 11, "72.7")),
        ("2021", (0, 0, None), (0, 0, None)),
    ],
)
async def test_the_indicators_are_exact(
    court: Court, cases: list[str], period: str, performed: Any, overall: Any
) -> None:
    """The first and the last instant of a month are its own; a case concluded without money is none that was performed."""
    found = indicators(await figures(court, period))
    assert (found["performed"], found["overall"]) == (performed, overall)


async def test_a_concluded_case_passes_when_no_review_of_the_period_found_what_stood(
    court: Court, cases: list[str]
) -> None:
    """Four reviewed in February: one faultless, one whose fault was struck; one corrected, one looked at again to make it right."""
    others = [await file_case(court, seed) for seed in range(1260, 1263)]
    looks: tuple[tuple[str, str, str | None], ...] = (
        (cases[3], "2026-02-03T10:00", None),
        (others[0], "2026-02-03T10:00", "struck"),
        (others[1], "2026-02-28T23:59", "corrected"),
        (others[2], "2026-02-03T10:00", "returned"),
        (others[2], "2026-02-04T10:00", None),
        (others[1], "2026-03-01T00:00", None),
        (cases[0], "2026-02-03T10:00", None),
    )
    closed = "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = $2, closed_at = $3"
    for number in others:
        request = approved(case_number=number)
        request.mode = "concluded_this_round"
        await put(court, request)
        await court.sql(f"{closed} WHERE case_number = $1", number, request.mode, _at("2020-12-30T10:00"))
    for number, at, state in looks:
        one = record(DossierRound, frame=[number, "another"], size=1)
        await put(court, one)
        seen: dict[str, Any] = {"round": one.id, "case_number": number}
        await put(court, record(DossierReview, **seen, reviewed_at=_at(at), score=Decimal(90), items={}))
        if state:
            await put(court, record(DossierFault, **seen, state=state))
    assert indicators(await figures(court, "2026-02"))["concluded"] == (2, 4, "50.0")
    for chosen in (
        {"selection": "targeted", "frame": [others[0], "another"], "size": 2},
        {"selection": "targeted", "frame": [others[0], "another"], "size": 1},
        {"frame": [others[0]], "size": 1},  # drawn, but there was nothing else to be drawn
    ):
        one = record(DossierRound, **chosen)
        seen = {"round": one.id, "case_number": others[0], "reviewed_at": _at("2026-02-05T10:00")}
        await put(court, one, record(DossierReview, **seen, score=Decimal(50), items={}))
        await put(court, record(DossierFault, round=one.id, case_number=others[0], state="corrected"))
    found = indicators(await figures(court, "2026-02"))["concluded"]
    assert found == (2, 4, "50.0"), "what was chosen says nothing of the others"
    assert indicators(await figures(court, "2026-03"))["concluded"] == (1, 1, "100.0")
    listed = "/assessed-cases?period=2026-02&indicator=concluded&counted=false"
    failed = {one["case_number"] for one in await court.listed("intake", listed, "zhongxin01")}
    assert failed == {others[1], others[2]}


async def test_each_indicator_shows_its_formula_and_what_is_unsure(court: Court, cases: list[str]) -> None:
    found = {one["indicator"]: one for one in (await figures(court, "2026-02"))["indicators"]}
    assert list(found) == ["performed", "concluded", "complaints", "overall"]
    assert [one["goal"] for one in found.values()] == [90, 90, 90, 80]
    for one in found.values():
        assert one["numerator_is"]
        assert one["denominator_is"]
        assert bool(one["missing"]) is (one["numerator"] is None)
        assert bool(one["doubt"]) is not bool(one["missing"])


async def test_each_figure_is_what_its_list_holds(court: Court, cases: list[str]) -> None:
    found = await figures(court, "2026-02")
    for name, (part, whole, _) in indicators(found).items():
        listed = f"/assessed-cases?period=2026-02&indicator={name}"
        assert len(await court.listed("intake", listed, "zhongxin01")) == (whole or 0)
        assert len(await court.listed("intake", f"{listed}&counted=true", "zhongxin01")) == (part or 0)
    performed = "/assessed-cases?period=2026-02&indicator=performed"
    of = {one["case_number"] for one in await court.listed("intake", performed, "zhongxin01")}
    assert of == {cases[place] for place in (0, 1, 2, 3, 5, 7)}
    hidden = {one["case_number"] for one in await court.listed("intake", performed, "zhixiao01")}
    assert of - hidden == {cases[5]}, "a sealed case is counted, and listed for whom it is open to"


async def test_a_clause_is_kept_in_time_late_or_not_yet(court: Court, cases: list[str]) -> None:
    (one,) = (await figures(court, "2025-06"))["compliance"]
    assert (one["team"], one["article"]) == ("documents", "二(一)7")
    assert [one[name] for name in ("in_time", "late", "open_late", "running")] == [5, 2, 3, 1]
    assert one["rate"] == "50.0", "five of the ten that had to be done by now; what lapsed is no breach"
    listed = f"/duties?team=documents&article={one['article']}&due_from=2025-06-01&due_to=2025-06-30"
    for asked, count in (("met&light=green", 5), ("met&light=red", 2), ("open", 4), ("open&light=red", 3)):
        found = await court.listed("intake", f"{listed}&state={asked}", "zhongxin01")
        assert len({row["docket"] for row in found}) == len(found) == count, asked
    async with browser(court) as one_page:
        await one_page.login("juzhang01")
        page = await one_page.get("/assessment", period="2025-06")
        figures_behind = {href: text for text, href in page.pairs if href.startswith("/duties?")}
        assert sorted(figures_behind.values()) == ["2", "3", "4", "5"], "late, late and open, open, in time"
        assert "50.0%" in page.words
        for href, text in figures_behind.items():
            behind = await one_page.get(href)
            assert sum(tag == "tr" for tag, _ in behind.tags) - 1 == int(text), href


async def test_how_long_cases_stay_in_a_stage(court: Court, cases: list[str]) -> None:
    """Days 1 to 10: half took 5.5, nine of ten 9.1; given to another officer, a case stays in its stage."""
    (one,) = (await figures(court, "2025-11"))["stages"]
    assert one == {"stage": "查控", "passages": 10, "median_days": "5.5", "p90_days": "9.1"}
    listed = await court.listed("intake", "/stage-passages?period=2025-11&stage=查控", "zhongxin01")
    assert sorted(float(row["days"]) for row in listed) == [float(day) for day in range(1, 11)]


async def test_nobody_is_ranked_and_who_may_see_it(court: Court, cases: list[str]) -> None:
    found = await figures(court, "2026-02", "juzhang01")
    assert not {"officer", "court", "rank"} & {
        name for part in found.values() if isinstance(part, list) for one in part for name in one
    }
    assert (await court.call("GET", "intake", "/assessment?period=2026-02", "chengban01")).status_code == 403
    for wrong in ("2026-13", "2026-Q5", "26", "2026-2", "202６"):
        refused = await court.call("GET", "intake", f"/assessment?period={wrong}", "zhongxin01")
        assert refused.status_code == 422, wrong


async def test_a_bulletin_stays_as_it_was_published(court: Court, cases: list[str]) -> None:
    published = await court.call("POST", "intake", "/bulletins", "zhixiao01", {"month": "2026-02"})
    assert published.status_code == 403, "the director's act"
    early = await court.call("POST", "intake", "/bulletins", "zhongxin01", {"month": "2026-03"})
    assert_refused(early, 422, "bulletin_month", "该月尚未结束，不能通报", ARTICLE)
    whole = await court.call("POST", "intake", "/bulletins", "zhongxin01", {"month": "2026-Q1"})
    assert whole.status_code == 422
    body = {"month": "2026-02"}
    tried = await court.call("POST", "intake", "/bulletins", "zhongxin01", body, Prefer="handling=dry-run")
    assert tried.is_success
    assert not await court.listed("intake", "/bulletins", "zhongxin01")
    first = await court.do("POST", "intake", "/bulletins", "zhongxin01", body)
    assert indicators(first["figures"])["performed"] == (3, 6, "50.0")
    again = await court.call("POST", "intake", "/bulletins", "zhongxin01", body)
    assert_refused(again, 409, "bulletin_published", "该月已经通报", ARTICLE)

    await court.sql(
        "UPDATE intake.enforcement_case SET closed_at = $2 WHERE case_number = $1",
        cases[7],
        _at("2026-01-31T23:00"),
    )
    kept = await court.do("GET", "intake", f"/bulletins/{first['id']}", "wenshu01")
    assert kept["figures"] == first["figures"]
    assert kept["intact"]
    path = f"/bulletins/{first['id']}/correction"
    silent = await court.call("POST", "intake", path, "zhongxin01", {"reason": " "})
    assert silent.status_code == 422
    reason = {"reason": "一件案件的结案时间登记有误，已经更正"}
    second = await court.do("POST", "intake", path, "zhongxin01", reason)
    assert (second["edition"], second["reason"]) == (2, reason["reason"])
    assert indicators(second["figures"])["performed"] == (2, 5, "40.0")
    replaced = await court.call("POST", "intake", path, "zhongxin01", reason)
    assert_refused(replaced, 409, "bulletin_replaced", "该通报已经更正", ARTICLE)
    assert [one["allowed"] for one in second["acts"]] == [True]
    assert [
        one["allowed"]
        for one in (await court.do("GET", "intake", f"/bulletins/{first['id']}", "zhongxin01"))["acts"]
    ] == [False]


async def test_a_figure_changed_afterwards_shows(court: Court, cases: list[str]) -> None:
    one = await court.do("POST", "intake", "/bulletins", "zhongxin01", {"month": "2025-11"})
    change = (
        "UPDATE intake.bulletin SET figures = jsonb_set(figures, '{period}', '\"2025-12\"') WHERE id = $1"
    )
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await court.sql(change, one["id"], role="intake_app")
    await court.sql(change, one["id"])
    assert not (await court.do("GET", "intake", f"/bulletins/{one['id']}", "zhongxin01"))["intact"]


@pytest.mark.walk
async def test_a_months_bulletin_is_owed_on_the_first_working_day_after_it(
    court: Court, cases: list[str]
) -> None:
    """2026-04-01 is a Wednesday; nobody is asked for it twice, and it is no longer owed once it is published."""
    await inspected(court)
    assert not await owed(court), "the court began in the middle of March"
    await court.advance(to="2026-04-01T08:10:00+08:00")
    for _ in range(2):
        await inspected(court)
    ((month, state, due),) = await owed(court)
    assert (month, state, due) == ("month/2026-03", "open", date(2026, 4, 1))
    await court.do("POST", "intake", "/bulletins", "zhongxin01", {"month": "2026-03"})
    await court.advance()
    assert [state for _, state, _ in await owed(court)] == ["met"]


async def inspected(court: Court) -> None:
    await court.do("POST", "intake", "/daily-inspections", "zhixiao01")
    await court.advance()


async def owed(court: Court) -> list[tuple[str, str, date]]:
    rows = await court.sql("SELECT * FROM intake.duty WHERE rule_id = 'quality.bulletin'")
    return [(row["occasion"], row["state"], row["due_date"]) for row in rows]


def test_the_first_working_day_on_which_the_register_is_looked_at() -> None:
    """2026-05-01 to 05 are off: Wednesday the 6th, or the 7th where nobody looked on the 6th; a day off is none."""
    calendar = Calendar(version=0)
    off, first, second = date(2026, 5, 1), date(2026, 5, 6), date(2026, 5, 7)
    assert not is_asked_for(off, [], calendar)
    assert is_asked_for(first, [date(2026, 4, 30), off], calendar)
    assert not is_asked_for(second, [off, first], calendar)
    assert is_asked_for(second, [off], calendar)
