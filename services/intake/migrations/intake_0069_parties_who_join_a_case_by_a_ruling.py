"""Parties who join a case by a ruling."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0069"
down_revision = "intake_0068"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "party", sa.Column("liable_for", sa.Numeric(precision=18, scale=2), nullable=True), schema="intake"
    )
    op.add_column(
        "petition", sa.Column("joined", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "petition", sa.Column("replaced", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.execute(
        "ALTER TABLE intake.petition"
        " ADD CONSTRAINT petition_joined_fkey FOREIGN KEY (joined) REFERENCES intake.party (id) NOT VALID,"
        " ADD CONSTRAINT petition_replaced_fkey FOREIGN KEY (replaced) REFERENCES intake.party (id) NOT VALID"
    )
