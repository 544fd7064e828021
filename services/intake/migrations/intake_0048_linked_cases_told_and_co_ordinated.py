"""Linked cases told and co-ordinated."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0048"
down_revision = "intake_0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coordination",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("end_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "num_nulls(ended_by, ended_at) IN (0, 2) AND (ended_by IS NULL) = (end_reason = '')",
            name="coordination_ended_by_somebody",
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        "coordination_by_age", "coordination", ["decided_at", "id"], unique=False, schema="intake"
    )
    op.create_index("coordination_of_asset", "coordination", ["asset"], unique=False, schema="intake")
    op.create_index(
        op.f("ix_intake_coordination_case_number"),
        "coordination",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    op.create_table(
        "link_notice",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("other_case", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["other_case"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("case_number", "other_case"),
        schema="intake",
    )
    op.create_table(
        "shared_thing",
        sa.Column("asset", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("other_asset", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("other_case", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("noted_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["other_case"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("asset", "other_asset"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_shared_thing_case_number"),
        "shared_thing",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_shared_thing_other_asset"),
        "shared_thing",
        ["other_asset"],
        unique=False,
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_shared_thing_other_case"),
        "shared_thing",
        ["other_case"],
        unique=False,
        schema="intake",
    )
