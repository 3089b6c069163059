"""The linter: rules, settings, suppressions, fixes and reports. `runner.check_documents` is its entry point."""
