"""The wall: what is written is read elsewhere, by who has the code, once, within a minute; and nothing else is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import invitation
from kartblad.records.invitation import ALPHABET, WrongCode
from kartblad.records.journal_faults import NotWritable
from kartblad.records.wallfile import Wall, WallClosed, WallReader, accept

TEXTS = Texts("sv")
CANARY = b"kanariefagel"
pytestmark = pytest.mark.usefixtures("cheap")


@pytest.fixture
def wall(tmp_path: Path) -> Wall:
    """A wall that shows something."""
    made = Wall.create(tmp_path / "walls", TEXTS)
    made.write(CANARY)
    return made


@pytest.fixture
def folder(wall: Wall, tmp_path: Path) -> Path:
    """Where walls lie."""
    return tmp_path / "walls"


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that invitations go by."""
    made = Clock()
    monkeypatch.setattr(invitation, "time", made)
    return made


def invitations(folder: Path) -> int:
    """Return how many files there are beside the wall's own."""
    return sum(path.suffix != ".wall" for path in folder.iterdir())


def wrong(code: str) -> str:
    """Return a code that differs in its last sign."""
    return code[:-1] + ALPHABET[(ALPHABET.index(code[-1]) + 1) % len(ALPHABET)]


def test_what_is_written_is_read_once(wall: Wall, folder: Path) -> None:
    reader = accept(folder, wall.invite(), TEXTS)
    assert (reader.read(), reader.read()) == (CANARY, None)
    for at in range(50):
        wall.write(b"%d" % at)
        assert (reader.read(), reader.read()) == (b"%d" % at, None)


def test_the_same_again_is_read_again(wall: Wall, folder: Path) -> None:
    reader = accept(folder, wall.invite(), TEXTS)
    reader.read()
    wall.write(CANARY)
    assert reader.read() == CANARY


def test_a_code_is_eight_signs_that_can_be_read_out(wall: Wall) -> None:
    code = wall.invite()
    assert (len(code), code[4]) == (9, "-")
    assert set(code.replace("-", "")) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize("typed", [str.lower, lambda c: c.replace("-", ""), lambda c: f" {c[:2]} {c[2:]} ",
                                   lambda c: c.replace("0", "O").replace("1", "l").replace("-", "–")])  # fmt: skip
def test_a_code_is_read_as_people_type(typed: object, wall: Wall, folder: Path) -> None:
    assert callable(typed)
    assert accept(folder, typed(wall.invite()), TEXTS).read() == CANARY


def test_a_code_works_once(wall: Wall, folder: Path) -> None:
    code = wall.invite()
    accept(folder, code, TEXTS)
    assert invitations(folder) == 0
    with pytest.raises(WrongCode, match="fungerar en gång"):
        accept(folder, code, TEXTS)


@pytest.mark.parametrize(("seconds", "works"), [(0, True), (59.9, True), (60.1, False), (-0.1, False), (-3600, False)])
def test_a_code_lasts_a_minute(seconds: float, works: bool, wall: Wall, folder: Path, clock: Clock) -> None:
    code = wall.invite()
    clock.now += seconds
    if works:
        assert accept(folder, code, TEXTS).read() == CANARY
    else:
        with pytest.raises(WrongCode):
            accept(folder, code, TEXTS)
    assert invitations(folder) == 0


def test_after_five_wrong_tries_the_right_one_is_wrong(wall: Wall, folder: Path) -> None:
    code = wall.invite()
    for _ in range(4):
        with pytest.raises(WrongCode):
            accept(folder, wrong(code), TEXTS)
    assert invitations(folder) == 1
    with pytest.raises(WrongCode):
        accept(folder, wrong(code), TEXTS)
    assert invitations(folder) == 0
    with pytest.raises(WrongCode):
        accept(folder, code, TEXTS)


def test_the_fifth_try_may_be_the_right_one(wall: Wall, folder: Path) -> None:
    code = wall.invite()
    for _ in range(4):
        with pytest.raises(WrongCode):
            accept(folder, wrong(code), TEXTS)
    assert accept(folder, code, TEXTS).read() == CANARY


