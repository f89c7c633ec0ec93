"""Report models become files: Markdown and HTML, with pictures. Nothing here sees the dossier itself."""

from dienstvisie.render.build import FORMAT_NAMES, build_documents
from dienstvisie.render.formats import FORMATS, Format

__all__ = ["FORMATS", "FORMAT_NAMES", "Format", "build_documents"]
