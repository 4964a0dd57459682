"""For the last administrator who lost a telephone and every recovery code, or whose site lost its SECRET_KEY."""

from django.core.management.base import BaseCommand, CommandError

from home.doors.second_factor.codes import remove
from home.models import User


class Command(BaseCommand):
    help = "Retire le second facteur d’un compte : son mot de passe suffit de nouveau, ses sessions se ferment."

    def add_arguments(self, parser):
        parser.add_argument("username", help="nom d’utilisateur du compte")

    def handle(self, *args, username: str, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Aucun compte ne s’appelle « {username} ».")
        if user.second_factor_since is None:
            self.stdout.write(f"« {username} » n’a pas de second facteur.")
            return
        remove(user, by=None)
        self.stdout.write(f"Le second facteur de « {username} » est retiré.")
