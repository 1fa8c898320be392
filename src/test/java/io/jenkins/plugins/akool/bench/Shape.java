package io.jenkins.plugins.akool.bench;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** How AKOOL's progress may go. AKOOL documents a number from 0 to 100 and no more, so anything may be true. */
enum Shape {
    NONE("none") {
        @Override
        Integer percent(double share, double whim) {
            return null;
        }
    },
    ZERO("always 0") {
        @Override
        Integer percent(double share, double whim) {
            return 0;
        }
    },
    EVEN("even") {
        @Override
        Integer percent(double share, double whim) {
            return (int) (100 * share);
        }
    },
    WAITING("even after a fifth of the time") {
        @Override
        Integer percent(double share, double whim) {
            return (int) Math.max(0, 125 * (share - 0.2));
        }
    },
    STEPS("steps of 0, 10, 30, 60, 90") {
        @Override
        Integer percent(double share, double whim) {
            return share < 0.1 ? 0 : share < 0.3 ? 10 : share < 0.6 ? 30 : share < 0.85 ? 60 : 90;
        }
    },
    STUCK("99 after 30 to 60 % of the time") {
        @Override
        Integer percent(double share, double whim) {
            return (int) Math.min(99, 100 * share / (0.3 + 0.3 * whim));
        }
    },
    MISLEADING("each job another curve") {
        @Override
        Integer percent(double share, double whim) {
            return (int) (100 * Math.pow(share, 0.3 + 3 * whim));
        }
    };

    /** In the tables. */
    final String words;

    Shape(String words) {
        this.words = words;
    }

    /**
     * @param share of its time that is over, 0 to 1
     * @param whim of the job, 0 to 1
     */
    @CheckForNull
    abstract Integer percent(double share, double whim);
}
