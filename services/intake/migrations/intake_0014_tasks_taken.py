"""A task is whose, who has taken it, who is told of it next, and how it ended."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0014"
down_revision = "intake_0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString()
    for column in (
        sa.Column("office", text, nullable=False, server_default="handling_officer"),
        sa.Column("owner", text, nullable=True),
        sa.Column("taken_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("next_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("done_by", text, nullable=True),
        sa.Column("result", text, nullable=False, server_default=""),
    ):
        op.add_column("task", column, schema="intake")
    op.create_index("task_docket", "task", ["docket"], schema="intake")
