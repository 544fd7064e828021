-- What a person has read, by object: what waits for him and is not opened yet stands out.

CREATE INDEX audit_read ON {schema}.audit (actor, subject, at)
WHERE action LIKE '%.read';
