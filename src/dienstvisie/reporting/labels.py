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
MONEY: Mapping[str, Message] = {"expense": Message("Expenses"), "receipt": Message("Receipts")}
DIRECTIONS_OF_AMOUNT: Mapping[str, Message] = {"expense": Message("Expense"), "receipt": Message("Receipt")}


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
STATE_SIGNS: Mapping[str, str] = {
    "not-started": "○",
    "on-track": "●",
    "needs-attention": "▲",
    "delayed": "◆",
    "done": "✓",
    "stopped": "■",
}
"""A sign beside the word, so that states differ in shape too."""
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
EMBEDDING_STATES: Mapping[str, Message] = {
    "planned": Message("Planned"),
    "running": Message("Running"),
    "done": Message("Done"),
    "stopped": Message("Stopped"),
}
EMBEDDING_KINDS: Mapping[str, Message] = {
    "roadshow": Message("Roadshow"),
    "hr-instrument": Message("HR instruments"),
    "training": Message("Training"),
    "peer-review": Message("Peer review"),
    "effect-measurement": Message("Effect measurement"),
    "customer-panel": Message("Customer panel"),
    "work-conference": Message("Work conference"),
    "communication": Message("Communication"),
    "policy-plan": Message("Policy and steering"),
}
"""In the order in which the anchoring note tells of them."""
EMBEDDING_PURPOSES: Mapping[str, Message] = {
    "roadshow": Message("The vision is told where people work, layer by layer."),
    "hr-instrument": Message("The values count when people are sought, welcomed and evaluated."),
    "training": Message("People practise what the principles ask of them."),
    "peer-review": Message("Colleagues help one another to keep to the principles."),
    "effect-measurement": Message("What changes for residents and employees is measured, again and again."),
    "customer-panel": Message("Those whom the service is for look along."),
    "work-conference": Message("Teams work on the vision together."),
    "communication": Message("The vision stays in sight in what is written and said."),
    "policy-plan": Message("The vision stands in plans, money and decisions."),
}
INDICATOR_KINDS: Mapping[str, Message] = {
    "done": Message("What was done"),
    "quality": Message("How well it was done"),
    "change": Message("What became different"),
}
