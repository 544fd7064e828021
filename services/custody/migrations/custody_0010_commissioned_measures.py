"""What commissioned courts hold stands in the register, renewed by whichever ruling they were given."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "custody_0010"
down_revision = "custody_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "measure",
        sa.Column("commission", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="custody",
    )
    op.create_index("measure_of_commission", "measure", ["commission"], unique=True, schema="custody")
    op.drop_constraint("renewed_by_another_ruling", "measure", schema="custody", type_="check")
