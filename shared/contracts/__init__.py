"""What crosses a border between teams, workflows and the docket. Importing it declares every fact and every order."""

from importlib import import_module

from shared.contracts.teams import TEAMS

for _team in TEAMS:
    import_module(f"shared.contracts.{_team}.facts")
    import_module(f"shared.contracts.{_team}.orders")
