"""Word: documents made from .docx templates, built-in ones or those of the municipality."""
