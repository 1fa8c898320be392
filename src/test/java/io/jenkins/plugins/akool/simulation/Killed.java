package io.jenkins.plugins.akool.simulation;

/** What a call to the outside ends with where the process is killed in it. Nothing of the engine catches it. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    static final Killed HERE = new Killed();

    private Killed() {
        super("the process was killed", null, false, false);
    }
}
