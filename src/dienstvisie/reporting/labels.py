"""What fixed words of the schema are called in documents."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.language import Message

PERSPECTIVES: Mapping[str, Message] = {
    "citizen": Message("Impact on citizens"),
    "organisation": Message("Impact on the organisation"),
}
COSTS: Mapping[str, Message] = {
    "operating": Message("Operating"),
    "investment": Message("Investment"),
    "financing": Message("Financing"),
}


def budget_name(kind: str) -> Message:
    """What a kind of budget is called."""
    return Message("{kind} budget", {"kind": COSTS[kind]})


NATURES: Mapping[str, Message] = {"fact": Message("Fact"), "perception": Message("Perception")}
STATES: Mapping[str, Message] = {
    "not-started": Message("Not started"),
    "on-track": Message("On track"),
    "needs-attention": Message("Needs attention"),
    "delayed": Message("Delayed"),
    "done": Message("Done"),
    "stopped": Message("Stopped"),
}
STATUSES: Mapping[str, Message] = {
    "draft": Message("Draft"),
    "proposed": Message("Proposed"),
    "agreed": Message("Agreed"),
    "rejected": Message("Rejected"),
    "archived": Message("Archived"),
}
VERDICTS: Mapping[str, Message] = {
    "supports": Message("Supports it"),
    "adjust": Message("Asks for a change"),
    "rejects": Message("Rejects it"),
}
POLICY_LEVELS: Mapping[str, Message] = {
    "objective": Message("Policy objective"),
    "action-plan": Message("Action plan"),
    "action": Message("Action"),
    "programme": Message("Programme"),
    "goal": Message("Goal"),
    "effort": Message("Effort of the programme"),
}
DIRECTIONS: Mapping[str, Message] = {"higher": Message("Higher is better"), "lower": Message("Lower is better")}
