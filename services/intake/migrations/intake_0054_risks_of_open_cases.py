"""Risks of open cases."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0054"
down_revision = "intake_0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "risk",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rule", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("found_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_risk_case_number"), "risk", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "one_risk_of_a_rule",
        "risk",
        ["case_number", "rule"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index("risk_by_age", "risk", ["found_at", "id"], unique=False, schema="intake")
