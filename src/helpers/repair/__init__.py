"""Raw facts of a dispatch → its cleaned tables: names, numbers and arithmetic settled."""
