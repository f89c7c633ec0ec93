"""Report models become files: pages, and files for other programs. Nothing here sees the dossier itself."""

from dienstvisie.render.build import DEFAULT_FORMATS, FORMAT_NAMES, build_documents, chosen_formats
from dienstvisie.render.exports import EXPORTS, Export
from dienstvisie.render.formats import FORMATS, Format

__all__ = [
    "DEFAULT_FORMATS",
    "EXPORTS",
    "FORMATS",
    "FORMAT_NAMES",
    "Export",
    "Format",
    "build_documents",
    "chosen_formats",
]
