from django.apps import AppConfig


class SearchAlertsConfig(AppConfig):
    name = "search.alerts"
    label = "search_alerts"
    verbose_name = "Alertes de recherche"
