"""Acts of settlements, and notices of objections."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0058"
down_revision = "intake_0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "settled_act",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("settlement_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("performed_on", sa.Date(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("decided_by <> recorded_by", name="act_confirmed_by_another"),
        sa.CheckConstraint(
            "(state = 'recorded') = (num_nulls(decided_by, decided_at) = 2)", name="act_decided_by_somebody"
        ),
        sa.ForeignKeyConstraint(
            ["settlement_id"],
            ["intake.settlement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        "one_performance_an_act",
        "settled_act",
        ["settlement_id", "place"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state <> 'refused'"),
    )
    op.create_index(
        "one_performance_at_a_time",
        "settled_act",
        ["settlement_id"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state = 'recorded'"),
    )
    op.add_column(
        "petition", sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake"
    )
    op.add_column(
        "petition",
        sa.Column(
            "told_receipts",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default="[]",
            nullable=False,
        ),
        schema="intake",
    )
    op.create_index(
        "petition_about_a_thing",
        "petition",
        ["asset"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("asset <> ''"),
    )
