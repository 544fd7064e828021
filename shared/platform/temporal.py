"""The Temporal client: pydantic messages, and failures that carry a code and an article, never a person's data."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import ValidationError
from temporalio.api.failure.v1 import Failure
from temporalio.client import Client
from temporalio.common import SearchAttributePair, TypedSearchAttributes
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DataConverter, DefaultFailureConverter, PayloadConverter
from temporalio.exceptions import ApplicationError, FailureError
from temporalio.service import RPCError

from shared.contracts.process import team_of
from shared.contracts.running import COURT, TEAM
from shared.gateways.errors import GatewayRefused, GatewayUnavailable
from shared.values.refusal import Problem


class CodedFailures(DefaultFailureConverter):
    """Keeps type, code and article of a failure and drops its words, which may quote a name or an address."""

    def to_failure(
        self, exception: BaseException, payload_converter: PayloadConverter, failure: Failure
    ) -> None:
        super().to_failure(_coded(exception), payload_converter, failure)
        failure.stack_trace = ""


def _coded(exception: BaseException) -> BaseException:
    if isinstance(exception, Problem):
        return ApplicationError(
            exception.code, exception.article, type="Problem", non_retryable=not exception.retriable
        )
    if isinstance(exception, GatewayRefused):
        return ApplicationError(exception.code, type="GatewayRefused", non_retryable=True)
    if isinstance(exception, GatewayUnavailable):
        words = f"{exception.code}：{exception.detail}，系统自动重试"
        return ApplicationError(words, type="GatewayUnavailable")
    if isinstance(exception, FailureError):
        return exception
    kind = type(exception).__name__
    hopeless = isinstance(exception, ValidationError) or _not_storable(exception)
    return ApplicationError(kind, type=kind, non_retryable=hopeless)


def _not_storable(exception: BaseException) -> bool:
    """Whether the database refuses a value for what it is (SQLSTATE class 22): no repeat will store it."""
    state = getattr(getattr(exception, "orig", None), "sqlstate", None) or ""
    return state.startswith("22")


DATA_CONVERTER = DataConverter(
    payload_converter_class=pydantic_data_converter.payload_converter_class,
    failure_converter_class=CodedFailures,
)


async def connect(address: str, namespace: str, **options: Any) -> Client:
    """A client, waiting for a server that is not up yet."""
    while True:
        try:
            return await Client.connect(
                address, namespace=namespace, data_converter=DATA_CONVERTER, **options
            )
        except (RPCError, RuntimeError):
            await asyncio.sleep(0.2)


def search_attributes(court: str, workflow_type: str) -> TypedSearchAttributes:
    """Whose court's and which team's process a workflow is, from its start."""
    return TypedSearchAttributes(
        [SearchAttributePair(COURT, court), SearchAttributePair(TEAM, team_of(workflow_type))]
    )
