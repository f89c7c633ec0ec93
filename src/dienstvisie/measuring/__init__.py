"""Yearly measurement: figures with their intervals, a verdict by a printed rule, and survey exports read."""

from __future__ import annotations

from dienstvisie.measuring.effects import Effects, IndicatorEffect, SubjectEffect, effects
from dienstvisie.measuring.figures import Figure
from dienstvisie.measuring.verdict import Judgement, Verdict

__all__ = ["Effects", "Figure", "IndicatorEffect", "Judgement", "SubjectEffect", "Verdict", "effects"]
