"""A migration that would hold up or break a running court is refused."""

from __future__ import annotations

import pytest

from deploy import migration_lint


@pytest.mark.parametrize(
    ("rule", "statement"),
    [
        ("adding-required-field", "ALTER TABLE custody.asset ADD COLUMN seen boolean NOT NULL"),
        ("adding-not-nullable-field", "ALTER TABLE custody.asset ALTER COLUMN place SET NOT NULL"),
        ("changing-column-type", "ALTER TABLE custody.asset ALTER COLUMN value TYPE text"),
        ("renaming-column", "ALTER TABLE custody.asset RENAME COLUMN value TO worth"),
        ("ban-drop-column", "ALTER TABLE custody.asset DROP COLUMN value"),
        (
            "constraint-missing-not-valid",
            "ALTER TABLE custody.asset ADD CONSTRAINT positive CHECK (value > 0)",
        ),
        ("disallowed-unique-constraint", "ALTER TABLE custody.asset ADD CONSTRAINT once UNIQUE (identifier)"),
        ("syntax-error", "ALTER TABEL custody.asset"),
    ],
)
def test_an_offending_migration_is_refused_by_name(rule: str, statement: str) -> None:
    found = migration_lint.faults({"custody_9999": statement})
    assert any(fault.startswith(f"custody_9999：{rule}：") for fault in found), found


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE custody.asset ADD COLUMN seen boolean NOT NULL DEFAULT false",
        "ALTER TABLE custody.asset ADD CONSTRAINT positive CHECK (value > 0) NOT VALID",
        "CREATE INDEX asset_place ON custody.asset (place)",
        "CREATE TABLE custody.seen (id text PRIMARY KEY, round int NOT NULL)",
    ],
)
def test_what_a_running_court_bears_is_let_through(statement: str) -> None:
    assert migration_lint.faults({"custody_9999": statement}) == []


def test_an_excuse_is_for_one_rule_of_one_migration() -> None:
    drop = "ALTER TABLE custody.asset ALTER COLUMN value DROP DEFAULT"
    assert migration_lint.faults({"custody_0003": drop}) == []
    (fault,) = migration_lint.faults({"custody_0004": drop})
    assert fault.startswith("custody_0004：ban-drop-default")
    (fault,) = migration_lint.faults({"custody_0003": "ALTER TABLE custody.asset DROP COLUMN value"})
    assert fault.startswith("custody_0003：ban-drop-column")


def test_the_sql_files_are_read_as_one_team_reads_them() -> None:
    files = migration_lint.sql_files()
    assert "CREATE FUNCTION team.settle(" in files["platform"]
    assert migration_lint.faults(files) == []
