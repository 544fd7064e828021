"""A change of name that was recorded by mistake is withdrawn; a case is found by every name that its papers say."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0096"
down_revision = "intake_0095"
branch_labels = None
depends_on = None

_CONDITIONS = {
    "renaming_withdrawn_by_another": "withdrawn_by <> recorded_by",
    "renaming_withdrawn_on_a_paper": (
        "num_nulls(withdrawn_by, withdrawn_at, withdrawal_reason, withdrawal_proof) IN (0, 4)"
    ),
}


def upgrade() -> None:
    for name in ("recorded_for", "withdrawn_by", "withdrawal_reason", "withdrawal_proof"):
        op.add_column("renaming", sa.Column(name, sa.String(), nullable=True), schema="intake")
    at = sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True), nullable=True)
    op.add_column("renaming", at, schema="intake")
    documents = sa.Column("documents", postgresql.JSONB(), nullable=False, server_default="[]")
    op.add_column("renaming", documents, schema="intake")
    for name, condition in _CONDITIONS.items():
        op.create_check_constraint(name, "renaming", condition, schema="intake", postgresql_not_valid=True)
    for name in ("before", "after"):
        op.create_index(
            f"renaming_{name}", "renaming", [name], schema="intake", postgresql_ops={name: "text_pattern_ops"}
        )
