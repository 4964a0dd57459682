from home.models.articles import ArticleIndexPage, ArticlePage, ArticleTag, AuthorPage
from home.models.base import SitePage
from home.models.changes import Change
from home.models.former_addresses import FormerAddress
from home.models.identity import SiteIdentity
from home.models.languages import SiteLanguage
from home.models.limits import Counter
from home.models.mails import MailReaders, MailState, OutgoingMail
from home.models.media import SiteDocument, SiteImage, SiteRendition
from home.models.network import Animator, OrganisationIndexPage, OrganisationPage
from home.models.pages import ContentPage, FaqPage, HomePage
from home.models.regions import ContactPage, RegionCode, RegionIndexPage, RegionPage, region_of
from home.models.second_factor import RecoveryCode, SecondFactor
from home.models.tasks import WorkerHeartbeat
from home.models.users import User

__all__ = [
    "Animator",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleTag",
    "AuthorPage",
    "Change",
    "ContactPage",
    "ContentPage",
    "Counter",
    "FaqPage",
    "FormerAddress",
    "HomePage",
    "MailReaders",
    "MailState",
    "OrganisationIndexPage",
    "OrganisationPage",
    "OutgoingMail",
    "RecoveryCode",
    "RegionCode",
    "RegionIndexPage",
    "RegionPage",
    "SecondFactor",
    "SiteDocument",
    "SiteIdentity",
    "SiteImage",
    "SiteLanguage",
    "SitePage",
    "SiteRendition",
    "User",
    "WorkerHeartbeat",
    "region_of",
]
