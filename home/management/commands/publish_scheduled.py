"""In place of Wagtail's command, which stops at the first version that cannot be published, this time and the next."""

from django.core.management.base import BaseCommand, CommandError

from home.publishing.due import due_revisions, expired_pages, run_due


class Command(BaseCommand):
    help = (
        "Publie ce qui est programmé et retire ce qui expire, chaque page à part. Le travail de fond (worker) le fait"
        " déjà, deux fois par minute."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dryrun", "--dry-run", action="store_true", help="Dire ce qui est dû, sans rien changer.")

    def handle(self, *args, dryrun=False, **options):
        if dryrun:
            self.show()
            return
        report = run_due()
        self.stdout.write(
            f"Pages publiées : {report.published} ; retirées : {report.expired} ;"
            f" mises de côté : {len(report.set_aside)}"
        )
        for reason in report.set_aside:
            self.stdout.write(f"  {reason}")
        if report.postponed:
            raise CommandError("Remis à plus tard : " + " ; ".join(report.postponed))

    def show(self) -> None:
        for revision in due_revisions():
            self.stdout.write(f"À publier : {revision.object_str} ({revision.approved_go_live_at:%d/%m/%Y %H:%M} UTC)")
        for page in expired_pages():
            self.stdout.write(f"À retirer : {page} ({page.expire_at:%d/%m/%Y %H:%M} UTC)")
