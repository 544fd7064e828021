"""Petitions that were posted before their time was over."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0107"
down_revision = "intake_0106"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("petition", sa.Column("posted_on", sa.Date(), nullable=True), schema="intake")
    proof = sa.Column("posting_proof", sqlmodel.sql.sqltypes.AutoString(), nullable=True)
    op.add_column("petition", proof, schema="intake")
    op.execute(
        "ALTER TABLE intake.petition ADD CONSTRAINT petition_posted_by_its_postmark"
        " CHECK ((posted_on IS NULL) = (posting_proof IS NULL)) NOT VALID"
    )
