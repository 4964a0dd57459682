"""« Travail de fond » : administrators see what failed and why, and try again; nobody else sees that it exists."""

import lxml.html
import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from home.background.recovery import TRIES, recover_lost
from home.renditions import prepare_renditions
from tests.editing.forms import DASHBOARD, Editor, said
from tests.home.background import tasks
from tests.home.background.claims import claim, work_off

pytestmark = pytest.mark.django_db

REPORT = "/gestion/rapports/travail-de-fond/"
KILLED = "Le travail de fond s’est arrêté au milieu de cette tâche."


@pytest.fixture(autouse=True)
def _database_backend(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def editor(admin):
    return Editor(admin)


@pytest.fixture
def failed(site):
    """One task that killed its workers, one that raised an error, one that waits."""
    DBTaskResult.objects.all().delete()
    prepare_renditions.enqueue(12)
    for number in range(TRIES):
        claim(f"fourmi-{number}")
        recover_lost()
    tasks.fail.enqueue()
    work_off()
    prepare_renditions.enqueue(13)


def rows(response) -> list[list[str]]:
    """The report as it reads: work, numbers, state, tries, reason."""
    table = lxml.html.fromstring(response.content.decode()).xpath("//table[contains(@class, 'listing')]/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.findall("td")[:5]] for row in table]


def test_report_says_what_became_of_each_task(failed, editor):
    broken = ["tests.home.background.tasks.fail", "", "Échec", "3", "RuntimeError: panne"]
    killed = ["Tailles d’une image", "12", "Échec", "3", KILLED]
    assert rows(editor.client.get(REPORT)) == [["Tailles d’une image", "13", "En attente", "0", ""], broken, killed]
    assert rows(editor.client.get(REPORT, {"status": "FAILED"})) == [broken, killed]
    assert editor.client.get(reverse("home_tasks_results")).status_code == 200


def test_all_that_failed_is_done_again(failed, editor):
    assert "2 tâches en échec" in " ".join(editor.client.get(f"{REPORT}relancer/").content.decode().split())
    response = editor.client.post(f"{REPORT}relancer/")
    assert (response["Location"], said(response)) == (REPORT, ["2 tâches à refaire."])
    assert list(DBTaskResult.objects.values_list("status", "worker_ids")) == [("READY", [])] * 3
    assert "Aucune tâche n’est en échec." in editor.client.get(f"{REPORT}relancer/").content.decode()


def test_dashboard_and_readiness_tell_of_failures(failed, editor, breton_coordinator, redaction, visit):
    words = "2 tâches de fond ont échoué"
    shown = [
        words in " ".join(who.client.get(DASHBOARD).content.decode().split())
        for who in (editor, Editor(breton_coordinator), Editor(redaction))
    ]
    assert shown == [True, False, False]
    assert visit("/sante/complet/").json()["checks"]["tasks_succeed"] is False
    DBTaskResult.objects.all().delete()
    assert words not in " ".join(editor.client.get(DASHBOARD).content.decode().split())
    assert visit("/sante/complet/").json()["checks"]["tasks_succeed"] is True


@pytest.mark.parametrize("who", ["breton_editor", "breton_coordinator", "redaction"])
def test_nobody_else_has_the_screens(who, failed, request):
    client = Editor(request.getfixturevalue(who)).client
    answers = [client.get(REPORT), client.get(f"{REPORT}resultats/"), client.post(f"{REPORT}relancer/")]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert DBTaskResult.objects.failed().count() == 2
