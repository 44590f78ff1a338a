#!/bin/sh
# Whoever draws dashboards may connect; what they may read is granted by the schema itself.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v password="$(cat /run/secrets/postgres-reader-password)" <<'SQL'
create role linli_grafana login password :'password';
SQL
