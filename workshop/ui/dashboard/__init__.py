"""The numbers of a class as charts: for the facilitator, for the room, and for other pages."""
