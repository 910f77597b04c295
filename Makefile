# Each target's ## comment is its line in `make help`.

.PHONY: help build test check floors docs fuzz

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /	/' | expand -t 10

build: ## build ./synoptic
	go build -o synoptic ./cmd/synoptic

test: ## run all tests
	go test ./...

check: ## what CI runs: formatting, vet, staticcheck, tests, races, floors
	.ci/run

floors: ## measure, and raise the floors to what is measured
	go run ./cmd/synoptic eval --raise --floors internal/eval/floors.json

docs: ## write what the commands in the documents print into them
	go test ./cmd/synoptic -run Documents -update

fuzz: ## fuzz each parser of foreign bytes for a while
	@for p in $$(git grep -l '^func Fuzz' -- '*_test.go' | xargs -n1 dirname | sort -u); do \
		for f in $$(git grep -h -o '^func Fuzz[A-Za-z0-9_]*' -- $$p/*_test.go | cut -d' ' -f2); do \
			echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime 30s ./$$p || exit 1; \
		done; done
