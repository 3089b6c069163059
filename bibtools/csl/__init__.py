"""The CSL processor: citations and bibliographies in any CSL 1.0.2 style."""

from bibtools.csl.bibliography import Bibliography, Entry
from bibtools.csl.cites import Citation, Cite
from bibtools.csl.processor import Processor
from bibtools.csl.style import Style

__all__ = ["Bibliography", "Citation", "Cite", "Entry", "Processor", "Style"]
