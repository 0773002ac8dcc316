"""L: whether a child and a parent would understand the words, and whether they say what somebody does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kartblad.core.checks.finding import Spot, spot
from kartblad.core.checks.material import Material
from kartblad.core.checks.phrases import is_inflected, phrase_in
from kartblad.core.checks.plain import plain_texts
from kartblad.core.checks.reading import Reading, Sentence
from kartblad.core.checks.standard import Lexicon

_CAPITALS = re.compile(r"\b[A-ZÅÄÖ]{2,6}\b")
_DOTTED = re.compile(r"\b[a-zåäö]{1,4}\.(?: ?[a-zåäö]{1,2}\.)+|\b[a-zåäö]{1,2}\.[a-zåäö]{1,3}\b", re.IGNORECASE)
_SMALL_WORD = re.compile(r"[^\W\d_]+")
_LEAST_PASSIVE = 5
_AGENT = "av"


def _ask(material: Material, hits: Callable[[Material, Reading], tuple[str, ...]]) -> Iterator[Spot]:
    """Yield each plain text in which something is found, with what was found."""
    for path, text in plain_texts(material):
        found = hits(material, material.read(text))
        if found:
            yield spot(*path, words=tuple(dict.fromkeys(found)), n=len(found))


def heavy_words(material: Material) -> Iterator[Spot]:
    """L01: words of the office, also inside longer words."""
    return _ask(material, heavy_in)


def heavy_in(material: Material, reading: Reading) -> tuple[str, ...]:
    """Return the heavy words of a text, in order."""
    return tuple(found[0] for found in material.lexicon.heavy.finditer(reading.small))


def abbreviations(material: Material) -> Iterator[Spot]:
    """L02: abbreviations."""
    aliases = {person.alias for person in material.map.persons}
    aliases |= {participant.alias for participant in material.map.participants}
    return _ask(material, lambda material, reading: abbreviations_in(material.lexicon, reading, aliases))


def abbreviations_in(lexicon: Lexicon, reading: Reading, aliases: set[str]) -> tuple[str, ...]:
    """Return the abbreviations of a text: capitals, the listed ones, and short words with full stops inside."""
    capitals = [found for found in _CAPITALS.findall(reading.text) if found not in lexicon.known_capitals | aliases]
    dotted = [found.strip() for found in _DOTTED.findall(reading.text)]
    words = _SMALL_WORD.findall(reading.small)
    listed = [
        word
        for at, word in enumerate(words)
        if word in lexicon.abbreviations
        and word.upper() not in capitals
        and not {*words[max(0, at - 1) : at], *words[at + 1 : at + 2]} & lexicon.also_words.get(word, frozenset())
    ]
    return (*capitals, *dotted, *listed)


def labels(material: Material) -> Iterator[Spot]:
    """L03: what somebody is said to be, instead of what was seen."""
    return _ask(material, labels_in)


def labels_in(material: Material, reading: Reading) -> tuple[str, ...]:
    """Return the labels of a text that stand soon after a word such as "är" or "verkar"."""
    return tuple(label for sentence in reading.sentences for label in _labels(material, sentence))


def _labels(material: Material, sentence: Sentence) -> Iterator[str]:
    lexicon, words = material.lexicon, sentence.words
    for at, word in enumerate(words):
        before = words[max(0, at - material.limits.label_within - 1) : at]
        if is_inflected(word, lexicon.labels) and any(each in lexicon.copulas for each in before):
            yield word


def heavy_sentences(material: Material) -> Iterator[Spot]:
    """L04: many long words, or a long sentence."""
    limits = material.limits
    for path, text in plain_texts(material):
        reading = material.read(text)
        counts = len(reading.words) >= limits.lix_least_words
        if (counts and reading.lix > limits.lix_most) or reading.longest > limits.sentence_most_words:
            yield spot(*path, lix=round(reading.lix), longest=reading.longest)


def nobody_acts(material: Material) -> Iterator[Spot]:
    """L05: something is done, but not by anybody."""
    return _ask(material, passives_in)


def passives_in(material: Material, reading: Reading) -> tuple[str, ...]:
    """Return the passives of sentences that name nobody who does it."""
    return tuple(
        word
        for sentence in reading.sentences
        if _AGENT not in sentence.words
        for word, written in zip(sentence.words, sentence.written, strict=True)
        if _is_passive(material.lexicon, word) and not _is_name(sentence, written)
    )


def _is_passive(lexicon: Lexicon, word: str) -> bool:
    if word in lexicon.not_passive or word.endswith(lexicon.not_passive_endings):
        return False
    return word in lexicon.passives or (len(word) >= _LEAST_PASSIVE and word.endswith(lexicon.passive_endings))


def _is_name(sentence: Sentence, written: str) -> bool:
    """Return whether a word is a name's genitive: a capital inside the sentence, or the first word before another."""
    return written[0].isupper() and (sentence.written.index(written) > 0 or written.endswith("as"))


def vague_amounts(material: Material) -> Iterator[Spot]:
    """L06: "often", "badly", with nothing near that can be seen or counted."""
    return _ask(material, vague_in)


def vague_in(material: Material, reading: Reading) -> tuple[str, ...]:
    """Return the vague words of a text; a number or an example in the same sentence or the next makes them precise."""
    lexicon, sentences = material.lexicon, reading.sentences
    vague = (
        (phrase_in(sentence.words, lexicon.vague_amounts), sentences[at : at + 2])
        for at, sentence in enumerate(sentences)
    )
    return tuple(found for found, near in vague if found and not any(_is_precise(lexicon, each) for each in near))


def _is_precise(lexicon: Lexicon, sentence: Sentence) -> bool:
    exact = lexicon.details | (lexicon.numbers - {"en", "ett", "några", "hela"})
    return any(word in exact or word.isdigit() for word in sentence.words)
