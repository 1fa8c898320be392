package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.translation.Translation;
import java.util.List;

/** Writes down all that an engine tells. */
record Hearer(List<Translation> told, List<String> pauses) implements EngineListener {

    @Override
    public void changed(Translation translation) {
        told.add(translation);
    }

    @Override
    public void paused(Translation translation, String why) {
        pauses.add(translation.language() + ": " + why);
    }

    @Override
    public void waiting(Translation translation, String why) {
        pauses.add(translation.language() + ": " + why);
    }
}
