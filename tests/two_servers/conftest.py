"""What these tests share: a PostgreSQL of their own, and lines to it that can be cut."""

from tests.two_servers.fixtures import cable, database, own_postgres, postgres, sample_database

__all__ = ["cable", "database", "own_postgres", "postgres", "sample_database"]
