"""What ipywidgets does when a kernel imports it, for a kernel that was forked after the import."""

from __future__ import annotations


def awake() -> None:
    """Register the comm targets of this kernel.

    Without them the front end cannot ask for all widgets at once and waits in vain before it asks for each.
    """
    import ipywidgets

    ipywidgets.register_comm_target()
