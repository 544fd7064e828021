"""A query outside a repository.py is found, however it is written; what a session does with a row is none."""

from __future__ import annotations

import pytest

from deploy.check_queries import main, queries


@pytest.mark.parametrize(
    "query",
    [
        "from sqlmodel import select\nselect(Case)",
        "from sqlalchemy import select as chosen\nchosen(Case)",
        "import sqlalchemy\nsqlalchemy.text('SELECT 1')",
        "import sqlalchemy as sa\nsa.delete(Case)",
        "from shared.platform.db import run_sql\nrun_sql(session, 'SELECT 1')",
        "from shared.platform import db\ndb.run_sql(session, 'SELECT 1')",
        "async def read(work):\n    return (await work.session.exec(query)).all()",
        "def read(connection):\n    return connection.execute(query)",
    ],
)
def test_a_planted_query_is_found(query: str) -> None:
    assert [line for line, _ in queries(query)] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "session.get(Case, number, with_for_update=True)",
        "session.add(case)",
        "session.flush()",
        "fields.text('basis', '执行依据')",
        "select(answer)",
    ],
)
def test_what_is_no_query_is_left_alone(line: str) -> None:
    assert list(queries(f"from services.documents.drafting import fields\n{line}")) == []


def test_only_a_model_writes_the_condition_of_an_index() -> None:
    condition = (
        "from sqlalchemy import Index, text\nIndex('one_open', 'case_number', postgresql_where=text('state'))"
    )
    assert [line for line, _ in queries(condition)] == [2]
    assert list(queries(condition, model=True)) == []


def test_every_query_of_the_services_stands_in_a_repository(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0, capsys.readouterr().err
