"""The API, version 1. Others build on these names: they stay."""

from ninja import NinjaAPI

from coalface import __version__
from coalface.api_kit.reading import CarefulParser
from coalface.api_kit.refusing import teach_refusals
from coalface.learning.api import router as learning
from coalface.releases.api import router as releases
from coalface.reporting.api import router as reporting
from coalface.reporting.api_waiting import teach_waiting
from coalface.reviews.api import router as reviews
from coalface.reviews.api_deaths import router as deaths
from coalface.trials.api import router as trials
from coalface.vitals.api import router as vitals

api = NinjaAPI(
    title="Coalface",
    version=__version__,
    description="People who do the work tell what happened; everyone reads what was learned. No child, family or worker"
    " is named here. Nothing in this API needs or takes a sign-in or a cookie. To send the numbers of a trial takes its"
    " token, and to read or keep a register takes that of the register.",
    docs_url=None,
    parser=CarefulParser(),
    urls_namespace="api",
)
teach_refusals(api)
teach_waiting(api)
api.add_router("", reporting)
api.add_router("", learning)
api.add_router("", trials)
api.add_router("", reviews)
api.add_router("", deaths)
api.add_router("", releases)
api.add_router("", vitals)
