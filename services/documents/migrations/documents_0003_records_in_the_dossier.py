"""Other teams' records in the dossier, each once"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0003"
down_revision = "documents_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "dossier_item",
        sa.Column("reference", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="documents",
    )
    op.create_unique_constraint(None, "dossier_item", ["kind", "reference"], schema="documents")
