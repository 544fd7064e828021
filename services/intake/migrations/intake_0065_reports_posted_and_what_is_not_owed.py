"""Reports that were posted, and what a check found that need not be reported."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0065"
down_revision = "intake_0064"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    table = "property_report"
    op.add_column(table, sa.Column("posted_on", sa.Date(), nullable=True), schema="intake")
    op.add_column(table, sa.Column("posting_proof", text(), nullable=True), schema="intake")
    op.add_column(
        table,
        sa.Column("not_owed", postgresql.JSONB(), server_default="[]", nullable=False),
        schema="intake",
    )
    op.execute(
        "ALTER TABLE intake.property_report ADD CONSTRAINT report_posted_by_its_postmark"
        " CHECK ((posted_on IS NULL) = (posting_proof IS NULL)) NOT VALID"
    )
