"""Everything that can be wrong with a file from outside, by name."""

from __future__ import annotations

from enum import StrEnum, auto


class Fault(StrEnum):
    """One kind of fault."""

    # the file
    EMPTY = auto()
    HEADER_ONLY = auto()
    TOO_BIG = auto()
    TOO_MANY_ROWS = auto()
    TOO_MANY_COLUMNS = auto()
    TRUNCATED = auto()
    PASSWORD = auto()
    OLD_EXCEL = auto()
    BINARY_EXCEL = auto()
    OTHER_SHEET = auto()
    PDF = auto()
    IMAGE = auto()
    DOCUMENT = auto()
    WEB_PAGE = auto()
    ARCHIVE = auto()
    UNKNOWN = auto()
    EXCEL_AS_CSV = auto()
    CSV_AS_EXCEL = auto()
    WRONG_ENDING = auto()
    MACROS = auto()
    LINKS = auto()
    ZIP_BOMB = auto()
    XML_ENTITIES = auto()
    DAMAGED = auto()
    ENCODING = auto()
    QUOTES = auto()
    # persons
    PERSONAL_NUMBER = auto()
    MAIL = auto()
    NAME_HEADING = auto()
    NAME_COLUMN = auto()
    # columns
    NO_HEADINGS = auto()
    COLUMN_MISSING = auto()
    COLUMN_TWICE = auto()
    MAPPING_UNKNOWN = auto()
    # rows and cells
    LAST_ROW_CUT = auto()
    ROW_TOO_WIDE = auto()
    REQUIRED = auto()
    NOT_A_NUMBER = auto()
    THOUSANDS_OR_DECIMALS = auto()
    OTHER_UNIT = auto()
    NOT_WHOLE = auto()
    TOO_SMALL = auto()
    TOO_LARGE = auto()
    NOT_A_DATE = auto()
    AMBIGUOUS_DATE = auto()
    DATE_TOO_EARLY = auto()
    DATE_TOO_LATE = auto()
    TOO_LONG = auto()
    WRONG_PATTERN = auto()
    NOT_IN_LIST = auto()
    NO_SUCH_MUNICIPALITY = auto()
    PERHAPS_MUNICIPALITY = auto()
    CODE_AND_NAME = auto()
    NO_LETTERS = auto()
    TIER_AND_YEARS = auto()
    FORMULA = auto()
    FORMULA_WITHOUT_VALUE = auto()
    EXCEL_ERROR = auto()
    TWICE = auto()
