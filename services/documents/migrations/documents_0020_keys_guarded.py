"""Keys guarded."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0020"
down_revision = "documents_0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "key_guard",
        sa.Column("staff_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("staff_id"),
        schema="documents",
    )
