# The commands of the README. What each does without Jenkins' Maven repository in reach, it says.

.PHONY: test soak bench run akool picture screenshots

test:
	@.ci/test

# Plays many simulated worlds, on all cores: make soak SEEDS=1000000 FROM=1
SEEDS ?= 100000
FROM ?= 1
soak:
	@./mvnw -B -q -ntp -f core-pom.xml test -Dtest=SimulationTest -Dakool.seeds=$(SEEDS) -Dakool.from=$(FROM)

# Figures beside what people would do instead, as they stand in docs/benchmarks.md: make bench, or make bench ONLY=noticing.
# PLUGINS names a folder with plugins to measure beside it, see src/test/bench/run.
ONLY ?=
PLUGINS ?=
bench:
	@src/test/bench/run "$(ONLY)" "$(PLUGINS)"

run:
	@src/test/demo/run

# Starts the simulated AKOOL alone: make akool FLAGS="--port 8090 --http-401"
akool:
	@src/test/demo/core io.jenkins.plugins.akool.simulator.SimulatedAkoolMain $(FLAGS)

# Draws the plan of the rooms anew, docs/images/rooms.svg from docs/rooms.puml.
picture:
	@docs/draw

# Takes the pictures of the pages anew, docs/images/*.png. Needs Chromium, and Jenkins' repository or a mirror of it.
screenshots:
	@./mvnw -B -q -ntp test -Dtest=Screenshots
