#!/bin/sh
# Make templates/export/fonts anew: the fonts of the documents, from Debian's package, cut to the scripts we print.
# Needs apt-get, dpkg-deb, python3 and a package index for fonttools. Run by hand; the result is committed.
set -eu

package="fonts-noto-core=20201225-1"
target="$(cd "$(dirname "$0")/.." && pwd)/templates/export/fonts"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

cd "$work"
apt-get download "$package"
dpkg-deb -x ./*.deb unpacked
python3 -m venv venv
venv/bin/pip install --quiet "fonttools==4.*"

noto="unpacked/usr/share/fonts/truetype/noto"
# Latin with all its accents, Greek, Cyrillic, punctuation, currencies, letter-like signs, and U+FFFD for the rest.
latin="U+0020-007E,U+00A0-024F,U+02B0-036F,U+0370-052F,U+1E00-1FFF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-218F,U+25CC,U+FB00-FB06,U+FFFD"
arabic="U+0020-007E,U+00A0,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200B-200F,U+2010-2011,U+25CC,U+FB50-FDFF,U+FE70-FEFF"
rm -rf "$target"
mkdir -p "$target"
cut_font() {
    venv/bin/pyftsubset "$noto/$1.ttf" --unicodes="$2" --layout-features='*' --no-hinting --name-IDs='*' \
        --notdef-outline --output-file="$target/$1.ttf"
}
cut_font NotoSans-Regular "$latin"
cut_font NotoSans-Bold "$latin"
cut_font NotoSans-Italic "$latin"
cut_font NotoSansArabic-Regular "$arabic"
cut_font NotoSansArabic-Bold "$arabic"

{
    sed -n 's/^Copyright:/Copyright (Noto Sans, Noto Sans Arabic):/p; /^  2010,/p; /^  2015-2020, Google/p' \
        unpacked/usr/share/doc/fonts-noto-core/copyright | head -3
    printf '\nCut to fewer characters by tools/fetch_fonts.sh, otherwise as in Debian package %s.\n\n' "$package"
    printf 'SIL OPEN FONT LICENSE Version 1.1\n\n'
    sed -n '/^License: OFL-1.1$/,/^License: GPL/p' unpacked/usr/share/doc/fonts-noto-core/copyright |
        sed -n '/^ PREAMBLE/,$p' | sed '/^License: GPL/d; s/^ \.$//; s/^ //'
} >"$target/OFL.txt"

# The characters that the fonts have, as ranges: what they lack is replaced before drawing (PDF/UA and PDF/A refuse it).
venv/bin/python - "$target" >"$target/couverture.txt" <<'PYTHON'
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

families = {}
for path in sorted(Path(sys.argv[1]).glob("*.ttf")):
    families.setdefault(path.name.split("-")[0], []).append(set(TTFont(path).getBestCmap()))
# A family covers what all its styles have.
known = sorted(set().union(*(set.intersection(*styles) for styles in families.values())))
start = last = known[0]
for code in [*known[1:], None]:
    if code == last + 1:
        last = code
        continue
    print(f"{start:04X}-{last:04X}")
    start = last = code
PYTHON
ls -l "$target"
