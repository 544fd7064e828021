#!/bin/sh
# Draws the secrets of one installation, a directory for each process with the files that it may read, and no other's.
# What is there already stays. In production the issuer gives the jiyue_client_secret of each team and of the desk, and the seal's authority
# the keys: they are put there by hand. `sandbox` draws one client secret for all.
set -eu
directory=${1:?用法：sh deploy/secrets.sh 目录 [production 或 sandbox] [数据库主机:端口/库名]}
mode=${2:-production}
database=${3:-postgres:5432/jiyue}

umask 022
mkdir -p "$directory"
chmod 700 "$directory" # in a container each file is read by that container's user: only this door is closed
cd "$directory"

draw() {
  mkdir -p "$(dirname "$1")"
  [ -s "$1" ] || openssl rand -hex 24 >"$1"
}

connection() {
  mkdir -p "$1"
  printf 'postgresql://%s:%s@%s\n' "$2" "$(cat "$3")" "$database" >"$1/jiyue_database_dsn"
}

draw temporal/password
draw postgres/password
connection migrate postgres postgres/password
draw migrate/auditor
for process in intake documents custody commission auction funds worker; do
  role=${process}_app
  [ "$process" != worker ] || role=docket_app
  draw "migrate/$role"
  connection "$process" "$role" "migrate/$role"
done
draw desk/jiyue_desk_key # seals its cookies
if [ "$mode" = sandbox ]; then
  draw sandbox/jiyue_client_secret
  for process in intake documents custody commission auction funds desk; do
    cp sandbox/jiyue_client_secret "$process/"
  done
fi
