"""Words that tell a heading or cell about a person from one about a course or place. Small letters, no signs."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAMING_WORDS = _words("""
    förnamn efternamn tilltalsnamn mellannamn smeknamn personnamn deltagarnamn fullname firstname lastname surname
    personnummer personnr persnr pnr samordningsnummer samordningsnr ssn
    födelsedatum födelsedag födelsenummer födelsetid födelsedata född birthdate
    initialer signatur användarid användarnamn inloggning
    epost epostadress mejl mejladress mail mailadress email
    telefon telefonnummer telefonnr tel tfn mobil mobilnummer mobilnr mobiltelefon phone
    adress hemadress gatuadress postadress bostadsadress
    anställningsnummer anställningsnr anstnr hsaid
""")
"""One of these in a heading, and its column points out persons."""

NAMING_PHRASES = (
    "e post",
    "e-post",
    "e mail",
    "e-mail",
    "first name",
    "last name",
    "full name",
    "fullständigt namn",
    "för- och efternamn",
    "person nummer",
    "person nr",
    "person-nr",
    "social security",
    "anst nr",
    "anst-nr",
    "hsa id",
    "hsa-id",
    "date of birth",
    "födelse datum",
    "användar id",
    "användar-id",
    "identity number",
    "national id",
)
"""The same in more than one word."""

THINGS = _words("""
    kurs kursen kursens kurser utbildning utbildningen utbildningens utbildningar
    kommun kommunen kommunens enhet enheten enhetens grupp gruppen gruppens
    tillfälle tillfället tillfällets omgång omgången termin
    organisation course training municipality unit group
""")
"""With one of these beside it, "namn" is the name of a thing."""

NAMES_OF_THINGS = _words("""
    kursnamn utbildningsnamn kommunnamn enhetsnamn gruppnamn tillfällesnamn filnamn bladnamn ortnamn
    organisationsnamn arbetsplatsnamn förvaltningsnamn kortnamn enkätnamn områdesnamn ämnesnamn teamnamn
""")

PLACE_WORDS = _words("""
    kommun kommunen stad län region regionen norra södra östra västra lilla stora gamla nya inre yttre mellersta
    centrum upplands dals sankt enheten enhet gruppen grupp team teamet mottagning mottagningen socialtjänsten
    förvaltningen kurs utbildning samtal grund fortsättning steg del barn unga familj familjer metod
""")
"""With one of these in it, two capitalised words are a place, a unit or a course."""

COURSE_STEMS = (
    *("kurs", "utbild", "samtal", "steg", "barn", "famil", "föräld", "trauma", "metod", "handled", "handlägg", "intro"),
    *("grund", "fortsätt", "trygg", "stöd", "vård", "våld", "missbruk", "risk", "skydd", "utred", "arbet", "motiver"),
)
"""With a word that begins like one of these, two capitalised words are a course."""

CODE_WORDS = _words("""
    person deltagare medarbetare anställd kod nr nummer id elev grupp team test fiktiv påhittad okänd participant
    employee code number
""")
"""With one of these in it, a text of letters only is a code: "Person A"."""

METHODS = frozenset({"marte meo", "marte meo terapeut", "marte meo vägledare", "mini maria", "signs safety"})
"""Methods whose names look like persons'."""
