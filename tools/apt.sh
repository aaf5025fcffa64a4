#!/bin/sh
# Installs Debian packages where this user may. In CI a failure fails the build; elsewhere the tests that need them are skipped.
set -u
sudo=""
if [ "$(id -u)" -ne 0 ]; then
  sudo="sudo -n"
  if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
    echo "Pour tout tester, installez : apt-get install $*" >&2
    [ -z "${CI:-}" ] && exit 0 || exit 1
  fi
fi
export DEBIAN_FRONTEND=noninteractive
if $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null; then
  exit 0
fi
echo "apt-get install $* a échoué." >&2
[ -z "${CI:-}" ] && exit 0 || exit 1
