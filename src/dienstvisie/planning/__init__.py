"""Ideas become a roadmap: the problem, the plan and its explanation are separate types."""
