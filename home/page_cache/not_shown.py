"""What the database holds and no kept page shows: writing it changes none of them. All the rest does.

A test goes through every table: a new one is in neither list below, and so changes pages.
"""

# Of apps of which no page shows anything. Search has no kept page: each of its visits is counted.
PREFIXES = ("auth_", "django_", "search_", "wagtailadmin_", "wagtailsearch_", "wagtailusers_")
TABLES = frozenset(
    (
        # Keeping count of ourselves.
        "home_change",
        "home_counter",
        "home_workerheartbeat",
        # Mails, and what is only told to those who write the site.
        "home_outgoingmail",
        "home_setaside",
        "catalogue_checkedlink",
        "catalogue_linkuse",
        "catalogue_pagelink",
        "catalogue_stalereport",
        "catalogue_invitation",
        # Accounts: those who write a page have another one for it (home.AuthorPage).
        "home_user",
        "home_user_groups",
        "home_user_user_permissions",
        "home_secondfactor",
        "home_recoverycode",
        # People who sign up: a page says how many seats are taken, which signups_seats keeps, and what they thought of
        # it, which signups_opinion does.
        "signups_registration",
        "signups_certificate",
        "signups_datealert",
        "signups_datealertsent",
        "signups_staffact",
        "signups_staffmessage",
        "signups_sentnotice",
        "signups_tick",
        # Drafts, their history and how they are approved: publishing one writes the page's own row.
        "wagtailcore_revision",
        "wagtailcore_pagelogentry",
        "wagtailcore_modellogentry",
        "wagtailcore_comment",
        "wagtailcore_commentreply",
        "wagtailcore_pagesubscription",
        "wagtailcore_referenceindex",
        "wagtailcore_uploadedfile",
        "wagtailcore_apitoken",
        "wagtailcore_workflow",
        "wagtailcore_workflowcontenttype",
        "wagtailcore_workflowpage",
        "wagtailcore_workflowstate",
        "wagtailcore_workflowtask",
        "wagtailcore_task",
        "wagtailcore_taskstate",
        "wagtailcore_groupapprovaltask",
        "wagtailcore_groupapprovaltask_groups",
        # Rights.
        "wagtailcore_groupcollectionpermission",
        "wagtailcore_grouppagepermission",
        "wagtailcore_groupsitepermission",
        # Work of translators: it shows once the translation is published.
        "wagtail_localize_localesynchronization",
        "wagtail_localize_overridablesegment",
        "wagtail_localize_relatedobjectsegment",
        "wagtail_localize_segmentoverride",
        "wagtail_localize_string",
        "wagtail_localize_stringsegment",
        "wagtail_localize_stringtranslation",
        "wagtail_localize_template",
        "wagtail_localize_templatesegment",
        "wagtail_localize_translatableobject",
        "wagtail_localize_translation",
        "wagtail_localize_translationcontext",
        "wagtail_localize_translationlog",
        "wagtail_localize_translationsource",
    )
)
# Of tables that pages show: what saving a draft writes, every few seconds while somebody types, and who waits.
COLUMNS = {
    "wagtailcore_page": frozenset(
        ("draft_title", "has_unpublished_changes", "latest_revision_created_at", "latest_revision_id")
    ),
    "signups_seats": frozenset(("turn", "sequence", "told_at")),
}
