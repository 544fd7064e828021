#!/bin/sh
# Run by the admin-tools image before each start of the server: Temporal's tables at the version of that image.
set -eu
SQL_PASSWORD="$(cat /run/secrets/temporal/password)"
export SQL_PASSWORD
for part in temporal visibility; do
  database=temporal
  [ "$part" = temporal ] || database=temporal_visibility
  temporal-sql-tool --database "$database" setup-schema --version 0.0
  temporal-sql-tool --database "$database" update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$part/versioned"
done
