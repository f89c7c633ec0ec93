"""A dossier, its rankings and its roadmap become report models: all that documents may say, in one language."""

from dienstvisie.reporting.common import Cell, Imprint, Mention, YearRow, YearTable
from dienstvisie.reporting.documents import DOCUMENTS, Document, DocumentSort, Edition, edition, language_choice
from dienstvisie.reporting.idea_model import IdeaSheet
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.index import IndexReport, LanguageChoice, index_report
from dienstvisie.reporting.plain_text import Foreign
from dienstvisie.reporting.roadmap import RoadmapReport, roadmap_report
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.timeline import Timeline, timeline
from dienstvisie.reporting.writer import Writer

__all__ = [
    "DOCUMENTS",
    "Cell",
    "Document",
    "DocumentSort",
    "Edition",
    "Foreign",
    "IdeaSheet",
    "Imprint",
    "IndexReport",
    "LanguageChoice",
    "Mention",
    "RoadmapReport",
    "Sources",
    "Timeline",
    "Writer",
    "YearRow",
    "YearTable",
    "edition",
    "idea_sheet",
    "index_report",
    "language_choice",
    "roadmap_report",
    "timeline",
]
