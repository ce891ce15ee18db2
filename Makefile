# Foothold. `make run` and `make test` are all one needs; both install what is missing.
.PHONY: help run test build bench watch prepare

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

run: ## builds the release, fills a demonstration and serves it (PORT and DATABASE_URL may be set)
	@bash .ci/install build
	@bash .ci/build
	@bash .ci/serve

test: ## runs every check, on SQLite, PostgreSQL and in a real browser
	@bash .ci/test

build: ## builds the release: target/release/foothold and target/site
	@bash .ci/install build
	@bash .ci/build

bench: ## measures the release: pages a second, memory, time to first paint
	@bash .ci/install bench
	@bash .ci/build
	@node end2end/bench/run.mjs

watch: ## builds for work and serves, again at every change
	@bash .ci/install build
	@bash .ci/watch

prepare: ## checks every query against both engines and keeps the answers in .sqlx
	@bash .ci/install build prepare
	@bash .ci/prepare
