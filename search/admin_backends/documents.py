"""Objects as documents of Elasticsearch and OpenSearch: our tokens, cut at spaces, and the fields that filter.

modelsearch's own mapping wants edge n-grams, asciifolding and an analyser that its searches do not use (« réf » finds
nothing); whitespace analysis is in every server's core.
"""

from django.db.models import Model
from modelsearch.backends.elasticsearchbase import ElasticsearchBaseMapping
from modelsearch.index import AutocompleteField, FilterField, RelatedFields, SearchField

from search.admin_backends.tokens import columns_of, completions, text_of, tokens

TITLE, BODY, AUTOCOMPLETE = "_title", "_body", "_autocomplete"
_TOKENS = {"type": "text", "analyzer": "whitespace"}
INDEX_SETTINGS = {
    "settings": {
        "number_of_replicas": 0,
        "max_result_window": 1_000_000,  # the last page of a list of the admin
        "max_terms_count": 1_000_000,  # the ids of the pages that an editor may see
    }
}


class TokenMapping(ElasticsearchBaseMapping):
    """Mixed in before an engine's mapping."""

    def get_mapping(self) -> dict:
        properties = {
            "pk": {"type": "keyword", "store": True},
            "_django_content_type": {"type": "keyword"},
            **dict.fromkeys((TITLE, BODY, AUTOCOMPLETE), _TOKENS),
        }
        for field in self.model.get_search_fields():
            properties.update([self.get_field_mapping(field)] if self._is_kept(field) else [])
        return {"properties": properties}

    def get_field_mapping(self, field) -> tuple[str, dict]:
        if isinstance(field, SearchField | AutocompleteField):
            return self.get_field_column_name(field), _TOKENS
        if isinstance(field, RelatedFields):
            nested = type(self)(field.get_field(self.model).related_model)
            kept = dict(nested.get_field_mapping(part) for part in field.fields if nested._filters(part))
            return self.get_field_column_name(field), {"type": "nested", "properties": kept}
        return super().get_field_mapping(field)

    def get_document(self, item: Model) -> dict:
        columns = columns_of(item)
        document = {
            "pk": str(item.pk),
            "_django_content_type": self.get_all_content_types(),
            TITLE: " ".join(columns.title),
            BODY: " ".join(columns.body),
            AUTOCOMPLETE: " ".join(columns.autocomplete),
        }
        for field in self.model.get_search_fields():
            if self._is_kept(field):
                name, value, _ = self._get_document_field_data(field, item)
                document[name] = value
        return document

    def _get_document_field_data(self, field, item: Model) -> tuple:
        if isinstance(field, SearchField | AutocompleteField):
            read = completions if isinstance(field, AutocompleteField) else tokens
            return self.get_field_column_name(field), " ".join(read(text_of(field.get_value(item)))), []
        if isinstance(field, RelatedFields):
            kept = [part for part in field.fields if type(self)(self.model)._filters(part)]
            field = RelatedFields(field.field_name, kept)
        return super()._get_document_field_data(field, item)

    def _is_kept(self, field) -> bool:
        """Related objects are there to filter by; their texts are in the body."""
        return not isinstance(field, RelatedFields) or self._filters(field)

    def _filters(self, field) -> bool:
        if isinstance(field, RelatedFields):
            return any(map(self._filters, field.fields))
        return isinstance(field, FilterField)
