"""Exports of survey tools: which column holds which question, and what the answers in it come to."""

from __future__ import annotations

from dienstvisie.measuring.survey.read import Counted, Ignored, SurveyReading, read_survey

__all__ = ["Counted", "Ignored", "SurveyReading", "read_survey"]
