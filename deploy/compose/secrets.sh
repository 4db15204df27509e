#!/bin/sh
# Writes .env with a secret of its own for each door. One that is there stays: run it again after an upgrade that needs new ones.
set -eu
cd "$(dirname "$0")"
umask 077
touch .env
secret() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '='; }
add() { grep -q "^$1=" .env || echo "$1=$2" >>.env; }

for name in POSTGRES_PASSWORD DATABASE_PASSWORD KEYCLOAK_ADMIN_PASSWORD OIDC_CLIENT_SECRET OIDC_SYSTEM_SECRET SESSION_SECRET \
  SMS_API_KEY SMS_RECEIPT_SECRET CTI_SECRET FEED_SECRET ADDRESS_KEY WEBHOOK_KEY GRAFANA_PASSWORD ASTERISK_PASSWORD; do
  add "$name" "$(secret)"
done
# With these processes know one another, and seal what they keep of citizens (docs/operate.md, Keys). Each has its own.
base64url() { base64 | tr '+/' '-_' | tr -d '=\n'; }
everybody='"citizen","agent","officer","supervisor","admin","system"'
if ! grep -q '^CALL_TRUST=' .env; then
  trust=
  for name in gateway directory scheduling routing notification call-intake operator; do
    case $name in gateway | operator) speaks_for=$everybody ;; notification | call-intake) speaks_for='"citizen"' ;; *) speaks_for= ;; esac
    openssl genpkey -algorithm ed25519 -outform DER -out .key
    # The last 32 bytes are the key itself, in both halves.
    d=$(tail -c 32 .key | base64url)
    x=$(openssl pkey -inform DER -in .key -pubout -outform DER | tail -c 32 | base64url)
    rm .key
    about="\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"$x\",\"kid\":\"$name-1\",\"name\":\"$name\""
    add "CALL_KEY_$(echo "$name" | tr 'a-z-' 'A-Z_')" "'{$about,\"d\":\"$d\"}'"
    trust="$trust${trust:+,}{$about,\"speaksFor\":[$speaks_for]}"
  done
  add CALL_TRUST "'{\"keys\":[$trust]}'"
fi
for name in SCHEDULING ROUTING NOTIFICATION CALL_INTAKE; do
  add "PERSONAL_KEYS_$name" "'{\"current\":\"1\",\"keys\":[{\"id\":\"1\",\"secret\":\"$(secret)\"}]}'"
done
add KAFKA_CLUSTER_ID "$(head -c 16 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=')"
# What a try-out has and a centre has not: sample data, and mail and SMS that go nowhere. A centre empties COMPOSE_PROFILES, names
# its own mail server and SMS provider, and takes OUTSIDE_URL away.
add COMPOSE_PROFILES demo
add STAFF_PASSWORD 1022
add SMTP_URL 'smtp://outside:2525?ignoreTLS=true'
add SMS_URL http://outside:8025/sms/send
add OUTSIDE_URL http://outside:8025
add RETURN_DOMAIN tra-lai.1022.localhost
