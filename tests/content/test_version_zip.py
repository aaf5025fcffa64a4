"""A version goes into a ZIP and comes back whole; a ZIP that anyone made is read or refused, at a bounded cost."""

from __future__ import annotations

import io
import json
import random
import struct
import tracemalloc
import warnings
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from aide_projet.content.folder import MAX_TEXT
from aide_projet.content.version_zip import MAX_TEXTS, ReadVersion, unzipped, zipped
from aide_projet.content.zip_names import Refused
from aide_projet.use_cases.versions import Version, digest_of

GLOSSAIRE, FETE = "dialogues/essai/glossaire.yaml", "rules/essai-1/fiches/fête.yaml"
COMMUNES, NOTE = "rules/lieux/communes.tsv.gz", "rules/essai-1/LISEZMOI.md"
NEUF = "rules/essai-1/neuf.yaml"
FILES = {GLOSSAIRE: "termes: []  # é\n".encode(), FETE: b"fiche: fete\n", COMMUNES: b"\x1f\x8b", NOTE: b"lire"}
VERSION = Version(12, "nadia", datetime(2026, 11, 27, 23, 5, tzinfo=UTC), "Les dates de 2027", "revision")


def archive(*parts: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as packed:
        warnings.simplefilter("ignore")  # of names that stand twice
        for name, text in parts:
            packed.writestr(name, text, method)
    return made.getvalue()


def around(folder: str, files: Mapping[str, bytes] = FILES) -> bytes:
    return archive(*((folder + name, text) for name, text in files.items()))


def read(data: bytes) -> ReadVersion:
    found = unzipped(data)
    assert isinstance(found, ReadVersion), found
    return found


def refused(data: bytes) -> str:
    found = unzipped(data)
    assert isinstance(found, Refused)
    assert not found.cause.endswith(".")
    assert found.remedy[0].islower()
    return found.cause


def info(name: str, *, system: int = 3, mode: int = 0o100644) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name)
    part.create_system, part.external_attr = system, mode << 16
    return part


def test_a_version_comes_back_whole_with_what_it_says_of_itself() -> None:
    assert read(zipped(FILES, VERSION, "0.2.0")) == ReadVersion(FILES, VERSION, (), ())


def test_the_same_version_gives_the_same_bytes_whatever_the_order_of_its_files() -> None:
    assert zipped(FILES, VERSION, "0.2.0") == zipped(dict(reversed(FILES.items())), VERSION, "0.2.0")


def test_any_zip_program_opens_it() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES, VERSION, "0.2.0"))) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["version.json", *sorted(FILES)]
        told = json.loads(packed.read("version.json"))
        assert {part.external_attr >> 16 for part in packed.infolist()} == {0o100644}
    assert told["numero"] == 12
    assert told["programme"] == "0.2.0"
    assert told["fichiers"][GLOSSAIRE] == digest_of(FILES[GLOSSAIRE])


@pytest.mark.parametrize("folder", ["version-12/", "Nouveau dossier/"])
def test_a_single_folder_around_all_is_taken_off(folder: str) -> None:
    assert read(around(folder)).files == FILES


def test_a_zip_of_one_content_folder_is_not_taken_for_a_folder_around_all() -> None:
    assert set(read(archive((GLOSSAIRE, b"x"))).files) == {GLOSSAIRE}


def test_what_systems_and_editors_add_is_left_out() -> None:
    junk = ["__MACOSX/version-12/._rules", "version-12/.DS_Store", "version-12/rules/Thumbs.db", "version-12/rules/a~"]
    parts = [(f"version-12/{name}", text) for name, text in FILES.items()]
    found = read(archive(*parts, *((name, b"x") for name in junk), ("version-12/README.md", b"x")))
    assert found.files == FILES
    assert found.ignored == (*junk, "README.md")


def test_a_zip_made_by_an_old_program_of_windows_is_read() -> None:
    parts = [(info(name.replace("/", "\\"), system=0), text) for name, text in FILES.items()]
    assert read(archive(*parts)).files == FILES


def test_folders_may_be_listed_too() -> None:
    assert read(archive(("rules/", b""), ("rules/essai-1/", b""), (FETE, b"x"))).files == {FETE: b"x"}


def test_a_name_in_utf_8_is_read_although_nothing_says_so() -> None:
    data = archive((FETE, b"x"))
    assert read(without_utf_8_flag(data)).files == {FETE: b"x"}


