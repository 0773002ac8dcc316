"""A page as HTML: valid, labelled, escaped, with ids that occur once, and the same for server and widget."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from collections import Counter

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.charts.drawing import Drawing
from kartblad.i18n import Texts
from kartblad.ui import blocks
from kartblad.ui.gallery import change, gallery, screen
from kartblad.ui.markup import TEMPLATES, block_html, element_id, screen_html

SV = Texts("sv")
ALL = screen((), SV).blocks
FIGURE = next(block for block in ALL if isinstance(block, blocks.FigureBlock))
HTML = "{http://www.w3.org/1999/xhtml}"
OPTIONS = (blocks.Option("a", "A"), blocks.Option("b", "B", "förklaring"))
CARDS = (blocks.BoardCard("a", "A & <b>", "B", ("C",)), blocks.BoardCard("b", "B"))
DRAWING = Drawing('<svg viewBox="0 0 9 9"><title>T</title><path d="M0 0h9"/></svg>', "En <bild>", ("En & två.",))
CASES = (
    blocks.Select("s", "Välj", OPTIONS, "b", "Hjälp"),
    blocks.Radios("r", "Välj", OPTIONS, "a"),
    blocks.Sections("n", "Delar", OPTIONS, "a"),
    blocks.NumberField("empty", "Tal", None, 0, 5, slider=True),
    blocks.NumberField("wrong", "Tal", 1, problem="Skriv ett tal."),
    blocks.DateField("d", "Dag", "", "Dagen då kursen började.", "Det datumet finns inte."),
    blocks.TextField("t", "Namn", "Åsa & <Bo>", hint="Kort", problem="Korta den."),
    blocks.Checks("c", "Välj", OPTIONS, frozenset({"b"})),
    blocks.Chips("f", "Filter", OPTIONS),
    blocks.Chips("none", "Filter", (), "Rensa"),
    blocks.FileField("u", "Register", (".csv",), 2**20, "Hjälp", "Filen är tom. Välj en annan."),
    blocks.TextArea("many", "Berätta", "\n Åsa &\n</textarea><b>", hint="Kort", problem="Korta den."),
    blocks.Secret("h", "Fras", "Fyra ord.", "Frasen stämmer inte.", numeric=False),
    blocks.Clock("runs", "Tid", 1_800_000_000.5, 60),
    blocks.Clock("over", "Tid", None, -65),
    blocks.Tasks("todo", "Steg", (blocks.Task("a", "A & <B>", "klar", "9 min", current=True),)),
    blocks.Board(
        "k", "Kort", (blocks.BoardColumn("k", "<K>", CARDS), blocks.BoardColumn("l", "L", ())), frozenset("b")
    ),
    blocks.Board("bare-board", "Kort", (), frozenset({"gone"})),
    blocks.Pad("blank", "Rita", (), "Rita fritt.", "För många streck."),
    blocks.Shortcuts("l", "Bokstäver", (blocks.Shortcut("Å", "go", "Räkna & <gå>"),), on=False),
    blocks.Plain("table", "<Tabell>", ("A", "B"), (("a", "<1>"), ("b", ""))),
    blocks.Picture("scene", "Bild", 2, DRAWING),
    blocks.Action("on", "Lär", pressed=True),
    blocks.Controls(
        "step",
        "Steg",
        (
            blocks.TextArea("v", "T", ""),
            blocks.Secret("w", "S"),
            blocks.Clock("x", "C", None, 1),
            blocks.Chips("y", "F", OPTIONS),
            blocks.Pad("z", "P", ()),
        ),
    ),
    blocks.Controls("files", "Filer", (blocks.FileField("fv", "Register", (), 99), blocks.Offer("o", "Hämta mallen"))),
    blocks.Details("open", "Mer", ("Text",), ("Punkt",), open=True),
    blocks.Notice("bad", "error", "Fel"),
    blocks.Notice("mind", "warning", "Varning"),
    blocks.Progress("unknown", "Arbetar"),
    blocks.Status("quiet", ""),
    blocks.Prose("bare"),
)


def parsed(html: str) -> ET.Element:
    return html5lib.HTMLParser(strict=True).parseFragment(html)


def elements(html: str, name: str) -> list[ET.Element]:
    return list(parsed(html).iter(HTML + name))


def one(html: str, name: str) -> ET.Element:
    (element,) = elements(html, name)
    return element


def test_every_kind_of_block_has_a_template_and_stands_in_the_gallery() -> None:
    kinds = set(blocks.Block.__args__)
    assert set(TEMPLATES) == kinds
    assert {type(block) for block in blocks.every(ALL)} == kinds


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("block", [*ALL, *CASES], ids=lambda block: f"{type(block).__name__}-{block.key}")
def test_valid_html_in_one_frame(block: blocks.Block, locale: str) -> None:
    (frame,) = parsed(block_html(block, Texts(locale)))
    assert (frame.tag, frame.get("class"), frame.get("id")) == (HTML + "div", "kb-block", f"kb-{block.key}")


def test_ids_occur_once_and_everything_that_points_points_at_one() -> None:
    page = parsed(screen_html(blocks.Screen((*ALL, *CASES), ""), SV))
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    pointed = [
        name
        for element in page.iter()
        for attribute in ("for", "aria-labelledby", "aria-describedby")
        for name in (element.get(attribute) or "").split()
    ]
    assert [name for name, times in ids.items() if times > 1] == []
    assert pointed
    assert set(pointed) - set(ids) == set()


def test_every_field_has_a_name() -> None:
    page = parsed(screen_html(blocks.Screen((*ALL, *CASES), ""), SV))
    labelled = {label.get("for") for label in page.iter(HTML + "label")}
    fields = [field for name in ("input", "select", "textarea", "progress") for field in page.iter(HTML + name)]
    unnamed = [f.get("id") for f in fields if f.get("id") not in labelled and not f.get("aria-labelledby")]
    assert len(fields) > 12
    assert unnamed == []


def test_the_server_and_the_widget_show_the_same() -> None:
    chosen = change((), "size", "o2")
    view = gallery(SV)
    from_widget = "".join(html for _key, html in view.widget.blocks)
    from_server = screen_html(screen((), SV), SV)
    assert from_server == f'<div class="kb-screen" tabindex="-1">{from_widget}</div>'
    assert from_server != screen_html(screen(chosen, SV), SV)
    view.close()


def test_radios_are_a_native_group_with_one_checked() -> None:
    html = block_html(blocks.Radios("r", "Mått", OPTIONS, "b", "Ett av två."), SV)
    group = one(html, "fieldset")
    inputs = elements(html, "input")
    assert one(html, "legend").text == "Mått"
    assert one(html, "p").get("id") == group.get("aria-describedby")
    assert [(i.get("type"), i.get("name"), i.get("value"), i.get("checked")) for i in inputs] == [
        ("radio", "kb-r", "a", None),
        ("radio", "kb-r", "b", ""),
    ]


def test_sections_are_plain_links_of_which_one_is_current() -> None:
    html = block_html(blocks.Sections("del", "Delar", OPTIONS, "b", ("?del=a", "?del=b")), SV)
    assert one(html, "nav").get("aria-label") == "Delar"
    assert [(a.get("href"), a.get("aria-current")) for a in elements(html, "a")] == [
        ("?del=a", None),
        ("?del=b", "page"),
    ]


def test_a_slider_and_its_field_say_the_same() -> None:
    slider, field = elements(
        block_html(blocks.NumberField("d", "Dagar", 2.5, 0, 10, 0.5, "dagar", slider=True), SV), "input"
    )
    assert [slider.get(name) for name in ("min", "max", "step", "value", "aria-valuetext")] == [
        "0",
        "10",
        "0.5",
        "2.5",
        "2,5 dagar",
    ]
    assert (field.get("type"), field.get("inputmode"), field.get("value")) == ("text", "decimal", "2,5")


def test_a_slider_without_a_value_says_so() -> None:
    slider, field = elements(block_html(blocks.NumberField("d", "Dagar", None, 0, 10, slider=True), SV), "input")
    assert (slider.get("aria-valuetext"), field.get("value")) == ("inte valt", "")


def test_no_slider_without_both_ends() -> None:
    assert len(elements(block_html(blocks.NumberField("d", "Dagar", 1, 0, slider=True), SV), "input")) == 1


def test_a_problem_is_tied_to_its_field() -> None:
    field = one(block_html(blocks.DateField("d", "Dag", "", problem="Det datumet finns inte."), SV), "input")
    assert (field.get("aria-invalid"), field.get("aria-describedby")) == ("true", "kb-d--hint kb-d--problem")


def test_a_date_field_shows_its_form() -> None:
    assert "ÅÅÅÅ-MM-DD" in block_html(blocks.DateField("d", "Dag", ""), SV)


def test_a_blocked_button_stays_reachable_and_says_why() -> None:
    html = block_html(blocks.Action("p", "Publicera", blocked="Välj en dag först."), SV)
    button = one(html, "button")
    assert (button.get("disabled"), button.get("aria-disabled")) == (None, "true")
    assert (one(html, "p").get("id"), one(html, "p").text) == (button.get("aria-describedby"), "Välj en dag först.")


@pytest.mark.parametrize(
    ("tone", "role", "word"), [("info", "note", "Att veta"), ("warning", "note", "Tänk på"), ("error", "alert", "Fel")]
)
def test_a_notice_says_its_tone_in_a_word(tone: str, role: str, word: str) -> None:
    html = block_html(blocks.Notice("n", tone, "Text"), SV)
    assert (elements(html, "div")[1].get("role"), one(html, "strong").text) == (role, word)


def test_status_is_a_polite_live_region() -> None:
    assert one(block_html(blocks.Status("s", "Klart"), SV), "p").get("role") == "status"


def test_progress_is_native_and_unknown_has_no_value() -> None:
    known, unknown = (one(block_html(blocks.Progress("p", "A", share), SV), "progress") for share in (0.25, None))
    assert (known.get("value"), unknown.get("value")) == ("0.25", None)


def test_a_figure_offers_every_form_by_name() -> None:
    html = block_html(dataclasses.replace(FIGURE, pick=""), SV)
    assert [button.text for button in elements(html, "button")] == [
        "Hämta CSV (öppna data)",
        "Hämta CSV för Excel",
        "Hämta Excel (XLSX)",
        "Kopiera som bild (PNG)",
        "Kopiera som SVG",
    ]


def test_checkboxes_are_a_native_group() -> None:
    html = block_html(blocks.Checks("c", "Kurser", OPTIONS, frozenset({"b"}), "Flera går bra."), SV)
    group, inputs = one(html, "fieldset"), elements(html, "input")
    assert (one(html, "legend").text, one(html, "p").get("id")) == ("Kurser", group.get("aria-describedby"))
    assert [(i.get("type"), i.get("value"), i.get("checked")) for i in inputs] == [
        ("checkbox", "a", None),
        ("checkbox", "b", ""),
    ]


def test_chips_are_buttons_that_say_what_they_take_away() -> None:
    html = block_html(blocks.Chips("f", "Filter", OPTIONS, "Rensa"), SV)
    assert [(b.get("aria-label") or b.text, b.get("data-kb-value")) for b in elements(html, "button")] == [
        ("Ta bort filtret A", "a"),
        ("Ta bort filtret B, förklaring", "b"),
        ("Rensa (2)", ""),
    ]
    assert elements(html, "div")[1].get("role") == "group"


def test_without_filters_there_is_nothing() -> None:
    assert block_html(blocks.Chips("f", "Filter", (), "Rensa"), SV) == '<div class="kb-block" id="kb-f"></div>'


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (20_000_000, "20 MB"),
        (1_590_000, "1,5 MB"),
        (1_000_000, "1 MB"),
        (999_999, "999,9 kB"),
        (512, "512 B"),
    ],
)
def test_the_limit_is_said_in_the_label_and_never_too_high(limit: int, said: str) -> None:
    html = block_html(blocks.FileField("u", "Register", (".csv", ".xlsx"), limit), SV)
    value, _, unit = said.rpartition(" ")
    assert one(html, "label").text == f"Register (högst {value}\u00a0{unit})"
    field = one(html, "input")
    assert (field.get("type"), field.get("accept"), field.get("hidden")) == ("file", ".csv,.xlsx", "")


def test_a_file_field_is_used_by_a_button_that_is_named_and_told() -> None:
    html = block_html(blocks.FileField("u", "Register", (), 99, "Hjälp", "Filen är tom."), SV)
    button, cancel = elements(html, "button")
    assert button.get("aria-labelledby") == "kb-u--button kb-u--label"
    assert button.get("aria-describedby") == "kb-u--hint kb-u--problem"
    assert (button.text, cancel.text) == ("Välj fil", "Avbryt")
    assert [p.get("role") for p in elements(html, "p")] == [None, "status", None]
    (sending,) = (div for div in elements(html, "div") if div.get("class") == "kb-file-sending")
    assert sending.get("hidden") == ""


def test_an_offer_says_how_it_goes() -> None:
    html = block_html(blocks.Offer("o", "Hämta mallen"), SV)
    assert (one(html, "button").text, one(html, "p").get("role")) == ("Hämta mallen", "status")


def test_rows_are_buttons_only_where_they_choose_something() -> None:
    html = block_html(dataclasses.replace(FIGURE, pick="town", picked=frozenset({"b"})), SV)
    picks = [button for button in elements(html, "button") if button.get("class") == "kb-pick"]
    assert [[b.get(name) for name in ("aria-label", "aria-pressed", "data-kb-value")] for b in picks] == [
        ["Visa bara Åmål", "false", "a"],
        ["Visa bara Ängelholm", "true", "b"],
        ["Visa bara Örebro", "false", "c"],
    ]
    assert one(html, "table").get("data-kb-key") == "town"
    plain = block_html(dataclasses.replace(FIGURE, pick="", picked=frozenset({"b"})), SV)
    assert "kb-pick" not in plain
    assert "data-kb-key" not in plain


def hostile(block: blocks.Block) -> blocks.Block:
    """The same block with markup in every text that is no key."""
    attack = '"><script>x</script><img src=x onerror=x>{{7*7}}'
    spoiled = {
        field.name: attack
        for field in dataclasses.fields(block)
        if field.name in ("label", "hint", "problem", "unit", "heading", "summary", "text", "blocked")
        and getattr(block, field.name, None) is not None
    }
    return dataclasses.replace(block, **spoiled)


@pytest.mark.parametrize("block", [*ALL, *CASES], ids=lambda block: f"{type(block).__name__}-{block.key}")
def test_texts_never_become_markup(block: blocks.Block) -> None:
    html = block_html(hostile(block), SV)
    assert elements(html, "script") == elements(html, "img") == []
    assert "49" not in html.replace(block_html(block, SV), "")


@given(st.text())
def test_any_typed_text_comes_back_as_it_was(text: str) -> None:
    clean = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]|[\ufffe\uffff]", "", text)
    html = block_html(blocks.TextField("t", "Namn", clean), SV)
    field = next(html5lib.parseFragment(html).iter(HTML + "input"))
    assert field.get("value") == clean


@pytest.mark.parametrize("key", ["", "två ord", "rad\nbrytning"])
def test_keys_that_cannot_be_ids_are_told(key: str) -> None:
    with pytest.raises(ValueError, match="cannot be a key"):
        element_id("ok", key)


def test_two_blocks_cannot_share_a_key() -> None:
    action = blocks.Action("go", "Räkna")
    with pytest.raises(ValueError, match="share a key"):
        blocks.Screen((action, dataclasses.replace(FIGURE, pick="go")), "")
    with pytest.raises(ValueError, match="share a key"):
        blocks.Screen((action, blocks.Controls("g", "G", (action,))), "")


def test_a_text_of_several_lines_is_what_its_field_says() -> None:
    area = one(block_html(blocks.TextArea("t", "T", "\n\nA\n<b>\n", rows=5), SV), "textarea")
    assert (area.text, area.get("rows"), area.get("spellcheck")) == ("\n\nA\n<b>\n", "5", "false")


def test_no_text_field_cuts_what_is_pasted() -> None:
    html = block_html(blocks.TextField("a", "A", "", 5), SV) + block_html(blocks.TextArea("b", "B", "", 5), SV)
    assert "maxlength" not in html


def test_a_secret_is_masked_empty_and_not_for_the_browser_to_remember() -> None:
    field = one(block_html(blocks.Secret("s", "Siffra"), SV), "input")
    assert [field.get(name) for name in ("type", "value", "autocomplete", "inputmode")] == [
        "password",
        "",
        "one-time-code",
        "numeric",
    ]
    assert one(block_html(blocks.Secret("s", "Fras", numeric=False), SV), "input").get("inputmode") is None


@pytest.mark.parametrize(
    ("clock", "ends", "said"),
    [
        (blocks.Clock("c", "Tid", None, 250), None, "4:10 kvar"),
        (blocks.Clock("c", "Tid", None, -65), None, "1:05 över"),
        (blocks.Clock("c", "Tid", 1_800_000_000.5, 60), "1800000000.5", "1:00 kvar"),
    ],
)
def test_a_clock_says_when_it_ends_and_its_time_is_not_read_aloud(
    clock: blocks.Clock, ends: str | None, said: str
) -> None:
    html = block_html(clock, SV)
    _label, time, status = elements(html, "span")
    assert elements(html, "div")[1].get("data-kb-ends") == ends
    assert (time.get("role"), time.get("aria-live"), time.text) == ("timer", "off", said)
    assert (status.get("role"), status.text) == ("status", None)


def test_tasks_are_buttons_in_order_that_say_how_far_they_have_come() -> None:
    tasks = (blocks.Task("a", "A", "klar"), blocks.Task("b", "B", "påbörjad", "5 min", current=True))
    html = block_html(blocks.Tasks("t", "Steg", tasks), SV)
    assert len(elements(html, "ol")) == 1
    assert [
        ("".join(b.itertext()), b.get("data-kb-value"), b.get("aria-current")) for b in elements(html, "button")
    ] == [
        ("A klar", "a", None),
        ("B påbörjad 5 min", "b", "step"),
    ]


def test_a_board_is_one_stop_of_lists_in_which_several_are_selected() -> None:
    columns = (blocks.BoardColumn("x", "X", ()), blocks.BoardColumn("y", "Y", CARDS))
    html = block_html(blocks.Board("k", "Kort", columns, frozenset({"b", "gone"})), SV)
    found = [element for element in parsed(html).iter() if element.get("role") in ("listbox", "option")]
    assert [(e.get("role"), e.get("aria-selected"), e.get("tabindex")) for e in found] == [
        ("listbox", None, None),
        ("option", "false", "0"),
        ("option", "true", "-1"),
    ]
    assert found[0].get("aria-multiselectable") == "true"
    assert "".join(found[1].itertext()).split() == ["A", "&", "<b>", "B", "C"]


def test_a_pad_draws_its_strokes_and_says_how_many() -> None:
    html = block_html(blocks.Pad("p", "Huset", ((1, 2, 3, 4), (5, 6))), SV)
    svg = "{http://www.w3.org/2000/svg}"
    assert [line.get("points") for line in parsed(html).iter(svg + "polyline")] == ["1 2 3 4", "5 6"]
    assert next(parsed(html).iter(svg + "svg")).get("aria-label") == "Huset: 2 streck"
    assert [button.get("aria-disabled") for button in elements(html, "button")] == [None, None]


def test_on_an_empty_pad_the_buttons_say_why_they_do_nothing() -> None:
    html = block_html(blocks.Pad("p", "Huset", ()), SV)
    reasons = {button.get("aria-describedby") for button in elements(html, "button")}
    reason = next(each for each in elements(html, "span") if each.get("id") in reasons)
    assert (reason.text, len(reasons)) == ("Inget är ritat än.", 1)


def test_a_picture_is_one_image_with_its_name_and_its_words() -> None:
    html = block_html(blocks.Picture("p", "Familjen", 3, DRAWING), SV)
    image = next(element for element in parsed(html).iter() if element.get("role") == "img")
    assert (image.get("aria-label"), one(html, "h3").text) == ("En <bild>", "Familjen")
    assert [item.text for item in elements(html, "li")] == ["En & två."]


def test_a_plain_table_has_headings_for_columns_and_rows() -> None:
    html = block_html(blocks.Plain("p", "Dagar", ("Ort", "Dagar"), (("Åmål", "12"),), "Påhittat."), SV)
    assert [(th.get("scope"), th.text) for th in elements(html, "th")] == [
        ("col", "Ort"),
        ("col", "Dagar"),
        ("row", "Åmål"),
    ]
    assert one(html, "caption").text == "Dagar"
    assert "Påhittat." in html


def test_the_rows_of_a_plain_table_can_be_buttons() -> None:
    table = blocks.Plain("p", "Dagar", ("Ort", "Dagar"), (("Åmål", "12"), ("<b>", "7")), keys=("r1", "r2"))
    html = block_html(table, SV)
    buttons = [(each.get("data-kb-do"), each.get("data-kb-value"), each.text) for each in elements(html, "button")]
    assert buttons == [("choose", "r1", "Åmål"), ("choose", "r2", "<b>")]
    assert one(html, "table").get("data-kb-key") == "p"
    unkeyed = block_html(dataclasses.replace(table, keys=()), SV)
    assert "<button" not in unkeyed
    assert "data-kb-key" not in unkeyed


@pytest.mark.parametrize(("pressed", "said"), [(None, None), (True, "true"), (False, "false")])
def test_a_button_that_stays_pressed_says_so(pressed: bool | None, said: str | None) -> None:
    html = block_html(blocks.Action("a", "Lär", pressed=pressed), SV)
    assert one(html, "button").get("aria-pressed") == said


@pytest.mark.parametrize(("look", "classes"), [("", "kb-screen"), (blocks.STAGE, "kb-screen kb-look-stage")])
def test_a_screen_says_how_it_looks(look: str, classes: str) -> None:
    assert one(screen_html(blocks.Screen((), "", look=look), SV), "div").get("class") == classes
