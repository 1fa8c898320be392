package io.jenkins.plugins.akool.record;

import hudson.model.Run;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * What a build remembers, in memory as long as Jenkins holds the build: read from its file when it is first asked for, and
 * ahead of the file until it is saved.
 */
final class RecordBook {

    private static final Logger LOGGER = Logger.getLogger(RecordBook.class.getName());

    private final Run<?, ?> run;

    /** Null until it is asked for. Replaced as a whole, so that it can be read and saved at any moment. */
    private volatile RecordFile.Content content;

    /** Whether there is a file that cannot be read nor be set aside, and that must not be written over. */
    private boolean inTheWay;

    /**
     * What the paths of results of this build have in common, or are about to, each taken once; null until the first is
     * taken. Lost at a restart, when files tell.
     */
    private Set<String> claimed;

    /** Held while the file is written. */
    private final Object writing = new Object();

    RecordBook(Run<?, ?> run) {
        this.run = run;
    }

    private RecordFile file() {
        return new RecordFile(run.getRootDir().toPath());
    }

    RecordFile.Content content() {
        RecordFile.Content read = content;
        return read == null ? read() : read;
    }

    private synchronized RecordFile.Content read() {
        if (content == null) {
            try {
                content = file().read();
            } catch (IOException | RuntimeException e) {
                content = RecordFile.Content.NONE;
                inTheWay = true;
                clearWay(e);
            }
        }
        return content;
    }

    private synchronized void clearWay(Exception cause) {
        try {
            if (inTheWay) {
                file().setAside(run.getFullDisplayName(), cause);
                inTheWay = false;
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "what cannot be read stays where it is", e);
        }
    }

    private synchronized boolean isInTheWay() {
        return inTheWay;
    }

    synchronized void put(List<OrderRecord> together) {
        List<OrderRecord> orders = new ArrayList<>(content().orders());
        together.forEach(order -> replace(orders, order, o -> o.id().equals(order.id())));
        content = new RecordFile.Content(orders, content.translations());
    }

    /** Returns what was known before, null where nothing was. */
    synchronized TranslationRecord put(TranslationRecord changed) {
        List<TranslationRecord> translations = new ArrayList<>(content().translations());
        TranslationRecord before = replace(translations, changed, r -> r.id().equals(changed.id()));
        content = new RecordFile.Content(content.orders(), translations);
        return before;
    }

    private static <T> T replace(List<T> all, T changed, Predicate<T> same) {
        for (int i = 0; i < all.size(); i++) {
            if (same.test(all.get(i))) {
                return all.set(i, changed);
            }
        }
        all.add(changed);
        return null;
    }

    void save() throws IOException {
        synchronized (writing) {
            RecordFile.Content now = content();
            clearWay(null);
            if (isInTheWay()) {
                throw new IOException("a file that cannot be read is in the way");
            }
            file().write(now);
        }
    }

    Recorded recorded(Order order) {
        RecordFile.Content now = content();
        Map<String, Translation> known = new LinkedHashMap<>();
        now.translations().stream()
                .filter(r -> r.orderId().equals(order.id()))
                .forEach(r -> known.put(r.language(), r.toTranslation(order)));
        boolean whole = now.orders().stream().anyMatch(o -> o.id().equals(order.id()) && o.whole());
        return new Recorded(whole || isWhole(), known, together(order, now));
    }

    /** Whether all that was ever written down can be read. */
    boolean isWhole() {
        content();
        return !isInTheWay() && !file().wasSetAside();
    }

    /** What is known of the others that were asked for together with the order, where it counts what they cost. */
    private static List<Translation> together(Order order, RecordFile.Content now) {
        if (order.terms().batch() == null || order.terms().maxCredits() == null) {
            return List.of();
        }
        Map<String, Order> others = now.orders().stream()
                .filter(o -> o.isMeantBy(order.group()) && !o.id().equals(order.id()))
                .collect(Collectors.toMap(OrderRecord::id, o -> o.toOrder(order.owner())));
        return now.translations().stream()
                .filter(r -> others.containsKey(r.orderId()))
                .map(r -> r.toTranslation(others.get(r.orderId())))
                .toList();
    }

    synchronized String claim(String folder, IntFunction<String> names) {
        if (claimed == null) {
            claimed = new HashSet<>();
            for (TranslationRecord r : content().translations()) {
                String file = r.getFile();
                if (file != null) {
                    claimed.add(file.substring(0, file.lastIndexOf('.')).toLowerCase(Locale.ROOT));
                }
            }
        }
        String prefix = folder.isEmpty() ? "" : folder + "/";
        String path = prefix + names.apply(1);
        for (int n = 2; claimed.contains(path.toLowerCase(Locale.ROOT)); n++) {
            path = prefix + names.apply(n);
        }
        claimed.add(path.toLowerCase(Locale.ROOT));
        return path;
    }

    synchronized void release(String path) {
        if (claimed != null) {
            claimed.remove(path.toLowerCase(Locale.ROOT));
        }
    }
}
