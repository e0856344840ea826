"""What `rehearse` does: run the scenario, show fans, and hand a quarter over to the front door."""
