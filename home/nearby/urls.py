"""Addresses of the data of places, at the root of any host."""

from django.urls import path

from home.nearby.views import commune_at, communes

urlpatterns = [
    path("", communes, name="nearby_communes"),
    path("proche/", commune_at, name="nearby_commune_at"),
]
