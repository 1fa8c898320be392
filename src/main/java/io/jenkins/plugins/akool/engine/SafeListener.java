package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.translation.Translation;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A listener that breaks must not keep a paid translation from being watched. */
final class SafeListener implements EngineListener {

    private static final Logger LOGGER = Logger.getLogger(SafeListener.class.getName());

    private final EngineListener listener;

    SafeListener(EngineListener listener) {
        this.listener = listener;
    }

    @Override
    public void changed(Translation translation) {
        tell(translation, () -> listener.changed(translation));
    }

    @Override
    public void paused(Translation translation, String why) {
        tell(translation, () -> listener.paused(translation, why));
    }

    @Override
    public void waiting(Translation translation, String why) {
        tell(translation, () -> listener.waiting(translation, why));
    }

    private static void tell(Translation t, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "The listener failed on the translation " + t.id(), e);
        }
    }
}
