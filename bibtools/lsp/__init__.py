"""The language server: findings, fixes, rendered references and keys in an editor. Needs the extra `lsp`."""
