"""The review page: doubtful references beside their source, rendered on the server, with htmx and a small script."""
