from django.apps import AppConfig


class SignupsConfig(AppConfig):
    name = "catalogue.signups"
    label = "signups"
    verbose_name = "Inscriptions"

    def ready(self):
        from catalogue.signups.receivers import RECEIVERS

        self.receivers = RECEIVERS  # by name: an import for its effect alone gets lost
