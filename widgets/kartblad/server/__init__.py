"""The web server."""

import sys

# Voilà loads jsonschema, which builds a grammar of international addresses where it can: two thirds of a start, for a
# format that no schema here has. Without the grammar it leaves that format unchecked.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
