"""The officer and the parties are told when their messages arrive: by which message, by which channel."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0009"
down_revision = "funds_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "receipt", sa.Column("notice", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="funds"
    )
    op.create_index("ix_funds_receipt_notice", "receipt", ["notice"], schema="funds")
    op.execute("GRANT UPDATE (notice) ON funds.receipt TO funds_app")
    op.add_column(
        "account_notice",
        sa.Column("channel", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="sms"),
        schema="funds",
    )
