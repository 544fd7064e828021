"""Exemptions from consumption orders."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0087"
down_revision = "intake_0086"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.add_column("petition", sa.Column("exemption", text(), nullable=True), schema="intake")
    op.add_column("petition", sa.Column("scope", text(), server_default="", nullable=False), schema="intake")
    op.add_column("petition", sa.Column("exempt_from", sa.Date(), nullable=True), schema="intake")
    op.add_column("petition", sa.Column("exempt_until", sa.Date(), nullable=True), schema="intake")
    op.add_column(
        "petition", sa.Column("restored_at", sa.DateTime(timezone=True), nullable=True), schema="intake"
    )
    op.add_column("petition", sa.Column("restored_paper", text(), nullable=True), schema="intake")
