"""Securities of deferrals."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0073"
down_revision = "intake_0072"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "stay",
        sa.Column("guarantor", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="intake",
    )
    op.add_column(
        "stay", sa.Column("guarantee", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "stay", sa.Column("guaranteed", sa.Numeric(precision=18, scale=2), nullable=True), schema="intake"
    )
    op.add_column(
        "stay", sa.Column("undertaking", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "stay", sa.Column("consent", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "stay", sa.Column("resolution", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column("stay", sa.Column("liable_until", sa.Date(), nullable=True), schema="intake")
    op.add_column(
        "stay", sa.Column("called_ground", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "stay", sa.Column("application", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "stay", sa.Column("called_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column("stay", sa.Column("called_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake")
    # What is said of the security stands as it was recorded.
    op.execute("GRANT UPDATE (called_ground, application, called_by, called_at) ON intake.stay TO intake_app")
