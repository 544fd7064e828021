"""Agents after filing."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0020"
down_revision = "intake_0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "agent", sa.Column("power", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "agent", sa.Column("entered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "agent", sa.Column("entered_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake"
    )
    op.add_column(
        "agent", sa.Column("end_notice", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "agent", sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column("agent", sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake")
    # none is there that could break them: the columns are new
    op.execute(
        "ALTER TABLE intake.agent ADD CONSTRAINT entered_on_a_paper"
        " CHECK (num_nulls(power, entered_by, entered_at) IN (0, 3)) NOT VALID"
    )
    op.execute(
        "ALTER TABLE intake.agent ADD CONSTRAINT ended_on_a_paper"
        " CHECK (num_nulls(end_notice, ended_by, ended_at) IN (0, 3)) NOT VALID"
    )
