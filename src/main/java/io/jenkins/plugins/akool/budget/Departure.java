package io.jenkins.plugins.akool.budget;

/** How a translation that the engine has no more leaves its journal. */
public interface Departure {

    /** Of one that the journal had no more when it was read. */
    Departure BEFORE = new Departure() {
        @Override
        public void leave() {
            // It has left.
        }

        @Override
        public boolean hasLeft() {
            return true;
        }
    };

    /** Deletes it there, now that it need not be there any more. */
    void leave();

    /** Whether it is deleted there. */
    boolean hasLeft();
}
