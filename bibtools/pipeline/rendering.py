"""From references to styled text: bibliographies and citations, for `render`, `cite` and `build`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bibtools.pipeline.sections import by_heading
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.csl import Bibliography, Processor, Style
    from bibtools.csl.bibliography import Entry
    from bibtools.csl.memory import Memory
    from bibtools.model import Reference
    from bibtools.model.styled import StyledPage
    from bibtools.pipeline.sections import Section


@dataclass(frozen=True, slots=True)
class Rendered:
    """Styled text, and the processor's warnings about the data, a sentence each."""

    text: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How to render: a style's name, path or XML, a locale, a format of `bibtools.csl`.

    Without a `locale` that of the style holds, then `project_locale`, then that of most references (`language_of`).
    `standalone` asks for a whole file (an HTML page, a LaTeX or Typst file), not only what goes into its body.
    `sections` are those of the bibliography, in order; none where it is one list. With
    `link_titles` the title of an entry that shows no address is a link to it. `title` says what the bibliography is of,
    for the head of a whole page. Without `validate` a style of one's own need not keep to the schema of CSL 1.0.2.
    """

    style: str
    locale: str | None = None
    format: str = "text"
    standalone: bool = False
    sections: tuple[Section, ...] = ()
    link_titles: bool = False
    title: str = ""
    validate: bool = True
    project_locale: str = ""


def bibliography(
    references: Sequence[Reference], options: RenderOptions, under: Mapping[str, str] | None = None
) -> Rendered:
    """Return the bibliography of references; for a style that has none, the first citation of each reference.

    `under` is, by id, the heading that a reference stood under in its source, for sections that ask for it.
    """
    return bibliographies(references, [options], under)[0]


def bibliographies(
    references: Sequence[Reference],
    options: Sequence[RenderOptions],
    under: Mapping[str, str] | None = None,
) -> list[Rendered]:
    """Return the bibliography in several formats, with each reference evaluated once; see `bibliography`.

    The options differ in `format`, `standalone` and `title` only.
    """
    processor, style = make_processor(references, options[0])
    if not style.has_bibliography:
        return [_list_of_citations(references, each) for each in options]
    groups = _groups(references, options[0], under or {}, processor)
    made = processor.bibliographies([each.format for each in options], sections=groups)
    return _rendered(made, options, processor)


def bibliographies_again(
    references: Mapping[str, Any],
    options: Sequence[RenderOptions],
    memory: Memory,
    changed: Set[str],
    headings: Mapping[str, str],
) -> list[Rendered]:
    """Return the bibliography in several formats, with what still holds taken from a memory.

    `references` are by id what the processor takes, which asks for those only that it renders; `changed` are the ids of
    those that say something else since the memory was made, and `headings` are, by id, the sections, where there are
    any. The options must name the locale, and the style must have a bibliography.
    """
    processor = _processor(references, options[0])
    groups = _told(by_heading(headings, options[0].sections), options[0], processor) if headings else None
    made = processor.bibliographies_again([each.format for each in options], memory, changed, groups)
    return _rendered(made, options, processor)


def _rendered(
    made: Sequence[Bibliography], options: Sequence[RenderOptions], processor: Processor
) -> list[Rendered]:
    warnings = tuple(processor.warnings)
    return [
        Rendered(_whole(_body(one, each.format), each, processor, hanging=one.hanging_indent), warnings)
        for one, each in zip(made, options, strict=True)
    ]


def _list_of_citations(references: Sequence[Reference], options: RenderOptions) -> Rendered:
    processor, style = make_processor(references, options)
    processor.warn(
        message(
            "The style {name} has no bibliography; these are the citations of each source.", name=style.name
        )
    )
    text = _paragraphs([text for _, text in _each(processor, references)], options.format)
    return Rendered(_whole(text, options, processor), tuple(processor.warnings))


def _whole(text: str, options: RenderOptions, processor: Processor, *, hanging: bool = False) -> str:
    """Return the text of a bibliography, as a whole file if the options ask for one."""
    if not options.standalone:
        return text
    from bibtools.pipeline.pages import whole_page

    return whole_page(text, options.format, title=options.title, language=processor.language, hanging=hanging)


def styled_page(
    references: Sequence[Reference], options: RenderOptions, under: Mapping[str, str] | None = None
) -> tuple[StyledPage, tuple[str, ...]]:
    """Return the bibliography of references for a document, and the warnings; see `bibliography`."""
    from bibtools.model.styled import StyledPage
    from bibtools.pipeline.pages import bibliography_heading
    from bibtools.pipeline.styled_text import styled

    processor, style = make_processor(references, replace(options, format="json"))
    languages = {each.id: str(each.get("language") or "") for each in references}
    hanging = tabbed = False
    if style.has_bibliography:
        made = processor.bibliography(sections=_groups(references, options, under or {}, processor))
        groups = [
            (head, [(e.key, e.text) for e in part]) for head, part in made.sections or [("", made.entries)]
        ]
        hanging, tabbed = made.hanging_indent, bool(made.second_field_align)
    else:
        processor.warn(
            message(
                "The style {name} has no bibliography; these are the citations of each source.",
                name=style.name,
            )
        )
        groups = [("", _each(processor, references))]
    sections = tuple(
        (head, tuple(styled(text, languages.get(key, "")) for key, text in entries))
        for head, entries in groups
    )
    title = bibliography_heading(processor.language)
    page = StyledPage(title, processor.language, sections, hanging, tabbed)
    return page, tuple(processor.warnings)


def _groups(
    references: Sequence[Reference],
    options: RenderOptions,
    under: Mapping[str, str],
    processor: Processor,
) -> dict[str, list[str]] | None:
    """Return heading → ids of the references under it, None without sections; tell what no section takes."""
    if not options.sections:
        return None
    from bibtools.pipeline.sections import grouped

    return _told(grouped(references, options.sections, processor.language, under), options, processor)


def _told(groups: dict[str, list[str]], options: RenderOptions, processor: Processor) -> dict[str, list[str]]:
    """Return the groups; tell what no section takes."""
    from bibtools.pipeline.sections import other_sources

    headings = {section.heading for section in options.sections}
    if (rest := other_sources(processor.language)) not in headings:
        for key in groups.get(rest, ()):
            processor.warn(
                message(
                    "{key}: no section takes this reference; it stands under “{rest}”.", key=key, rest=rest
                )
            )
    return groups


def _body(made: Bibliography, format: str) -> str:
    """Return the text of a bibliography; in JSON each entry has the id of its reference."""
    if format != "json":
        return made.text
    import json

    def entries(some: Sequence[Entry]) -> list[dict[str, Any]]:
        return [{"id": entry.key, "content": json.loads(entry.text)} for entry in some]

    if made.sections:
        parts = [{"heading": heading, "entries": entries(some)} for heading, some in made.sections]
        return json.dumps(parts, ensure_ascii=False, indent=1)
    return json.dumps(entries(made.entries), ensure_ascii=False, indent=1)


def citations(
    references: Sequence[Reference], options: RenderOptions
) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """Return pairs of key and citation for all references, disambiguated from each other, and the warnings."""
    processor, _ = make_processor(references, options)
    return _each(processor, references), tuple(processor.warnings)


def _each(processor: Processor, references: Sequence[Reference]) -> list[tuple[str, str]]:
    """Return key and citation of every reference, each in its own note, as they are when all are cited."""
    from bibtools.csl import Citation, Cite

    made = [
        Citation([Cite(each.id)], note=number, id=str(number)) for number, each in enumerate(references, 1)
    ]
    processor.arrange(made)
    return [(each.id, text) for each, text in zip(references, processor.citations(), strict=True)]


def check_options(options: RenderOptions) -> None:
    """Raise StyleError or LocaleError if the style or the locale cannot be used."""
    from bibtools.csl import Style
    from bibtools.pipeline.rendered_language import check_locale

    style = Style.load(options.style, validate=options.validate)
    for locale in filter(None, (options.locale, style.locale, options.project_locale)):
        check_locale(locale)


def with_locale(options: RenderOptions, references: Iterable[Reference]) -> RenderOptions:
    """Return the options with the locale that a list is rendered with, for parts of it and its sections too."""
    from bibtools.csl import Style
    from bibtools.pipeline.rendered_language import language_of

    if options.locale:
        return options
    style = Style.load(options.style, validate=options.validate)
    return replace(options, locale=language_of(style, references, None, options.project_locale))


def make_processor(references: Sequence[Reference], options: RenderOptions) -> tuple[Processor, Style]:
    """Return a processor of references, and its style.

    Raises StyleError, LocaleError or UsageError for a style, locale or format that does not exist.
    """
    processor = _processor([with_text(each) for each in references], options, references)
    return processor, processor.style


def _processor(
    items: Sequence[Any] | Mapping[str, Any], options: RenderOptions, references: Iterable[Reference] = ()
) -> Processor:
    """Return a processor of items; the language of the `references` counts where options and style name none."""
    from bibtools.csl import Processor, Style
    from bibtools.pipeline.rendered_language import language_of

    style = Style.load(options.style, validate=options.validate)
    locale = language_of(style, references, options.locale, options.project_locale)
    return Processor(style, items, locale, options.format, links=True, link_titles=options.link_titles)


def with_text(reference: Reference) -> Reference:
    """Return a reference with its note as title if there is nothing else that a style could show.

    What was not understood is shown as its text, not as "no date".
    """
    said = {name for name, _ in reference.items()} - {"note", "language", "locator", "page"}
    return reference.with_values({"title": reference.note}) if reference.note and not said else reference


def _paragraphs(texts: Sequence[str], format: str) -> str:
    """Return citations as paragraphs of a format."""
    if format == "html":
        return "\n".join(f"<p>{text}</p>" for text in texts)
    return ("\n" if format == "text" else "\n\n").join(texts)
