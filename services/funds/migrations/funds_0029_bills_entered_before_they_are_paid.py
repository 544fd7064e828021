"""Bills entered before they are paid."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0029"
down_revision = "funds_0028"
branch_labels = None
depends_on = None

GUARDS = (
    """
    CREATE FUNCTION funds.check_bill_owed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.distribution_id IS NOT NULL THEN
            RAISE check_violation USING MESSAGE = 'the bill is paid', CONSTRAINT = 'auction_cost_owed';
        END IF;
        RETURN COALESCE(NEW, OLD);
    END $$
    """,
    "CREATE TRIGGER auction_cost_owed BEFORE UPDATE OR DELETE ON funds.auction_cost"
    " FOR EACH ROW EXECUTE FUNCTION funds.check_bill_owed()",
    "GRANT UPDATE (distribution_id), DELETE ON funds.auction_cost TO funds_app",
)
"""What holds even if the code is wrong: a bill that a plan pays stays what it is."""


def upgrade() -> None:
    op.add_column(
        "auction_cost",
        sa.Column("entered_by", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="funds",
    )
    op.add_column(
        "auction_cost",
        sa.Column("entered_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        schema="funds",
    )
    op.alter_column(
        "auction_cost", "distribution_id", existing_type=sa.VARCHAR(), nullable=True, schema="funds"
    )
    for statement in GUARDS:
        op.execute(statement)
