"""A step of a pay-out says in whose stead it was taken."""

from alembic import op

revision = "funds_0035"
down_revision = "funds_0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE funds.approval ADD COLUMN stead jsonb NOT NULL DEFAULT '[]'")
