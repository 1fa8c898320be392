package io.jenkins.plugins.akool.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Sees to it that Jenkins' log has no warning by this plugin, or about it, but those that a scenario is about. */
public final class QuietLog extends Handler implements BeforeEachCallback, AfterEachCallback {

    private static final Logger ROOT = Logger.getLogger("");

    private final List<LogRecord> warnings = new CopyOnWriteArrayList<>();
    private final List<String> expected = new ArrayList<>();

    public QuietLog() {
        setFormatter(new SimpleFormatter());
        setLevel(Level.WARNING);
    }

    /** This scenario is one in which at least one warning says so. */
    public void expect(String part) {
        expected.add(part);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ROOT.addHandler(this);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ROOT.removeHandler(this);
        List<String> told =
                new ArrayList<>(warnings.stream().map(QuietLog::whole).toList());
        expected.forEach(part -> assertTrue(told.removeIf(warning -> warning.contains(part)), part));
        assertEquals(List.of(), told);
    }

    @Override
    public void publish(LogRecord logged) {
        if (isLoggable(logged) && isOurs(logged)) {
            warnings.add(logged);
        }
    }

    /** Whether a record is by this plugin or about it. */
    public static boolean isOurs(LogRecord logged) {
        return whole(logged).toLowerCase(Locale.ROOT).contains("akool");
    }

    /** The logger's name, the message and the stack trace. */
    public static String whole(LogRecord logged) {
        StringWriter text = new StringWriter();
        text.append(logged.getLoggerName()).append(": ").append(new SimpleFormatter().formatMessage(logged));
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
