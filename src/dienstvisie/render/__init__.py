"""Report models become files: pages, and files for other programs. Nothing here sees the dossier itself."""

from dienstvisie.render.build import FORMAT_NAMES, build_documents
from dienstvisie.render.exports import EXPORTS, Export
from dienstvisie.render.formats import FORMATS, Format

__all__ = ["EXPORTS", "FORMATS", "FORMAT_NAMES", "Export", "Format", "build_documents"]
