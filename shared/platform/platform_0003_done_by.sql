-- What a person has done, the last first: the audit rows that are no reads.

CREATE INDEX audit_done ON {schema}.audit (actor, at)
WHERE action NOT LIKE '%.read' AND action NOT LIKE '%.list';
