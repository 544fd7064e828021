"""What squawk finds in the SQL of migrations: locks that stop a running court, changes that its old code cannot bear."""

from __future__ import annotations

import json
import subprocess
import sysconfig
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parent.parent

NOT_ASKED = (
    "require-lock-timeout",  # deploy.database sets both on its connection
    "require-statement-timeout",
    "require-concurrent-index-creation",  # all of a team's migrations or none: one transaction, and CONCURRENTLY needs
    "require-concurrent-index-deletion",  # its own; writers wait for an index of a court's size for less than a time-out
    "prefer-bigint-over-int",  # years, rounds, positions, counts of one case
)
EXCUSED: dict[str, tuple[str, ...]] = {
    # Frozen before there was this check; they ran before any court had filled these tables.
    "auction_0003": ("ban-drop-default",),
    "commission_0004": ("constraint-missing-not-valid",),
    "court_0001": ("prefer-identity",),
    "custody_0003": ("ban-drop-default",),
    "custody_0008": (
        "ban-drop-constraint",
    ),  # one measure an asset: a wider index takes its place in the same transaction
    "custody_0010": ("ban-drop-constraint",),  # of the migration before it: no court has it
    "documents_0003": ("constraint-missing-not-valid", "disallowed-unique-constraint"),
    "documents_0005": (
        "adding-foreign-key-constraint",
        "constraint-missing-not-valid",
        "disallowed-unique-constraint",
    ),
    "documents_0006": ("ban-drop-constraint", "constraint-missing-not-valid"),
    "documents_0030": ("ban-drop-constraint",),  # a draft may be taken back: wider ones take their place
    "funds_0004": ("ban-drop-constraint", "constraint-missing-not-valid"),
    "funds_0021": ("ban-drop-constraint",),  # a stricter one takes its place in the same transaction
    "funds_0024": ("ban-drop-constraint",),  # that of the paying-in takes its place
    "funds_0029": ("ban-drop-not-null",),  # old code reads a bill by its number and file, and never its plan
    "funds_0032": ("ban-drop-constraint",),  # of a number alone: the issuer's takes its place
    "intake_0003": ("ban-drop-default",),
    "intake_0004": ("constraint-missing-not-valid",),
    "intake_0027": (
        "ban-drop-constraint",
    ),  # one duty of a rule an occasion: a wider index takes its place in the same transaction
    "intake_0056": ("ban-drop-constraint",),  # what an interview named is checked as a clue of its own
    "intake_0057": (
        "ban-drop-constraint",
    ),  # upkeep may also be over because the case goes on: a wider one takes its place
    "intake_0060": (
        "ban-drop-constraint",
    ),  # a case may go on for a third reason: a wider one takes its place
    "intake_0061": ("ban-drop-constraint",),  # what is supplied may have come before the notice was on record
    "intake_0084": ("ban-drop-constraint",),  # a stay may also be withdrawn: a wider one takes its place
    "intake_0097": (
        "ban-drop-constraint",
    ),  # a signed ruling does instead of a file: a wider one takes its place
    "intake_0103": (
        "ban-drop-constraint",
    ),  # one alteration a party: one that stands, by an index of its own
}
"""Of one migration, the rules it may break; a later one is added with its reason."""


def faults(sql: dict[str, str]) -> list[str]:
    """A line for each rule that a migration breaks without excuse. `sql`: the statements of each by its number."""
    with tempfile.TemporaryDirectory(prefix="jiyue-squawk-") as directory:
        for name, statements in sql.items():
            (Path(directory) / name).with_suffix(".sql").write_text(f"{statements};\n", "utf-8")
        found = subprocess.run(
            [
                *(f"{sysconfig.get_path('scripts')}/squawk", "--reporter", "json", "--pg-version", "18"),
                *("--assume-in-transaction", "--exclude", ",".join(NOT_ASKED)),
                *(f"{name}.sql" for name in sorted(sql)),
            ],
            cwd=directory,
            capture_output=True,
            text=True,
        )
    if found.returncode not in (0, 1):
        raise RuntimeError(found.stderr)
    return [
        f"{name}：{fault['rule_name']}：{fault['message']} {fault['help'] or ''}".rstrip()
        for fault in json.loads(found.stdout)
        if fault["rule_name"] not in EXCUSED.get(name := Path(fault["file"]).stem, ())
    ]


def sql_files() -> dict[str, str]:
    """The SQL files that migrations run, as they read for one team."""
    return {
        path.stem: path.read_text("utf-8").format(schema="team", app="team_app")
        for path in (PROJECT / "shared" / "platform").glob("*.sql")
    }
