package io.jenkins.plugins.akool.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the plugin writes into the log while this is open. */
public final class Logs extends Handler implements AutoCloseable {

    private static final Logger PLUGIN = Logger.getLogger("io.jenkins.plugins.akool");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    public Logs() {
        setFormatter(new SimpleFormatter());
        PLUGIN.addHandler(this);
        PLUGIN.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    /** Messages at this level, as a reader sees them. */
    public List<String> at(Level level) {
        return records.stream()
                .filter(logged -> logged.getLevel().equals(level))
                .map(getFormatter()::formatMessage)
                .toList();
    }

    /** All of it with stack traces. */
    public String everything() {
        StringBuilder all = new StringBuilder();
        records.forEach(logged -> all.append(getFormatter().format(logged)));
        return all.toString();
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        PLUGIN.removeHandler(this);
        PLUGIN.setUseParentHandlers(true);
    }
}
