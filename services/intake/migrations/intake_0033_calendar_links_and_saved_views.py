"""Calendar links and saved views."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0033"
down_revision = "intake_0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("staff_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("page", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("query", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("saved_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("removed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        "saved_view_name",
        "saved_view",
        ["staff_id", "page", "name"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    op.create_table(
        "calendar_link",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("staff_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("digest", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_calendar_link_staff_id"), "calendar_link", ["staff_id"], unique=False, schema="intake"
    )
    op.create_index(
        "reminder_waiting",
        "reminder",
        ["staff_id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("acknowledged_at IS NULL AND withdrawn_at IS NULL"),
    )
    # whose a link is, and of what, stands as it was made
    op.execute("REVOKE UPDATE ON intake.calendar_link FROM intake_app")
    op.execute("GRANT UPDATE (revoked_at) ON intake.calendar_link TO intake_app")
