#!/usr/bin/env bash
# later.sh BUNDLE OUT WORKS: a copy of a frozen program as next year's would be. It brings one more
# step for the data, lacks one file, and with WORKS=no a second step that fails half way.
set -euo pipefail
from=$1 out=$2 works=$3

rm -rf "$out"
cp -al "$from" "$out"
internal=$out/_internal
rm "$internal/licences/LEESMIJ.txt"
steps=$internal/bestuurskamer/vault/migrations/versions
newest=$(basename "$(printf '%s\n' "$steps"/[0-9]*.py | sort | tail -n 1)" | cut -c1-4)

# step NUMBER AFTER BODY
step() {
  printf 'import sqlalchemy as sa\nfrom alembic import op\n\n' >"$steps/$1_proef.py"
  printf 'revision = "%s"\ndown_revision = "%s"\n\n\n' "$1" "$2" >>"$steps/$1_proef.py"
  printf 'def upgrade() -> None:\n%s\n' "$3" >>"$steps/$1_proef.py"
}
number() { printf '%04d' "$((10#$newest + $1))"; }
make_table='    op.create_table("proef", sa.Column("id", sa.Integer, primary_key=True))'
step "$(number 1)" "$newest" "$make_table"
if [ "$works" = no ]; then
  step "$(number 2)" "$(number 1)" '    op.drop_table("trail")
    raise RuntimeError("half way")'
fi
