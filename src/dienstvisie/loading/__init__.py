"""Reading a dossier: bytes become positioned nodes, and these a `Dossier` with its diagnostics."""

from dienstvisie.loading.dossier import DossierLoader, Loaded, load_dossier
from dienstvisie.loading.files import AGREED_FILE, SETTINGS_FILE, find_root
from dienstvisie.loading.rules import LOADING_RULES as _RULES
from dienstvisie.loading.tables.rules import TABLE_RULES

__all__ = ["AGREED_FILE", "LOADING_RULES", "SETTINGS_FILE", "DossierLoader", "Loaded", "find_root", "load_dossier"]

LOADING_RULES = (*_RULES, *TABLE_RULES)
"""All rules of this package: of any file, and of tables alone."""
