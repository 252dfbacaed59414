"""The tables that say what was done and owed: by which headings the columns of each are known."""

from __future__ import annotations

from .wording import CURRENCY, CUSTOMER, OWNER, PRODUCT, SELLER, known_as

TICKET = (
    "ticket id, case id, case number, ticket number, complaint id, complaint number, comp id, incident id"
)

ORDERS = (
    known_as("order", "the order", "ids",
             "order id, order number, sales order number, order no, delivery number, order"),
    known_as("customer", "the customer", "keys", CUSTOMER),
    known_as("date", "the day it was ordered", "dates",
             "order date, ordered on, date ordered, ordered, purchase date, date"),
    known_as("required", "the day it was promised by", "dates",
             "required date, required by, required delivery date, promised date, promise date, promised by, promised, "
             "requested delivery date, expected delivery date, delivery due date, due date, required"),
    known_as("shipped", "the day it was shipped", "dates",
             "shipped date, ship date, shipping date, shipped on, shipped, delivered date, delivery date, "
             "delivered on, delivered, dispatch date, dispatched on, actual delivery date"),
    known_as("status", "how it stands", "notes", "order status, delivery status, status, state"),
    known_as("note", "what was remarked on it", "notes", "comments, comment, remarks, order comments, notes, note"),
    known_as("seller", "the salesperson", "names", f"{SELLER}, owner, account manager, sold by"),
    known_as("amount", "the amount", "amounts",
             "order total, total amount, order value, net amount, amount, total, total price, line total, sales"),
    known_as("currency", "the currency", "currencies", CURRENCY),
    known_as("product", "the product", "names", PRODUCT),
)  # fmt: skip

RETURNS = (
    known_as("order", "the order", "ids",
             "order id, order number, sales order number, order no, invoice number, invoice no, order"),
    known_as("returned", "whether it came back", "notes", "returned, is returned, return status, return"),
    known_as("product", "the product", "names", PRODUCT),
    known_as("amount", "what was given back", "amounts",
             "refund amount, returned amount, return amount, refund, credit amount, amount refunded"),
    known_as("date", "the day it came back", "dates", "return date, returned on, refund date, date returned"),
)  # fmt: skip

ACTIVITIES = (
    known_as("id", "the activity", "ids",
             "activity id, task id, event id, call id, engagement id, activity pipedrive system id, record id, id"),
    known_as("type", "what sort it is", "notes",
             "activity type, task subtype, call and meeting type, task type, engagement type, type, call type, "
             "event type"),
    known_as("subject", "what it is about", "notes",
             "subject, activity subject, title, task name, activity name, call title, meeting name, event name, task, "
             "email subject, next step, name"),
    known_as("note", "what was noted", "notes",
             "comments, full comments, note, activity note, call notes, description, notes, body, note body, content, "
             "note content"),
    known_as("owner", "whose it is", "names",
             f"assigned, activity assigned to, activity assigned to user, activity owner, task owner, event owner, "
             f"call owner, meeting owner, created by, user, {OWNER}"),
    known_as("customer", "the customer", "keys", f"company account, {CUSTOMER}, activity organization"),
    known_as("contact", "the contact", "notes", "contact, contact name, contact person, name of contact, who"),
    known_as("beside", "who was there with them", "names",
             "accompanied by, joint with, ride along with, beside, with leader, co host"),
    known_as("start", "when it began", "times",
             "start, start time, start date time, start date, starts, begin, from, activity date, call start time, "
             "call date, meeting date, date time, date, timestamp, sent on"),
    known_as("end", "when it ended", "times", "end, end time, end date time, ends, to, end date"),
    known_as("minutes", "how many minutes it took", "amounts",
             "duration in minutes, duration minutes, minutes, call duration minutes"),
    known_as("due", "when it is due", "dates",
             "due date, activity due date, due, due on, due by, task due date, deadline, scheduled date, planned date"),
    known_as("done", "when it was done", "dates",
             "completed date, completed date time, completion date, completed on, completed, done on, "
             "activity marked as done time, marked as done time, closed date, finished on, date completed"),
    known_as("late_by", "how many days after it was due it was done", "amounts",
             "completed in days from scheduled date, days difference to schedule, days late, late by"),
    known_as("status", "how it stands", "notes",
             "status, task status, activity status, activity done, done, is done, state, meeting outcome, "
             "call outcome, outcome"),
    known_as("created", "when it was written down", "dates",
             "created date, create date, created, created on, created time, activity creation date, creation date, "
             "date created"),
    known_as("place", "where it was", "notes", "location, place, where, address"),
)  # fmt: skip

TICKETS = (
    known_as("id", "the ticket", "ids", f"{TICKET}, reference, id"),
    known_as("customer", "the customer", "keys", f"{CUSTOMER}, customer id, cust id, customer number, requester"),
    known_as("subject", "what it is about", "notes",
             "subject, ticket name, case subject, complaint, issue, title, incident type, category, complaint type, "
             "ticket category"),
    known_as("note", "what was said", "notes",
             "description, complaint text, details, customer comments, body, content, comments, complaint narrative"),
    known_as("type", "what sort it is", "notes", "type, case type, case reason, reason, issue type, product"),
    known_as("severity", "how bad it is", "notes", "severity, priority, ticket priority, urgency, impact"),
    known_as("opened", "when it was reported", "dates",
             "date time opened, opened, opened on, opened date, open date, created date, create date, created, "
             "created on, created time, created at, reported on, date reported, date received, received on, "
             "incident, incident date, date of complaint, complaint date, date"),
    known_as("closed", "when it was closed", "dates",
             "date time closed, closed, closed on, closed date, close date, resolved on, resolved date, resolved, "
             "resolution date, solved on, solved at, date resolved, closed at, completed on"),
    known_as("status", "how it stands", "notes",
             "ticket status, case status, sla status new, sla status, status, state, pipeline stage"),
    known_as("owner", "who sees to it", "names", f"case owner, ticket owner, agent name, {OWNER}"),
)  # fmt: skip

REFERRALS = (
    known_as("id", "the referral", "ids", "referral id, referral number, id"),
    known_as("newcomer", "who came", "keys",
             "referee name, referred customer, referred company, referred name, referred account, newcomer, "
             "new customer, referee, friend name, referred"),
    known_as("newcomer_id", "the number of who came", "keys", "referee id, referred customer id, newcomer id"),
    known_as("through", "who sent them", "keys",
             "referrer name, referrer, referred by, referring customer, referring account, referral partner, "
             "recommended by, advocate"),
    known_as("through_id", "the number of who sent them", "keys", "referrer id, referring customer id"),
    known_as("date", "the day", "times",
             "referral at, referral date, referred on, referred at, date referred, date, created at, created date"),
    known_as("zone", "in which time zone", "names",
             "timezone, time zone, timezone location, timezone referral, timezone homeclub, tz"),
    known_as("status", "what came of it", "stages",
             "referral status, status, outcome, result, user referral status id, referral stage"),
)  # fmt: skip

MOVES = (
    known_as("deal", "the deal", "ids",
             "deal id, opportunity id, deal pipedrive system id, opportunity, deal, record id, opportunity number"),
    known_as("stage", "the stage", "notes", "to stage, new stage, stage, stage name, deal stage, value, new value"),
    known_as("date", "since when it has it", "times",
             "date entered, entered on, entered, since, since when, stage date, changed on, change date, changed at, "
             "date"),
    known_as("worth", "what it was worth", "amounts", "amount, deal value, value, worth"),
    known_as("currency", "the currency", "currencies", CURRENCY),
)  # fmt: skip
