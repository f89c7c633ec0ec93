"""dienstvisie: from findings to a roadmap, over plain YAML files."""

__version__ = "0.1.0"
