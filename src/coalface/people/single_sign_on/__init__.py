"""Signing in with one's organisation, by OpenID Connect. For roles that open no sealed report, and for nobody else.

`providers` reads the operator's choices, `asking` speaks http, `discovery` finds a provider's addresses and keys,
`journey` remembers the way out until somebody is back, `id_tokens` looks at what they bring, and `flow` joins these.
Authlib and joserfc know the protocol; this room only says what it expects of it.
"""
