"""Static files: read once, compressed once, addressed by a digest of them all so that browsers keep them for good."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

MAX_BYTES = 5 * 1024 * 1024
_TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".svg": "image/svg+xml", ".webmanifest": "application/json"}
_COMPRESSED = ("text/", "image/svg+xml", "application/json")
_FOR_GOOD = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as sent. `gzipped` is None where compressing gains nothing."""

    body: bytes
    media_type: str
    gzipped: bytes | None


@dataclass(frozen=True, slots=True)
class Assets:
    """Every static file by its path under the folder. `digest` changes when any of them does."""

    files: Mapping[str, Asset]
    digest: str

    def url(self, path: str) -> str:
        """The address of a file; relative addresses inside a style sheet share its digest."""
        return f"/static/{self.digest}/{path}"

    async def serve(self, request: Request) -> Response:
        """Answer `/static/{digest}/{path}`; an old digest still finds the file, but is not kept."""
        asset = self.files.get(request.path_params["path"])
        if asset is None:
            raise HTTPException(404)
        current = request.path_params["digest"] == self.digest
        etag = f'"{self.digest}"'
        headers = {"Cache-Control": _FOR_GOOD if current else "no-cache", "ETag": etag, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers=headers)
        body = asset.body
        if asset.gzipped is not None and accepts_gzip(request.headers):
            body = asset.gzipped
            headers["Content-Encoding"] = "gzip"
        return Response(body, media_type=asset.media_type, headers=headers)


def accepts_gzip(headers: Headers) -> bool:
    """Whether the browser takes gzip."""
    return "gzip" in headers.get("accept-encoding", "")


def load_assets(folders: Sequence[Path]) -> Assets:
    """Read the folders; a file of an earlier one hides its namesake in a later one. Files over 5 MiB are left out."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.stat().st_size <= MAX_BYTES:
                found[path.relative_to(folder).as_posix()] = path
    files = {name: _asset(path) for name, path in sorted(found.items())}
    digest = hashlib.sha256()
    for name, asset in files.items():
        digest.update(f"{name}\0{len(asset.body)}\0".encode())
        digest.update(asset.body)
    return Assets(files, digest.hexdigest()[:12])


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    media_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    worth_it = media_type.startswith(_COMPRESSED) and len(body) > 500
    return Asset(body, media_type, gzip.compress(body, 9, mtime=0) if worth_it else None)
