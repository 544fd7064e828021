"""收案分案、初次接待、质效管理: 一(二), 二(五) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from services.intake.access.routes import router as access
from services.intake.activities import IntakeActivities
from services.intake.administration.mover import Mover
from services.intake.administration.routes import router as administration
from services.intake.administration.routes import sandbox_router
from services.intake.agents.routes import router as agents
from services.intake.alterations.routes import router as alterations
from services.intake.assessment.routes import router as assessment
from services.intake.assignment.routes import router as assignment
from services.intake.bankruptcy.routes import router as bankruptcy
from services.intake.board.routes import router as board
from services.intake.closing.routes import router as closing
from services.intake.clues.routes import router as clues
from services.intake.coercion.routes import router as coercion
from services.intake.conclusion.routes import router as conclusion
from services.intake.coordination.routes import router as coordination
from services.intake.corrections.routes import router as corrections
from services.intake.docket.routes import router as docket
from services.intake.feeds.routes import router as feeds
from services.intake.filing.routes import router as filing
from services.intake.guarantees.routes import router as guarantees
from services.intake.inspection.routes import router as inspection
from services.intake.instructions.routes import router as instructions
from services.intake.library.routes import router as library
from services.intake.linked.routes import router as linked
from services.intake.offices.routes import router as offices
from services.intake.overview.repository import FIGURES
from services.intake.overview.routes import router as overview
from services.intake.petitions.routes import router as petitions
from services.intake.preservation.routes import router as preservation
from services.intake.prompts.routes import router as prompts
from services.intake.property_reports.routes import router as property_reports
from services.intake.reception.routes import router as reception
from services.intake.recusal.routes import router as recusal
from services.intake.renamings.routes import router as renamings
from services.intake.resumption.routes import router as resumption
from services.intake.risks.routes import router as risks
from services.intake.sampling.routes import router as sampling
from services.intake.settlements.routes import router as settlements
from services.intake.substitution.routes import router as substitution
from services.intake.supplements.routes import router as supplements
from services.intake.suspension.routes import router as suspension
from services.intake.tasks.routes import router as tasks
from services.intake.todo.routes import router as todo
from services.intake.upkeep.routes import router as upkeep
from services.intake.views.routes import router as views
from services.intake.waivers.routes import router as waivers
from services.intake.work_log.routes import router as work_log
from shared.platform.service import create_service
from shared.platform.settings import settings


def create_app() -> FastAPI:
    mover = Mover()
    played, moving = ([sandbox_router], [mover.run]) if settings().mode == "sandbox" else ([], [])
    app = create_service(
        "intake",
        "收案分案、初次接待、质效管理",
        [
            reception,
            filing,
            preservation,
            access,
            corrections,
            agents,
            assignment,
            recusal,
            linked,
            coordination,
            overview,
            todo,
            board,
            assessment,
            views,
            feeds,
            docket,
            work_log,
            prompts,
            tasks,
            instructions,
            inspection,
            risks,
            sampling,
            waivers,
            settlements,
            supplements,
            guarantees,
            suspension,
            coercion,
            petitions,
            property_reports,
            clues,
            conclusion,
            bankruptcy,
            substitution,
            alterations,
            renamings,
            closing,
            resumption,
            upkeep,
            library,
            offices,
            administration,
            *played,
        ],
        lambda resources: IntakeActivities(resources).activities(),
        figures=FIGURES,
        beside=moving,
    )
    app.state.mover = mover
    return app
