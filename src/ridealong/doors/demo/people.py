"""Who works at the invented firm: its leaders, twelve salespeople, a smaller team beside them, and colleagues."""

from __future__ import annotations

from dataclasses import dataclass

PAUL_LEFT, FELIX_JOINED = -30, -22
"""The weeks, counted back from the last closed one, in which Paul's customers were without a salesperson."""


@dataclass(frozen=True, slots=True)
class Person:
    handle: str
    name: str
    role: str
    under: str = ""
    years: float = 3.0
    """How long they had been here when the story begins."""


@dataclass(frozen=True, slots=True)
class Territory:
    country: str
    places: tuple[str, ...]
    tongue: str


PEOPLE = (
    Person("vera", "Vera Haslinger", "leader", years=11.3),
    Person("ana", "Ana Ortiz", "leader", "vera", 4.1),
    Person("stefan", "Stefan Moser", "leader", "vera", 6.7),
    Person("tom", "Tom Adler", "salesperson", "ana", 7.2),
    Person("mia", "Mia Brandt", "salesperson", "ana", 3.4),
    Person("joon", "Joon Park", "salesperson", "ana", 0.6),
    Person("lena", "Lena Vogt", "salesperson", "ana", 5.5),
    Person("samir", "Samir Khan", "salesperson", "ana", 2.3),
    Person("chiara", "Chiara Zanon", "salesperson", "ana", 4.9),
    Person("marko", "Marko Breznik", "salesperson", "ana", 9.8),
    Person("ines", "Inês Duarte", "salesperson", "ana", 1.7),
    Person("hana", "Hana Novotná", "salesperson", "ana", 2.8),
    Person("oskar", "Oskar Lindner", "salesperson", "ana", 12.1),
    Person("yasemin", "Yasemin Aydın", "salesperson", "ana", 3.9),
    Person("paul", "Paul Reiter", "salesperson", "ana", 8.4),
    Person("greta", "Greta Hofmann", "salesperson", "stefan", 5.2),
    Person("dario", "Dario Conti", "salesperson", "stefan", 1.4),
    Person("lucija", "Lucija Perko", "salesperson", "stefan", 2.6),
    Person("carla", "Carla Winter", "colleague", years=10.5),
    Person("bruno", "Bruno Sattler", "colleague", years=14.2),
    Person("nives", "Nives Kralj", "colleague", years=4.4),
)
FELIX = Person("felix", "Felix Gruber", "salesperson", "ana")
NAMES = {person.handle: person.name for person in (*PEOPLE, FELIX)}
ANAS = tuple(person.handle for person in PEOPLE if person.under == "ana")
STEFANS = tuple(person.handle for person in PEOPLE if person.under == "stefan")

TERRITORIES = {
    "tom": Territory("AT", ("Graz", "Leoben", "Weiz", "Kapfenberg", "Klagenfurt", "Wolfsberg"), "german"),
    "mia": Territory("AT", ("Linz", "Wels", "Steyr", "Ried", "Braunau", "Freistadt"), "german"),
    "joon": Territory("SI", ("Ljubljana", "Kranj", "Koper", "Novo Mesto", "Postojna", "Domžale"), "slovene"),
    "marko": Territory("SI", ("Maribor", "Celje", "Ptuj", "Murska Sobota", "Velenje"), "slovene"),
    "lena": Territory("DE", ("München", "Rosenheim", "Freising", "Landshut", "Erding", "Dachau"), "german"),
    "samir": Territory("AT", ("Wien", "Schwechat", "Mödling", "Korneuburg", "Baden"), "german"),
    "hana": Territory(
        "AT", ("St. Pölten", "Krems", "Tulln", "Wiener Neustadt", "Horn", "Amstetten"), "german"
    ),
    "chiara": Territory("IT", ("Trento", "Bolzano", "Merano", "Rovereto", "Bressanone"), "italian"),
    "ines": Territory("IT", ("Udine", "Pordenone", "Treviso", "Gorizia", "Trieste", "Conegliano"), "italian"),
    "paul": Territory("AT", ("Salzburg", "Hallein", "Zell am See", "Bischofshofen", "Kuchl"), "german"),
    "oskar": Territory("AT", ("Innsbruck", "Kufstein", "Dornbirn", "Bregenz", "Feldkirch", "Imst"), "german"),
    "yasemin": Territory("DE", ("Ulm", "Augsburg", "Kempten", "Memmingen", "Ravensburg"), "german"),
    "greta": Territory("DE", ("Passau", "Regensburg", "Deggendorf"), "german"),
    "dario": Territory("IT", ("Vicenza", "Padova", "Verona"), "italian"),
    "lucija": Territory("SI", ("Nova Gorica", "Trbovlje", "Brežice"), "slovene"),
}
