"""The pages and their addresses."""

from __future__ import annotations

from django.urls import path

from ridealong.faces.web import own_word, tongue, views
from ridealong.faces.web.account import address, devices, own, passports, people, second
from ridealong.faces.web.asks import views as asks
from ridealong.faces.web.box import live
from ridealong.faces.web.brief import paper, reaching, stopping
from ridealong.faces.web.customers.listing import customers_page
from ridealong.faces.web.customers.one import customer_page
from ridealong.faces.web.imports import batch, calendars, columns, parcels
from ridealong.faces.web.imports import views as imports
from ridealong.faces.web.letters import views as letters
from ridealong.faces.web.moments import commenting, correcting, one, withdrawing
from ridealong.faces.web.search.views import search
from ridealong.faces.web.signin import codes, first, front, invited, links, typed, vouched
from ridealong.faces.web.team import loops, team
from ridealong.faces.web.twins import views as twins
from ridealong.faces.web.voices import one_tap, telling, waiting
from ridealong.faces.web.walkaway.desk import desk
from ridealong.faces.web.walkaway.listing import walkaway

app_name = "web"
urlpatterns = [
    path("", views.answer, name="answer"),
    path("practices/", views.practices, name="practices"),
    path("practices/<slug:key>/", views.practice, name="practice"),
    path("practices/<slug:key>/<slug:sign_key>/", views.sign, name="sign"),
    path("practices/<slug:key>/<slug:sign_key>/standard/", own_word.standard, name="standard"),
    path("brief/", views.brief, name="brief"),
    path("brief/paper/", paper.paper, name="brief_paper"),
    path("brief/stop/<str:token>/", stopping.stop_letters, name="brief_stop"),
    path("guess/", own_word.guess, name="guess"),
    path("moments/", views.moments, name="moments"),
    path("moments/<str:id>/", one.moment, name="moment"),
    path("moments/<str:id>/correct/", correcting.correct, name="correct"),
    path("moments/<str:id>/back/", withdrawing.take_back, name="take_back"),
    path("moments/<str:id>/comment/", commenting.comment, name="comment"),
    path("customers/", customers_page, name="customers"),
    path("customers/<path:handle>/", customer_page, name="customer"),
    path("walkaway/", walkaway, name="walkaway"),
    path("walkaway/<str:id>/", desk, name="walkaway_deal"),
    path("search/", search, name="search"),
    path("healthz", views.healthz, name="healthz"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:number>/", letters.bring, name="bring"),
    # --- files in, and out again ---
    path("imports/", imports.imports, name="imports"),
    path("imports/calendars/", calendars.calendars, name="calendars"),
    path("imports/waiting/<str:id>/", parcels.parcel, name="parcel"),
    path("imports/waiting/<str:id>/columns/", columns.columns, name="columns"),
    path("imports/<str:id>/", batch.batch, name="batch"),
    # --- coming in, and going ---
    path("signin/", front.signin, name="signin"),
    path("signin/link/", links.ask_link, name="signin_ask_link"),
    path("signin/sent/", links.sent, name="signin_sent"),
    path("signin/link/<str:token>/", links.by_link, name="signin_link"),
    path("signin/code/", codes.code, name="signin_code"),
    path("signin/first/", first.first, name="signin_first"),
    path("signin/invitation/<str:token>/", invited.invitation, name="signin_invitation"),
    path("signin/oidc/", vouched.to_provider, name="signin_provider"),
    path("signin/oidc/back/", vouched.back, name="signin_provider_back"),
    path("signin/typed/", typed.typed, name="typed"),
    path("language/", tongue.choose, name="language"),
    path("signout/", front.signout, name="signout"),
    path("signed-out/", front.signed_out, name="signed_out"),
    # --- behind one's name ---
    path("settings/", own.own, name="settings"),
    path("settings/address/", address.change_address, name="settings_address"),
    path("settings/address/<str:token>/", address.confirm_address, name="settings_address_confirm"),
    path("settings/password/", own.change_password, name="settings_password"),
    path("settings/time/", own.time_and_language, name="settings_time"),
    path("settings/brief/", reaching.reaching, name="settings_brief"),
    path("settings/brief/mail/", reaching.by_mail, name="settings_brief_mail"),
    path("settings/brief/<int:channel>/test/", reaching.try_out, name="settings_brief_try"),
    path("settings/brief/<int:channel>/removed/", reaching.remove, name="settings_brief_remove"),
    path("settings/devices/others/", devices.end_others, name="settings_end_others"),
    path("settings/devices/<int:device>/", devices.end_one, name="settings_end"),
    path("settings/second/", second.begin, name="settings_second"),
    path("settings/second/off/", second.switch_off, name="settings_second_off"),
    path("settings/second/codes/", second.new_codes, name="settings_second_codes"),
    path("settings/passports/<int:passport>/", passports.give_back, name="settings_passport"),
    path("settings/people/", people.everyone, name="people"),
    path("settings/people/new/", people.newcomer, name="newcomer"),
    path("settings/people/of/<str:handle>/", people.someone, name="someone"),
    path("settings/people/of/<str:handle>/invitation/", people.send_invitation, name="someone_invite"),
    path(
        "settings/people/of/<str:handle>/invitation/back/", people.take_back_invitation, name="someone_revoke"
    ),
    path("settings/people/of/<str:handle>/place/", people.move_someone, name="someone_move"),
    path("settings/people/of/<str:handle>/leaving/", people.let_go, name="someone_leave"),
    path("team/", team.team, name="team"),
    path("team/<str:handle>/", team.member, name="member"),
    path("loops/", loops.loops, name="loops"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/undo/", waiting.undo, name="undo"),
    path("waiting/<str:opener>/", waiting.word, name="say"),
    path("tell/", telling.telling, name="tell"),
    path("tell/understood/", live.understood, name="understood"),
    path("word/<str:token>/", one_tap.word, name="word"),
    path("asks/", asks.asks, name="asks"),
    path("duplicates/", twins.duplicates, name="duplicates"),
    path("duplicates/merge/", twins.merge, name="duplicates_merge"),
    path("duplicates/apart/", twins.apart, name="duplicates_apart"),
    path("duplicates/part/", twins.part, name="duplicates_part"),
    path("duplicates/again/", twins.again, name="duplicates_again"),
]
