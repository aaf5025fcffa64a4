"""The mistakes of this program, all under one root so that the edges can catch them and speak French."""

from __future__ import annotations

import errno


class AideProjetError(Exception):
    """Root of every mistake raised on purpose. The message is French and says what to do."""


_SAID = {
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.EADDRINUSE: "adresse déjà prise",
    errno.EADDRNOTAVAIL: "cette adresse n'est pas celle de cette machine",
    errno.EEXIST: "ce nom existe déjà",
    errno.EFBIG: "fichier trop grand",
    errno.EINVAL: "nom ou valeur non valable",
    errno.EIO: "le disque ne répond pas bien",
    errno.EISDIR: "c'est un dossier",
    errno.ELOOP: "trop de liens à suivre",
    errno.EMFILE: "trop de fichiers ouverts",
    errno.ENAMETOOLONG: "nom trop long",
    errno.ENFILE: "trop de fichiers ouverts",
    errno.ENOENT: "fichier ou dossier absent",
    errno.ENOSPC: "plus de place sur le disque",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.ENOTEMPTY: "le dossier n'est pas vide",
    errno.EROFS: "disque en lecture seule",
    errno.ETXTBSY: "fichier en cours d'usage",
}


def reason(error: OSError) -> str:
    """Why the system refused, in French: `strerror` speaks the language of the machine."""
    # By its name: the pure packages import this module, and may not import `socket`.
    if type(error).__name__ == "gaierror":
        return "nom de machine inconnu"
    return _SAID.get(error.errno or 0, f"erreur {error.errno or type(error).__name__} du système")
