"""One case from application to archive, driven over the services' HTTP APIs as the staff would."""
