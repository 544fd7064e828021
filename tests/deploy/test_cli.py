"""jiyue due and jiyue rulebook, as a person or a script calls them."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from deploy.cli import app
from shared.law.rulebook import DUTIES

KEYS = {
    *("id", "article", "opens_on", "met_by", "limit", "unit", "layer", "source", "confidence"),
    *("owner", "warn_before", "escalate_to", "since"),
}
UNITS = {"hour", "day", "workday", "same_day", "immediate", "prompt", "daily", "month", "year"}


def run(*args: str) -> Result:
    return CliRunner().invoke(app, args)


def due(start: str, limit: int, unit: str, *more: str) -> Any:
    answer = run("due", "--start", start, "--limit", str(limit), "--unit", unit, *more)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


@pytest.mark.parametrize(
    ("start", "three", "five", "ten", "ten_days"),
    [
        ("2026-02-13", "2026-02-25", "2026-02-27", "2026-03-05", "2026-02-24"),
        ("2026-04-30", "2026-05-08", "2026-05-11", "2026-05-18", "2026-05-11"),
        ("2026-09-18", "2026-09-22", "2026-09-24", "2026-10-09", "2026-09-28"),
        ("2026-09-30", "2026-10-10", "2026-10-13", "2026-10-20", "2026-10-10"),
        ("2026-11-23", "2026-11-26", "2026-11-30", "2026-12-07", "2026-12-03"),
    ],
)
def test_working_days_and_days_around_the_holidays(
    start: str, three: str, five: str, ten: str, ten_days: str
) -> None:
    ends = [
        due(f"{start}T10:00:00+08:00", limit, unit)["due_date"]
        for limit, unit in ((3, "workday"), (5, "workday"), (10, "workday"), (10, "day"))
    ]
    assert ends == [three, five, ten, ten_days]


def test_the_answer_says_how_it_was_counted() -> None:
    found = due("2026-02-13T10:00:00+08:00", 5, "workday")
    assert set(found) == {"due_date", "due_at", "provisional", "steps"}
    assert (found["due_at"], found["provisional"]) == ("2026-02-28T00:00:00+08:00", False)
    skipped = [f"2026-02-{day}" for day in range(15, 24)]
    named = [step[:10] for step in found["steps"] if step.startswith("2026-02-") and "计入" in step]
    assert named == ["2026-02-14", *skipped]
    assert next(step for step in found["steps"] if step.startswith("2026-02-14")).endswith("，计入")
    assert all(step.endswith("不计入") for step in found["steps"] if step[:10] in skipped)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-23T09:20:00+08:00", "2026-11-24T10:00:00+08:00"),
        ("2026-11-23T10:00:00+08:00", "2026-11-24T11:00:00+08:00"),
        ("2026-11-23T01:20:00+00:00", "2026-11-24T10:00:00+08:00"),
    ],
)
def test_hours_run_from_the_next_full_one(start: str, end: str) -> None:
    assert due(start, 24, "hour")["due_at"] == end


def test_a_backward_period_moves_earlier() -> None:
    found = due("2026-10-10T00:00:00+08:00", 7, "day", "--backward")
    assert (found["due_date"], found["due_at"]) == ("2026-09-30", "2026-10-01T00:00:00+08:00")
    assert due("2026-03-13T10:00:00+08:00", 3, "day", "--backward")["due_date"] == "2026-03-10"


def test_a_date_in_a_year_not_yet_published_is_provisional() -> None:
    found = due("2026-12-30T10:00:00+08:00", 3, "workday")
    assert (found["due_date"], found["provisional"]) == ("2027-01-05", True)
    assert any("暂定" in step for step in found["steps"])


def test_units_without_a_number_take_none() -> None:
    assert due("2026-03-10T15:00:00+08:00", 0, "same_day")["due_date"] == "2026-03-10"
    assert due("2026-03-10T15:10:00+08:00", 0, "immediate")["due_at"] == "2026-03-10T17:00:00+08:00"


@pytest.mark.parametrize(
    ("start", "limit", "unit", "more"),
    [
        ("2026-02-13T10:00:00", "5", "workday", ()),
        ("2026-02-30T10:00:00+08:00", "5", "workday", ()),
        ("2026-02-13T10:00:00+08:00", "0", "workday", ()),
        ("2026-02-13T10:00:00+08:00", "-1", "day", ()),
        ("2026-02-13T10:00:00+08:00", "1.5", "day", ()),
        ("2026-02-13T10:00:00+08:00", "36501", "day", ()),
        ("2026-02-13T10:00:00+08:00", "5", "week", ()),
        ("1900-02-13T10:00:00+08:00", "5", "day", ()),
        ("2026-02-13T10:00:00+08:00", "0", "same_day", ("--backward",)),
        ("2026-02-13T10:00:00+08:00", "5", "same_day", ()),
        ("2026-02-13T10:00:00+08:00", "3", "prompt", ()),
        ("20260213", "5", "day", ()),
    ],
)
def test_bad_input_is_refused_without_a_traceback(
    start: str, limit: str, unit: str, more: tuple[str, ...]
) -> None:
    answer = run("due", "--start", start, "--limit", limit, "--unit", unit, *more)
    assert answer.exit_code == 2
    assert isinstance(answer.exception, SystemExit)
    assert not answer.stdout
    assert answer.stderr


def test_a_rule_is_counted_with_its_own_limit_and_shows_its_words() -> None:
    answer = run("due", "--start", "2026-02-13T10:00:00+08:00", "--rule", "documents.initial_batch")
    found = json.loads(answer.stdout)
    assert (found["article"], found["due_date"]) == ("二(一)7", "2026-02-27")
    assert found["text"] == "法律文书格式化集中制作与发送工作，应于立案之日起5个工作日内完成。"


@pytest.mark.parametrize("more", [("--rule", "documents.initial"), ()])
def test_without_a_rule_or_a_unit_nothing_is_counted(more: tuple[str, ...]) -> None:
    answer = run("due", "--start", "2026-02-13T10:00:00+08:00", *more)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "规则" in answer.stderr or "--rule" in answer.stderr


def test_the_rulebook_is_one_json_line_a_duty() -> None:
    answer = run("rulebook", "--json")
    assert answer.exit_code == 0
    rows = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [row["id"] for row in rows] == list(DUTIES)
    for row in rows:
        assert set(row) >= KEYS
        assert row["unit"] in UNITS
        assert row["layer"] in ("internal", "statutory")
        assert row["confidence"] in ("found", "memory", "unsure")
        assert row["escalate_to"]
        assert isinstance(row["limit"], int)
        assert row["text"] or row["confidence"] != "found"


def test_a_line_says_what_its_article_says() -> None:
    rows = [json.loads(line) for line in run("rulebook", "--json").stdout.splitlines()]
    line = next(row for row in rows if row["id"] == "documents.initial_batch")
    assert {key: line[key] for key in KEYS} == {
        "id": "documents.initial_batch",
        "article": "二(一)7",
        "opens_on": "intake.case_filed",
        "met_by": "documents.initial_batch_dispatched",
        "limit": 5,
        "unit": "workday",
        "layer": "internal",
        "source": "浉法〔2023〕30号",
        "confidence": "found",
        "owner": "document_clerk",
        "warn_before": "3个工作日",
        "escalate_to": ["command_centre_director", "leader_in_charge"],
        "since": "2023-03-28",
    }


def test_a_line_says_from_where_to_count_what_pairs_and_what_is_not_counted() -> None:
    rows = {row["id"]: row for row in map(json.loads, run("rulebook", "--json").stdout.splitlines())}

    def told(rule: str, *keys: str) -> tuple[Any, ...]:
        return tuple(rows[rule][key] for key in keys)

    counting = ("counted_from", "from_end_of_day", "backward", "written")
    assert told("documents.initial_batch", *counting) == ("", False, False, False)
    assert told("documents.enforcement_notice", *counting) == ("application_received_at", False, False, False)
    assert told("custody.renewal", *counting) == ("expires_at", True, True, False)
    assert told("commission.answer", *counting) == ("term_ends_at", False, False, True)
    pairing = ("opens_on_refs", "met_by_refs", "match", "earlier_counts", "stays_done")
    assert told("custody.reference_price_start", *pairing) == (
        {"asset_kind": ["real_estate", "vehicle", "equity", "securities"]},
        [{}, {}, {"way": "not_worth"}, {}],
        "asset",
        True,
        True,
    )
    assert told("auction.platform_reports", "met_by", *pairing) == (
        "auction.price_reported|auction.inquiry_ordered|custody.measure_lifted|auction.disposal_withdrawn",
        {"method": "online"},
        [{}, {"method": "appraisal"}, {}, {}],
        "asset",
        True,
        False,
    )
    stopped = {rule for rule, row in rows.items() if row["not_counted"]}
    others = {rule for rule in stopped if not rule.startswith("funds.disbursement")}
    assert others == {"case.term", "auction.next_round_statutory"}
    auctioned = {
        "reason": "拍卖期间不计入",
        "article": "案件审理期限规定第九条第（十二）项",
        "begins": "auction.published",
        "begins_refs": {},
        "ends": "auction.round_failed|auction.round_sold|auction.suspended|auction.called_off",
        "ends_refs": [{}, {}, {}, {}],
        "match": "listing",
    }
    resumed = {"begins": "auction.suspension_ended", "begins_refs": {"result": "resumed"}}
    stopped_by = rows["case.term"]["not_counted"]
    assert stopped_by[:2] == [auctioned, auctioned | resumed]
    assert {row["match"] for row in stopped_by[2:]} == {"stay"}
    assert stopped_by[2]["begins_refs"] == {"ground": "suspension"}
    assert told("funds.disbursement", "unconfirmed_unit", "outlives_case") == (True, True)
    assert told("documents.initial_batch", "unconfirmed_unit", "outlives_case") == (False, False)
    assert told("custody.renewal", "unconfirmed_unit", "outlives_case") == (True, True)


def test_the_rulebook_as_a_table_names_every_article() -> None:
    answer = CliRunner(env={"COLUMNS": "300"}).invoke(app, ["rulebook"])
    assert answer.exit_code == 0
    assert [duty.article for duty in DUTIES.values() if duty.article not in answer.stdout] == []


@pytest.mark.parametrize(
    "command", [("outbox",), ("outbox", "retry", "funds", "case/1", "1"), ("audit", "verify")]
)
def test_where_nothing_runs_one_line_says_so(tmp_path: Path, command: tuple[str, ...]) -> None:
    where = ("--directory", str(tmp_path))
    answer = run(*command, *where)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr == f"{tmp_path} 没有正在运行的实例：请先执行 make up，或用 --directory 指明其目录\n"


def test_a_database_that_does_not_answer_is_one_line_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
    answer = run("audit", "verify", "--auditor", f"postgresql://auditor:x@127.0.0.1:{port}/jiyue")
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr.startswith("数据库没有应答：")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        ("--help", "fastapi httpx sqlalchemy alembic temporalio asyncpg"),
        (
            "due --start 2026-02-13T10:00:00+08:00 --limit 5 --unit day",
            "fastapi httpx sqlalchemy alembic temporalio asyncpg",
        ),
        ("outbox", "fastapi httpx sqlalchemy alembic"),  # the teams are named among the contracts
    ],
)
def test_a_command_loads_no_more_than_it_needs(tmp_path: Path, command: str, unneeded: str) -> None:
    """The web, tables and Temporal are a second and a half of start-up."""
    program = (
        "import sys; from deploy.cli import app\n"
        f"try: app({command.split()})\n"
        f"finally: print({set(unneeded.split())} & {{*sys.modules}}, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert ended.stderr.splitlines()[-1] == "set()"


def test_only_the_sale_is_written_down() -> None:
    """docs/how-a-case-goes.md is the sale's page."""
    refused = run("demo", "--story", "settled", "--chronicle")
    assert (refused.exit_code, "how-a-case-goes.md" in refused.output) == (2, True)