def test_an_accent_written_after_its_letter_is_the_same_name() -> None:
    assert read(archive((FETE.replace("ê", "e\u0302"), b"x"))).files == {FETE: b"x"}


def without_utf_8_flag(data: bytes) -> bytes:
    """Bit 11 of the flags taken off, in both headers of the only part."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        (flags,) = struct.unpack_from("<H", data, at)
        struct.pack_into("<H", changed, at, flags & ~0x800)
    return bytes(changed)


def test_a_file_changed_since_the_zip_was_made_is_told() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES, VERSION, "0.2.0"))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts[GLOSSAIRE] = b"autre"
    del parts[FETE]
    found = read(archive(*parts.items(), (NEUF, b"x")))
    assert found.edited == (GLOSSAIRE, "rules/essai-1/neuf.yaml", FETE)[:1] + tuple(
        sorted((FETE, "rules/essai-1/neuf.yaml"))
    )


@pytest.mark.parametrize("told", [b"", b"{}", b"[" * 100_000, b'{"numero": "douze"}', b"\xff"])
def test_a_spoiled_account_of_the_version_is_as_none(told: bytes) -> None:
    assert read(archive(("version.json", told), *FILES.items())) == ReadVersion(FILES, None, (), ())


def test_a_whole_version_takes_out_the_files_that_it_does_not_have() -> None:
    in_force = {GLOSSAIRE: digest_of(FILES[GLOSSAIRE]), FETE: "0" * 64, "rules/essai-1/vieux.yaml": "0" * 64}
    assert read(zipped(FILES, VERSION, "0.2.0")).changes(in_force) == {
        FETE: FILES[FETE],
        COMMUNES: FILES[COMMUNES],
        NOTE: FILES[NOTE],
        "rules/essai-1/vieux.yaml": None,
    }


def test_some_files_alone_are_laid_over_the_others() -> None:
    in_force = {GLOSSAIRE: "0" * 64, "rules/essai-1/vieux.yaml": "0" * 64}
    assert read(archive((GLOSSAIRE, b"x"))).changes(in_force) == {GLOSSAIRE: b"x"}


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("../rules/a.yaml", "mène hors du ZIP"),
        ("rules/../../a.yaml", "mène hors du ZIP"),
        ("rules/./a.yaml", "mène hors du ZIP"),
        ("rules//a.yaml", "mène hors du ZIP"),
        ("/rules/a.yaml", "mène hors du ZIP"),
        ("C:/rules/a.yaml", "« C:/rules/a.yaml » n'est pas dans dialogues ni rules"),
        ("rules/C:/a.yaml", "ne peut pas être le nom d'un fichier"),
        ("rules\\a.yaml", "n'est pas dans dialogues ni rules"),
        ("rules/a\\..\\b.yaml", "ne peut pas être le nom d'un fichier"),
        ("rules/a\nb.yaml", "ne peut pas être le nom d'un fichier"),
        ("rules/\u202egz.lmay.yaml", "ne peut pas être le nom d'un fichier"),
        ("rules/a.yaml ", "ne peut pas être le nom d'un fichier"),
        (f"rules/{'a' * 200}.yaml", "ne peut pas être le nom d'un fichier"),
        ("templates/export/fiche.docx", "« templates/export/fiche.docx » n'est pas dans dialogues ni rules"),
        ("projets.db", "« projets.db » n'est pas dans dialogues ni rules"),
        ("Rules/a.yaml", "« Rules/a.yaml » n'est pas dans dialogues ni rules"),
        ("rules/photo.png", "« rules/photo.png » n'est pas d'une sorte que le contenu connaît"),
        ("rules/a.yml", "n'est pas d'une sorte que le contenu connaît"),
        ("rules/script.py", "n'est pas d'une sorte que le contenu connaît"),
        (GLOSSAIRE, f"« {GLOSSAIRE} » est deux fois dans ce ZIP"),
        (GLOSSAIRE.replace("glossaire", "Glossaire"), "ne diffèrent que par des majuscules"),
        (
            "dialogues/Essai/autre.yaml",
            "« dialogues/Essai » et « dialogues/essai » ne diffèrent que par des majuscules",
        ),
        (f"{GLOSSAIRE}/a.yaml", f"« {GLOSSAIRE} » est à la fois un fichier et un dossier"),
    ],
)
def test_a_name_that_goes_nowhere_refuses_all(name: str, cause: str) -> None:
    assert cause in refused(archive((GLOSSAIRE, b"x"), (info(name), b"x")))


def test_a_backslash_leads_nowhere_on_windows_either() -> None:
    assert "mène hors du ZIP" in refused(archive((GLOSSAIRE, b"x"), (info("rules\\..\\..\\a.yaml", system=0), b"x")))


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o010644])
def test_a_link_or_a_device_is_refused(mode: int) -> None:
    assert "est un lien, pas un fichier" in refused(archive((GLOSSAIRE, b"x"), (info("rules/a.yaml", mode=mode), b"/")))


def test_a_name_that_is_not_utf_8_is_refused() -> None:
    data = without_utf_8_flag(archive((FETE, b"x"))).replace("fête".encode(), b"f\x88te!"[:5])
    assert "dans un codage que nous ne lisons pas" in refused(data)


def test_a_name_cut_by_a_nul_is_refused() -> None:
    data = archive(("rules/a.yaml#.exe", b"x")).replace(b"#.exe", b"\x00.exe")
    assert "ne peut pas être le nom d'un fichier" in refused(data)


def test_a_zip_with_a_password_is_refused() -> None:
    data = archive((GLOSSAIRE, b"x"))
    at = data.index(b"PK\x01\x02") + 8
    assert "mot de passe" in refused(data[:at] + bytes([data[at] | 1]) + data[at + 1 :])


def test_another_compression_is_refused() -> None:
    assert "compressé d'une façon" in refused(archive((GLOSSAIRE, b"x"), method=zipfile.ZIP_LZMA))


def test_a_zip_without_content_is_refused() -> None:
    assert "ne contient aucun fichier" in refused(archive(("README.md", b"x")))
    assert "ne contient aucun fichier" in refused(archive())


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"\x00" * 100, "é".encode()])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert "n'est pas un ZIP" in refused(data) or "abîmé" in refused(data)


def test_a_zip_cut_anywhere_is_refused() -> None:
    data = zipped(FILES, VERSION, "0.2.0")
    assert {refused(data[:end]) for end in range(2, len(data), 7)} == {"ce ZIP est abîmé ou incomplet"}


def test_a_zip_damaged_anywhere_is_refused_or_read_as_it_was() -> None:
    data, draw = zipped(FILES, VERSION, "0.2.0"), random.Random(5)
    for _ in range(400):
        spoiled = bytearray(data)
        for _ in range(draw.randint(1, 3)):
            spoiled[draw.randrange(len(data))] = draw.randrange(256)
        found = unzipped(bytes(spoiled))
        assert isinstance(found, Refused) or all(
            FILES[path] == text for path, text in found.files.items() if path in FILES
        )


def bursting() -> bytes:
    return archive(*((f"rules/a{number}.yaml", bytes(3 << 20)) for number in range(8)))


def overlapping() -> bytes:
    """Thousands of entries of the list that all lead to the same compressed text."""
    one = archive(("rules/a.yaml", bytes(1 << 20)))
    start, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    count = 5_000
    tail = bytearray(one[end:])
    struct.pack_into("<HHL", tail, 8, count, count, (end - start) * count)
    return one[:start] + one[start:end] * count + bytes(tail)


def lying() -> bytes:
    """Declares ten bytes, holds three million."""
    data = bytearray(archive(("rules/a.yaml", bytes(3 << 20))))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", data, data.index(mark) + place, 10)
    return bytes(data)


def crowded() -> bytes:
    return archive(*((f"rules/a{number}.yaml", b"") for number in range(2_100)), method=zipfile.ZIP_STORED)


def listing() -> bytes:
    """A list of parts that would take a hundred times its size in memory."""
    return b"PK\x01\x02" * (3 << 20)


@pytest.mark.parametrize("make", [bursting, overlapping, lying, crowded, listing, lambda: bytes(17 << 20)])
def test_a_bomb_is_refused_before_it_costs_anything(make) -> None:
    data = make()
    tracemalloc.start()
    try:
        assert isinstance(unzipped(data), Refused)
        assert tracemalloc.get_traced_memory()[1] < 20 << 20
    finally:
        tracemalloc.stop()


def test_the_bounds_leave_room_for_what_is_shipped() -> None:
    from aide_projet.content.states import files_of
    from aide_projet.content.workspace import shipped_folder

    shipped = files_of(shipped_folder())
    assert read(zipped(shipped, VERSION, "0.2.0")).files == shipped
    assert max(map(len, shipped.values())) * 4 < MAX_TEXT
    assert sum(map(len, shipped.values())) * 10 < MAX_TEXTS
