"""Prompts are messages: several duties in one, sent in office hours, by one channel after the other."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0012"
down_revision = "intake_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column("send_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("read_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("tried", postgresql.JSONB(), nullable=False, server_default="[]"),
    ):
        op.add_column("reminder", column, schema="intake")
    op.create_table(
        "reminder_duty",
        sa.Column("reminder_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("duty_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("step", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("duty_version", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["reminder_id"], ["intake.reminder.id"]),
        sa.ForeignKeyConstraint(["duty_id"], ["intake.duty.id"]),
        sa.PrimaryKeyConstraint("reminder_id", "duty_id"),
        sa.UniqueConstraint("duty_id", "step", "duty_version"),
        schema="intake",
    )
    op.create_index(
        "reminder_unsent",
        "reminder",
        ["docket"],
        schema="intake",
        postgresql_where=sa.text("sent_at IS NULL AND withdrawn_at IS NULL AND proof = ''"),
    )
    op.execute(
        "INSERT INTO intake.reminder_duty (reminder_id, duty_id, step, duty_version, withdrawn_at)"
        " SELECT id, duty_id, step, duty_version, withdrawn_at FROM intake.reminder WHERE duty_id IS NOT NULL"
    )
    op.execute("GRANT SELECT ON intake.reminder TO docket_app")
