"""Deliveries that fail."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0016"
down_revision = "documents_0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "attempt",
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="documents",
    )
    op.add_column(
        "attempt", sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="documents"
    )
    op.add_column(
        "delivery",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="documents",
    )
    op.add_column(
        "delivery", sa.Column("failed_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="documents"
    )
    op.add_column(
        "delivery", sa.Column("reported_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="documents"
    )
    op.execute(
        "UPDATE documents.delivery v SET case_number = d.case_number FROM documents.document d WHERE d.id = v.document_id"
    )
    op.execute(
        "UPDATE documents.delivery v SET failed_at = f.last FROM (SELECT delivery_id, max(result_at) AS last"
        " FROM documents.attempt GROUP BY delivery_id HAVING bool_and(state = 'failed')) f"
        " WHERE f.delivery_id = v.id AND v.served_at IS NULL"
    )
