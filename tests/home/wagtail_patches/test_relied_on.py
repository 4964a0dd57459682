"""What the site relies on inside the libraries without changing it is, upstream, what somebody read.

Private names, caches that are filled before the library looks, classes whose methods ours stand in for, templates that
ours replace. docs/wagtail.md says what to do when one is not what it was.
"""

import hashlib
from pathlib import Path

import pytest
import wagtail

from tests.home.wagtail_patches.sources import digest, found_at

ROOT = Path(__file__).parents[3]
# What each of our files relies on, as read on the versions of requirements.txt.
READ = {
    "home/wagtail_patches/listing_buttons.py": {
        "wagtail.hooks.register": "4a690b6b0f57",
    },
    "home/wagtail_patches/page_chooser.py": {
        "treebeard.mp_tree.MP_Node.get_parent": "bfeb7b9d494a",
    },
    "home/middleware.py": {
        "wagtail.models.Site.find_for_request": "4edb710b9fd3",
    },
    "home/routing.py": {
        "wagtail.models.Page.route_for_request": "5530d229b2de",
    },
    "home/renditions.py": {
        "wagtail.images.models.AbstractImage.find_existing_renditions": "14acf6f7987f",
    },
    "home/drafts/naming.py": {
        "wagtail.blocks.ListBlock._item_is_in_block_format": "9fdab52fc698",
    },
    "home/languages/stopping.py": {
        "wagtail_localize.views.edit_translation.stop_translation": "cd7d768fdc9b",
        "wagtail_localize.wagtail_hooks.RestartTranslationPageActionMenuItem": "af222e472b46",
    },
    "home/languages/translating.py": {
        "wagtail.models.copying._copy": "d1d0c872869f",
        "wagtail_localize.segments.ingest.ingest_segments": "46077c1009b9",
    },
    "home/walls/rights.py": {
        "wagtail.permission_policies.pages.PagePermissionPolicy": "b19c1ff53230",
        "wagtail.models.PagePermissionTester": "797acd98e920",
    },
    "home/walls/privacy.py": {
        "wagtail.admin.forms.pages.PageViewRestrictionForm": "017175bb7430",
    },
    "home/walls/redirects.py": {
        "wagtail.contrib.redirects.forms.RedirectForm": "581399eb9053",
    },
    "home/doors/login.py": {
        "wagtail.admin.views.account.LoginView": "b2cac60c2dbb",
    },
    "home/walls/tags.py": {
        "wagtail.admin.views.tags.autocomplete": "d60e53974c00",
    },
    "home/models/base.py": {
        "wagtail.models.Page.with_content_json": "dbd407eb32b1",
        "wagtail.models.Page.get_view_restrictions": "f41021bde7cd",
    },
    "home/languages/privacy.py": {
        "wagtail_localize.models.TranslationSource.sync_view_restrictions": "e0321e92cb4f",
    },
    "home/languages/moderation.py": {
        "wagtail_localize.wagtail_hooks.before_edit_page": "feb0d13b45e7",
    },
    "home/languages/hooks.py": {
        "wagtail_localize.wagtail_hooks.register_admin_urls": "df8da21aeecf",
    },
    "home/languages/views.py": {
        "wagtail_localize.views.submit_translations.SubmitTranslationView": "8c48a67a530a",
        "wagtail_localize.views.update_translations.UpdateTranslationsView": "845d4ef84208",
        "wagtail_localize.views.edit_translation.edit_override": "39d756fa3438",
    },
    "home/languages/completeness.py": {
        "wagtail_localize.views.edit_translation.TabHelper": "b84a94a06d34",
    },
    "home/background/worker.py": {
        "django_tasks_db.management.commands.db_worker.Worker": "091b92c0234a",
    },
    "home/background/recovery.py": {
        "django_tasks_db.models.DBTaskResult.set_failed": "ce4256ecd879",
    },
    "search/admin_search/database.py": {
        "modelsearch.backends.base.BaseIndex": "785fa582df9b",
        "modelsearch.backends.base.BaseSearchResults": "22f699f5e0ab",
    },
    "search/admin_search/compilers.py": {
        "modelsearch.backends.base.BaseSearchQueryCompiler": "3797ae544204",
        "modelsearch.backends.base.BaseSearchBackend": "17d5ca9f367c",
    },
    "search/admin_search/sqlite.py": {
        "modelsearch.backends.database.sqlite.sqlite.SQLiteIndex": "96ed6cc169d1",
    },
}
# Templates of Wagtail that ours replace.
TEMPLATES = {
    "wagtailadmin/admin_base.html": "8d1e91482208",
    "wagtailadmin/base.html": "d9022f8527df",
    "wagtailadmin/home.html": "7eb3ee7b5a9d",
    "wagtailadmin/home/account_summary.html": "ff5c7d30e467",
    "wagtailadmin/login.html": "d563c5a4e7f2",
    "wagtailadmin/logo.html": "56cf5752ce44",
    "wagtailadmin/notifications/base.txt": "59f5bb660520",
    "wagtailadmin/notifications/task_state_submitted.txt": "7ebcf641a2f3",
    "wagtailadmin/notifications/task_state_submitted_subject.txt": "d4863a1a2759",
    "wagtailadmin/notifications/workflow_state_approved.txt": "365a9f11a456",
    "wagtailadmin/notifications/workflow_state_approved_subject.txt": "a33d187e703b",
    "wagtailadmin/notifications/workflow_state_rejected.txt": "a0efe621987f",
    "wagtailadmin/notifications/workflow_state_rejected_subject.txt": "385b11f61a58",
    "wagtailadmin/shared/user_avatar.html": "10cbd09a2e94",
    "wagtailadmin/tables/boolean_cell.html": "f52d1f7945b2",
    "wagtailadmin/userbar/base.html": "6c706987ebf8",
    "wagtailadmin/widgets/date_input.html": "2557f7a4fd54",
    "wagtailadmin/widgets/datetime_input.html": "479d8ddeaa73",
    "wagtailadmin/widgets/time_input.html": "536917c544a1",
    "wagtailcore/password_required.html": "707b31d06454",
    "wagtailcore/shared/block_preview.html": "e35023cfde06",
    "wagtaildocs/documents/edit.html": "3dae49abb878",
}


@pytest.mark.parametrize("ours", READ)
def test_upstream_is_what_was_read(ours):
    assert (ROOT / ours).exists()
    assert {path: digest(found_at(path)) for path in READ[ours]} == READ[ours]


@pytest.mark.parametrize("name", TEMPLATES)
def test_upstream_template_is_what_was_read(name):
    (found,) = Path(wagtail.__file__).parent.rglob(f"templates/{name}")
    assert hashlib.sha256(found.read_bytes()).hexdigest()[:12] == TEMPLATES[name]


def test_every_template_that_is_replaced_was_read():
    ours = (ROOT / "templates").glob("wagtail*/**/*.*")
    assert sorted(str(path.relative_to(ROOT / "templates")) for path in ours) == sorted(TEMPLATES)