def test_a_new_code_makes_the_old_one_worthless(wall: Wall, folder: Path) -> None:
    old, new = wall.invite(), wall.invite()
    with pytest.raises(WrongCode):
        accept(folder, old, TEXTS)
    assert accept(folder, new, TEXTS).read() == CANARY


def test_two_walls_have_codes_of_their_own(wall: Wall, folder: Path) -> None:
    other = Wall.create(folder, TEXTS)
    other.write(b"andra")
    first, second = wall.invite(), other.invite()
    assert accept(folder, second, TEXTS).read() == b"andra"
    assert accept(folder, first, TEXTS).read() == CANARY


def test_old_invitations_go_with_the_next_change(wall: Wall, folder: Path, clock: Clock) -> None:
    wall.invite()
    clock.now += 61
    assert invitations(folder) == 1
    wall.write(CANARY)
    assert invitations(folder) == 0


def test_a_longer_life_cannot_be_written_into_an_invitation(wall: Wall, folder: Path, clock: Clock) -> None:
    code = wall.invite()
    (path,) = folder.glob("*.invite")
    clock.now += 61
    path.write_bytes(path.read_bytes().replace(b"1800000060.0", b"1800000120.0"))
    with pytest.raises(WrongCode):
        accept(folder, code, TEXTS)


@given(st.text(max_size=12))
def test_anything_typed_is_a_problem(typed: str) -> None:
    with pytest.raises(Problem):
        accept(Path("nowhere"), typed, TEXTS)


def test_a_reload_of_the_wall_needs_no_code(wall: Wall, folder: Path) -> None:
    token = accept(folder, wall.invite(), TEXTS).token()
    assert WallReader.again(folder, token, TEXTS).read() == CANARY


def test_a_kernel_that_takes_up_the_session_goes_on_with_its_wall(wall: Wall, folder: Path) -> None:
    reader = accept(folder, wall.invite(), TEXTS)
    reader.read()
    Wall.again(folder, wall.secret, TEXTS).write(b"efter")
    assert reader.read() == b"efter"


@pytest.mark.parametrize("secret", ["", "x", "0" * 16, "0" * 16 + ".!" + "A" * 42])
def test_a_secret_that_is_none(secret: str, folder: Path) -> None:
    with pytest.raises(WallClosed):
        Wall.again(folder, secret.encode(), TEXTS)
    with pytest.raises(WallClosed):
        WallReader.again(folder, secret, TEXTS)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [_cut, _empty, Path.unlink])
def test_a_wall_that_cannot_be_read_is_closed(harm: object, wall: Wall, folder: Path) -> None:
    assert callable(harm)
    reader = accept(folder, wall.invite(), TEXTS)
    harm(next(folder.glob("*.wall")))
    with pytest.raises(WallClosed, match="Väggen är stängd"):
        reader.read()


def test_a_closed_wall_leaves_nothing(wall: Wall, folder: Path) -> None:
    reader = accept(folder, wall.invite(), TEXTS)
    wall.invite()
    wall.destroy()
    assert list(folder.iterdir()) == []
    with pytest.raises(WallClosed):
        reader.read()


def test_nothing_stands_in_clear(wall: Wall, folder: Path) -> None:
    code = wall.invite()
    raw = b"".join(path.read_bytes() for path in folder.iterdir())
    key = wall.secret.partition(b".")[2]
    assert [word for word in (CANARY, code.encode(), code.replace("-", "").encode(), key) if word in raw] == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the way")
    with pytest.raises(NotWritable):
        Wall.create(tmp_path / "home" / "walls", TEXTS)


def test_asking_costs_next_to_nothing(wall: Wall, folder: Path) -> None:
    reader = accept(folder, wall.invite(), TEXTS)
    reader.read()
    start = time.perf_counter()
    for _ in range(1000):
        reader.read()
    assert time.perf_counter() - start < 1
