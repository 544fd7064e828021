"""Who carries a measure out is told of the case's account: a message of its own for each measure."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0013"
down_revision = "funds_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "account_notice",
        sa.Column("measure", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="funds",
    )
    op.execute(
        "ALTER TABLE funds.account_notice ADD CONSTRAINT told_one_recipient"
        " CHECK ((party_id = '') <> (measure = '')) NOT VALID"
    )
