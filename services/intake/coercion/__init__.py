"""调查、强制、惩戒: what the court does to a person to have the judgment obeyed."""
