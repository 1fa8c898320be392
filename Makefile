# The commands of the README. What each does without Jenkins' Maven repository in reach, it says.

.PHONY: test run picture

test:
	@.ci/test

run:
	@src/test/demo/run

# Draws the plan of the rooms anew, docs/images/rooms.svg from docs/rooms.puml.
picture:
	@docs/draw
