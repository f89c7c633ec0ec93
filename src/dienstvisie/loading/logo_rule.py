"""The rule that a logo must keep."""

from __future__ import annotations

from dienstvisie.diagnostics import Rule, Severity

LOGO = Rule(
    "DV816",
    Severity.ERROR,
    """A logo is a small PNG or a harmless SVG in the dossier.

**What it does.** Reports a logo that is not there, lies outside the dossier, is larger than 100 kB, is neither a PNG
nor an SVG, is an SVG that holds scripts, event handlers, HTML or addresses outside itself, or has no `logo_text`.
Documents are then made without a logo.

**Why it is bad.** The logo stands in every page, and a page must load nothing and run nothing of others.

**Use instead.** Save the logo as plain SVG with its text turned into paths, or as a PNG of about 400 pixels wide.
""",
)
