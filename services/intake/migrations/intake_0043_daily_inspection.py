"""Daily inspection."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0043"
down_revision = "intake_0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inspection",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("previous", sa.Date(), nullable=True),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("looked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("nodes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reviewed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("reviewed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("remarks", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "(state = 'reviewed') = (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)",
            name="inspection_reviewed_by_somebody",
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("day"),
        schema="intake",
    )
    op.create_index("inspection_by_age", "inspection", ["made_at", "id"], unique=False, schema="intake")
    op.create_table(
        "inspection_finding",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("duty_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("finding", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("docket", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rule_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("node", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("found_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        "inspection_finding_by_end", "inspection_finding", ["due_at", "id"], unique=False, schema="intake"
    )
    op.create_index(
        "inspection_finding_listed",
        "inspection_finding",
        ["day", "due_at", "id"],
        unique=False,
        schema="intake",
    )
    op.create_index(
        "inspection_finding_once",
        "inspection_finding",
        ["day", "duty_id", "finding"],
        unique=True,
        schema="intake",
    )
    op.create_index(
        "duty_warned",
        "duty",
        ["warn_at"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("state = 'open' AND suspended_by IS NULL"),
    )
    # what was found stands; the worker keeps what its watch finds
    op.execute("REVOKE UPDATE, DELETE ON intake.inspection_finding FROM intake_app")
    op.execute("GRANT SELECT, INSERT ON intake.inspection_finding TO docket_app")
