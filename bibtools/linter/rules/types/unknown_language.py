"""TYP012 unknown-langid."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_IDS = frozenset(
    """
    acadian afrikaans albanian american amharic arabic armenian asturian australian austrian azerbaijani
    bahasa bahasai bahasam basque belarusian bengali bosnian brazil brazilian breton british bulgarian
    canadian canadien catalan chinese coptic croatian czech danish divehi dutch english esperanto estonian
    ethiopic farsi finnish français francais french friulan galician georgian german germanb greek hebrew
    hindi hungarian icelandic indon indonesian interlingua irish italian japanese kannada khmer korean
    kurdish kurmanji lao latin latvian lithuanian lowersorbian lsorbian macedonian magyar malay malayalam
    malaysian marathi melayu meyalu mexican mongolian naustrian newzealand ngerman nko norsk norwegian
    nswissgerman nynorsk occitan ottoman persian piedmontese polish polutonikogreek portuges portuguese
    romanian romansh russian samin sanskrit scottish serbian serbianc slovak slovene slovenian sorbian
    spanish swedish swiss swissgerman syriac tamil telugu thai tibetan turkish turkmen ucs ukrainian
    ukenglish uppersorbian urdu usenglish usorbian uyghur vietnamese welsh
    """.split()
)
_TAG = lazy(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@rule(
    "TYP012",
    "unknown-langid",
    Severity.WARNING,
    fields=("langid", "hyphenation"),
    bib_only=True,
)
def unknown_langid(item: Item, field: EntryField) -> Problems:
    """Language that babel and polyglossia do not know.

    ## What it does
    Finds values of `langid` that are neither a language of babel or polyglossia nor a BCP 47 tag.

    ## Why is this bad?
    biblatex then neither hyphenates nor capitalises by the rules of the language.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      date = {1955},
      langid = {Türkçe}
    }
    ```

    ## Use instead
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      date = {1955},
      langid = {turkish}
    }
    ```
    """
    value = field.value.strip()
    if not value or value.lower() in _IDS or _TAG.fullmatch(value):
        return ()
    return (
        Problem(
            message("babel does not know the language “{value}”", value=value),
            hint="for example turkish, english or german",
        ),
    )
