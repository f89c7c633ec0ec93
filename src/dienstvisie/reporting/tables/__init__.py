"""Tables: what a command has found, as data. They become a terminal table, JSON, CSV or Markdown."""
