package io.jenkins.plugins.akool.simulation;

/** Where the engine meets the world, and so where something can go wrong. */
enum Port {
    /** A change is written into the journal. */
    JOURNAL_SAVE,
    /** An entry of the journal is deleted. */
    JOURNAL_REMOVE,
    /** The journal is read at a start. */
    JOURNAL_LOAD,
    /** What was spent is written down. */
    BUDGET_SAVE,
    /** What was spent is read. */
    BUDGET_LOAD,
    /** A build's record is written. */
    RECORD_SAVE,
    /** The login that pays is looked up. */
    LOGIN,
    /** The address of the video is looked up. */
    ADDRESS,
    /** The address for AKOOL's calls is looked up. */
    DOOR,
    /** AKOOL is asked for translations. */
    CREATE,
    /** AKOOL is asked how far one is. */
    STATUS,
    /** A result is brought to its place. */
    COLLECT
}
