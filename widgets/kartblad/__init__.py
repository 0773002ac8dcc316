"""kartblad: a Swedish workbook for method work in the social services' child protection."""

__version__ = "0.1.0"
