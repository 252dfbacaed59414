"""Contacts from address books: vCards of any version, and whom they speak for."""
