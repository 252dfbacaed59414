"""The pages and their addresses."""

from __future__ import annotations

from django.urls import path

from ridealong.faces.web import views
from ridealong.faces.web.letters import views as letters
from ridealong.faces.web.voices import one_tap, telling, waiting

app_name = "web"
urlpatterns = [
    path("", views.answer, name="answer"),
    path("practices/", views.practices, name="practices"),
    path("practices/<slug:key>/", views.practice, name="practice"),
    path("practices/<slug:key>/<slug:sign_key>/", views.sign, name="sign"),
    path("moments/", views.moments, name="moments"),
    path("moments/<str:id>/", views.moment, name="moment"),
    path("healthz", views.healthz, name="healthz"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:number>/", letters.bring, name="bring"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/undo/", waiting.undo, name="undo"),
    path("waiting/<str:opener>/", waiting.word, name="say"),
    path("tell/", telling.telling, name="tell"),
    path("word/<str:token>/", one_tap.word, name="word"),
]
