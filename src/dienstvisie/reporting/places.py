"""Where each kind of item can be read: the document that tells of it, and the place in it."""

from __future__ import annotations

from collections.abc import Mapping

PLACES: Mapping[str, str] = {
    "ideas": "ideas/{id}",
    "findings": "analysis#findings-{id}",
    "challenges": "analysis#challenges-{id}",
    "inspirations": "analysis#inspirations-{id}",
    "values": "vision#values-{id}",
    "principles": "vision#principles-{id}",
    "competencies": "vision#competencies-{id}",
    "decisions": "vision#decisions-{id}",
    "embedding": "anchoring#embedding-{id}",
    "functions": "embedding-plan#functions-{id}",
    "policy_plan": "anchoring#policy_plan-{id}",
    "indicators": "progress#indicators-{id}",
    "journeys": "red-thread#journeys-{id}",
    "improvement_plans": "plans/{id}",
    "programmes": "effects#programmes-{id}",
}
"""The path of a document without suffix, with the anchor where it is a part. A kind that is not here has none."""


def place(kind: str, id_: str) -> str | None:
    """Where an item of a kind is told of; None where no document tells of that kind."""
    pattern = PLACES.get(kind)
    return pattern.format(id=id_) if pattern else None
