"""The paper form of a pay-out has the file of its scan, and is entered by another than its online form"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0006"
down_revision = "funds_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "paper", sa.Column("scan", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="funds"
    )
    op.execute(
        """
        CREATE FUNCTION funds.check_paper() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM funds.approval
                WHERE (payout_id, step, person) = (NEW.payout_id, 'form', NEW.entered_by)
            ) THEN
                RAISE check_violation USING MESSAGE = 'both forms by one person', CONSTRAINT = 'paper_by_another';
            END IF;
            RETURN NEW;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER paper_by_another BEFORE INSERT ON funds.paper"
        " FOR EACH ROW EXECUTE FUNCTION funds.check_paper()"
    )
