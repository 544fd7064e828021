"""Money that waits: asked for, decided and lifted by whom."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0017"
down_revision = "funds_0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hold",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("cause", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paper_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("resumption", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("resumed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("resumed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("disbursed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("(resumed_at IS NULL) = (resumed_by IS NULL)", name="hold_resumed_by_somebody"),
        sa.CheckConstraint("decided_by <> requested_by", name="hold_decided_by_another"),
        sa.CheckConstraint(
            "num_nonnulls(granted, decided_by, decided_at) IN (0, 3)", name="hold_decided_by_somebody"
        ),
        sa.CheckConstraint("resumed_at IS NULL OR granted", name="hold_resumed_if_granted"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index("hold_by_request", "hold", ["requested_at", "id"], unique=False, schema="funds")
    op.create_index(op.f("ix_funds_hold_case_number"), "hold", ["case_number"], unique=False, schema="funds")
    op.create_index(
        "one_hold_a_case",
        "hold",
        ["case_number"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("granted IS NOT FALSE AND resumed_at IS NULL"),
    )
    op.execute("REVOKE UPDATE ON funds.hold FROM funds_app")
    op.execute(
        "GRANT UPDATE (granted, answer, decided_by, decided_at, resumption, resumed_by, resumed_at, disbursed_at)"
        " ON funds.hold TO funds_app"
    )
