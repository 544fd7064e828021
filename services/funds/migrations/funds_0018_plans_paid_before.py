"""Plans that were paid before this was kept plan by plan are so on record, and told of; unidentified money has no term."""

from alembic import op

revision = "funds_0018"
down_revision = "funds_0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # As of the day of their last payment, so that the next one does not tell of them as paid then.
    op.execute(
        """
        WITH paid AS (
            UPDATE funds.distribution d SET disbursed_at = coalesce(
                (SELECT max(p.paid_at) FROM funds.payout p WHERE p.distribution_id = d.id), d.computed_at
            )
            WHERE d.disbursed_at IS NULL AND NOT EXISTS (
                SELECT FROM funds.share s WHERE s.distribution_id = d.id AND s.amount > 0 AND NOT EXISTS (
                    SELECT FROM funds.payout p WHERE p.share_id = s.id AND p.paid_at IS NOT NULL
                )
            )
            RETURNING d.id, d.case_number, d.disbursed_at
        )
        SELECT funds.settle('service:funds', NULL, NULL, court.now(), '[]', facts) FROM (
            SELECT jsonb_agg(jsonb_build_object(
                'workflow_type', 'case', 'workflow_id', 'case/' || case_number, 'fact', jsonb_build_object(
                    'id', replace(gen_random_uuid()::text, '-', ''), 'kind', 'funds.receipt_disbursed',
                    'docket', 'case/' || case_number, 'subject_id', r.receipt_id, 'occurred_at', disbursed_at,
                    'actor', 'service:funds', 'refs', jsonb_build_object('receipt', r.receipt_id)
                )
            )) AS facts
            FROM paid JOIN funds.distributed_receipt r ON r.distribution_id = paid.id AND r.asset IS NULL
        ) AS told
        WHERE facts IS NOT NULL
        """
    )
    # The three working days are counted from the day on which the case is found, 二(六)4(2).
    op.execute(
        "UPDATE funds.receipt SET claim_due_at = NULL WHERE identified_for IS NULL AND claim_due_at IS NOT NULL"
    )
