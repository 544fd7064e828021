"""Settings of the court with their history; where staff are reached by e-mail."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "court_0003"
down_revision = "court_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "setting",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("set_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("set_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        schema="court",
    )
    op.execute("GRANT INSERT ON court.setting TO intake_app")
    op.add_column(
        "staff",
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=""),
        schema="court",
    )
