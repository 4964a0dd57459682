"""The outbox: every mail of the site is written down in the transaction of what it tells, and sent later by the worker.

`backend` is Django's EMAIL_BACKEND, so that nothing leaves another way; `telling` says whom a mail is for and which
page it is about; `gate` refuses it, when it is written and once more when it is sent, to whoever may not read that
page; `sending` hands it to the real transport (MAIL_TRANSPORT), `retention` forgets it, `admin` shows it.
"""
