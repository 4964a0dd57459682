"""« Mot de passe oublié ? » : the same answer in the same time for every address, and a bounded number of mails."""

from django.contrib.auth.forms import PasswordResetForm as DjangoPasswordResetForm
from django.utils.translation import override
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm
from wagtail.admin.views import account

from home.doors.browsers import remember_browser
from home.doors.tries import Try, of_reset_links, of_reset_mails
from home.models import User
from home.outbox.telling import telling


class _MailForm(DjangoPasswordResetForm):
    """Writes to accounts that were looked up already."""

    accounts: list[User]

    def get_users(self, email):
        return self.accounts

    def send_mail(self, subject_template_name, email_template_name, context, *args, **kwargs):
        with telling(context["user"]), override("fr"):
            super().send_mail(subject_template_name, email_template_name, context, *args, **kwargs)


@task()
def mail_reset_links(account_ids: list[int]) -> int:
    """Write to each account a link to choose its password again; returns how many got one."""
    accounts = list(User.objects.filter(pk__in=account_ids, is_active=True))
    for account_ in accounts:
        form = _MailForm({"email": account_.email})
        form.accounts = [account_]
        if form.is_valid():
            form.save(
                domain_override="localhost",  # the mail's address is WAGTAILADMIN_BASE_URL
                subject_template_name=account.PasswordResetView.subject_template_name,
                email_template_name=account.PasswordResetView.email_template_name,
            )
    return len(accounts)


class PasswordResetForm(WagtailPasswordResetForm):
    def save(self, *args, **kwargs):
        """Leave the mail to the worker, for a known address as for one that is nobody's: both take as long."""
        mail_reset_links.enqueue([user.pk for user in self.get_users(self.cleaned_data["email"])])


class PasswordResetView(account.PasswordResetView):
    form_class = PasswordResetForm

    def get_form_class(self):
        return self.form_class

    def form_valid(self, form):
        attempt = Try(self.request, *of_reset_mails(self.request, form.cleaned_data["email"]))
        if attempt.refused_until:
            form.add_error(None, f"{attempt.refusal} Le lien déjà envoyé reste bon : regardez vos courriels.")
            return self.form_invalid(form)
        return super().form_valid(form)


class PasswordResetConfirmView(account.PasswordResetConfirmView):
    """Whoever chooses a password with the link of a mail is the account's owner, in a browser of theirs."""

    def post(self, request, *args, **kwargs):
        attempt = Try(request, *of_reset_links(request))
        if not attempt.refused_until:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.errors.clear()
        form.add_error("new_password1", attempt.refusal)
        return self.form_invalid(form)

    def form_valid(self, form):
        response = super().form_valid(form)
        remember_browser(response, self.user)
        return response
