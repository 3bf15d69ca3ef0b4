"""The discussion pages: questions about what this class just did, answers, and what is read aloud of them."""
