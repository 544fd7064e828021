"""Lists across cases."""

import sqlalchemy as sa
from alembic import op

revision = "documents_0013"
down_revision = "documents_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("delivery_by_age", "delivery", ["ordered_at", "id"], unique=False, schema="documents")
    op.create_index("document_by_age", "document", ["made_at", "id"], unique=False, schema="documents")
    op.create_index(
        "document_not_sent",
        "document",
        ["state", "signer"],
        unique=False,
        schema="documents",
        postgresql_where=sa.text("state <> 'dispatched'"),
    )
    op.create_index("file_by_age", "file", ["entered_at", "id"], unique=False, schema="documents")
    op.create_index("hand_over_by_age", "hand_over", ["handed_at", "id"], unique=False, schema="documents")
