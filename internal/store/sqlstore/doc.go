// Package sqlstore keeps a collection in an SQL database: SQLite, in one folder
// and without a server, or PostgreSQL. One implementation serves both; what
// differs between them stands in dialect.
package sqlstore
