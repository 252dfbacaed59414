"""The pages that lead in: by password, link or invitation, with a second factor where it is on; and the way out."""
