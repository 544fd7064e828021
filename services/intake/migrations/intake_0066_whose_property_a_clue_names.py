"""Whose property a clue names, and of which kind."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0066"
down_revision = "intake_0065"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.add_column("clue", sa.Column("respondent_id", text(), nullable=True), schema="intake")
    op.add_column("clue", sa.Column("asset_kind", text(), nullable=True), schema="intake")
    op.execute(
        "ALTER TABLE intake.clue ADD CONSTRAINT clue_respondent_id_fkey"
        " FOREIGN KEY (respondent_id) REFERENCES intake.party (id) NOT VALID"
    )
