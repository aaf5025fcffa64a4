"""One dialogue folder: its files read and validated, nothing built yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aide_projet.content.conversation_files import ConversationFile
from aide_projet.content.dialogue_files import GlossaryFile, QuestionsFile, ReturnWordsFile, WhyFile, WordingsFile
from aide_projet.content.errors import Collector
from aide_projet.content.flow_file import FlowFile
from aide_projet.content.folder import check_names, yaml_files
from aide_projet.content.handover_file import HandoverFile
from aide_projet.content.slot_file import SlotsFile
from aide_projet.content.yaml_file import Located, read_yaml

SLOTS = "champs.yaml"
FLOW = "parcours.yaml"
GLOSSARY = "glossaire.yaml"
WORDINGS = "reponses.yaml"
WHY = "pourquoi.yaml"
QUESTIONS = "questions.yaml"
RETURN_WORDS = "mots-de-retour.yaml"
HANDOVER = "remise.yaml"
CONVERSATIONS = "conversations"


@dataclass(frozen=True, eq=False)
class DialogueFiles:
    """The files of a dialogue folder; None: absent or wrong, and told."""

    folder: Path
    slots: Located[SlotsFile] | None
    flow: Located[FlowFile] | None
    glossary: Located[GlossaryFile] | None
    wordings: Located[WordingsFile] | None
    why: Located[WhyFile] | None
    questions: Located[QuestionsFile] | None
    return_words: Located[ReturnWordsFile] | None
    handover: Located[HandoverFile] | None
    conversations: tuple[Located[ConversationFile], ...]


def read_dialogue(folder: Path, collector: Collector, root: Path) -> DialogueFiles:
    """Read every file of the folder; mistakes go to the collector."""
    known = (SLOTS, FLOW, GLOSSARY, WORDINGS, WHY, QUESTIONS, RETURN_WORDS, HANDOVER)
    check_names(folder, known, collector, root)
    played = (
        read_yaml(path, ConversationFile, collector, root)
        for path in yaml_files(folder / CONVERSATIONS, collector, root)
    )
    return DialogueFiles(
        folder=folder,
        slots=read_yaml(folder / SLOTS, SlotsFile, collector, root),
        flow=read_yaml(folder / FLOW, FlowFile, collector, root),
        glossary=read_yaml(folder / GLOSSARY, GlossaryFile, collector, root),
        wordings=read_yaml(folder / WORDINGS, WordingsFile, collector, root),
        why=read_yaml(folder / WHY, WhyFile, collector, root),
        questions=read_yaml(folder / QUESTIONS, QuestionsFile, collector, root),
        return_words=read_yaml(folder / RETURN_WORDS, ReturnWordsFile, collector, root),
        handover=read_yaml(folder / HANDOVER, HandoverFile, collector, root),
        conversations=tuple(file for file in played if file is not None),
    )
