"""The addresses that letters lead to."""

from __future__ import annotations

from django.urls import path

from ridealong.faces.ask import views

app_name = "ask"
urlpatterns = [
    path("ask/stop/<str:token>/", views.stop, name="stop"),
    path("ask/<str:token>/", views.ask, name="ask"),
]
