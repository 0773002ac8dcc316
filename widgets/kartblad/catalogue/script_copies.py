"""A script as a supervisor gets it to change: complete YAML, with comments that say what may be changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kartblad.catalogue.scripts import scripts
from kartblad.core.script import Script, Step
from kartblad.core.words import Words
from kartblad.i18n import Texts, msgid

TEXT = "tag:yaml.org,2002:str"
WIDE = 10_000
"""Signs in a line: a text is never broken."""
COMMENTS = (
    msgid("A copy of “{name}”. It is yours: the workbook's own script stays as it is, and both are offered."),
    msgid("You may change words, minutes and the order of the steps, and take steps out. Keep the one that closes."),
    msgid("Give the copy a name of its own below, so that you can tell the two apart in the list."),
    msgid("Keep “work” as it is: it decides which screen a step has. Each step needs an id of its own."),
    msgid("A text may be written in Swedish only, without sv: and en:. Indents are spaces, and they matter."),
    msgid("Write no names or other facts about real people here."),
)
"""What stands at the head of a copy."""


def copy_name(key: str) -> str:
    """Return what the file with a copy is called."""
    return f"{key}.yaml"


def copy_of(data: Path, key: str) -> bytes:
    """Return one of the workbook's scripts as YAML to change.

    Raises
    ------
    KeyError
        If there is no such script.
    """
    script, texts = scripts(data)[key], Texts("sv")
    head = [f"# {texts.gettext(line, name=script.name.sv)}" for line in COMMENTS]
    body = [
        _dumped(_head(script)),
        "steps:\n",
        *(_step(number, step, texts) for number, step in enumerate(script.steps, 1)),
    ]
    return ("\n".join(head) + "\n\n" + "".join(body)).encode()


def _head(script: Script) -> dict[str, Any]:
    fields: dict[str, Any] = {"name": _both(script.name), "what": _both(script.what), "audience": script.audience.value}
    if script.follows_up:
        fields["follows_up"] = True
    return fields | ({"credit": _both(script.credit)} if script.credit else {})


def _step(number: int, step: Step, texts: Texts) -> str:
    """Return a step as an entry of the list, under a line that says which it is."""
    title = texts.gettext("Step {number}: {name}", number=number, name=step.name.sv)
    lines = _dumped([_fields(step)]).splitlines()
    return f"\n  # {title}\n" + "".join(f"  {line}\n" for line in lines)


def _fields(step: Step) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": step.id,
        "work": step.work.value,
        "minutes": step.minutes,
        "speaks": step.speaks.value,
        "sealed": step.sealed,
        "name": _both(step.name),
        "purpose": _both(step.purpose),
        "prompts": [_both(prompt) for prompt in step.prompts],
        "example": _both(step.example) if step.example else None,
        "mistakes": [_both(mistake) for mistake in step.mistakes],
        "ears": [{"kind": ear.kind.value, "text": _both(ear.text)} for ear in step.ears],
    }
    return {name: value for name, value in fields.items() if value or name == "minutes"}


def _both(words: Words) -> dict[str, str]:
    return {"sv": _Quoted(words.sv), "en": _Quoted(words.en)} if words.en else {"sv": _Quoted(words.sv)}


class _Quoted(str):
    """A text that is written with quotation marks, so that a colon in it does no harm."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes as people write: texts in quotation marks, each on its own line."""


_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar(TEXT, text, style='"'))


def _dumped(value: object) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDE)
    return text
