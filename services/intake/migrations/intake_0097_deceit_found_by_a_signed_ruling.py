"""A court's own finding of fraud or duress is a signed document, no file; those of before keep their files."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0097"
down_revision = "intake_0096"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, name in (
        ("settlement", "deceit_found_by_a_paper"),
        ("resumption", "resumption_found_by_a_paper"),
    ):
        op.add_column(table, sa.Column("found_ruling", sa.String(), nullable=True), schema="intake")
        op.execute(
            f"ALTER TABLE intake.{table} DROP CONSTRAINT {name}, ADD CONSTRAINT {name} CHECK ("
            "num_nonnulls(found_by, found_on, found_paper, found_ruling) = 0"
            " OR num_nulls(found_by, found_on) = 0 AND num_nonnulls(found_paper, found_ruling) = 1"
            " AND found_number <> '') NOT VALID"
        )
