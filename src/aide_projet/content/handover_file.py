"""dialogues/<flow>/remise.yaml → what comes after the questions: to send, bring, copy, say and print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import Field

from aide_projet.content.compiled import Names, condition_at, wording_at
from aide_projet.content.errors import Collector
from aide_projet.content.nearest import nearest
from aide_projet.content.slot_file import SLOT_NAME
from aide_projet.content.yaml_file import FileModel, Key, Located
from aide_projet.dialogue.handover import (
    CONDITION_WORDS,
    OWN_NAMES,
    Block,
    CopyForm,
    Handover,
    Mail,
    Paragraph,
    Pitch,
    Sentence,
)
from aide_projet.draft.slot import Slot
from aide_projet.draft.wording import Wording


class SentenceModel(FileModel):
    """Une phrase, dite quand tout ce qu'elle nomme est connu."""

    dit: str | tuple[str, ...] = Field(title="Dit", description="La phrase, ou plusieurs au choix", min_length=1)
    si: str | None = Field(default=None, title="Si", description="Condition : dite dans ce cas seulement")
    mots: int = Field(default=0, title="Mots", description="Au plus tant de mots de chaque réponse (0 : tous)", ge=0)
    secondaire: bool = Field(
        default=False, title="Secondaire", description="Retirée d'abord quand l'ensemble est trop long"
    )


Sentences = tuple[SentenceModel, ...]


class MailModel(FileModel):
    """Le message à envoyer avec la fiche."""

    objet: Sentences = Field(title="Objet", description="L'objet du message", min_length=1)
    corps: tuple[Sentences, ...] = Field(title="Corps", description="Les paragraphes, une ligne par phrase")


class BlockModel(FileModel):
    """Une case d'un formulaire."""

    titre: str = Field(title="Titre", description="Le nom de la case, tel que dans le formulaire", min_length=1)
    aide: str = Field(default="", title="Aide", description="Ce qu'il faut savoir pour la remplir")
    si: str | None = Field(default=None, title="Si", description="Condition : montrée dans ce cas seulement")
    champs: tuple[str, ...] = Field(title="Champs", description="Les champs qui la remplissent", min_length=1)
    lignes: tuple[str, ...] = Field(title="Lignes", description="Ses lignes, chacune si elle est connue", min_length=1)


class FormModel(FileModel):
    """Un formulaire à remplir ailleurs."""

    cle: str = Field(title="Clé", description="Son nom dans l'adresse de la page", pattern=SLOT_NAME)
    titre: str = Field(title="Titre", min_length=1)
    resume: str = Field(default="", title="Résumé", description="À quoi sert cet ordre")
    avertissements: Sentences = Field(default=(), title="Avertissements", description="Dits avant les cases")
    blocs: tuple[BlockModel, ...] = Field(title="Blocs", description="Les cases, dans l'ordre", min_length=1)


class PitchModel(FileModel):
    """Ce qui se dit au comité."""

    maximum_mots: int = Field(title="Maximum de mots", description="Toute la présentation", ge=50, le=1000)
    mots_par_minute: int = Field(title="Mots par minute", description="Pour dire combien de temps elle dure", ge=60)
    paragraphes: tuple[Sentences, ...] = Field(title="Paragraphes", description="Les phrases à dire", min_length=1)


class HandoverModel(FileModel):
    """Tout ce qui suit les questions."""

    fin: Sentences = Field(title="Fin", description="Dit dans la conversation après la dernière question")
    courriel: MailModel = Field(title="Courriel")
    apporter: Sentences = Field(title="Apporter", description="Ce qu'il faut apporter ou joindre")
    formulaires: tuple[FormModel, ...] = Field(title="Formulaires", description="Les textes à copier", min_length=1)
    presentation: PitchModel = Field(title="Présentation")
    conditions: dict[str, str] = Field(
        title="Conditions", description="Comment dire une condition sur le questionnaire papier"
    )


class HandoverFile(FileModel):
    """remise.yaml : remettre la fiche, la copier, la présenter."""

    remise: HandoverModel = Field(title="Remise")


