#!/bin/sh
# Makes the secrets that compose.yaml hands over, once: deploy/secrets.sh [FOLDER]
set -eu
folder="${1:-$(dirname "$0")/secrets}"
if [ -e "$folder" ]; then
  echo "$folder is there already. Secrets that are replaced open nothing that the old ones closed: nothing is changed." >&2
  exit 1
fi
umask 077
mkdir -p "$folder"
new() { openssl rand -hex 32; }
password="$(new)"
new >"$folder/secret-key"
new >"$folder/portal-client-secret"
new >"$folder/portal-secret-key"
new >"$folder/metrics-token"
printf '%s\n' "$password" >"$folder/postgres-password"
for app in login portal; do
  printf 'postgres://laissez_passer:%s@database/%s\n' "$password" "$app" >"$folder/$app-database-url"
done
# Containers read them as a user of their own; the folder, which is not handed over, keeps everybody else out.
chmod 0444 "$folder"/*
echo "Made: $(ls "$folder" | tr '\n' ' ')in $folder. Keep a copy of secret-key apart from copies of the database."
