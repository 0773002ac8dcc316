"""A file that did not come in from the command line: a copy with its errors written in, and what to do about them."""

from __future__ import annotations

from pathlib import Path

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts
from kartblad.ui.refused import Refusal


def problem(refusal: Refusal, returned: str, texts: Texts) -> Problem:
    """Return everything that is wrong with a refused file, a line each; first, the copy is written that was asked for.

    Parameters
    ----------
    refusal
        The file.
    returned
        Where to write the copy with the errors written in; empty: nowhere.
    texts
        The reader's language.

    Raises
    ------
    Problem
        If the copy cannot be written there.
    """
    found = refusal.findings
    told = " ".join((found.fact(texts), *_advice(refusal, returned, texts)))
    lines = (f"  {', '.join(group.places)} {group.column} {group.what} {group.remedy}" for group in found.groups(texts))
    return Problem("\n".join((told, *lines)), Place(file=found.file))


def _advice(refusal: Refusal, returned: str, texts: Texts) -> tuple[str, ...]:
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
        reason = texts.reason(error)
        raise Problem(
            texts.gettext("{file} cannot be written to: {reason}.", file=path, reason=reason), place
        ) from error