def build_handover(
    file: Located[HandoverFile], slots: Mapping[str, Slot], known: Names, collector: Collector
) -> Handover:
    """The handover; mistakes go to the collector. `known`: the slots and facts that sentences may name."""
    reader = _Reader(file, slots, {**known, **OWN_NAMES}, collector)
    model, path = file.value.remise, ("remise",)
    return Handover(
        end=reader.sentences((*path, "fin"), model.fin),
        mail=Mail(
            reader.sentences((*path, "courriel", "objet"), model.courriel.objet),
            reader.paragraphs((*path, "courriel", "corps"), model.courriel.corps),
        ),
        bring=reader.sentences((*path, "apporter"), model.apporter),
        forms=tuple(reader.form((*path, "formulaires", place), form) for place, form in enumerate(model.formulaires)),
        pitch=Pitch(
            reader.paragraphs((*path, "presentation", "paragraphes"), model.presentation.paragraphes),
            model.presentation.maximum_mots,
            model.presentation.mots_par_minute,
        ),
        conditions=reader.condition_words((*path, "conditions"), model.conditions),
    )


@dataclass(frozen=True, eq=False)
class _Reader:
    """The pieces of the file, compiled where they stand."""

    file: Located[HandoverFile]
    slots: Mapping[str, Slot]
    known: Names
    collector: Collector

    def paragraphs(self, path: tuple[Key, ...], models: Sequence[Sentences]) -> tuple[Paragraph, ...]:
        return tuple(self.sentences((*path, place), model) for place, model in enumerate(models))

    def sentences(self, path: tuple[Key, ...], models: Sentences) -> Paragraph:
        return tuple(self.sentence((*path, place), model) for place, model in enumerate(models))

    def sentence(self, path: tuple[Key, ...], model: SentenceModel) -> Sentence:
        if isinstance(model.dit, str):
            wordings = self.wordings(path, {"dit": model.dit})
        else:
            wordings = self.wordings((*path, "dit"), dict(enumerate(model.dit)))
        condition = condition_at(self.file, (*path, "si"), model.si, self.known, self.collector)
        return Sentence(wordings, condition, model.secondaire, model.mots)

    def wordings(self, path: tuple[Key, ...], texts: Mapping[str, str] | Mapping[int, str]) -> tuple[Wording, ...]:
        found = (wording_at(self.file, (*path, key), text, self.known, self.collector) for key, text in texts.items())
        return tuple(one for one in found if one is not None)

    def form(self, path: tuple[Key, ...], model: FormModel) -> CopyForm:
        blocks = (self.block((*path, "blocs", place), one) for place, one in enumerate(model.blocs))
        warnings = self.sentences((*path, "avertissements"), model.avertissements)
        return CopyForm(model.cle, model.titre, model.resume, warnings, tuple(blocks))

    def block(self, path: tuple[Key, ...], model: BlockModel) -> Block:
        for place, name in enumerate(model.champs):
            if name not in self.slots:
                cause = f"champ « {name} » inconnu"
                self.collector.add(self.file, (*path, "champs", place), cause, nearest(name, self.slots))
        lines = self.wordings((*path, "lignes"), dict(enumerate(model.lignes)))
        condition = condition_at(self.file, (*path, "si"), model.si, self.known, self.collector)
        return Block(model.titre, tuple(Sentence((line,)) for line in lines), model.champs, model.aide, condition)

    def condition_words(self, path: tuple[Key, ...], texts: Mapping[str, str]) -> Mapping[str, Wording]:
        words = {}
        for name, text in texts.items():
            if name not in CONDITION_WORDS:
                remedy = nearest(name, set(CONDITION_WORDS) - set(texts))
                self.collector.add(self.file, (*path, name), f"« {name} » ne se dit jamais", f"{remedy}, ou retirez-le")
                continue
            wording = wording_at(self.file, (*path, name), text, CONDITION_WORDS[name], self.collector)
            if wording is not None:
                words[name] = wording
        for name in sorted(set(CONDITION_WORDS) - set(texts)):
            self.collector.add(self.file, path, f"« {name} » absent", f"ajoutez « {name}: … »")
        return words
