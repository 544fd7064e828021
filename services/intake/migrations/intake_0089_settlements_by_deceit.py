"""Findings of fraud or duress by which a settlement falls away."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0089"
down_revision = "intake_0088"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString()


def upgrade() -> None:
    for table, name in (
        ("settlement", "deceit_found_by_a_paper"),
        ("resumption", "resumption_found_by_a_paper"),
    ):
        op.add_column(table, sa.Column("found_by", _TEXT, nullable=True), schema="intake")
        number = sa.Column("found_number", _TEXT, server_default="", nullable=False)
        op.add_column(table, number, schema="intake")
        op.add_column(table, sa.Column("found_on", sa.Date(), nullable=True), schema="intake")
        op.add_column(table, sa.Column("found_paper", _TEXT, nullable=True), schema="intake")
        op.execute(
            f"ALTER TABLE intake.{table} ADD CONSTRAINT {name} CHECK ("
            "num_nulls(found_by, found_on, found_paper) = 3"
            " OR num_nulls(found_by, found_on, found_paper) = 0 AND found_number <> '') NOT VALID"
        )
