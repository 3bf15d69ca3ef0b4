"""A session, its people, and what they leave behind."""
