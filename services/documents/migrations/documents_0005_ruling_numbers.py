"""Each ruling of a case has its number"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0005"
down_revision = "documents_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ruling_counter",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("case_number"),
        schema="documents",
    )
    # Rulings made before bear the case's own number: the next one is no longer the first.
    op.execute(
        "INSERT INTO documents.ruling_counter SELECT case_number, count(*) FROM documents.document"
        " WHERE kind IN ('freezing_ruling', 'lifting_ruling', 'auction_ruling', 'sale_ruling') GROUP BY case_number"
    )
    op.add_column("document", sa.Column("ruling", sa.Integer(), nullable=True), schema="documents")
    op.add_column(
        "document",
        sa.Column("redraft_of", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="documents",
    )
    op.create_foreign_key(
        None,
        "document",
        "document",
        ["redraft_of"],
        ["id"],
        source_schema="documents",
        referent_schema="documents",
    )
    op.create_unique_constraint(None, "document", ["redraft_of"], schema="documents")
    op.create_index(
        "one_ruling_a_number",
        "document",
        ["case_number", "ruling"],
        unique=True,
        schema="documents",
        postgresql_where=sa.text("state <> 'returned'"),
    )
