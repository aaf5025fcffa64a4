#!/usr/bin/env bash
# Fetch the vendored parts of the pages, pinned, with their licences; run by hand when a version changes.
# Needs npm and python3; the results are committed, so that nobody needs either to run or build the product.
set -euo pipefail
cd "$(dirname "$0")/.."

HTMX=4.0.1
FONT=5.3.0      # @fontsource/atkinson-hyperlegible, OFL-1.1
AXE=4.14.1      # tests only, never shipped
FONTTOOLS=4.60.1
BROTLI=1.1.0

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
unpack() { # unpack NAME VERSION: the npm package into $work/NAME
    (cd "$work" && npm pack --silent "$1@$2" >tarball.txt && mkdir -p "$1" &&
        tar xzf "$(tail -n 1 tarball.txt)" -C "$1" --strip-components=1)
}

unpack htmx.org "$HTMX"
mkdir -p static/vendor
cp "$work/htmx.org/dist/htmx.min.js" static/vendor/htmx.min.js
cp "$work/htmx.org/LICENSE" static/vendor/htmx.LICENSE.txt

unpack @fontsource/atkinson-hyperlegible "$FONT"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet "fonttools==$FONTTOOLS" "brotli==$BROTLI"
mkdir -p static/fonts
# French and its neighbours in Latin script, with the punctuation and signs that the pages use; the rest of the
# file is a third of its weight. Glyphs that are missing fall back to the system's font.
unicodes="U+0020-007E,U+00A0-00FF,U+0152-0153,U+0178,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2032,U+20AC,U+2212"
for weight in 400 700; do
    "$work/venv/bin/pyftsubset" \
        "$work/@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-$weight-normal.woff2" \
        --unicodes="$unicodes" --layout-features=kern,liga,mark,mkmk,ccmp,locl --no-hinting --desubroutinize \
        --flavor=woff2 --output-file="static/fonts/atkinson-hyperlegible-$weight.woff2"
done
cp "$work/@fontsource/atkinson-hyperlegible/LICENSE" static/fonts/atkinson-hyperlegible.LICENSE.txt

unpack axe-core "$AXE"
mkdir -p tests/browser/vendor
cp "$work/axe-core/axe.min.js" tests/browser/vendor/axe.min.js
cp "$work/axe-core/LICENSE" tests/browser/vendor/axe.LICENSE.txt

editor="$(grep '^CodeMirror ' static/VERSIONS.txt || true)" # written by tools/fetch_editor.sh
cat >static/VERSIONS.txt <<VERSIONS
htmx.org $HTMX (vendor/htmx.min.js, 0BSD)
@fontsource/atkinson-hyperlegible $FONT, subset to Latin by fonttools $FONTTOOLS (fonts/, OFL-1.1)
$editor
VERSIONS
echo "axe-core $AXE (axe.min.js, MPL-2.0), for tests only" >tests/browser/vendor/VERSIONS.txt
ls -l static/vendor static/fonts tests/browser/vendor
