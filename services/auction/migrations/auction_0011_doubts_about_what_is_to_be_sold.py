"""What a survey calls forged, counterfeit or disputed; surveys of before are read by the same words."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "auction_0011"
down_revision = "auction_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "survey",
        sa.Column("doubted", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]"),
        schema="auction",
    )
    op.add_column(
        "survey",
        sa.Column("doubts_settled_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="auction",
    )
    op.add_column(
        "survey", sa.Column("doubts_settled_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="auction"
    )
    op.add_column(
        "survey",
        sa.Column(
            "doubts_settled_because", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False
        ),
        schema="auction",
    )
    op.execute(
        """
        UPDATE auction.survey SET doubted = '["现状调查"]' WHERE regexp_replace(
            findings::text, '(无(?!法)|没有|未见|未发现|不存在|并非|不是|未提出)[^，。；、,;"]{0,12}', '', 'g'
        ) ~ '伪造|变造|假冒|仿冒|仿制|冒牌|赝品|假货|假证|造假|作假|争议|异议|纠纷|诉讼|权属不清|权属不明|案外人'
        """
    )
