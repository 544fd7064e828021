"""Cases that pass from one officer or judge to another."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0010"
down_revision = "intake_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reassignment",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("office", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("former", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("person", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("decided_by <> person", name="nobody_takes_a_case_himself"),
        sa.CheckConstraint("former <> person", name="to_somebody_else"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_reassignment_case_number"),
        "reassignment",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    op.execute("REVOKE UPDATE ON intake.reassignment FROM intake_app")  # a decision stands as it was made
