"""The log's weekly checkpoint, signed and laid open for anyone to keep."""

from datetime import date


def publish_week(*, today: date) -> list[str]:
    """Publish this week's checkpoint where there is something new to sign. Returns what to say."""
    from coalface.integrity.actions import publish_checkpoint
    from coalface.integrity.key_file import NoLogKey

    try:
        published = publish_checkpoint(today=today)
    except NoLogKey as reason:
        return [f"The log could not be signed. {reason}"]
    return [f"Published a checkpoint of the log at {published.size} leaves."] if published else []
