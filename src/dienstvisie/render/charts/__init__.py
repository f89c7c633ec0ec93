"""Pictures: a pure model of where everything stands, and a template that draws it as SVG."""
