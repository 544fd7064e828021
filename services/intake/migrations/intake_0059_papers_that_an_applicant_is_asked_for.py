"""Papers that an applicant is asked for."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0059"
down_revision = "intake_0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    for column in (
        sa.Column("missing", text(), server_default="", nullable=False),
        sa.Column("missing_until", sa.Date(), nullable=True),
        sa.Column("missing_notice", text(), nullable=True),
        sa.Column("missing_asked_by", text(), nullable=True),
        sa.Column("missing_asked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("supplied_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("supplied_paper", text(), nullable=True),
    ):
        op.add_column("application", column, schema="intake")
    op.execute(
        "ALTER TABLE intake.application ADD CONSTRAINT supplied_what_was_asked_for CHECK ("
        "num_nulls(missing_until, missing_notice, missing_asked_by, missing_asked_at) IN (0, 4)"
        " AND (missing = '') = (missing_asked_at IS NULL)"
        " AND num_nulls(supplied_at, supplied_paper) IN (0, 2)"
        " AND (supplied_at IS NULL OR supplied_at >= missing_asked_at)) NOT VALID"
    )
