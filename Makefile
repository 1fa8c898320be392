# The two commands of the README. What each does without Jenkins' Maven repository in reach, it says.

.PHONY: test run

test:
	@.ci/test

run:
	@src/test/demo/run
