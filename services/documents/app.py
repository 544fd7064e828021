"""文书制作送达、卷宗: 二(一) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from services.documents.activities import DocumentsActivities
from services.documents.applications.routes import router as applications
from services.documents.delivery import repository as delivered
from services.documents.delivery.routes import router as delivery
from services.documents.dossier import repository as handed
from services.documents.dossier.routes import router as dossier
from services.documents.drafting import repository as drafted
from services.documents.drafting.faces import faces
from services.documents.drafting.routes import router as drafting
from services.documents.files.routes import UPLOADS
from services.documents.files.routes import router as files
from services.documents.nonacceptance import repository as unaccepted
from services.documents.nonacceptance.routes import router as nonacceptance
from services.documents.signing.routes import router as signing
from services.documents.undelivered.routes import router as undelivered
from services.documents.withdrawal.routes import router as withdrawal
from shared.platform.service import create_service


def create_app() -> FastAPI:
    faces()
    return create_service(
        "documents",
        "文书制作送达、卷宗",
        [drafting, signing, withdrawal, delivery, undelivered, dossier, files, applications, nonacceptance],
        lambda resources: DocumentsActivities(resources).activities(),
        [*drafted.WAITING, *delivered.WAITING, *handed.WAITING, *unaccepted.WAITING],
        uploads=UPLOADS,
    )
