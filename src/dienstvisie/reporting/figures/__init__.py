"""Pictures as data: what a trace, a matrix or a trend shows. Where things stand in a picture is decided in `render`."""
