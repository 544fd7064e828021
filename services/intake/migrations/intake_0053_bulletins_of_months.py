"""Bulletins of months."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0053"
down_revision = "intake_0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bulletin",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("month", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("figures", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("published_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("published_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("month", "edition", name="bulletin_edition"),
        sa.CheckConstraint("(edition = 1) = (reason = '')", name="bulletin_corrected_for_a_reason"),
        schema="intake",
    )
    op.create_index(
        "bulletin_by_publication", "bulletin", ["published_at", "id"], unique=False, schema="intake"
    )
    # what was published stands; who was wrong publishes again
    op.execute("REVOKE UPDATE, DELETE ON intake.bulletin FROM intake_app")
