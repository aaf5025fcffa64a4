#!/usr/bin/env bash
# Make static/vendor/codemirror.min.js, the editor of the content room; run by hand when a version of
# tools/editor/package.json changes. Needs npm; the result is committed, so that nobody needs it to run or build.
set -euo pipefail
cd "$(dirname "$0")/.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp tools/editor/package.json tools/editor/vendor.js "$work"
(
    cd "$work"
    npm install --silent --no-package-lock --no-audit --no-fund --ignore-scripts
    # A part that package.json does not name would come at whatever version is newest that day.
    node -e '
        const fs = require("fs"), { dependencies } = require("./package.json");
        const found = fs.readdirSync("node_modules", { recursive: true })
            .filter((name) => /^(@[^/]+\/)?[^@/]+\/package\.json$/.test(name))
            .map((name) => JSON.parse(fs.readFileSync("node_modules/" + name)))
            .filter(({ name }) => !name.includes("esbuild"));
        const stray = found.filter(({ name, version }) => dependencies[name] !== version);
        if (stray.length || found.length !== Object.keys(dependencies).length) {
            console.error("not pinned in tools/editor/package.json:", stray.map(({ name, version }) => name + " " + version));
            process.exit(1);
        }
        const licences = found.map(({ name }) => fs.readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim());
        const named = found.map(({ name, version }) => name + " " + version).sort().join("\n");
        fs.writeFileSync("licence.txt", [named, ...new Set(licences)].join("\n\n") + "\n");
    '
    node_modules/.bin/esbuild vendor.js --bundle --minify --format=esm --target=es2022 --charset=utf8 \
        --legal-comments=none --outfile=codemirror.min.js --log-level=warning
)
mkdir -p static/vendor
cp "$work/codemirror.min.js" static/vendor/codemirror.min.js
cp "$work/licence.txt" static/vendor/codemirror.LICENSE.txt

version() { sed -n "s/^ *\"$(printf %s "$1" | sed 's/\//\\\//g')\": \"\(.*\)\".*/\1/p" tools/editor/package.json; }
touch static/VERSIONS.txt
sed -i '/^CodeMirror /d' static/VERSIONS.txt
echo "CodeMirror 6: @codemirror/view $(version @codemirror/view) and the parts of tools/editor/package.json," \
    "bundled by esbuild $(version esbuild) (vendor/codemirror.min.js, MIT)" >>static/VERSIONS.txt
ls -l static/vendor
gzip -9c static/vendor/codemirror.min.js | wc -c
