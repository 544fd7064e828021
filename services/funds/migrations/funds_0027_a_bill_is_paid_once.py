"""A bill is paid once."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0027"
down_revision = "funds_0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "auction_cost",
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("bill", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("distribution_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("party_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["funds.distribution.id"],
        ),
        sa.PrimaryKeyConstraint("sha256"),
        sa.UniqueConstraint("bill"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_auction_cost_case_number"),
        "auction_cost",
        ["case_number"],
        unique=False,
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_auction_cost_distribution_id"),
        "auction_cost",
        ["distribution_id"],
        unique=False,
        schema="funds",
    )
    op.execute("REVOKE UPDATE ON funds.auction_cost FROM funds_app")
