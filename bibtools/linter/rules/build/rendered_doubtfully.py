"""BLD004 rendered-doubtfully."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("BLD004", "rendered-doubtfully", Severity.WARNING, scope="build")
def rendered_doubtfully(document: Document) -> Problems:
    """Bibliography about which the style processor has a warning.

    ## What it does
    Reports the warnings that come while `bibtools build` renders the bibliographies, for example that two entries look
    the same in a style, or that an entry has no text in it.

    ## Why is this bad?
    Readers cannot tell the two works apart, or do not find a work at all.

    ## Example
    ```text
    Türkiye Büyük Millet Meclisi. (1920). Gizli Celse Zabıtları.
    Türkiye Büyük Millet Meclisi. (1920). Gizli Celse Zabıtları.
    ```

    ## Use instead
    ```text
    Türkiye Büyük Millet Meclisi. (1920, 16 Ekim). Gizli Celse Zabıtları.
    Türkiye Büyük Millet Meclisi. (1920, 17 Ekim). Gizli Celse Zabıtları.
    ```
    """
    return ()
