"""Applications that become no case: refused by a ruling that is then served, or withdrawn by a letter."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0028"
down_revision = "intake_0027"
branch_labels = None
depends_on = None


_POSSIBLE = {
    "ended_on_a_paper": "outcome = '' AND num_nonnulls(paper, ended_by) = 0 OR outcome IN ('refused', 'withdrawn')"
    " AND num_nulls(paper, ended_by, decided_at) = 0 AND case_number IS NULL",
    "refused_on_a_ground": "(outcome = 'refused') = (ground <> '')",
    "served_on_a_receipt": "num_nonnulls(receipt, served_at, served_by) = 0"
    " OR outcome = 'refused' AND num_nulls(receipt, served_at, served_by) = 0",
}


def upgrade() -> None:
    op.add_column(
        "application",
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="intake",
    )
    op.add_column(
        "application",
        sa.Column("ground", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="intake",
    )
    op.add_column(
        "application", sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "application",
        sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "application",
        sa.Column("receipt", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "application", sa.Column("served_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake"
    )
    op.add_column(
        "application",
        sa.Column("served_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.create_index(
        "application_unserved",
        "application",
        ["decided_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("outcome = 'refused' AND served_at IS NULL"),
    )
    for name, condition in _POSSIBLE.items():
        op.create_check_constraint(name, "application", condition, schema="intake", postgresql_not_valid=True)
