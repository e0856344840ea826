"""Referrals and re-referrals: Children in need, data set B1."""

from .ees import EesLayout, Share
from .source import DFE, Source

SOURCE = Source(
    code="dfe_referrals",
    title="Children in need, referrals and re-referrals (data set B1)",
    publisher=DFE,
    period="year to 31 March",
    layouts=(
        EesLayout(
            items={
                name: name
                for name in (
                    "referral_count",
                    "rereferral_count",
                    "rereferral_percent",
                    "no_further_action_count",
                    "no_further_action_percent",
                    "not_in_need_count",
                    "not_in_need_percent",
                    "referral_child_count",
                    "rereferral_child_count",
                    "rereferral_child_percent",
                )
            },
            ends=(3, 31),
            only={"category": "Referrals and Re-referrals"},
            percents={
                "rereferral_percent": Share("rereferral_count", ("referral_count",)),
                "no_further_action_percent": Share("no_further_action_count", ("referral_count",)),
                "not_in_need_percent": Share("not_in_need_count", ("referral_count",)),
                "rereferral_child_percent": Share("rereferral_child_count", ("referral_child_count",)),
            },
        ),
    ),
)
