"""A dossier, its rankings and its roadmap become report models and tables: all that may be said, and nothing else."""
