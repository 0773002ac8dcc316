"""How deep a YAML text goes: one that is too deep makes the parser in C fall over its stack, and ends the kernel."""

from __future__ import annotations

import yaml

DEEPEST = 40
"""Levels within levels; none of our files comes near."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def is_too_deep(text: str) -> bool:
    """Return whether a text goes deeper than any of our files. Reading its events alone needs no stack.

    Raises
    ------
    YAMLError
        If the text is no YAML.
    """
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return True
    return False
