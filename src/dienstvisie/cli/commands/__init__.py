"""The commands: one file each, with its name, its help and an example."""
