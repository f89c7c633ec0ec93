"""Dossiers of any size for the benchmarks: valid, without warnings, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SETTINGS = """\
title: Generated dossier
client: {name: Generated municipality}
language: en
languages: [en]
illustrative: true
note: Generated for measuring.
planning:
  start: 2026-Q1
  end: 2031-Q4
  phases:
    - {id: quick-wins, title: Quick wins, until: 2026-Q4}
    - {id: build, title: Build, until: 2031-Q4}
  quick_wins: {at_least: 0}
"""


def write_dossier(folder: Path, ideas: int, seed: int = 1) -> Path:
    """Write a dossier with so many ideas, and a challenge for each ten of them; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    (folder / "dienstvisie.yaml").write_text(SETTINGS)
    for name, lines in _fixed():
        (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n")
    challenges = max(1, ideas // 10)
    (folder / "findings.yaml").write_text("".join(_finding(number) for number in range(challenges)))
    (folder / "challenges.yaml").write_text("".join(_challenge(number) for number in range(challenges)))
    (folder / "ideas.yaml").write_text("".join(_idea(number, challenges, rng) for number in range(ideas)))
    return folder


def _fixed() -> Iterator[tuple[str, list[str]]]:
    roles = ("management", "staff", "majority", "opposition", "citizens")
    yield "stakeholders", [f"- {{id: {role}, title: {role.title()}, role: {role}, size: 20}}" for role in roles]
    yield "target_groups", [f"- {{id: group-{n}, title: Target group {n}}}" for n in range(6)]
    yield "units", [f"- {{id: unit-{n}, title: Unit {n}, capacity: {{days: 400}}}}" for n in range(12)]
    figures = "baseline: {date: 2026-01-31, value: 60}, target: {date: 2030-12-31, value: 75}"
    yield "indicators", [f"- {{id: satisfaction, title: Satisfied customers, unit: '%', {figures}}}"]
    tested = ", ".join(f"group-{n}" for n in range(6))
    yield "feedback", [f"- {{id: test, title: Test, target_groups: [{tested}], values: [value-1], verdict: supports}}"]
    values = [f"- {{id: value-{n}, title: Value of our own {n}, distinction: Ours alone}}" for n in range(5)]
    yield "values", values
    principle = "- {{id: principle-{n}, title: Principle {n}, values: [value-{v}], guideline: Guide {n}, do: [Yes]}}"
    yield "principles", [principle.format(n=n, v=n % 5) for n in range(12)]


def _finding(number: int) -> str:
    nature = "perception" if number % 2 else "fact"
    evidence = "" if number % 2 else ", evidence: {measure: Cases, value: 12.5, unit: '%', date: 2025-03-31}"
    return f"- {{id: finding-{number}, title: Finding number {number}, nature: {nature}, phase: inform{evidence}}}\n"


def _challenge(number: int) -> str:
    return f"""\
- id: challenge-{number}
  title: Challenge number {number}
  findings: [finding-{number}]
  facet: process
  consensus: {{citizen-impact: {number % 5 + 1}, organisation-impact: {number % 4 + 1}}}
"""


PHASES = ("inform", "apply", "handle", "deliver", "aftercare")


def _idea(number: int, challenges: int, rng: random.Random) -> str:
    depends = f"  depends_on: [idea-{rng.randrange(number)}]\n" if number % 7 == 3 else ""
    return f"""\
- id: idea-{number}
  title: Idea number {number} for a better service
  description: |
    What we do and why, in a few sentences that a reader
    can understand. Number {number} of many.
  challenges: [challenge-{rng.randrange(challenges)}]
  principles: [principle-{rng.randrange(12)}]
  target_groups: [group-{number % 6}]
  phases: [{PHASES[number % 5]}, {PHASES[(number + 2) % 5]}]
  units: [unit-{number % 12}]
  lead: Head of department
  result: The result of idea {number} is there
  first_step: Call the first meeting
  indicators: [satisfaction]
  effort: {{unit-{number % 12}: {rng.randint(1, 40)}, unit-{(number + 5) % 12}: {rng.randint(1, 9)}}}
  costs:
    - {{amount: {rng.randint(0, 20) * 500}, kind: operating}}
  duration: {rng.choice((3, 6, 9, 12))}
{depends}\
  consensus: {{citizen-impact: {rng.randint(1, 5)}, organisation-impact: {rng.randint(1, 5)}}}
"""
