package io.jenkins.plugins.akool.report;

import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.TranslationRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A build's translations by their source, cut into pages, so that many do not make one that nobody can load. */
final class PageOfTranslations {

    /** Translations on a page; AKOOL's languages of one video, mostly. */
    static final int MOST = 40;

    private final Visit visit;
    private final Map<Source, List<TranslationRecord>> bySource = new LinkedHashMap<>();
    private final List<TranslationRecord> inOrder = new ArrayList<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final int number;

    /**
     * One video.
     *
     * @param recorded as its order is recorded
     * @param turn see {@link BuildTranslations#turns}
     */
    private record Source(String recorded, int turn) {}

    /**
     * @param asked for page, from 1; the nearest that there is, otherwise
     */
    PageOfTranslations(Visit visit, int asked) {
        this.visit = visit;
        Map<String, Integer> turns = visit.translations().turns();
        for (OrderRecord order : visit.translations().getOrders()) {
            sources.put(order.id(), new Source(order.source(), turns.getOrDefault(order.id(), 1)));
        }
        for (TranslationRecord record : visit.translations().getRecords()) {
            bySource.computeIfAbsent(source(record), s -> new ArrayList<>()).add(record);
        }
        bySource.values().forEach(inOrder::addAll);
        number = Math.max(1, Math.min(asked, count()));
    }

    private Source source(TranslationRecord record) {
        return sources.getOrDefault(record.orderId(), new Source(record.getSource(), 1));
    }

    int number() {
        return number;
    }

    int count() {
        return Math.max(1, (inOrder.size() + MOST - 1) / MOST);
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    String words() {
        return Messages.pageOf(number(), count());
    }

    /** The number of the page that a translation is on, 1 where it is on none. */
    int numberOf(String translationId) {
        List<String> ids = inOrder.stream().map(TranslationRecord::id).toList();
        return Math.max(0, ids.indexOf(translationId)) / MOST + 1;
    }

    private List<TranslationRecord> records() {
        int from = (number - 1) * MOST;
        return inOrder.subList(Math.min(from, inOrder.size()), Math.min(from + MOST, inOrder.size()));
    }

    List<SourceSection> sections() {
        Map<Source, List<TranslationRecord>> here = new LinkedHashMap<>();
        for (TranslationRecord record : records()) {
            here.computeIfAbsent(source(record), s -> new ArrayList<>()).add(record);
        }
        return here.entrySet().stream()
                .map(e -> section(e.getKey(), e.getValue()))
                .toList();
    }

    private SourceSection section(Source source, List<TranslationRecord> shown) {
        boolean several = bySource.containsKey(new Source(source.recorded(), 2));
        return new SourceSection(visit, source.recorded(), several ? source.turn() : 0, bySource.get(source), shown);
    }
}
