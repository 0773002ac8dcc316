"""A municipality's own sets on disk: any saved set reads back equal, and nothing is written over."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from workload_desks import CEILING, SETTINGS, USUAL

from kartblad.catalogue import weights_written
from kartblad.catalogue.depth import DEEPEST, is_too_deep
from kartblad.catalogue.weights import FOLDER, sets_and_problems
from kartblad.catalogue.weights_written import brought, file_name, id_from, next_version, read, save, yaml_of
from kartblad.core.problems import Problem
from kartblad.core.words import Words
from kartblad.core.workload.examples import Decision, Example, Expected
from kartblad.core.workload.localmade import drafted, made
from kartblad.core.workload.localset import Figure, LocalKind, LocalReason, LocalSet
from kartblad.core.workload.origin import Origin, Ref, Source
from kartblad.core.workload.rating import Mismatch
from kartblad.core.workload.weights import Gauge, Phase, WeightSet

DATA = SETTINGS.data
SCHEMA = json.loads((DATA / "schemas/weights.json").read_text(encoding="utf-8"))
LOCAL = made(drafted(USUAL, "lokal", Words("Våra vikter 2027")), "1.0.0", "2027-01-15")

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80).map(str.strip).filter(bool)
words = st.builds(Words, texts, st.just("") | texts)
maybe = st.just(Words()) | words
numbers = st.decimals(0, 1000, places=2, allow_nan=False)
figures = st.builds(
    Figure,
    numbers,
    st.sampled_from(Origin),
    st.sampled_from(["", "bok"]),
    maybe,
    st.none() | numbers,
    st.none() | numbers,
)
no_figure = st.just(Figure()) | figures


@st.composite
def sets(draw: st.DrawFn) -> WeightSet:
    """Draw a set: as the editor can make it, with any texts and numbers."""
    n = draw(st.integers(1, 4))
    kinds = tuple(
        LocalKind(f"k{at}", draw(words), draw(st.sampled_from(Phase)), draw(figures), draw(maybe), draw(ids))
        for at in range(n)
    )
    reasons = (LocalReason("r", draw(words), draw(st.sampled_from(Gauge)), draw(no_figure), draw(no_figure), 3),)
    example = Example(
        "e",
        draw(words),
        Expected(),
        draw(st.none() | st.decimals(0, 60, places=1)),
        counts=(("k0", draw(st.integers(0, 500))),),
        reductions=(("r", draw(numbers)),),
        origin=draw(st.sampled_from(Origin)),
    )
    local: LocalSet = replace(
        drafted(USUAL, "lokal", draw(words)),
        about=draw(words),
        kinds=kinds,
        shared=draw(no_figure),
        fixed=draw(no_figure),
        hours=draw(figures.filter(lambda each: each.value)),
        reasons=reasons,
        mismatches=(Mismatch("f", ("bla",), draw(words), draw(st.none() | st.integers(0, 10)), 3, Origin.LOCAL),),
        sources=(Source("bok", draw(words), "2027", draw(st.just("") | texts)),),
        examples=(example,),
        decision=Decision("2027-01-15", draw(texts), draw(st.just("") | texts)),
    )
    return made(local, "12.0.3", "2027-01-15")


ids = st.sampled_from(["", "grupp"])


@given(sets())
def test_any_set_reads_back_equal(weights: WeightSet) -> None:
    assert read(yaml_of(weights), weights.ref, "x", DATA) == weights


@pytest.mark.parametrize("weights", [USUAL, CEILING, LOCAL], ids=lambda weights: weights.ref.id)
def test_it_has_the_form_of_the_shipped(weights: WeightSet) -> None:
    content = yaml_of(weights)
    jsonschema.validate(yaml.safe_load(content), SCHEMA)
    assert read(content, weights.ref, "x", DATA) == weights


def test_nothing_is_written_as_a_reference_and_a_note_cannot_leave_its_line() -> None:
    content = yaml_of(replace(LOCAL, name=Words("Vårt\nnamn: &a\u2028!"))).decode()
    head = [line for line in content.splitlines() if line.startswith("#")]
    assert len(head) == len(weights_written.COMMENTS)
    assert not any(line.lstrip("- ").startswith(("&", "*")) for line in content.splitlines())


def test_numbers_stand_as_exact_as_they_are() -> None:
    kind = replace(LOCAL.kinds[0], points=replace(LOCAL.kinds[0].points, value=Decimal("1.10"), low=None, high=None))
    weights = replace(LOCAL, kinds=(kind, *LOCAL.kinds[1:]))
    assert "value: 1.10\n" in yaml_of(weights).decode()


class TestSaving:
    def test_it_is_found_by_the_reader(self, tmp_path: Path) -> None:
        file = save(LOCAL, tmp_path, DATA)
        found, problems = sets_and_problems(DATA, tmp_path)
        assert (file.relative_to(tmp_path).as_posix(), problems) == ("lokal/1.0.0.yaml", ())
        assert found["lokal"] == (LOCAL,)

    def test_a_version_is_never_written_over(self, tmp_path: Path) -> None:
        first = save(LOCAL, tmp_path, DATA).read_bytes()
        with pytest.raises(Problem, match=r"lokal/1\.0\.0\.yaml finns redan"):
            save(replace(LOCAL, name=Words("Annat")), tmp_path, DATA)
        assert [each.read_bytes() for each in files(tmp_path)] == [first]

    def test_a_disk_without_links_keeps_the_rule(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_links(_new: Path, _file: Path) -> None:
            raise PermissionError

        monkeypatch.setattr(os, "link", no_links)
        save(LOCAL, tmp_path, DATA)
        with pytest.raises(Problem, match="finns redan"):
            save(LOCAL, tmp_path, DATA)
        assert len(list(files(tmp_path))) == 1

    def test_a_folder_that_is_none_is_a_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "lokal").write_bytes(b"")
        with pytest.raises(Problem, match=r"gick inte att spara: .+ finns kvar här"):
            save(LOCAL, tmp_path, DATA)

    def test_a_power_cut_leaves_nothing_that_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def cut(_new: Path, _file: Path) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(weights_written, "_named", cut)
        with pytest.raises(KeyboardInterrupt):
            save(LOCAL, tmp_path, DATA)
        assert list(files(tmp_path)) == []

    def test_what_would_not_read_back_is_not_saved(self, tmp_path: Path) -> None:
        unsorted = replace(LOCAL.examples[-1], counts=(("yttrande", 1), ("utredning", 0)))
        with pytest.raises(Problem, match="inte gå att läsa tillbaka"):
            save(replace(LOCAL, examples=(replace(unsorted, expected=Expected()),)), tmp_path, DATA)
        assert list(files(tmp_path)) == []

    def test_an_own_file_that_is_broken_is_a_sentence_and_hides_nothing(self, tmp_path: Path) -> None:
        save(LOCAL, tmp_path, DATA)
        (tmp_path / "lokal" / "2.0.0.yaml").write_text("name: {sv: Bara ett namn}\n", encoding="utf-8")
        found, problems = sets_and_problems(DATA, tmp_path)
        assert [str(each) for each in problems] == ["lokal/2.0.0.yaml, rad 1: about saknas. Skriv in det där."]
        assert found["lokal"] == (LOCAL,)


def files(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())


class TestBrought:
    @pytest.mark.parametrize(
        ("name", "ref"),
        [
            ("lokal@1.0.0.yaml", Ref("lokal", "1.0.0")),
            ("lokal@1.0.0 (2).yaml", Ref("lokal", "1.0.0")),
            ("lokal@1.0.0(1).yml", Ref("lokal", "1.0.0")),
            ("Kopia av vikter.yaml", Ref("vara_vikter_2027", "1.0.0")),
            ("../../x@1.0.0.yaml", Ref("vara_vikter_2027", "1.0.0")),
        ],
    )
    def test_id_and_version_are_in_the_name_or_made_of_the_sets(self, name: str, ref: Ref) -> None:
        assert brought(yaml_of(LOCAL), name, DATA) == replace(LOCAL, ref=ref)

    def test_what_is_shared_is_taken_in_as_it_was(self) -> None:
        assert brought(yaml_of(LOCAL), file_name(LOCAL.ref), DATA) == LOCAL

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "är tom"),
            (b"\xff\xfe\x00", "inte sparad som UTF-8"),
            (b"a: [", "går inte att läsa"),
            (b"a: 1", "okänd"),
            (b"[" * 200_000, "för stor"),
            (b"- " * 100_000 + b"a", "för stor"),
            (b"x" * 1_000_001, "för stor"),
            (b"a: &a [1, 2]\nb: *a\n", "okänd"),
            (b"!!python/object/apply:os.system ['true']", "det ska vara nycklar"),
            (yaml_of(LOCAL).replace(b"value: 13", b"value: 14"), "räkneexemplen"),
            (yaml_of(LOCAL).replace(b"value: 0.90", b"value: 9.0"), "zonernas gränser stiger inte"),
        ],
    )
    def test_anything_else_is_a_sentence(self, content: bytes, said: str) -> None:
        with pytest.raises(Problem, match=said):
            brought(content, "fil.yaml", DATA)


@pytest.mark.parametrize(
    ("text", "is_deep"),
    [
        ("a: [1, {b: 2}]", False),
        ("[" * DEEPEST + "]" * DEEPEST, False),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), True),
    ],
)
def test_depth_is_told_before_the_parser_meets_it(text: str, is_deep: bool) -> None:
    assert is_too_deep(text) is is_deep


@pytest.mark.parametrize(
    ("held", "expected"),
    [([], "1.0.0"), (["1.0.0"], "2.0.0"), (["0.1.0"], "1.0.0"), (["2.0.0", "10.4.1"], "11.0.0")],
)
def test_version_numbers_rise(held: list[str], expected: str) -> None:
    assert next_version(held) == expected


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Örebros vikter 2027!", [], "orebros_vikter_2027"),
        ("Örebros vikter", ["orebros_vikter"], "orebros_vikter_2"),
        ("2027", [], "x2027"),
        ("…", ["x"], "x_2"),
        ("a" * 90, [], "a" * 40),
    ],
)
def test_an_id_tells_what_the_set_is_called(name: str, taken: list[str], expected: str) -> None:
    assert id_from(Words(name), taken) == expected


def test_own_sets_lie_where_the_page_says() -> None:
    assert FOLDER == "weights"
