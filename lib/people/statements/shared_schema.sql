-- PostgreSQL alone: where the tables of people are.
CREATE SCHEMA IF NOT EXISTS people
