"""Taken back."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0021"
down_revision = "documents_0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "document",
        sa.Column("withdrawn_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="documents",
    )
    op.add_column(
        "document", sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="documents"
    )
    op.add_column(
        "document",
        sa.Column("withdrawn_because", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="documents",
    )
    op.create_check_constraint(
        "withdrawn_by_whom_and_why",
        "document",
        "(state = 'withdrawn') = (num_nulls(withdrawn_by, withdrawn_at, withdrawn_because) = 0)",
        schema="documents",
        postgresql_not_valid=True,
    )
    op.drop_index("one_of_a_kind_in_the_batch", table_name="document", schema="documents")
    op.create_index(
        "one_of_a_kind_in_the_batch",
        "document",
        ["case_number", "kind", "addressee"],
        unique=True,
        schema="documents",
        postgresql_where=sa.text("initial AND state NOT IN ('returned', 'withdrawn')"),
    )
