# What the scripts of this folder share. BACKUP_ARCHIVE: the folder of the archive, best on another machine's disk.
# BACKUP_PASSPHRASE_FILE: a file whose first line encrypts it (gpg, AES-256). Both must be set.
set -eu -o pipefail
: "${BACKUP_ARCHIVE:?name the folder of the archive}" "${BACKUP_PASSPHRASE_FILE:?name the file of the passphrase}"
umask 077

fail() { echo "${0##*/}: $1" >&2; exit 1; }
say() { echo "$(date -u +%FT%TZ) ${0##*/}: $1"; }

[ -d "$BACKUP_ARCHIVE" ] && [ -w "$BACKUP_ARCHIVE" ] || fail "$BACKUP_ARCHIVE is no folder that may be written. Is it mounted?"
[ -s "$BACKUP_PASSPHRASE_FILE" ] || fail "there is no passphrase in $BACKUP_PASSPHRASE_FILE."
mkdir -p "$BACKUP_ARCHIVE/base" "$BACKUP_ARCHIVE/wal"

# gpg keeps nothing of ours, so its folder is one for this run alone.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export GNUPGHOME="$scratch/gnupg"
mkdir -p "$GNUPGHOME"

gpg_quietly() { gpg --batch --no-tty --quiet --no-options --pinentry-mode loopback --passphrase-file "$BACKUP_PASSPHRASE_FILE" "$@"; }
seal() { gpg_quietly --symmetric --cipher-algo AES256 --s2k-digest-algo SHA512 --s2k-count 65011712 --compress-algo zlib --compress-level 1; }
open_sealed() { gpg_quietly --decrypt; }

# keep NAME: what comes in is put under a name at once and on the disk, or not at all.
keep() {
  cat >"$1.new"
  sync "$1.new"
  mv "$1.new" "$1"
  sync "$(dirname "$1")"
}

# bases: their names, oldest first. A name is the time at which the copy was whole.
bases() { find "$BACKUP_ARCHIVE/base" -maxdepth 1 -name '*.tar.gpg' -printf '%f\n' | sed 's/\.tar\.gpg$//' | sort; }
