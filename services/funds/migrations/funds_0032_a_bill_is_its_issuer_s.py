"""A bill is its issuer's."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0032"
down_revision = "funds_0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "auction_cost",
        sa.Column("issuer", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="funds",
    )
    op.drop_constraint(op.f("auction_cost_bill_key"), "auction_cost", schema="funds", type_="unique")
    op.create_index("one_bill_an_issuer", "auction_cost", ["bill", "issuer"], unique=True, schema="funds")
