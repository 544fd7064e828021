"""Committed migrations, and the SQL that they run, are never edited."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from deploy import frozen

FIRST = "services/custody/migrations/custody_0001_platform.py"
NEW = "services/custody/migrations/custody_0002_more.py"
SQL = "shared/platform/platform.sql"
IDENTITY = ("-c", "user.name=t", "-c", "user.email=t@example.org")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one migration and one SQL file, both listed and committed."""
    for name in (FIRST, SQL, frozen.LIST):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("" if name == frozen.LIST else name)
    frozen.freeze(tmp_path)
    for command in (("init", "-q"), ("add", "."), (*IDENTITY, "commit", "-qm", "one")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def test_no_frozen_file_of_the_project_was_edited_and_none_is_missing_from_the_list() -> None:
    assert frozen.faults() == []


@pytest.mark.parametrize("name", [FIRST, SQL])
def test_an_edit_of_a_committed_file_is_refused_whatever_is_listed_anew(project: Path, name: str) -> None:
    (project / name).write_text("edited")
    frozen.freeze(project)
    assert frozen.faults(project) == [
        f"{name} 已冻结，不得修改：请恢复原样，改动另写新的迁移（make revision）；"
        "本人新写、尚未提交的，核对后执行 make freeze"
    ]
    (project / name).unlink()
    frozen.freeze(project)
    assert frozen.faults(project) == [f"{name} 已冻结，不得删除：请恢复原样"]


def test_a_hash_that_was_edited_with_its_file_is_refused_too(project: Path) -> None:
    (project / FIRST).write_text("edited")
    listed = (project / frozen.LIST).read_text()
    digest = hashlib.sha256(b"edited").hexdigest()
    lines = [f"{digest}  {FIRST}" if line.endswith(FIRST) else line for line in listed.splitlines()]
    (project / frozen.LIST).write_text("".join(f"{line}\n" for line in lines))
    subprocess.run(["git", *IDENTITY, "commit", "-qam", "two"], cwd=project, check=True)
    (fault,) = frozen.faults(project)
    assert fault.startswith(f"{FIRST} 已冻结，不得修改")


def test_a_new_migration_must_be_listed_and_may_be_edited_until_it_is_committed(project: Path) -> None:
    (project / NEW).write_text("new")
    assert frozen.faults(project) == [f"{NEW} 尚未冻结：请执行 make freeze"]
    frozen.freeze(project)
    assert frozen.faults(project) == []
    (project / NEW).write_text("better")
    assert frozen.faults(project) != []
    frozen.freeze(project)
    assert frozen.faults(project) == []


def test_two_migrations_of_one_number_are_refused(project: Path) -> None:
    """As two branches leave them; Alembic would only warn, and run one of them."""
    for name in (NEW, NEW.replace("more", "less")):
        (project / name).write_text(name)
    frozen.freeze(project)
    assert frozen.faults(project) == ["迁移编号 custody_0002 有 2 个文件：请改后者的编号"]
