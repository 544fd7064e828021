"""A measure is lifted by another ruling than its own; what is frozen, lifted or filed names its ruling or its person.

What was recorded under the older rules stands.
"""

from alembic import op

revision = "custody_0004"
down_revision = "custody_0003"
branch_labels = None
depends_on = None

CHECKS = (
    ("decision", "frozen_by_ruling", "way <> 'freeze_online' OR ruling_no <> ''"),
    ("measure", "lifted_by_another_ruling", "lift_ruling_no <> ruling_no"),
    (
        "measure",
        "lifting_is_decided_by_a_person",
        "num_nulls(lift_ruling_no, lift_reason, lift_decided_at, lift_decided_by) IN (0, 4)",
    ),
    ("feedback", "filed_by_a_person", "num_nulls(filed_at, filed_by) IN (0, 2)"),
)


def upgrade() -> None:
    for table, name, condition in CHECKS:
        op.create_check_constraint(name, table, condition, schema="custody", postgresql_not_valid=True)
