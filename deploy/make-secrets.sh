#!/usr/bin/env bash
# Makes what is secret in a deployment, once: what is there already stays. Keep a copy of the folder elsewhere.
set -euo pipefail
folder=${SECRETS:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets}

# The folder is its owner's; in it a container's user, whoever that is, must be able to read.
mkdir -p "$folder"
chmod 700 "$folder"

made=false
secret() {
  local bytes
  [ -s "$folder/$1" ] || {
    bytes=$(head -c 24 /dev/urandom | base64 | tr -d '\n')
    printf '%s' "${2:-}$bytes" >"$folder/$1"
    made=true
  }
  chmod 444 "$folder/$1"
}

for name in broker-admin-password ingest-password device-key postgres-password postgres-reader-password \
  influx-admin-password influx-admin-token grafana-admin-password demo-password; do
  secret "$name"
done
secret webhook-secret whsec_

# What PKCS#8 puts before the 32 bytes of a key for Ed25519 (RFC 8410).
ed25519='\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20'
[ -s "$folder/audit-key" ] || {
  { printf %b "$ed25519" && head -c 32 /dev/urandom; } | base64 | tr -d '\n' >"$folder/audit-key"
  made=true
}
chmod 444 "$folder/audit-key"
# What only people can fill in; empty, it is not there.
for name in robots mail-password phone-key phone-answers push-private-key oidc-secret; do
  [ -e "$folder/$name" ] || touch "$folder/$name"
  chmod 644 "$folder/$name"
done
[ $made = false ] || echo "Made new secrets: $folder (keep a copy)" >&2
