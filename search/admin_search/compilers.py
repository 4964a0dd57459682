"""What a search is, on each database: the words that are asked and the fields they are looked for in."""

from modelsearch.backends.base import BaseSearchBackend, BaseSearchQueryCompiler, FilterFieldError
from modelsearch.index import AutocompleteField, FilterField, SearchField

from search.admin_search.queries import read


class Reading(BaseSearchQueryCompiler):
    """Mixed in before a database's compiler: all words are asked for unless the caller says otherwise."""

    DEFAULT_OPERATOR = "and"
    FIELD = SearchField
    typing = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.words = read(self.query, self.typing)

    def asked_fields(self) -> list[SearchField | AutocompleteField] | None:
        """Those of `fields=` that this search looks in; None when it looks everywhere."""
        if self.fields is None:
            return None
        return [field for field in self._own_fields() if field.field_name in self.fields]

    def _own_fields(self) -> list[SearchField | AutocompleteField]:
        return [field for field in self.queryset.model.get_search_fields() if isinstance(field, self.FIELD)]

    def facet_field(self, name: str) -> FilterField:
        """The field that results are counted by. Raises FilterFieldError when it is not one."""
        field = self._get_filterable_field(name)
        if field is None:
            model = self.queryset.model.__name__
            raise FilterFieldError(f"« {name} » n’est pas un FilterField de {model}.", field_name=name)
        return field


class Typing(Reading):
    """Mixed in before a database's compiler: the last word may be unfinished, it looks in AutocompleteFields."""

    FIELD = AutocompleteField
    typing = True


class Lenient(BaseSearchBackend):
    """Mixed in before a database's backend: an operator that came with an address and is none is not an error."""

    def _search(self, query_compiler_class, query, model_or_queryset, operator=None, **kwargs):
        operator = operator if operator in ("and", "or") else None
        return super()._search(query_compiler_class, query, model_or_queryset, operator=operator, **kwargs)
