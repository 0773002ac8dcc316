"""A file that did not come in from the command line: a copy with its errors written in, and what to do about them."""

from __future__ import annotations

from pathlib import Path

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts
from kartblad.ui.refused import Refusal


def advice(refusal: Refusal, returned: str, texts: Texts) -> tuple[str, ...]:
    """Return what to do about a refused file, after a copy was written where ``returned`` says, if it says so.

    Raises
    ------
    Problem
        If the copy cannot be written there.
    """
    from kartblad.records.findings import Stop

    findings, said = refusal.findings, []
    if findings.stop is Stop.COLUMNS:
        command = f"kartblad template {refusal.kind}"
        said.append(texts.gettext("Give the columns the headings of the form: {command} writes it.", command=command))
    if not findings.can_annotate:
        return ()
    if findings.stop is Stop.PRIVACY:
        return (texts.gettext("No copy was written: it would hold the same."),) if returned else ()
    if not returned:
        return (*said, texts.gettext("With --returned FILE you get a copy of the file with the errors written in."))
    _write(refusal, Path(returned), texts)
    there = texts.gettext(
        "The file with the errors written in is {file}. Mend it there, and name that file.", file=returned
    )
    return (*said, there)


def _write(refusal: Refusal, path: Path, texts: Texts) -> None:
    """Write the copy; a file that is there already is never written over."""
    from kartblad.records.annotated import annotated
    from kartblad.records.imports import LOCAL

    place = Place(file=str(path), key="returned")
    ending = Path(refusal.name).suffix.lower()
    if path.suffix.lower() != ending:
        message = texts.gettext("{file} must end in {ending}, like the file that is read.", file=path, ending=ending)
        raise Problem(message, place)
    content = annotated(refusal.content, refusal.name, refusal.findings, texts, LOCAL)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        message = texts.gettext("{file} is there already. Move it or choose another name with --returned.", file=path)
        raise Problem(message, place) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Problem(
            texts.gettext("{file} cannot be written to: {reason}.", file=path, reason=reason), place
        ) from error
