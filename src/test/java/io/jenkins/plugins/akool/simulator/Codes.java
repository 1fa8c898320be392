package io.jenkins.plugins.akool.simulator;

/** AKOOL's business codes that the simulator gives by itself (docs.akool.com, error codes). The wording is its own. */
final class Codes {
    static final int SUCCESS = 1000;
    static final int BAD_PARAMETER = 1003;
    static final int QUOTA_EXCEEDED = 1006;
    static final int NOT_EXISTING = 1008;
    static final int BAD_AUTHORIZATION = 1101;
    static final int NO_AUTHORIZATION = 1102;
    static final int ALREADY_LIP_SYNCED = 1202;

    private Codes() {}
}
