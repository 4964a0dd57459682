from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "catalogue.demo"
    label = "demo"
    verbose_name = "Démonstration"
