from catalogue.models.archives import RegionArchive
from catalogue.models.cycles import CyclePage, PromotionDay, PromotionPage, TrainingIndexPage
from catalogue.models.downloads import MonthlyDownloads
from catalogue.models.events import AgendaPage, EventPage
from catalogue.models.formats import FormatIndexPage, FormatPage, FormatSuitability
from catalogue.models.freshness import CheckedLink, LinkState, LinkUse, PageLink, StaleReason, StaleReport
from catalogue.models.invitations import Invitation
from catalogue.models.materials import MaterialFile, MaterialIndexPage, MaterialLink, MaterialPage
from catalogue.models.national import NationalChoice, NationalProposal
from catalogue.models.taxonomy import Audience, MaterialTag
from catalogue.models.texts import DocumentPassage, DocumentText
from catalogue.models.themes import ThemeIndexPage, ThemePage
from catalogue.models.workshops import SessionDay, SessionPage, WorkshopIndexPage, WorkshopPage

__all__ = [
    "AgendaPage",
    "Audience",
    "CheckedLink",
    "CyclePage",
    "DocumentPassage",
    "DocumentText",
    "EventPage",
    "FormatIndexPage",
    "FormatPage",
    "FormatSuitability",
    "Invitation",
    "LinkState",
    "LinkUse",
    "MaterialFile",
    "MaterialIndexPage",
    "MaterialLink",
    "MaterialPage",
    "MaterialTag",
    "MonthlyDownloads",
    "NationalChoice",
    "NationalProposal",
    "PageLink",
    "PromotionDay",
    "PromotionPage",
    "RegionArchive",
    "SessionDay",
    "SessionPage",
    "StaleReason",
    "StaleReport",
    "ThemeIndexPage",
    "ThemePage",
    "TrainingIndexPage",
    "WorkshopIndexPage",
    "WorkshopPage",
]
