"""What is said of every fault of a file from outside, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kartblad.i18n import msgid
from kartblad.records.faults import Fault
from kartblad.records.workload_wording import WORKLOAD


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said of a fault: msgids."""

    what: str
    remedy: str
    name: str = ""
    """What many of the same kind are called together; the sentence itself where it names no value."""


def _said(what: str, remedy: str, name: str = "") -> Wording:
    return Wording(what, remedy, name or what)


_SAVE = msgid("Open it in Excel, save it as “Excel Workbook (.xlsx)” and choose the new file.")
_DATE = msgid("Write the date as 2017-03-31.")
_INSPECT = msgid("Remove it in Excel under File, Info, Check for Issues, Inspect Document, or copy only the rows.")
_VALUES = msgid("Copy only the rows, as values, into the template and choose that file.")
_AGAIN = msgid("Fetch or save the file once more and choose it again.")

WORDING: Mapping[Fault, Wording] = MappingProxyType(
    {
        Fault.EMPTY: _said(msgid("The file is empty."), msgid("Fill in the template and choose it.")),
        Fault.HEADER_ONLY: _said(
            msgid("There are headings, but no rows below them."), msgid("Fill in at least one row.")
        ),
        Fault.TOO_BIG: _said(
            msgid("The file is {size} MB; at most {limit} MB can be read."),
            msgid("Divide it, for example by year, or use the command kartblad."),
        ),
        Fault.TOO_MANY_ROWS: _said(
            msgid("The file has more than {limit} rows."),
            msgid("Divide it, for example by year, or use the command kartblad."),
        ),
        Fault.TOO_MANY_COLUMNS: _said(
            msgid("The file has more than {limit} columns."), msgid("Remove the columns that are not in the template.")
        ),
        Fault.TOO_MANY_CELLS: _said(
            msgid("The sheets hold more than {limit} cells together."),
            msgid("Keep only the sheet and the columns of the template."),
        ),
        Fault.CELL_TOO_LONG: _said(
            msgid("A cell holds more than {limit} characters, which no cell of Excel does."),
            msgid("There is perhaps a quotation mark too many just before it. Remove it, or shorten the text."),
        ),
        Fault.TRUNCATED: _said(msgid("The file is cut off: its end is missing."), _AGAIN),
        Fault.PASSWORD: _said(
            msgid("The file is protected by a password."),
            msgid("Open it in Excel, remove the password under File, Info, and choose it again."),
        ),
        Fault.OLD_EXCEL: _said(msgid("The file is in Excel's old format (.xls)."), _SAVE),
        Fault.BINARY_EXCEL: _said(msgid("The file is in Excel's binary format (.xlsb)."), _SAVE),
        Fault.OTHER_SHEET: _said(msgid("The file is a sheet from LibreOffice or Numbers."), _SAVE),
        Fault.XML_EXCEL: _said(msgid("The file is in one of Excel's old text formats (XML or MHTML)."), _SAVE),
        Fault.PDF: _said(
            msgid("The file is a PDF, not a table."), msgid("Get the list as Excel or CSV and choose that file.")
        ),
        Fault.IMAGE: _said(
            msgid("The file is a picture, not a table."), msgid("Get the list as Excel or CSV and choose that file.")
        ),
        Fault.DOCUMENT: _said(
            msgid("The file is a document, not a table."),
            msgid("Copy the table into the template and choose that file."),
        ),
        Fault.WEB_PAGE: _said(msgid("The file is a web page, whatever its name says."), _SAVE),
        Fault.ARCHIVE: _said(
            msgid("The file is a compressed folder."), msgid("Unpack it and choose the table inside.")
        ),
        Fault.UNKNOWN: _said(
            msgid("The file is neither Excel (.xlsx) nor CSV."),
            msgid("Get the list as Excel or CSV and choose that file."),
        ),
        Fault.EXCEL_AS_CSV: _said(
            msgid("The file is an Excel workbook, but its name says otherwise."),
            msgid("Change the end of its name to .xlsx and choose it again."),
        ),
        Fault.CSV_AS_EXCEL: _said(
            msgid("The file is called Excel, but is plain text."),
            msgid("Change the end of its name to .csv and choose it again."),
        ),
        Fault.WRONG_ENDING: _said(
            msgid("Files whose names end in {ending} are not read."), msgid("Choose a file that ends in .xlsx or .csv.")
        ),
        Fault.NO_ENDING: _said(
            msgid("The file's name does not say what it is."), msgid("Let its name end in .xlsx or .csv.")
        ),
        Fault.MACROS: _said(msgid("The workbook holds macros, which are programs."), _SAVE),
        Fault.LINKS: _said(
            msgid("The workbook fetches values from other workbooks."),
            msgid("Break the links in Excel under Data, Edit Links, save it and choose it again."),
        ),
        Fault.ZIP_BOMB: _said(
            msgid("The file is small, but unpacks to more than {limit} MB."),
            msgid("Copy the rows into the template and choose that file."),
        ),
        Fault.XML_ENTITIES: _said(
            msgid("The workbook holds declarations that no Excel file needs and that can do harm."),
            msgid("Copy the rows into the template and choose that file."),
        ),
        Fault.DAMAGED: _said(msgid("The workbook is damaged: a part of it cannot be read."), _SAVE),
        Fault.ENCODING: _said(
            msgid("The file's letters cannot be read."), msgid("Save it as “CSV UTF-8” in Excel and choose it again.")
        ),
        Fault.QUOTES: _said(
            msgid("A quotation mark opens in this row and never closes."), msgid("Remove it or write its partner.")
        ),
        Fault.PERSONAL_NUMBER: _said(
            msgid("This looks like a personal identity number."),
            msgid("Replace it by a code of your own that says nothing about the person."),
        ),
        Fault.MAIL: _said(msgid("This looks like an e-mail address."), msgid("Remove it.")),
        Fault.NAME_HEADING: _said(
            msgid("The heading says that the column points out persons."),
            msgid("Remove the column, or replace it by codes of your own under the heading Person."),
        ),
        Fault.NAME_COLUMN: _said(
            msgid("The column seems to hold persons' names."),
            msgid("Replace them by codes of your own that say nothing about the persons."),
        ),
        Fault.NUMBER_IN_FILE_NAME: _said(
            msgid("The file's name seems to hold a personal identity number."), msgid("Give the file another name.")
        ),
        Fault.NUMBER_IN_SHEET_NAME: _said(
            msgid("A sheet's name seems to hold a personal identity number or an e-mail address."),
            msgid("Give the sheet another name."),
        ),
        Fault.NUMBER_IN_COMMENT: _said(
            msgid("A comment seems to hold a personal identity number or an e-mail address."), _INSPECT
        ),
        Fault.NUMBER_IN_HEADER: _said(
            msgid("A page header or footer seems to hold a personal identity number or an e-mail address."), _INSPECT
        ),
        Fault.NUMBER_IN_FORMULA: _said(
            msgid("A formula, a list of choices or a name seems to hold a personal identity number."), _VALUES
        ),
        Fault.NUMBER_IN_PROPERTIES: _said(
            msgid("The file's properties seem to hold a personal identity number."), _INSPECT
        ),
        Fault.NUMBER_ELSEWHERE: _said(
            msgid("A link, a chart or something else outside the cells seems to point out a person."), _VALUES
        ),
        Fault.NO_HEADINGS: _said(
            msgid("No row with headings was found among the first {rows} rows."),
            msgid("Write the template's headings in the row above the first person: {headings}."),
        ),
        Fault.COLUMN_MISSING: _said(
            msgid("The column {field} was not recognised."),
            msgid("Say which column it is, or write {field} as its heading."),
        ),
        Fault.COLUMN_TWICE: _said(
            msgid("Two columns can both be {field}."), msgid("Say which it is, or rename one of them.")
        ),
        Fault.ONE_COLUMN: _said(
            msgid("Every row stands in one single cell: {separator} was not read as a separator."),
            msgid("Mark the column in Excel, choose Data, Text to Columns, save it and choose it again."),
        ),
        Fault.MAPPING_UNKNOWN: _said(
            msgid("There is no column {value} for {field}."), msgid("Choose one of the file's columns.")
        ),
        Fault.LAST_ROW_CUT: _said(msgid("The last row ends in the middle: the file may be cut off."), _AGAIN),
        Fault.ROW_TOO_WIDE: _said(
            msgid("The row has {found} cells, but there are {expected} columns."),
            msgid("Write quotation marks around texts that hold the separator {separator}."),
            msgid("The row has more cells than there are columns."),
        ),
        Fault.SUM_ROW: _said(msgid("The row seems to be a sum."), msgid("Remove the row; sums are worked out here.")),
        Fault.HEADINGS_AGAIN: _said(msgid("The row repeats the headings."), msgid("Remove the row.")),
        Fault.MERGED: _said(
            msgid("The cell is merged with others, so it is not clear which rows its value is for."),
            msgid("Unmerge the cells in Excel (Merge and Center, Unmerge) and write the value in every row."),
        ),
        Fault.GARBLED: _said(
            msgid("{value} has letters that were lost on the way."),
            msgid("Save the list once more as Excel or “CSV UTF-8”, or write the letters anew."),
            msgid("This has letters that were lost on the way."),
        ),
        Fault.REQUIRED: _said(msgid("The cell is empty."), msgid("Fill in {field}; every row needs it.")),
        Fault.NOT_A_NUMBER: _said(
            msgid("{value} is not a number."), msgid("Write digits, such as 1,5."), msgid("This is not a number.")
        ),
        Fault.THOUSANDS_OR_DECIMALS: _said(
            msgid("{value} can be read as thousands or as decimals."),
            msgid("Write decimals with a comma and thousands with a space."),
            msgid("This can be read as thousands or as decimals."),
        ),
        Fault.OTHER_UNIT: _said(
            msgid("{value} has another unit than {unit}."),
            msgid("Move it to its own column, or write it in {unit}."),
            msgid("This has another unit than {unit}."),
        ),
        Fault.NOT_WHOLE: _said(
            msgid("{value} is not a whole number."),
            msgid("Write a whole number."),
            msgid("This is not a whole number."),
        ),
        Fault.TOO_SMALL: _said(
            msgid("{value} is less than {limit}."),
            msgid("Write a number from {limit}, or leave the cell empty where it is not known."),
            msgid("This is less than {limit}."),
        ),
        Fault.TOO_LARGE: _said(
            msgid("{value} is more than {limit}."),
            msgid("Write at most {limit}, or leave the cell empty where it is not known."),
            msgid("This is more than {limit}."),
        ),
        Fault.NOT_A_DATE: _said(msgid("{value} is not a date."), _DATE, msgid("This is not a date.")),
        Fault.AMBIGUOUS_DATE: _said(
            msgid("{value} can be two dates: it does not say which is the month."),
            _DATE,
            msgid("This can be two dates: it does not say which is the month."),
        ),
        Fault.DATE_TOO_EARLY: _said(
            msgid("{value} is before {limit}."), msgid("Check the year."), msgid("This is before {limit}.")
        ),
        Fault.DATE_TOO_LATE: _said(
            msgid("{value} is after {limit}."), msgid("Check the year."), msgid("This is after {limit}.")
        ),
        Fault.TOO_LONG: _said(
            msgid("The text has {found} characters; at most {limit} are read."),
            msgid("Shorten it. Free text is not wanted here."),
            msgid("The text is longer than {limit} characters."),
        ),
        Fault.WRONG_PATTERN: _said(
            msgid("{value} does not have the form that is asked for."),
            msgid("Write it like {example}."),
            msgid("This does not have the form that is asked for."),
        ),
        Fault.NOT_IN_LIST: _said(
            msgid("{value} is none of the values that can be chosen."),
            msgid("Write one of {choices}, or leave the cell empty where it is not known."),
            msgid("This is none of the values that can be chosen."),
        ),
        Fault.NO_SUCH_MUNICIPALITY: _said(
            msgid("{value} is no Swedish municipality."),
            msgid("Write its name or SCB's four-digit code."),
            msgid("This is no Swedish municipality."),
        ),
        Fault.PERHAPS_MUNICIPALITY: _said(
            msgid("{value} is no Swedish municipality."),
            msgid("Did you mean {nearest}? Write its name or SCB's four-digit code."),
            msgid("This is no Swedish municipality."),
        ),
        Fault.CODE_AND_NAME: _said(
            msgid("{value}: the code and the name are of different municipalities."),
            msgid("Write one of the two."),
            msgid("The code and the name are of different municipalities."),
        ),
        Fault.NO_LETTERS: _said(
            msgid("{value} has neither letters nor digits."),
            msgid("Write the name of the course."),
            msgid("This has neither letters nor digits."),
        ),
        Fault.TIER_AND_YEARS: _said(
            msgid("{value} years do not agree with the level of experience in the same row."),
            msgid("Mend one of the two, or empty one."),
            msgid("The years do not agree with the level of experience in the same row."),
        ),
        Fault.FORMULA: _said(
            msgid("The cell holds a formula, not its value."), msgid("Write the value instead of the formula.")
        ),
        Fault.FORMULA_WITHOUT_VALUE: _said(
            msgid("The cell holds a formula whose value was never saved."),
            msgid("Open the file in Excel, save it and choose it again, or write the value."),
        ),
        Fault.EXCEL_ERROR: _said(
            msgid("The cell shows an error in Excel: {value}."),
            msgid("Mend the formula or write the value."),
            msgid("The cell shows an error in Excel."),
        ),
        Fault.TWICE: _said(
            msgid("The same row stands already in row {first}."),
            msgid("Remove one of them, or tell them apart by {fields}."),
            msgid("The same row stands already further up."),
        ),
        **{fault: _said(*said) for fault, said in WORKLOAD.items()},
    }
)
