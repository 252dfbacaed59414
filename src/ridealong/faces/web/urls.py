"""The pages and their addresses."""

from __future__ import annotations

from django.urls import path

from ridealong.faces.web import views
from ridealong.faces.web.asks import views as asks
from ridealong.faces.web.letters import views as letters

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
    path("asks/", asks.asks, name="asks"),
]
