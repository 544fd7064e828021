"""`make revision`: a numbered migration from a schema to its models."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from deploy import database, revision
from deploy.local import LOGIN_ROLES
from tests.servers import PASSWORD

pytestmark = pytest.mark.road


@pytest.fixture
def custody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the team's migrations, to be added to."""
    versions = database._versions
    shutil.copytree(versions("custody"), tmp_path / "custody")
    monkeypatch.setattr(
        database, "_versions", lambda team: tmp_path / team if team == "custody" else versions(team)
    )
    return tmp_path / "custody"


async def test_the_migration_brings_the_schema_to_the_models_and_the_next_one_is_empty(custody: Path) -> None:
    server, name = os.environ["JIYUE_TEST_POSTGRES"], f"court_{uuid4().hex[:12]}"
    dsn = server.rpartition("/")[0] + f"/{name}"
    passwords = dict.fromkeys(LOGIN_ROLES.values(), PASSWORD)
    await database.prepare(superuser_dsn=server, database=name, role_passwords=passwords)
    connection = await asyncpg.connect(dsn)
    await connection.execute("ALTER TABLE custody.feedback DROP COLUMN filed_at")
    await connection.close()
    number = database._next("custody")

    first = await revision.write(dsn, "custody", "feedback filed when")
    assert first.name == f"{number}_feedback_filed_when.py"
    assert first.read_text().startswith('"""Feedback filed when."""\n\nimport sqlalchemy as sa\n')
    assert (
        f'revision = "{number}"\ndown_revision = "custody_{int(number[-4:]) - 1:04}"\n' in first.read_text()
    )
    assert (
        '"feedback", sa.Column("filed_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="custody"'
        in (first.read_text())
    )
    await database.prepare(superuser_dsn=server, database=name, role_passwords=passwords)
    await database.check(dsn)

    second = await revision.write(dsn, "custody", "by hand")
    assert second.read_text().endswith("\n\n\ndef upgrade() -> None:\n    pass\n")


@pytest.mark.parametrize(("team", "message"), [("nobody", "x"), ("custody", ""), ("custody", "查封")])
async def test_a_wrong_call_says_how_it_is_called(
    capsys: pytest.CaptureFixture[str], team: str, message: str
) -> None:
    assert await revision.main(team, message) == 2
    assert 'make revision TEAM=团队 M="' in capsys.readouterr().err
